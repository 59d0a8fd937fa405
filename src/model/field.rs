//! A field of the model: its value as far as it is known, and where it came from.

use crate::facts::Fact;
use crate::syntax::{Expression, NodeId};
use crate::text::Span;

/// A value that may be unknown, wrong or absent. Nothing gets a silent default.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<T> {
    /// Known.
    Known(T),
    /// Replaced by another tool before ECS sees it.
    Dynamic(Expression),
    /// There, but not what the API takes. A problem has been reported.
    Invalid,
    /// Not there, or null.
    Absent,
}

impl Value<usize> {
    /// The value with this number.
    pub(super) fn pick<T: Copy>(self, values: &[T]) -> Value<T> {
        match self {
            Self::Known(index) => values.get(index).map_or(Value::Invalid, |value| Value::Known(*value)),
            Self::Dynamic(expression) => Value::Dynamic(expression),
            Self::Invalid => Value::Invalid,
            Self::Absent => Value::Absent,
        }
    }
}

/// Where a value came from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Origin {
    /// A value in the text.
    Node(NodeId),
    /// A part of a string in the text; the span counts in the string's value.
    Inside(NodeId, Span),
    /// The object that lacks it.
    Missing(NodeId),
    /// Not written; the platform decides.
    Default(&'static Fact),
}

impl Origin {
    /// The node to point at.
    pub fn node(self) -> Option<NodeId> {
        match self {
            Self::Node(node) | Self::Inside(node, _) | Self::Missing(node) => Some(node),
            Self::Default(_) => None,
        }
    }
}

/// A field of a structure, or an element of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Field<T> {
    /// The value.
    pub value: Value<T>,
    /// Its node, or the object that lacks it.
    pub origin: Origin,
}

impl<T> Field<T> {
    /// The value when it is known.
    pub fn known(&self) -> Option<&T> {
        match &self.value {
            Value::Known(value) => Some(value),
            _ => None,
        }
    }

    /// The node of the value, when it is in the text.
    pub fn node(&self) -> Option<NodeId> {
        match self.origin {
            Origin::Node(node) | Origin::Inside(node, _) => Some(node),
            Origin::Missing(_) | Origin::Default(_) => None,
        }
    }

    /// Not there, or null.
    pub fn is_absent(&self) -> bool {
        matches!(self.value, Value::Absent)
    }

    /// There in some form: known, dynamic or wrong.
    pub fn is_present(&self) -> bool {
        !self.is_absent()
    }

    /// Replaced by another tool before ECS sees it.
    pub fn is_dynamic(&self) -> bool {
        matches!(self.value, Value::Dynamic(_))
    }
}

impl<T: Copy> Field<T> {
    /// A copy of the value when it is known.
    pub fn get(&self) -> Option<T> {
        self.known().copied()
    }
}

impl Field<String> {
    /// The string when it is known and holds no placeholder.
    pub fn as_str(&self) -> Option<&str> {
        self.known().map(String::as_str)
    }

    /// The string as written, placeholders included.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Known(text) => Some(text),
            Value::Dynamic(expression) => Some(&expression.text),
            Value::Invalid | Value::Absent => None,
        }
    }
}

impl<T> Field<Vec<Field<T>>> {
    /// The elements, whatever is known of them; none when the list is not there.
    pub fn elements(&self) -> &[Field<T>] {
        self.known().map_or(&[], Vec::as_slice)
    }

    /// The elements that are known.
    pub fn items(&self) -> impl Iterator<Item = &T> + '_ {
        self.elements().iter().filter_map(Field::known)
    }

    /// Is the whole list known, so that what is not in it is certainly not there? An absent list counts.
    pub fn is_closed(&self) -> bool {
        match &self.value {
            Value::Known(elements) => elements.iter().all(|element| matches!(element.value, Value::Known(_))),
            Value::Absent => true,
            Value::Dynamic(_) | Value::Invalid => false,
        }
    }
}

/// One entry of a map with free keys.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// The value; its node carries the key's place.
    pub value: Field<String>,
}

impl Field<Vec<Entry>> {
    /// The value under a key. Of duplicates the last.
    pub fn entry(&self, key: &str) -> Option<&Field<String>> {
        self.entries().iter().rev().find(|entry| entry.key == key).map(|entry| &entry.value)
    }

    /// All entries; none when the map is not there.
    pub fn entries(&self) -> &[Entry] {
        self.known().map_or(&[], Vec::as_slice)
    }
}
