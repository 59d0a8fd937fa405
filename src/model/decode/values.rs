//! How each type is read from a node: strings, whole numbers, booleans, lists, maps and structures.

use super::super::field::{Entry, Field, Value};
use super::super::placeholder;
use super::{Decode, ProblemKind, Reader, Structure, Type};
use crate::syntax::{Expression, NodeId, NodeKind};

impl Decode for String {
    const TYPE: Type = Type::String;

    fn read(node: NodeId, reader: &mut Reader<'_>) -> Value<Self> {
        if let Some(dynamic) = reader.dynamic(node) {
            return dynamic;
        }
        match reader.document.tree.kind(node) {
            NodeKind::String(scalar) => Value::Known(scalar.value.clone()),
            NodeKind::Number(text) => reader.wrong_type(node, Type::String, Some(text.clone())),
            NodeKind::Bool(value) => reader.wrong_type(node, Type::String, Some(value.to_string())),
            _ => reader.wrong_type(node, Type::String, None),
        }
    }
}

impl Decode for i64 {
    const TYPE: Type = Type::Integer;

    fn read(node: NodeId, reader: &mut Reader<'_>) -> Value<Self> {
        if let Some(dynamic) = reader.dynamic(node) {
            return dynamic;
        }
        match reader.document.tree.kind(node) {
            NodeKind::Number(text) => match whole_number(text) {
                Some(number) => Value::Known(number),
                None => reader.wrong_type(node, Type::Integer, None),
            },
            NodeKind::String(scalar) => {
                let number = scalar.value.trim().parse().ok();
                reader.wrong_type(node, Type::Integer, number)
            }
            _ => reader.wrong_type(node, Type::Integer, None),
        }
    }
}

/// A JSON number without a fraction; `1e3` and `80.0` count.
fn whole_number(text: &str) -> Option<i64> {
    if let Ok(number) = text.parse::<i64>() {
        return Some(number);
    }
    let number = text.parse::<f64>().ok()?;
    // Below 2^53 every whole f64 is exact.
    (number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0).then_some(number as i64)
}

impl Decode for bool {
    const TYPE: Type = Type::Boolean;

    fn read(node: NodeId, reader: &mut Reader<'_>) -> Value<Self> {
        if let Some(dynamic) = reader.dynamic(node) {
            return dynamic;
        }
        let kept = match reader.document.tree.kind(node) {
            NodeKind::Bool(value) => return Value::Known(*value),
            NodeKind::String(scalar) => match scalar.value.trim().to_ascii_lowercase().as_str() {
                "true" | "yes" | "1" => Some(true),
                "false" | "no" | "0" => Some(false),
                _ => None,
            },
            NodeKind::Number(text) => match text.as_str() {
                "1" => Some(true),
                "0" => Some(false),
                _ => None,
            },
            _ => None,
        };
        reader.wrong_type(node, Type::Boolean, kept)
    }
}

impl<T: Decode> Decode for Vec<Field<T>> {
    const TYPE: Type = Type::List(&T::TYPE);

    fn read(node: NodeId, reader: &mut Reader<'_>) -> Value<Self> {
        match reader.elements(node, Self::TYPE) {
            Value::Known(elements) => {
                let mut fields = Vec::with_capacity(elements.len());
                for element in elements {
                    fields.push(reader.field(element));
                }
                Value::Known(fields)
            }
            Value::Dynamic(expression) => Value::Dynamic(expression),
            Value::Invalid => Value::Invalid,
            Value::Absent => Value::Absent,
        }
    }
}

impl Reader<'_> {
    /// The elements of a list.
    fn elements(&mut self, node: NodeId, expected: Type) -> Value<Vec<NodeId>> {
        match self.document.tree.kind(node) {
            NodeKind::Array(elements) => Value::Known(elements.clone()),
            NodeKind::String(scalar) if placeholder::is_in(&scalar.value) => {
                Value::Dynamic(Expression { text: scalar.value.clone() })
            }
            _ => self.wrong_type(node, expected, None),
        }
    }
}

impl Decode for Vec<Entry> {
    const TYPE: Type = Type::Map;

    fn read(node: NodeId, reader: &mut Reader<'_>) -> Value<Self> {
        match reader.document.tree.kind(node) {
            NodeKind::Object(members) => {
                let members = members.clone();
                let entry = |member: NodeId, reader: &mut Reader<'_>| Entry {
                    key: reader.document.tree.key(member).to_owned(),
                    value: reader.field(member),
                };
                Value::Known(members.into_iter().map(|member| entry(member, reader)).collect())
            }
            _ => reader.wrong_type(node, Type::Map, None),
        }
    }
}

impl<T: Structure> Decode for T {
    const TYPE: Type = Type::Structure(T::NAME);

    fn read(node: NodeId, reader: &mut Reader<'_>) -> Value<Self> {
        if matches!(reader.document.tree.kind(node), NodeKind::Object(_)) {
            return Value::Known(reader.structure(node));
        }
        reader.problem(node, ProblemKind::WrongType { expected: Self::TYPE, kept: false });
        Value::Invalid
    }
}
