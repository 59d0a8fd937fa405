//! From tree to model, by one mechanism: every structure asks an [`Object`] for its members, and the object reports what is
//! missing, unknown, null or of the wrong type. Nothing stops the decoder; a wrong value that has one plain meaning is kept.

use super::field::{Entry, Field, Origin, Value};
use super::{TaskDefinition, placeholder};
use crate::source::recognise::OUTPUT_ONLY;
use crate::syntax::{Document, Expression, NodeId, NodeKind};

/// The API's name for the type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// A string.
    String,
    /// A whole number.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// A list.
    List(&'static Type),
    /// An object with free keys and string values.
    Map,
    /// A structure, by its name in the API model.
    Structure(&'static str),
    /// One of the given words.
    Enum(&'static str, &'static [&'static str]),
}

impl Type {
    /// With its article, for a sentence.
    pub fn title(self) -> &'static str {
        match self {
            Self::String | Self::Enum(..) => "a string",
            Self::Integer => "a whole number",
            Self::Boolean => "true or false",
            Self::List(_) => "a list",
            Self::Map | Self::Structure(_) => "an object",
        }
    }
}

/// Something that the API would not take as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// What is wrong.
    pub kind: ProblemKind,
    /// The value it is about; for a missing member, the object that lacks it.
    pub node: NodeId,
}

/// What can be wrong with a value.
#[derive(Clone, Debug, PartialEq)]
pub enum ProblemKind {
    /// The value has another type. `kept` tells that its meaning was plain and it was read all the same.
    WrongType {
        /// What the API takes.
        expected: Type,
        /// Whether the value was read all the same.
        kept: bool,
    },
    /// A required member is not there.
    Missing {
        /// The structure.
        structure: &'static str,
        /// The member.
        member: &'static str,
    },
    /// A member that the structure does not have.
    Unknown {
        /// The structure.
        structure: &'static str,
        /// The members it has.
        members: Vec<&'static str>,
    },
    /// A word that the enum does not have.
    NotInEnum {
        /// The enum's name in the API model.
        name: &'static str,
        /// The words it has.
        values: &'static [&'static str],
    },
    /// A member that only DescribeTaskDefinition gives.
    OutputOnly,
    /// `null`, which counts as absent.
    Null,
}

/// A task definition and what was wrong with it.
#[derive(Clone, Debug)]
pub struct Decoded {
    /// The model.
    pub task: TaskDefinition,
    /// In order of discovery: members first, then what is below them.
    pub problems: Vec<Problem>,
}

/// Decodes the object at `node`.
pub fn decode(document: &Document, node: NodeId) -> Decoded {
    let mut reader = Reader { document, problems: Vec::new() };
    let task = reader.structure::<TaskDefinition>(node);
    Decoded { task, problems: reader.problems }
}

/// A type that can be read from a node.
pub trait Decode: Sized {
    /// The API's type.
    const TYPE: Type;
    /// Reads a node that is neither null nor dynamic nor a hole.
    fn read(node: NodeId, reader: &mut Reader<'_>) -> Value<Self>;
}

/// A structure of the API model.
pub trait Structure: Sized {
    /// Its name in the API model.
    const NAME: &'static str;
    /// Asks for every member once, in the order of the API model.
    fn members(object: &mut Object<'_, '_>) -> Self;
}

/// Reads nodes and collects problems.
pub struct Reader<'a> {
    document: &'a Document,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    /// Reads any node: null is absent, holes and wrong types are invalid, placeholders are dynamic.
    pub fn field<T: Decode>(&mut self, node: NodeId) -> Field<T> {
        let value = match self.document.tree.kind(node) {
            NodeKind::Null => {
                self.problem(node, ProblemKind::Null);
                Value::Absent
            }
            NodeKind::Dynamic(expression) => Value::Dynamic(expression.clone()),
            NodeKind::Error => Value::Invalid,
            _ => T::read(node, self),
        };
        Field { value, origin: Origin::Node(node) }
    }

    fn structure<T: Structure>(&mut self, node: NodeId) -> T {
        let mut object = Object { node, structure: T::NAME, asked: Vec::new(), reader: self };
        let value = T::members(&mut object);
        object.finish();
        value
    }

    fn problem(&mut self, node: NodeId, kind: ProblemKind) {
        self.problems.push(Problem { kind, node });
    }

