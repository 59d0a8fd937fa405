//! The roles that a template declares, and that its own task definitions refer to.

use super::{Given, groups, paste};
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
pub fn given(document: &Document, role: &Role) -> Given {
    let alone = Template { roles: vec![role.clone()], ..Template::default() };
    let mut given = groups::of(&paste::find(document, Some(&alone))).into_iter().next().unwrap_or_default();
    given.name = Some(role.name.clone());
    given.is_incomplete = !role.is_complete || role.is_named_elsewhere;
    given
}
