//! The deployer: whoever registers the task definition, a person or a pipeline, and passes the roles to ECS.

use std::collections::BTreeMap;

use super::policy::{PolicyDocument, Statement};
use super::resource::Home;
use super::roles::{Reason, Roles, home_notes};
use super::trust::{ECS, ECS_TASKS};
use super::written::Written;
use crate::facts::Fact;
use crate::facts::iam_actions as facts;
use crate::facts::iam_actions::Action;
use crate::model::{Field, Origin, TaskDefinition};

/// A role, or a caller, that is neither the execution role nor the task role.
#[derive(Clone, Debug)]
pub struct Companion {
    /// Whether there is a need for it.
    pub needed: bool,
    /// The identity policy.
    pub document: PolicyDocument,
    /// The trust policy, for a role.
    pub trust: Option<PolicyDocument>,
    /// The ARNs of policies of AWS to attach.
    pub managed: Vec<String>,
    /// Why each statement is there, in the order of the document.
    pub because: Vec<Vec<Reason>>,
    /// What there is to say about it.
    pub notes: Vec<String>,
}

/// Writes the policy of the deployer.
pub fn derive(task: &TaskDefinition, home: &Home, roles: &Roles, infrastructure: &Companion) -> Companion {
    let mut statements = Vec::new();
    let mut because = Vec::new();
    let mut add = |sid: &str, action: &Action, resources, condition: (&str, &str), reasons: Vec<Reason>| {
        let mut conditions: BTreeMap<String, BTreeMap<String, Vec<String>>> = BTreeMap::new();
        let (key, value) = condition;
        if !key.is_empty() {
            let equal = BTreeMap::from([(key.to_owned(), vec![value.to_owned()])]);
            conditions.insert("StringEquals".to_owned(), equal);
        }
        statements.push(Statement {
            sid: sid.to_owned(),
            actions: vec![action.name.to_owned()],
            resources,
            conditions,
            ..Statement::default()
        });
        because.push(reasons);
    };
    let family = Written::of(&task.family).map(|family| family.in_policy(&family.text));
    let family = family.unwrap_or_else(|| "<family>".to_owned());
    let definition = home.arn("ecs", &format!("task-definition/{family}:*"));
    let root = Origin::Node(task.origin);
    let register = reason("the deployer registers this family", task.family.origin, &facts::REGISTERS);
    add("Register", &facts::ECS_REGISTER_TASK_DEFINITION, vec![definition.clone()], ("", ""), vec![register]);
    if task.tags.is_present() {
        let tag = reason("the task definition has tags", root, &facts::TAGS_ON_REGISTERING);
        let only_new = ("ecs:CreateAction", "RegisterTaskDefinition");
        add("Tag", &facts::ECS_TAG_RESOURCE, vec![definition], only_new, vec![tag]);
    }
    let fields = [
        (&task.execution_role_arn, roles.execution.needed, "execution-role"),
        (&task.task_role_arn, roles.task.needed, "task-role"),
    ];
    let mut passed: Vec<String> = Vec::new();
    let mut reasons = Vec::new();
    for (field, needed, name) in fields {
        if field.is_present() || needed {
            let arn = role_arn(field, home, name);
            if !passed.contains(&arn) {
                passed.push(arn);
            }
            let origin = if field.is_present() { field.origin } else { root };
            reasons.push(reason(
                &format!("ECS is given the {}", name.replace('-', " ")),
                origin,
                &facts::PASSES_ROLES,
            ));
        }
    }
    crate::text::order::by(&mut passed, Ord::cmp);
    if !passed.is_empty() {
        add("PassTaskRoles", &facts::IAM_PASS_ROLE, passed, ("iam:PassedToService", ECS_TASKS), reasons);
    }
    if infrastructure.needed {
        let resource = format!("arn:{}:iam::{}:role/<infrastructure-role>", home.partition, home.account());
        let pass = reason("the service is given the infrastructure role", root, &facts::PASSES_ROLES);
        add(
            "PassInfrastructureRole",
            &facts::IAM_PASS_ROLE,
            vec![resource],
            ("iam:PassedToService", ECS),
            vec![pass],
        );
    }
    let document = PolicyDocument { statements };
    let mut notes = vec![
        "running the task or updating a service is not in here, as it depends on the cluster and the service"
            .to_owned(),
    ];
    notes.extend(home_notes(&document));
    Companion { needed: true, document, trust: None, managed: Vec::new(), because, notes }
}

fn reason(text: &str, origin: Origin, fact: &'static Fact) -> Reason {
    Reason { text: text.to_owned(), origin: Some(origin), fact: Some(fact) }
}

/// The ARN of a role as a policy names it: the text may have a short name, and may have none.
pub(super) fn role_arn(field: &Field<String>, home: &Home, name: &str) -> String {
    let prefix = format!("arn:{}:iam::{}:role/", home.partition, home.account());
    match Written::of(field) {
        // What begins with a placeholder may be an ARN; what ends with one is a name.
        Some(written)
            if written.text.starts_with("arn:") || written.after_placeholder(&written.text).is_some() =>
        {
            written.in_policy(&written.text)
        }
        Some(written) => format!("{prefix}{}", written.in_policy(&written.text)),
        None => format!("{prefix}<{name}>"),
    }
}
