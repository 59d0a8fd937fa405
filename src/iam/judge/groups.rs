//! The policies of a text by the role that has them.

use serde_json::json;

use super::paste::Contents;
use super::{Given, Needed, PolicyKind, Told, Whose, guess, trusted_services};
use crate::facts::managed_policies;
use crate::iam::trust::{ECS, ECS_TASKS};

/// The roles of a text, in its order. What names no role counts as one more.
pub fn of(contents: &Contents) -> Vec<Given> {
    let mut given: Vec<Given> = Vec::new();
    let mut at = |name: &Option<String>| -> usize {
        let known = given.iter().position(|given: &Given| given.name == *name);
        known.unwrap_or_else(|| {
            given.push(Given { name: name.clone(), ..Given::default() });
            given.len() - 1
        })
    };
    let mut places: Vec<(usize, usize)> = Vec::new();
    for (number, policy) in contents.policies.iter().enumerate() {
        // A managed policy is that of the roles that it is attached to.
        let attached = contents.managed.iter().filter(|(role, arn)| {
            role.is_some() && policy.role.is_none() && policy.name.as_ref() == Some(arn)
        });
        let roles: Vec<&Option<String>> = attached.map(|(role, _)| role).collect();
        if roles.is_empty() {
            places.push((at(&policy.role), number));
        }
        for role in roles {
            places.push((at(role), number));
        }
    }
    let attached: Vec<(usize, &String)> =
        contents.managed.iter().map(|(role, arn)| (at(role), arn)).collect();
    for (role, number) in places {
        if let (Some(given), Some(policy)) = (given.get_mut(role), contents.policies.get(number)) {
            given.pasted.push(policy.clone());
        }
    }
    for (role, arn) in attached {
        let is_here = contents.policies.iter().any(|policy| policy.name.as_ref() == Some(arn));
        let Some(given) = given.get_mut(role).filter(|_| !is_here) else { continue };
        match managed_policies::find(arn) {
            Some((name, actions)) => {
                let name = name.rsplit('/').next().unwrap_or(name);
                let statement = json!({ "Effect": "Allow", "Action": actions, "Resource": "*" });
                let document = json!({ "Version": "2012-10-17", "Statement": [statement] });
                if !given.known.iter().any(|(known, _)| *known == name) {
                    given.known.push((name, document));
                }
            }
            None => given.unknown.push(arn.clone()),
        }
    }
    for given in &mut given {
        given.is_incomplete = given.name.as_ref().is_some_and(|name| contents.incomplete.contains(name));
    }
    // Only policies beside one role are those of that role.
    let named = given.iter().filter(|given| given.name.is_some()).count();
    if let (1, Some(loose)) = (named, given.iter().position(|given| given.name.is_none())) {
        let loose = given.remove(loose);
        if let Some(role) = given.first_mut() {
            role.pasted.extend(loose.pasted);
            role.known.extend(loose.known);
            role.unknown.extend(loose.unknown);
        }
    }
    given
}

/// Whose they are. Of many roles, those that ECS takes on or that the task definition names.
pub fn choose(
    given: Vec<Given>,
    told: &Told,
    needed: &[Needed],
    whose: Option<Whose>,
    notes: &mut Vec<String>,
) -> Vec<(Given, Whose, Option<String>)> {
    let count = given.len();
    let is_meant = |given: &Given| {
        let is_named =
            given.name.is_some() && [&told.execution, &told.task].into_iter().any(|name| *name == given.name);
        let services = trusted_services(given);
        let has_trust = given.pasted.iter().any(|pasted| pasted.kind == PolicyKind::Trust);
        is_named || !has_trust || services.iter().any(|service| service == ECS || service == ECS_TASKS)
    };
    let mut meant: Vec<(Given, Whose, Option<String>)> = given
        .into_iter()
        .filter(|given| count == 1 || is_meant(given))
        .map(|given| {
            let (guessed, why) = guess(&given, told, needed);
            (given, guessed, Some(why))
        })
        .collect();
    if let Some(whose) = whose {
        if meant.iter().any(|(_, guessed, _)| *guessed == whose) {
            meant.retain(|(_, guessed, _)| *guessed == whose);
        }
        for (_, guessed, why) in &mut meant {
            *guessed = whose;
            *why = None;
        }
    }
    if meant.len() < count {
        notes.push(format!(
            "the text has policies of {count} roles; judged are those that have to do with ECS"
        ));
    }
    meant
}
