//! What a task definition refers to, and its entries in the pretend AWS.

use crate::analysis::{Analysis, TaskAnalysis};
use crate::model::carrier::{Carrier, Carriers, Carries};
use crate::model::value_from::ValueFrom;
use crate::view::editor::{Place, place};
use crate::world::World;

/// Something outside that a task definition refers to.
#[derive(Clone, Debug, PartialEq)]
pub struct Subject {
    /// What it is.
    pub kind: Kind,
    /// Its key in the pretend AWS.
    pub key: String,
    /// What it is called, without the parts that all ARNs share.
    pub name: String,
    /// The first place that refers to it.
    pub place: Place,
    /// The names of the variables that it gives.
    pub variables: Vec<String>,
    /// The JSON keys, staging labels and version ids that are asked for; each may be empty.
    pub selections: Vec<Selection>,
}

/// What a reference takes of a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// The JSON key.
    pub key: String,
    /// The staging label.
    pub stage: String,
    /// The version id.
    pub version: String,
}

/// The kinds of entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A secret of Secrets Manager.
    Secret,
    /// A parameter of Parameter Store.
    Parameter,
    /// An object in S3.
    File,
    /// A KMS key.
    Key,
    /// A bucket of S3.
    Bucket,
    /// The image of a container.
    Image,
    /// The route to AWS.
    Network,
    /// The execution role.
    Role,
    /// What RunTask is given.
    Overrides,
}

/// What the task definition refers to, each once, in the order of the text.
pub fn subjects(analysis: &Analysis, task: &TaskAnalysis, world: &World) -> Vec<Subject> {
    let mut found: Vec<Subject> = Vec::new();
    for carrier in Carriers::read(&task.task).all() {
        let Some((kind, key, name)) = identify(carrier, world) else { continue };
        let variable = carrier.variable().map(str::to_owned);
        let selection = match &carrier.value_from {
            ValueFrom::Secret(secret) if kind == Kind::Secret => Some(Selection {
                key: secret.json_key.text.clone(),
                stage: secret.version_stage.text.clone(),
                version: secret.version_id.text.clone(),
            }),
            _ => None,
        };
        if let Some(known) = found.iter_mut().find(|known| known.kind == kind && known.key == key) {
            known.variables.extend(variable);
            known.selections.extend(selection);
            continue;
        }
        let place = place(&analysis.document, analysis.document.tree.span(carrier.node));
        let (variables, selections) = (variable.into_iter().collect(), selection.into_iter().collect());
        found.push(Subject { kind, key, name, place, variables, selections });
    }
    found
}

/// What a reference means: its kind, its key in the pretend AWS and its name. An entry that is there already keeps its key.
fn identify(carrier: &Carrier<'_>, world: &World) -> Option<(Kind, String, String)> {
    let text = carrier.text;
    let secret = |reference: &str, name: &str| {
        let known = world.secret_entry(reference).map(|(key, _)| key.clone());
        Some((Kind::Secret, known.unwrap_or_else(|| reference.to_owned()), name.to_owned()))
    };
    match carrier.carries {
        Carries::EnvironmentFile => {
            let name = text.split_once(":::").map_or(text, |(_, name)| name);
            Some((Kind::File, text.to_owned(), name.to_owned()))
        }
        Carries::Value | Carries::RegistryCredentials | Carries::FsxCredentials => {
            match &carrier.value_from {
                ValueFrom::Secret(found) => secret(&found.secret_arn, &found.name.text),
                ValueFrom::Parameter(parameter) if carrier.carries != Carries::RegistryCredentials => {
                    let arn = parameter.arn.as_ref().map(ToString::to_string);
                    let known = world.parameter_entry(arn.as_deref(), &parameter.name);
                    let key = known.map_or_else(|| text.to_owned(), |(key, _)| key.clone());
                    Some((Kind::Parameter, key, parameter.name.clone()))
                }
                ValueFrom::Parameter(_) => secret(text, text),
                ValueFrom::MalformedSecret(_) | ValueFrom::OtherArn(_) | ValueFrom::InvalidName => None,
            }
        }
        Carries::CredentialSpec | Carries::FirelensFile | Carries::Role | Carries::S3Files => None,
    }
}
