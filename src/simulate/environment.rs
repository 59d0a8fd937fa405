//! The environment of each container: every source, in the order of precedence, with what it shadows.

pub mod file_parser;
mod firelens;
mod injected;
mod layers;
mod links;
pub(crate) mod written;

use super::Cx;
use crate::facts::Certainty;
use crate::model::{ContainerDefinition, Origin};
use crate::syntax::NodeId;
use layers::{Candidate, Rank};

/// The environment of one container, as its process would see it.
#[derive(Clone, Debug)]
pub struct ContainerEnvironment {
    /// The container's name; "" when it is not known.
    pub name: String,
    /// The container in the text.
    pub origin: NodeId,
    /// Its variables: those of the text first in the order of the text, then those that the platform adds.
    pub variables: Vec<EnvVar>,
}

/// One variable.
#[derive(Clone, Debug)]
pub struct EnvVar {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: EnvValue,
    /// Whether the value came from a secret.
    pub sensitive: bool,
    /// The layer that won.
    pub source: EnvSource,
    /// Where in the text; `None` for what the platform, an image or an override adds.
    pub origin: Option<Origin>,
    /// The layers it won over, the highest first.
    pub shadows: Vec<Shadow>,
    /// What there is to say about it.
    pub note: Option<String>,
    /// How sure we are.
    pub certainty: Certainty,
}

/// The value of a variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EnvValue {
    /// Known to the letter.
    Text(String),
    /// Stands for a value that the user has not given: `‹secret prod/db:password›`. Never copied as if it were real.
    Pretend(String),
    /// Not knowable here; the note says why.
    Unknown,
}

impl EnvValue {
    /// The text to show, pretend values included.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Pretend(text) => Some(text),
            Self::Unknown => None,
        }
    }

    /// Does it stand for a value that is not given?
    pub fn is_pretend(&self) -> bool {
        matches!(self, Self::Pretend(_))
    }
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnvSource {
    /// `environment`.
    Environment,
    /// A file of `environmentFiles`.
    EnvironmentFile,
    /// `secrets`.
    Secret,
    /// A RunTask override.
    Override,
    /// The ENV of the image.
    Image,
    /// The platform.
    Injected,
}

impl EnvSource {
    /// The word used in results.
    pub fn name(self) -> &'static str {
        match self {
            Self::Environment => "environment",
            Self::EnvironmentFile => "environmentFile",
            Self::Secret => "secret",
            Self::Override => "override",
            Self::Image => "image",
            Self::Injected => "injected",
        }
    }
}

/// A value that another layer won over.
#[derive(Clone, Debug, PartialEq)]
pub struct Shadow {
    /// The layer.
    pub source: EnvSource,
    /// The value it would have had.
    pub value: EnvValue,
    /// Whether that value came from a secret.
    pub sensitive: bool,
    /// Where that value stands in the text; `None` for what the platform, an image or an override adds.
    pub origin: Option<Origin>,
    /// The rule by which it lost, as a clause without full stop.
    pub because: &'static str,
    /// How sure that is.
    pub certainty: Certainty,
}

/// Assembles the environment of every container.
pub(crate) fn assemble(cx: &Cx<'_>) -> Vec<ContainerEnvironment> {
    let containers: Vec<(&ContainerDefinition, Vec<Candidate>)> = cx
        .inputs
        .task
        .container_definitions
        .items()
        .map(|container| (container, candidates(cx, container)))
        .collect();
    // What Docker copies along a link is the environment that the container was created with.
    let created: Vec<(String, Vec<EnvVar>)> = if links::are_copied(cx) {
        let created = |candidates: &[Candidate]| {
            let own = candidates.iter().filter(|candidate| candidate.rank > Rank::Runtime).cloned().collect();
            layers::merge(own, &cx.profile)
        };
        containers.iter().map(|(container, candidates)| (name_of(container), created(candidates))).collect()
    } else {
        Vec::new()
    };
    containers
        .into_iter()
        .map(|(container, mut candidates)| {
            links::add(container, &created, &mut candidates);
            let mut variables = layers::merge(candidates, &cx.profile);
            if cx.profile.windows {
                doubt_names_that_differ_in_case(&mut variables);
            }
            ContainerEnvironment { name: name_of(container), origin: container.origin, variables }
        })
        .collect()
}

/// Windows does not tell case in names, but ECS does; which of two the process sees is not known.
fn doubt_names_that_differ_in_case(variables: &mut [EnvVar]) {
    let names: Vec<String> = variables.iter().map(|variable| variable.name.to_ascii_lowercase()).collect();
    for variable in variables {
        let lower = variable.name.to_ascii_lowercase();
        if names.iter().filter(|name| **name == lower).count() > 1 {
            variable.certainty = Certainty::Assumed;
            variable.note.get_or_insert_with(|| {
                "another variable has this name in other case; which of them Windows shows is not known"
                    .to_owned()
            });
        }
    }
}

fn name_of(container: &ContainerDefinition) -> String {
    container.name.text().unwrap_or_default().to_owned()
}

/// Every value of every layer of a container, links excepted.
fn candidates(cx: &Cx<'_>, container: &ContainerDefinition) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    written::add_environment(cx, container, &mut candidates);
    written::add_secrets(cx, container, &mut candidates);
    written::add_overrides(cx, container, &mut candidates);
    written::add_files(cx, container, &mut candidates);
    written::add_image(cx, container, &mut candidates);
    firelens::add(cx, container, &mut candidates);
    injected::add(cx, container, &mut candidates);
    candidates
}
