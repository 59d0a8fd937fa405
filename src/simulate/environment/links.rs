//! Legacy links: Docker copies the whole environment of a linked container, its secrets included, into the one that links to it.
//!
//! Source: moby, `daemon/links/links.go` (2026). Docker Engine 29 no longer does so unless it is told to. Ports that the image
//! exposes would add more variables; which they are is not known here.

use super::layers::{Candidate, Rank};
use super::{EnvSource, EnvValue, EnvVar};
use crate::facts::Certainty;
use crate::model::enums::NetworkMode;
use crate::model::{ContainerDefinition, Origin};
use crate::simulate::Cx;

/// Do links copy variables on this platform?
pub(super) fn are_copied(cx: &Cx<'_>) -> bool {
    let mode = &cx.inputs.task.network_mode;
    let is_bridge = mode.is_absent() || mode.get() == Some(NetworkMode::Bridge);
    cx.profile.is_agent() && !cx.profile.windows && is_bridge
}

/// Adds what a container gets through its links; `environments` holds what each container has of its own.
pub(super) fn add(
    container: &ContainerDefinition,
    environments: &[(String, Vec<EnvVar>)],
    candidates: &mut Vec<Candidate>,
) {
    for link in container.links.elements() {
        let Some(text) = link.text() else { continue };
        let (linked, alias) = text.split_once(':').unwrap_or((text, text));
        let Some((_, variables)) = environments.iter().find(|(name, _)| name == linked) else { continue };
        let prefix = alias.to_ascii_uppercase().replace('-', "_");
        let mut push = |name: String, value: EnvValue, sensitive: bool, origin: Origin| {
            candidates.push(Candidate {
                name,
                value,
                sensitive,
                source: EnvSource::Injected,
                origin: Some(origin),
                note: Some(format!(
                    "copied from container `{linked}` by its link; Docker Engine 29 no longer does so"
                )),
                certainty: Certainty::Reported,
                rank: Rank::Runtime,
            });
        };
        push(format!("{prefix}_NAME"), EnvValue::Unknown, false, link.origin);
        for variable in
            variables.iter().filter(|variable| !["HOME", "PATH"].contains(&variable.name.as_str()))
        {
            let name = format!("{prefix}_ENV_{}", variable.name);
            push(name, variable.value.clone(), variable.sensitive, link.origin);
        }
    }
}
