//! A secret: a name, and where the value comes from.

use super::decode::{Object, Structure};
use super::field::Field;
use crate::syntax::NodeId;

/// A variable (or log option) whose value ECS fetches at launch.
#[derive(Clone, Debug, PartialEq)]
pub struct Secret {
    /// The object in the text.
    pub origin: NodeId,
    /// The name.
    pub name: Field<String>,
    /// The reference to the secret or parameter.
    pub value_from: Field<String>,
}

impl Structure for Secret {
    const NAME: &'static str = "Secret";

    fn members(object: &mut Object<'_, '_>) -> Self {
        Self { origin: object.node, name: object.required("name"), value_from: object.required("valueFrom") }
    }
}
