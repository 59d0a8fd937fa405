//! What a reference takes out of the pretend AWS, where a value was given. Shared by the rules that need one.

use super::reference;
use crate::lint::ContainerCx;
use crate::model::value_from::{self, SecretReference, ValueFrom};
use crate::syntax::NodeId;
use crate::world::Secret;

/// A reference to one key of a secret that the pretend AWS has.
pub(crate) struct KeyReference<'a> {
    /// The name of the variable or option.
    pub(crate) name: &'a str,
    /// Where the reference stands.
    pub(crate) node: NodeId,
    /// Its parts.
    pub(crate) reference: SecretReference,
    /// The secret.
    pub(crate) secret: &'a Secret,
    /// The text of the version that is meant, when it was given.
    pub(crate) text: Option<&'a str>,
}

/// Every reference of a container with a JSON key, to a secret that the pretend AWS has.
pub(crate) fn key_references<'a>(cx: &'a ContainerCx<'a>) -> impl Iterator<Item = KeyReference<'a>> {
    reference::values(cx).filter_map(|carrier| {
        // As ECS reads it, with whatever stands around it.
        let read = if carrier.text == carrier.whole { None } else { Some(value_from::parse(carrier.whole)) };
        let ValueFrom::Secret(reference) = read.as_ref().unwrap_or(&carrier.value_from) else { return None };
        let secret = cx.task.world.secret(&reference.secret_arn)?;
        if reference.json_key.text.is_empty() {
            return None;
        }
        Some(KeyReference {
            name: carrier.secret.and_then(|entry| entry.name.text()).unwrap_or_default(),
            node: carrier.node,
            text: version(secret, reference),
            reference: reference.clone(),
            secret,
        })
    })
}

/// The text of the version that a reference means.
fn version<'a>(secret: &'a Secret, reference: &SecretReference) -> Option<&'a str> {
    let (stage, id) = (reference.version_stage.text.as_str(), reference.version_id.text.as_str());
    let found = match (stage, id) {
        ("" | "AWSCURRENT", "") => {
            let labelled = secret.stages.as_ref().and_then(|stages| stages.get("AWSCURRENT"));
            secret.value.as_ref().or(labelled)
        }
        (stage, "") => secret.stages.as_ref().and_then(|stages| stages.get(stage)),
        (_, id) => secret.versions.as_ref().and_then(|versions| versions.get(id)),
    };
    found.map(String::as_str)
}
