//! The trust policy of both roles: ECS may assume them for its tasks.

use std::collections::BTreeMap;

use super::policy::{PolicyDocument, Principal, Statement};
use super::resource::Home;

/// The service that tasks run as.
pub const ECS_TASKS: &str = "ecs-tasks.amazonaws.com";

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
    PolicyDocument {
        statements: vec![Statement {
            sid: "EcsTasks".to_owned(),
            principal: Some(Principal::Service(ECS_TASKS)),
            actions: vec!["sts:AssumeRole".to_owned()],
            resources: Vec::new(),
            conditions,
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
