//! References to another account than the task's. Shared by the rules on secrets and on parameters.

use crate::lint::{Place, TaskCx};
use crate::model::arn::{Arn, Section};
use crate::model::carrier::Carries;

/// The accounts other than the task's that references to a service name, each with its places.
pub(crate) fn references(cx: &TaskCx<'_>, service: &str) -> Vec<(String, Vec<Place>)> {
    let mut found: Vec<(String, Vec<Place>)> = Vec::new();
    let Some(home) = home(cx) else { return found };
    for carrier in cx.carriers.all() {
        if matches!(carrier.carries, Carries::CredentialSpec) {
            continue;
        }
        let Some(arn) = carrier.arn().filter(|arn| arn.is(service) && is_account(&arn.account)) else {
            continue;
        };
        if arn.account == home {
            continue;
        }
        let place = Place::Part(carrier.node, carrier.part(arn.span(Section::Account)));
        match found.iter_mut().find(|(account, _)| *account == arn.account) {
            Some((_, places)) => places.push(place),
            None => found.push((arn.account.clone(), vec![place])),
        }
    }
    found
}

/// The account of the task: the one that is set, else that of the execution role.
fn home(cx: &TaskCx<'_>) -> Option<String> {
    let role = cx.task.execution_role_arn.as_str().and_then(Arn::parse).map(|arn| arn.account);
    cx.context.account.clone().or(role).filter(|account| is_account(account))
}

fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}
