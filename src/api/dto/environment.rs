//! The environment of a container.

use serde::Serialize;

use super::{Places, Range};
use crate::simulate;

/// A container and what its process would see.
#[derive(Clone, Debug, Serialize)]
pub struct Container {
    name: String,
    environment: Vec<EnvVar>,
}

/// One variable.
#[derive(Clone, Debug, Serialize)]
pub struct EnvVar {
    name: String,
    value: Option<String>,
    pretend: bool,
    sensitive: bool,
    source: &'static str,
    origin: Option<Range>,
    shadows: Vec<Shadow>,
    note: Option<String>,
    certainty: &'static str,
}

/// A layer that a variable won over.
#[derive(Clone, Debug, Serialize)]
pub struct Shadow {
    source: &'static str,
    value: Option<String>,
    pretend: bool,
    because: &'static str,
    origin: Option<Range>,
    certainty: &'static str,
}

impl Container {
    pub(super) fn new(environment: &simulate::ContainerEnvironment, places: Places<'_>) -> Self {
        let variables = environment.variables.iter();
        Self {
            name: environment.name.clone(),
            environment: variables.map(|variable| EnvVar::new(variable, places)).collect(),
        }
    }
}

impl EnvVar {
    pub(super) fn new(variable: &simulate::EnvVar, places: Places<'_>) -> Self {
        let shadows = variable.shadows.iter().map(|shadow| Shadow {
            source: shadow.source.name(),
            value: shadow.value.text().map(str::to_owned),
            pretend: shadow.value.is_pretend(),
            because: shadow.because,
            origin: places.origin(shadow.origin),
            certainty: shadow.certainty.name(),
        });
        Self {
            name: variable.name.clone(),
            value: variable.value.text().map(str::to_owned),
            pretend: variable.value.is_pretend(),
            sensitive: variable.sensitive,
            source: variable.source.name(),
            origin: places.origin(variable.origin),
            shadows: shadows.collect(),
            note: variable.note.clone(),
            certainty: variable.certainty.name(),
        }
    }
}
