//! Trust policies: ECS may assume the roles of its tasks, and the role with which it manages infrastructure.

use std::collections::BTreeMap;

use super::policy::{PolicyDocument, Principal, Statement};
use super::resource::Home;

/// The service that tasks run as.
pub const ECS_TASKS: &str = "ecs-tasks.amazonaws.com";

/// The service that manages volumes, certificates and load balancers for tasks.
pub const ECS: &str = "ecs.amazonaws.com";

/// Writes the trust policy. The conditions guard against a confused deputy; without account or Region they are left out.
pub fn trust(home: &Home) -> PolicyDocument {
    let mut conditions: BTreeMap<String, BTreeMap<String, Vec<String>>> = BTreeMap::new();
    if let Some(account) = &home.account {
        let mut require = |operator: &str, key: &str, value: String| {
            let keys = conditions.entry(operator.to_owned()).or_default();
            keys.insert(key.to_owned(), vec![value]);
        };
        require("StringEquals", "aws:SourceAccount", account.clone());
        if home.region.is_some() {
            // A role cannot be tied to one cluster: AWS wants the wildcard.
            require("ArnLike", "aws:SourceArn", home.arn("ecs", "*"));
        }
    }
    of_service("EcsTasks", ECS_TASKS, conditions)
}

/// The same without conditions, as AWS shows it for the execution role.
pub fn unconditioned() -> PolicyDocument {
    of_service("EcsTasks", ECS_TASKS, BTreeMap::new())
}

/// The trust policy of an infrastructure role. AWS documents no conditions for it.
pub fn infrastructure() -> PolicyDocument {
    of_service("EcsInfrastructure", ECS, BTreeMap::new())
}

fn of_service(
    sid: &str,
    service: &'static str,
    conditions: BTreeMap<String, BTreeMap<String, Vec<String>>>,
) -> PolicyDocument {
    PolicyDocument {
        statements: vec![Statement {
            sid: sid.to_owned(),
            principal: Some(Principal::Service(service)),
            actions: vec!["sts:AssumeRole".to_owned()],
            conditions,
            ..Statement::default()
        }],
    }
}

/// What is missing from the trust policy, when something is.
pub fn note(home: &Home) -> Option<&'static str> {
    match (&home.account, &home.region) {
        (None, _) => {
            Some("the account is not known, so the trust policy lacks its condition on `aws:SourceAccount`")
        }
        (Some(_), None) => {
            Some("the Region is not known, so the trust policy lacks its condition on `aws:SourceArn`")
        }
        _ => None,
    }
}
