//! The environment of each container: every source, in the order of precedence, with what it shadows.

use super::Inputs;
use crate::facts::Certainty;
use crate::model::Origin;
use crate::syntax::NodeId;

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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shadow {
    /// The layer.
    pub source: EnvSource,
    /// The value it would have had.
    pub value: EnvValue,
}

/// Assembles the environment of every container.
pub fn assemble(inputs: &Inputs<'_>) -> Vec<ContainerEnvironment> {
    inputs
        .task
        .container_definitions
        .items()
        .map(|container| ContainerEnvironment {
            name: container.name.as_str().unwrap_or_default().to_owned(),
            origin: container.origin,
            variables: Vec::new(),
        })
        .collect()
}
