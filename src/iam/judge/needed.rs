//! What each of the roles of a task definition needs, call by call, and where the calls go.

use super::paste::Pasted;
use super::{Needed, Whose, needs, statements, strings};
use crate::iam::resource::Home;
use crate::iam::{self, PolicyDocument, PolicyStyle, Reason, RoleOptions};
use crate::model::TaskDefinition;
use crate::model::arn::Arn;
use crate::world::home::is_account;
use crate::world::{Context, World};

/// What each of the four needs, resource by resource.
pub fn of_task(
    task: &TaskDefinition,
    context: &Context,
    world: &World,
    options: &RoleOptions,
) -> Vec<Needed> {
    let options = RoleOptions { style: PolicyStyle::Exact, ..options.clone() };
    let roles = iam::derive_with(task, context, world, &options);
    let around = iam::surroundings(task, context, &options, &roles);
    let home = Home::new(context);
    let of = |whose: Whose, document: &PolicyDocument, because: &[Vec<Reason>]| {
        let arn = match whose {
            Whose::Execution => task.execution_role_arn.text(),
            Whose::Task => task.task_role_arn.text(),
            Whose::Infrastructure | Whose::Deployer => None,
        };
        let principal = arn.filter(|arn| Arn::parse(arn).is_some_and(|arn| arn.is("iam"))).map_or_else(
            || format!("arn:{}:iam::{}:role/<role>", home.partition, home.account()),
            str::to_owned,
        );
        let grants = match whose {
            Whose::Execution | Whose::Task => roles.grants.as_slice(),
            Whose::Infrastructure | Whose::Deployer => &[],
        };
        let wanted = needs::of_document(document, because, grants, &principal);
        Needed { whose, document: document.clone(), wanted }
    };
    vec![
        of(Whose::Execution, &roles.execution.document, &roles.execution.because),
        of(Whose::Task, &roles.task.document, &roles.task.because),
        of(Whose::Infrastructure, &around.infrastructure.document, &around.infrastructure.because),
        of(Whose::Deployer, &around.deployer.document, &around.deployer.because),
    ]
}

/// What the task definition does not tell of its place is taken from the policies, where all of them agree.
pub fn assume(context: &mut Context, policies: &[Pasted], notes: &mut Vec<String>) {
    if context.account.is_some() && context.region.is_some() {
        return;
    }
    let mut texts = Vec::new();
    for pasted in policies {
        for statement in statements(&pasted.json) {
            texts.extend(strings(statement.get("Resource")));
        }
    }
    // Images are often those of others.
    let arns: Vec<Arn> =
        texts.iter().filter_map(|text| Arn::parse(text)).filter(|arn| !arn.is("ecr")).collect();
    let agreed = |values: &[&String], is_known: fn(&str) -> bool| -> Option<String> {
        let mut told = values.iter().filter(|value| !value.is_empty() && value.as_str() != "*");
        let first = told.next()?;
        (is_known(first) && told.all(|value| value == first)).then(|| (*first).clone())
    };
    let accounts: Vec<&String> = arns.iter().map(|arn| &arn.account).collect();
    let regions: Vec<&String> = arns.iter().map(|arn| &arn.region).collect();
    let told = |what: &str, value: &str| {
        format!("the task definition does not tell its {what}; it is taken for that of the policies, {value}")
    };
    if context.account.is_none() {
        context.account = agreed(&accounts, is_account);
        notes.extend(context.account.as_ref().map(|account| told("account", account)));
    }
    if context.region.is_none() {
        context.region =
            agreed(&regions, |region| region.contains('-') && !region.contains(['*', '<', '$', '?']));
        notes.extend(context.region.as_ref().map(|region| told("Region", region)));
    }
}