    fn wrong_type<T>(&mut self, node: NodeId, expected: Type, kept: Option<T>) -> Value<T> {
        self.problem(node, ProblemKind::WrongType { expected, kept: kept.is_some() });
        kept.map_or(Value::Invalid, Value::Known)
    }

    /// A word of an enum. A word that only differs in case is kept.
    pub(super) fn word<T: Copy>(&mut self, node: NodeId, expected: Type, values: &[T]) -> Value<T> {
        if let Some(dynamic) = self.dynamic(node) {
            return dynamic;
        }
        let (Some(text), Type::Enum(name, words)) = (self.document.tree.string(node), expected) else {
            return self.wrong_type(node, expected, None);
        };
        let exact = words.iter().position(|word| *word == text);
        let index = exact.or_else(|| words.iter().position(|word| word.eq_ignore_ascii_case(text)));
        if exact.is_none() {
            self.problem(node, ProblemKind::NotInEnum { name, values: words });
        }
        index.and_then(|index| values.get(index)).map_or(Value::Invalid, |value| Value::Known(*value))
    }

    /// A string node that holds a placeholder.
    fn dynamic<T>(&self, node: NodeId) -> Option<Value<T>> {
        let text = self.document.tree.string(node)?;
        placeholder::is_in(text).then(|| Value::Dynamic(Expression { text: text.to_owned() }))
    }
}

/// One object that is being read as a structure.
pub struct Object<'r, 'd> {
    /// The object's node.
    pub node: NodeId,
    structure: &'static str,
    asked: Vec<(&'static str, Type, bool)>,
    reader: &'r mut Reader<'d>,
}

impl Object<'_, '_> {
    /// A member that may be left out.
    pub fn optional<T: Decode>(&mut self, member: &'static str) -> Field<T> {
        self.asked.push((member, T::TYPE, false));
        match self.reader.document.tree.get(self.node, member) {
            Some(node) => self.reader.field(node),
            None => Field { value: Value::Absent, origin: Origin::Missing(self.node) },
        }
    }

    /// A member that the API requires.
    pub fn required<T: Decode>(&mut self, member: &'static str) -> Field<T> {
        let field = self.optional(member);
        if let Some(last) = self.asked.last_mut() {
            last.2 = true;
        }
        if field.is_absent() {
            let kind = ProblemKind::Missing { structure: self.structure, member };
            self.reader.problem(self.node, kind);
        }
        field
    }

    /// Reports the members that nobody asked for.
    fn finish(self) {
        let tree = &self.reader.document.tree;
        let unknown: Vec<NodeId> = tree
            .members(self.node)
            .iter()
            .copied()
            .filter(|&member| !self.asked.iter().any(|(name, ..)| *name == tree.key(member)))
            .collect();
        for node in unknown {
            let output_only = self.structure == TaskDefinition::NAME
                && OUTPUT_ONLY.contains(&self.reader.document.tree.key(node));
            let kind = if output_only {
                ProblemKind::OutputOnly
            } else {
                let members = self.asked.iter().map(|(name, ..)| *name).collect();
                ProblemKind::Unknown { structure: self.structure, members }
            };
            self.reader.problem(node, kind);
        }
    }
}

/// The members of a structure as the model knows them: name, type, required. For the test against the API model and for
/// completion.
pub fn members_of<T: Structure>() -> Vec<(&'static str, Type, bool)> {
    let document = crate::syntax::parse("{}", Some(crate::syntax::Language::Json));
    let mut reader = Reader { document: &document, problems: Vec::new() };
    let node = document.tree.root();
    let mut object = Object { node, structure: T::NAME, asked: Vec::new(), reader: &mut reader };
    let _empty = T::members(&mut object);
    object.asked
}

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
        match reader.document.tree.kind(node) {
            NodeKind::Array(elements) => {
                let elements = elements.clone();
                Value::Known(elements.into_iter().map(|element| reader.field(element)).collect())
            }
            NodeKind::String(scalar) if placeholder::is_in(&scalar.value) => {
                Value::Dynamic(Expression { text: scalar.value.clone() })
            }
            _ => reader.wrong_type(node, Self::TYPE, None),
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
        match reader.document.tree.kind(node) {
            NodeKind::Object(_) => Value::Known(reader.structure(node)),
            _ => reader.wrong_type(node, Self::TYPE, None),
        }
    }
}
