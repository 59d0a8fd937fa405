//! Shorter policies at the price of precision: folders in place of names, or tags in place of both.
//!
//! Never chosen for the user; what else such a policy would match is said. Source: IAM User Guide, quotas, and AWS Secrets Manager User
//! Guide, attribute-based access control (2023).

use std::collections::BTreeMap;

use super::grant::{Condition, EncryptionContext, Grant, Purpose, Role};
use super::resource::SUFFIX;
use super::roles::PolicyStyle;
use crate::model::TaskDefinition;
use crate::world::World;

/// The tag that is compared when the task definition has none of its own.
const TAG: &str = "app";

/// Rewrites the grants in a style. Gives what there is to say about it.
pub fn apply(grants: &mut [Grant], style: PolicyStyle, task: &TaskDefinition, world: &World) -> Vec<String> {
    match style {
        PolicyStyle::Exact => Vec::new(),
        PolicyStyle::Prefix => by_folder(grants, world),
        PolicyStyle::Tag => by_tag(grants, task),
    }
}

fn is_widened(purpose: Purpose) -> bool {
    matches!(purpose, Purpose::ReadSecrets | Purpose::ReadParameters | Purpose::ReadConfigFiles)
}

/// Names that share a folder with another one give way to `folder/*`.
fn by_folder(grants: &mut [Grant], world: &World) -> Vec<String> {
    let mut folders: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for grant in grants.iter().filter(|grant| is_widened(grant.purpose)) {
        if let Some(folder) = folder(&grant.resource) {
            let names = folders.entry(folder.to_owned()).or_default();
            if !names.contains(&grant.resource) {
                names.push(grant.resource.clone());
            }
        }
    }
    folders.retain(|_, names| names.len() > 1);
    let widened = |name: &str| {
        let folder = folder(name).filter(|folder| folders.contains_key(*folder))?;
        Some(format!("{folder}/*"))
    };
    for grant in grants.iter_mut() {
        if is_widened(grant.purpose)
            && let Some(wide) = widened(&grant.resource)
        {
            grant.resource = wide;
        }
        if let Some(EncryptionContext { value, .. }) = &mut grant.encryption_context
            && let Some(wide) = widened(value)
        {
            *value = wide;
        }
    }
    let note = |(folder, names): (&String, &Vec<String>)| {
        format!(
            "`{folder}/*` stands for {} names and matches everything else in that folder as well, at any depth, now and later{}",
            names.len(),
            known_beside(folder, names, world)
        )
    };
    folders.iter().map(note).collect()
}

/// What the pretend AWS has in a folder that the task does not read.
fn known_beside(folder: &str, names: &[String], world: &World) -> String {
    let last = folder.rsplit(':').next().unwrap_or(folder);
    let path = last.strip_prefix("parameter/").unwrap_or(last);
    let known = world.secrets.keys().chain(world.parameters.keys()).chain(world.files.keys());
    let beside: Vec<String> = known
        .filter(|known| {
            let name = known.rsplit(':').next().unwrap_or(known);
            let name = name.strip_prefix("parameter/").unwrap_or(name).trim_start_matches('/');
            let is_inside = name.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'));
            is_inside && !names.iter().any(|read| read.trim_end_matches(SUFFIX).ends_with(name))
        })
        .map(|known| format!("`{known}`"))
        .collect();
    if beside.is_empty() { String::new() } else { format!("; among them {}", beside.join(", ")) }
}

/// The folder of a secret, parameter or object: an ARN up to the last slash of its name.
fn folder(resource: &str) -> Option<&str> {
    let name = resource.splitn(6, ':').nth(5)?;
    let (kind, name) = match (name.strip_prefix("secret:"), name.strip_prefix("parameter/")) {
        (Some(name), _) => ("secret:", name),
        (_, Some(name)) => ("parameter/", name),
        _ => ("", name),
    };
    let (folder, _) = name.rsplit_once('/')?;
    let before = resource.len() - name.len();
    // A bucket alone is no folder.
    let is_folder = !kind.is_empty() || folder.contains('/');
    resource.get(..before + folder.len()).filter(|_| is_folder && !folder.is_empty())
}

/// Secrets and parameters are told by a tag that they share with the role.
fn by_tag(grants: &mut [Grant], task: &TaskDefinition) -> Vec<String> {
    let tags = task.tags.items().filter_map(|tag| tag.key.as_str());
    let tag = tags.into_iter().find(|key| !key.starts_with("aws:")).unwrap_or(TAG);
    let mut is_used = false;
    for grant in grants.iter_mut().filter(|grant| grant.role == Role::Execution) {
        let wide = match grant.purpose {
            Purpose::ReadSecrets => every(&grant.resource, "secret:*"),
            Purpose::ReadParameters => every(&grant.resource, "parameter/*"),
            Purpose::DecryptSecrets | Purpose::DecryptParameters => {
                // The key serves whatever carries the tag.
                grant.encryption_context = None;
                continue;
            }
            _ => None,
        };
        let Some(wide) = wide else { continue };
        grant.resource = wide;
        grant.conditions.push(Condition {
            operator: "StringEquals",
            key: format!("aws:ResourceTag/{tag}"),
            values: vec![format!("${{aws:PrincipalTag/{tag}}}")],
        });
        is_used = true;
    }
    is_used
        .then(|| {
            format!("the role and each secret and parameter must carry the tag `{tag}` with the same value; what lacks it is refused")
        })
        .into_iter()
        .collect()
}

/// The same partition, service, Region and account with another resource.
fn every(resource: &str, name: &str) -> Option<String> {
    let fields: Vec<&str> = resource.splitn(6, ':').take(5).collect();
    (fields.len() == 5).then(|| format!("{}:{name}", fields.join(":")))
}
