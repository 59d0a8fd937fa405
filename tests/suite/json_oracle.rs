//! Trees and `serde_json` values, compared.

use serde_json::{Map, Value};
use taskdef_playground::syntax::{NodeId, NodeKind, Tree};

/// A tree as a JSON value; of duplicate keys the last counts. `None` where there is a hole or an expression.
pub(crate) fn value(tree: &Tree, id: NodeId) -> Option<Value> {
    Some(match tree.kind(id) {
        NodeKind::Object(members) => {
            let mut map = Map::new();
            for &member in members {
                map.insert(tree.key(member).to_owned(), value(tree, member)?);
            }
            Value::Object(map)
        }
        NodeKind::Array(elements) => {
            Value::Array(elements.iter().map(|&element| value(tree, element)).collect::<Option<_>>()?)
        }
        NodeKind::String(scalar) => Value::String(scalar.value.clone()),
        NodeKind::Number(number) => serde_json::from_str(number).ok()?,
        NodeKind::Bool(value) => Value::Bool(*value),
        NodeKind::Null => Value::Null,
        NodeKind::Dynamic(_) | NodeKind::Error => return None,
    })
}
