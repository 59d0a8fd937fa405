//! Where a task is at home: what the context does not say, read from the task definition.
//!
//! The execution role's ARN tells partition and account. The Region is taken from `awslogs-region`, else from the ARNs of secrets and
//! parameters, else from private images, and only where all of one kind agree.

use super::Context;
use crate::facts::regions;
use crate::model::TaskDefinition;
use crate::model::arn::Arn;
use crate::model::image::Image;
use crate::model::placeholder;

impl Context {
    /// The same context, completed with what the task definition tells. What stays unknown stays `None`.
    pub fn completed(&self, task: &TaskDefinition) -> Self {
        let roles = [&task.execution_role_arn, &task.task_role_arn];
        let roles: Vec<Arn> = roles.iter().filter_map(|role| Arn::parse(role.as_str()?)).collect();
        let references = references(task);
        let account = self
            .account
            .clone()
            .or_else(|| roles.iter().map(|role| role.account.clone()).find(|account| is_account(account)))
            .or_else(|| {
                // ECS takes parameters of the task's own account only.
                let own = references.iter().filter(|arn| arn.is("ssm")).map(|arn| arn.account.clone());
                unanimous(own.filter(|account| is_account(account)))
            });
        let region = self.region.clone().or_else(|| region(task, &references));
        let partition = self
            .partition
            .clone()
            .or_else(|| roles.first().map(|role| role.partition.clone()))
            .or_else(|| region.as_deref().map(|region| regions::of_region(region).to_owned()))
            .or_else(|| references.first().map(|arn| arn.partition.clone()));
        Self { partition, region, account, ..self.clone() }
    }
}

/// Is it twelve digits?
pub fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The ARNs that secrets, log options and registry credentials name.
fn references(task: &TaskDefinition) -> Vec<Arn> {
    let mut arns = Vec::new();
    for container in task.container_definitions.items() {
        let log = container.log_configuration.known();
        let secrets =
            container.secrets.items().chain(log.into_iter().flat_map(|log| log.secret_options.items()));
        arns.extend(secrets.filter_map(|secret| Arn::parse(secret.value_from.as_str()?)));
        let credentials = container.repository_credentials.known();
        arns.extend(
            credentials.and_then(|credentials| Arn::parse(credentials.credentials_parameter.as_str()?)),
        );
    }
    arns
}

fn region(task: &TaskDefinition, references: &[Arn]) -> Option<String> {
    let containers = || task.container_definitions.items();
    let of_logs = containers().filter_map(|container| {
        let region = container.log_configuration.known()?.options.entry("awslogs-region")?.as_str()?;
        is_region(region).then(|| region.to_owned())
    });
    let of_references = references.iter().map(|arn| arn.region.clone()).filter(|region| is_region(region));
    let of_images =
        containers().filter_map(|container| Some(Image::parse(container.image.as_str()?)?.ecr()?.region));
    unanimous(of_logs).or_else(|| unanimous(of_references)).or_else(|| unanimous(of_images))
}

fn is_region(text: &str) -> bool {
    text.contains('-') && !placeholder::is_in(text)
}

/// The value that all have, when there is one.
fn unanimous(mut values: impl Iterator<Item = String>) -> Option<String> {
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model, source, syntax};

    fn completed(text: &str, context: &Context) -> [Option<String>; 3] {
        let document = syntax::parse(text, None);
        let located = source::locate(&document);
        let task = model::decode(&document, located.targets[0].node).task;
        let context = context.completed(&task);
        assert_eq!(context.completed(&task), context);
        [context.partition, context.region, context.account]
    }

    #[test]
    fn reads_the_role_and_the_log_region() {
        let text = r#"{"family":"f","executionRoleArn":"arn:aws-cn:iam::111122223333:role/x","containerDefinitions":[
            {"name":"a","image":"i","logConfiguration":{"logDriver":"awslogs","options":{"awslogs-region":"cn-north-1"}}},
            {"name":"b","image":"444455556666.dkr.ecr.cn-northwest-1.amazonaws.com.cn/w"}]}"#;
        let some = |text: &str| Some(text.to_owned());
        let context = Context::default();
        assert_eq!(completed(text, &context), [some("aws-cn"), some("cn-north-1"), some("111122223333")]);
        let told = Context { region: some("cn-northwest-1"), account: some("999988887777"), ..context };
        assert_eq!(completed(text, &told), [some("aws-cn"), some("cn-northwest-1"), some("999988887777")]);
    }

    #[test]
    fn does_not_choose_between_regions() {
        let text = r#"{"family":"f","containerDefinitions":[{"name":"a","image":"i","secrets":[
            {"name":"A","valueFrom":"arn:aws:ssm:us-east-1:111122223333:parameter/a"},
            {"name":"B","valueFrom":"arn:aws:ssm:eu-west-1:111122223333:parameter/b"}]}]}"#;
        let found = completed(text, &Context::default());
        assert_eq!(found, [Some("aws".to_owned()), None, Some("111122223333".to_owned())]);
    }
}
