//! The roles that a template declares, and that its own task definitions refer to.

use serde_json::{Map, Value};

use super::{Given, Needed, groups, paste};
use crate::source::Template;
use crate::source::cloudformation::Role;
use crate::syntax::Document;

/// The role that an `executionRoleArn` or a `taskRoleArn` of the template means: by its ARN, its name, or an ARN around its name.
pub fn find<'a>(template: &'a Template, written: &str) -> Option<&'a Role> {
    let is_meant = |role: &&Role| {
        // A name that nobody else has can stand in an ARN of any shape.
        let is_named = role.reference.contains("${")
            && written.split_once(":role/").is_some_and(|(_, path)| {
                path == role.reference
                    || path.rsplit_once('/').is_some_and(|(_, name)| name == role.reference)
            });
        role.arn == written || role.reference == written || is_named
    };
    // Two roles of one name stand under conditions that exclude each other.
    let mut meant = template.roles.iter().filter(is_meant);
    meant.next().filter(|_| meant.next().is_none())
}

/// Its policies, as far as they can be read.
pub fn given(document: &Document, template: &Template, role: &Role) -> Given {
    let alone = Template { roles: vec![role.clone()], ..Template::default() };
    let mut given = groups::of(&paste::find(document, Some(&alone))).into_iter().next().unwrap_or_default();
    // A document in a string has no places inside.
    let all = given.pasted.len();
    given.pasted.retain(|pasted| pasted.json.is_object());
    for pasted in &mut given.pasted {
        pasted.json = apart_in(&pasted.json, template);
    }
    given.name = Some(role.name.clone());
    given.is_incomplete = !role.is_complete || role.is_named_elsewhere || given.pasted.len() < all;
    given
}

/// Brings needs into the form that [`given`] brings policies into.
pub fn needs(needed: &mut [Needed], template: &Template) {
    let requests =
        needed.iter_mut().flat_map(|needed| &mut needed.wanted).flat_map(|wanted| &mut wanted.requests);
    for request in requests {
        request.resource = apart(&request.resource, template);
        for value in request.context.values_mut().flatten() {
            *value = apart(value, template);
        }
    }
}

/// The name that CloudFormation makes for a secret begins with its logical id: so secrets can be told apart.
///
/// Source: AWS CloudFormation User Guide, physical ids of resources (2026-11).
fn apart(text: &str, template: &Template) -> String {
    let Some((head, name)) = text.split_once(":secret:<") else { return text.to_owned() };
    let id = template
        .unnamed_secrets
        .iter()
        .find(|id| name.strip_prefix(id.as_str()).is_some_and(|rest| rest.starts_with(">-")));
    id.map_or_else(|| text.to_owned(), |id| format!("{head}:secret:{id}-<{name}"))
}

fn apart_in(json: &Value, template: &Template) -> Value {
    match json {
        Value::String(text) => Value::from(apart(text, template)),
        Value::Array(elements) => elements.iter().map(|element| apart_in(element, template)).collect(),
        Value::Object(members) => {
            let apart = |(key, value): (&String, &Value)| (key.clone(), apart_in(value, template));
            Value::Object(members.iter().map(apart).collect::<Map<_, _>>())
        }
        other => other.clone(),
    }
}
