//! The secrets and parameters that a text uses, and which of them another text does not.

use crate::analysis::{Analysis, TaskAnalysis};
use crate::model::field::Field;
use crate::model::value_from::{self, SecretReference, ValueFrom};
use crate::model::{ContainerDefinition, Origin};
use crate::world::is_suffix;

/// A secret or parameter, and where it is used.
#[derive(Clone, Debug)]
pub struct Reference<'a> {
    /// The reference as it is written, without what it selects.
    pub text: String,
    /// Whether another tool fills a part of it in.
    pub is_open: bool,
    /// Whether the other text has references that are not known, any of which may be this one.
    pub is_doubtful: bool,
    /// Where it is used.
    pub uses: Vec<Use<'a>>,
}

/// One use.
#[derive(Clone, Copy, Debug)]
pub struct Use<'a> {
    /// The number of the task definition.
    pub task: usize,
    /// The container, by name; `None` for a volume.
    pub container: Option<&'a str>,
    /// The variable or log option; `None` for credentials.
    pub name: Option<&'a str>,
    /// The reference in the text.
    pub origin: Origin,
}

/// What only the text before uses, and what only the text after does.
pub(super) fn compare<'a>(
    before: &'a Analysis,
    after: &'a Analysis,
) -> (Vec<Reference<'a>>, Vec<Reference<'a>>) {
    let (before, after) = (all(before), all(after));
    (missing(&before, &after), missing(&after, &before))
}

/// The references that are not among others.
fn missing<'a>(these: &[Reference<'a>], others: &[Reference<'a>]) -> Vec<Reference<'a>> {
    let is_doubtful = others.iter().any(|other| other.is_open);
    these
        .iter()
        .filter(|one| !others.iter().any(|other| is_same(&one.text, &other.text)))
        .map(|one| Reference { is_doubtful: is_doubtful || one.is_open, ..one.clone() })
        .collect()
}

/// Every reference of a text, each once.
fn all(analysis: &Analysis) -> Vec<Reference<'_>> {
    let mut found = Vec::new();
    for (number, task) in analysis.tasks.iter().enumerate() {
        for element in task.task.container_definitions.items() {
            of_container(element, number, &mut found);
        }
        of_volumes(task, number, &mut found);
    }
    found
}

fn of_container<'a>(container: &'a ContainerDefinition, task: usize, found: &mut Vec<Reference<'a>>) {
    let log = container.log_configuration.known();
    let options = log.into_iter().flat_map(|log| log.secret_options.items());
    let place =
        Use { task, container: container.name.text(), name: None, origin: Origin::Node(container.origin) };
    for secret in container.secrets.items().chain(options) {
        add(&secret.value_from, Use { name: secret.name.text(), ..place }, found);
    }
    if let Some(credentials) = container.repository_credentials.known() {
        add(&credentials.credentials_parameter, place, found);
    }
}

fn of_volumes<'a>(task: &'a TaskAnalysis, number: usize, found: &mut Vec<Reference<'a>>) {
    for volume in task.task.volumes.items() {
        let fsx = volume.fsx_windows_file_server_volume_configuration.known();
        if let Some(config) = fsx.and_then(|fsx| fsx.authorization_config.known()) {
            let place =
                Use { task: number, container: None, name: None, origin: Origin::Node(volume.origin) };
            add(&config.credentials_parameter, place, found);
        }
    }
}

fn add<'a>(field: &'a Field<String>, place: Use<'a>, found: &mut Vec<Reference<'a>>) {
    let Some(text) = field.text() else { return };
    let place = Use { origin: field.origin, ..place };
    let text = match value_from::parse(text) {
        ValueFrom::Secret(secret) => secret.secret_arn,
        _ => text.to_owned(),
    };
    match found.iter_mut().find(|known| is_same(&known.text, &text)) {
        Some(known) => known.uses.push(place),
        None => {
            found.push(Reference {
                is_open: field.is_dynamic(),
                is_doubtful: false,
                uses: vec![place],
                text,
            });
        }
    }
}

/// Do two references mean the same? A secret may be written with its random characters or without them, a parameter as an ARN or
/// by name.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    match (value_from::parse(one), value_from::parse(other)) {
        (ValueFrom::Secret(one), ValueFrom::Secret(other)) => is_same_secret(&one, &other),
        (ValueFrom::Parameter(one), ValueFrom::Parameter(other)) => {
            let bare = |name: &str| name.strip_prefix('/').unwrap_or(name).to_owned();
            let is_home = one.arn.is_none() || other.arn.is_none() || one.arn == other.arn;
            is_home && bare(&one.name) == bare(&other.name)
        }
        _ => false,
    }
}

fn is_same_secret(one: &SecretReference, other: &SecretReference) -> bool {
    let selectors = |secret: &SecretReference| {
        [&secret.json_key, &secret.version_stage, &secret.version_id].map(|selector| selector.text.clone())
    };
    let is_longer = |short: &str, long: &str| long.strip_prefix(short).is_some_and(is_suffix);
    let (name, other_name) = (&one.secret_arn, &other.secret_arn);
    (name == other_name || is_longer(name, other_name) || is_longer(other_name, name))
        && selectors(one) == selectors(other)
}
