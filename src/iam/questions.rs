//! What only the user can say about the roles of a task, as far as it matters to its text. The keys are those of the options.

use super::grant::{Grant, Purpose, Role};
use super::infrastructure::Managed;
use super::roles::{RoleOptions, Roles};
use crate::model::enums::Compatibility;
use crate::model::{Field, TaskDefinition};
use crate::world::Context;

/// Something to be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The keys that lead to it in the options of the roles: `execLogging`, `logGroup`.
    pub path: Vec<String>,
    /// What the answer is.
    pub kind: Kind,
}

/// What an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A string.
    Text,
    /// Several strings.
    List,
    /// Yes or no.
    Flag,
    /// Yes or no, as a word in a list: the last key of the path is the word.
    Member,
}

/// The questions that matter to a task definition, in the order in which they are asked.
pub fn questions(
    task: &TaskDefinition,
    context: &Context,
    options: &RoleOptions,
    roles: &Roles,
) -> Vec<Question> {
    let mut questions = Vec::new();
    let mut ask = |path: &[&str], kind: Kind| {
        questions.push(Question { path: path.iter().map(|&key| key.to_owned()).collect(), kind });
    };
    let has = |purpose: Purpose| roles.grants.iter().any(|grant| grant.purpose == purpose);
    ask(&["exec"], Kind::Flag);
    if options.exec {
        for key in ["logGroup", "bucket", "kmsKey"] {
            ask(&["execLogging", key], Kind::Text);
        }
    }
    let leaves_groups_open = task.container_definitions.items().any(|container| {
        let create =
            container.log_configuration.known().and_then(|log| log.options.entry("awslogs-create-group"));
        create.is_some_and(Field::is_dynamic)
    });
    if leaves_groups_open {
        ask(&["createsLogGroups"], Kind::Flag);
    }
    if has(Purpose::EcrLogin) {
        ask(&["pullThroughPrefixes"], Kind::List);
    }
    if !options.pull_through_prefixes.is_empty() {
        ask(&["pullThroughCreates"], Kind::Flag);
    }
    let is_domainless = task.container_definitions.items().any(|container| {
        let specs = container.credential_specs.elements().iter();
        let mut specs = specs.chain(container.docker_security_options.elements());
        specs.any(|spec| spec.text().is_some_and(|text| text.starts_with("credentialspecdomainless:")))
    });
    if is_domainless {
        ask(&["domainlessSecrets"], Kind::List);
    }
    for bucket in buckets(&roles.grants) {
        ask(&["buckets", &bucket, "owner"], Kind::Text);
        ask(&["buckets", &bucket, "kmsKey"], Kind::Text);
    }
    if has(Purpose::MountEfs) {
        ask(&["efsRootAccess"], Kind::Flag);
    }
    if !super::derive::runs_only_on(task, context, Compatibility::Ec2) {
        ask(&["runtimeMonitoring"], Kind::Flag);
    }
    if has(Purpose::EcrPull) || has(Purpose::ReadSecrets) || has(Purpose::ReadParameters) {
        ask(&["sourceVpc"], Kind::Text);
    }
    if has(Purpose::ReadSecrets) {
        ask(&["administrators"], Kind::List);
    }
    ask(&["unconditionedTrust"], Kind::Flag);
    for (word, ..) in Managed::ALL {
        ask(&["infrastructure", word], Kind::Member);
    }
    questions
}

/// The buckets that the execution role reads, by name, each once.
fn buckets(grants: &[Grant]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for grant in grants {
        if grant.role != Role::Execution || grant.purpose != Purpose::ReadConfigFiles {
            continue;
        }
        let object = grant.resource.split_once(":::").map_or("", |(_, object)| object);
        let name = object.split_once('/').map_or(object, |(bucket, _)| bucket);
        let is_name = !name.is_empty() && !name.contains(['$', '<', '{', '*']);
        if is_name && !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}
