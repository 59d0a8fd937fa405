//! Log drivers and the FireLens log router.

use super::decode::{Object, Structure};
use super::enums::{FirelensConfigurationType, LogDriver};
use super::field::{Entry, Field};
use super::secret::Secret;
use crate::syntax::NodeId;

/// Where the output of a container goes.
#[derive(Clone, Debug, PartialEq)]
pub struct LogConfiguration {
    /// The object in the text.
    pub origin: NodeId,
    /// The log driver.
    pub log_driver: Field<LogDriver>,
    /// Options by name.
    pub options: Field<Vec<Entry>>,
    /// Options whose values are fetched at launch.
    pub secret_options: Field<Vec<Field<Secret>>>,
}

impl Structure for LogConfiguration {
    const NAME: &'static str = "LogConfiguration";

    fn members(object: &mut Object<'_, '_>) -> Self {
        Self {
            origin: object.node,
            log_driver: object.required("logDriver"),
            options: object.optional("options"),
            secret_options: object.optional("secretOptions"),
        }
    }
}

/// Makes a container the log router of the task.
#[derive(Clone, Debug, PartialEq)]
pub struct FirelensConfiguration {
    /// The object in the text.
    pub origin: NodeId,
    /// The kind.
    pub kind: Field<FirelensConfigurationType>,
    /// Options by name.
    pub options: Field<Vec<Entry>>,
}

impl Structure for FirelensConfiguration {
    const NAME: &'static str = "FirelensConfiguration";

    fn members(object: &mut Object<'_, '_>) -> Self {
        Self { origin: object.node, kind: object.required("type"), options: object.optional("options") }
    }
}
