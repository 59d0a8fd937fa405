//! From tree to model, by one mechanism: every structure asks an [`Object`] for its members, and the object reports what is
//! missing, unknown, null or of the wrong type. Nothing stops the decoder; a wrong value that has one plain meaning is kept.

mod problem;
mod values;

use super::field::{Field, Origin, Value};
use super::{TaskDefinition, placeholder, spelling};
use crate::source::recognise::OUTPUT_ONLY;
use crate::syntax::{Document, Expression, NodeId, NodeKind};

pub use problem::{Owner, Problem, ProblemKind};

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
    let mut reader = Reader { document, problems: Vec::new(), owner: None };
    let task = reader.structure::<TaskDefinition>(node);
    let mut problems = reader.problems;
    if let Some(speller) = document.speller {
        let waived = |kind: &ProblemKind| matches!(kind, ProblemKind::Missing { member, .. } if speller.optional.contains(member));
        problems.retain(|problem| !waived(&problem.kind));
    }
    Decoded { task, problems }
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
    owner: Option<Owner>,
}

impl Reader<'_> {
    /// Reads any node: null is absent, holes and wrong types are invalid, placeholders are dynamic.
    pub fn field<T: Decode>(&mut self, node: NodeId) -> Field<T> {
        let value = match self.state(node) {
            Value::Known(()) => T::read(node, self),
            Value::Dynamic(expression) => Value::Dynamic(expression),
            Value::Invalid => Value::Invalid,
            Value::Absent => Value::Absent,
        };
        Field { value, origin: Origin::Node(node) }
    }

    // What follows does not depend on the type that is read: once in the wasm module, not once for each of sixty types.

    /// Is there anything to read?
    fn state(&mut self, node: NodeId) -> Value<()> {
        match self.document.tree.kind(node) {
            NodeKind::Null => {
                self.problem(node, ProblemKind::Null);
                Value::Absent
            }
            NodeKind::Dynamic(expression) => Value::Dynamic(expression.clone()),
            NodeKind::Error => Value::Invalid,
            _ => Value::Known(()),
        }
    }

    fn structure<T: Structure>(&mut self, node: NodeId) -> T {
        let mut misspelt = Vec::new();
        loop {
            let mark = self.problems.len();
            let mut object = Object::new(node, T::NAME, misspelt, self);
            let value = T::members(&mut object);
            // Read again when keys were found that mean a member: its name is known only now that all were asked for.
            match object.conclude() {
                None => return value,
                Some(found) => misspelt = found,
            }
            self.problems.truncate(mark);
        }
    }

    fn problem(&mut self, node: NodeId, kind: ProblemKind) {
        self.problems.push(Problem { kind, node, owner: self.owner });
    }

    fn wrong_type<T>(&mut self, node: NodeId, expected: Type, kept: Option<T>) -> Value<T> {
        self.problem(node, ProblemKind::WrongType { expected, kept: kept.is_some() });
        kept.map_or(Value::Invalid, Value::Known)
    }

    /// The number of a word in its enum. A word that only differs in case is kept.
    pub(super) fn word(&mut self, node: NodeId, expected: Type) -> Value<usize> {
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
        index.map_or(Value::Invalid, Value::Known)
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
    asked: Vec<Member>,
    /// Members under a wrong key, with the right one.
    misspelt: Vec<(NodeId, &'static str)>,
    reader: &'r mut Reader<'d>,
}

impl<'r, 'd> Object<'r, 'd> {
    fn new(
        node: NodeId,
        structure: &'static str,
        misspelt: Vec<(NodeId, &'static str)>,
        reader: &'r mut Reader<'d>,
    ) -> Self {
        Self { node, structure, asked: Vec::new(), misspelt, reader }
    }

    /// A member that may be left out.
    pub fn optional<T: Decode>(&mut self, member: &'static str) -> Field<T> {
        let Some(node) = self.ask(member, T::TYPE) else {
            return Field { value: Value::Absent, origin: Origin::Missing(self.node) };
        };
        let outer = self.reader.owner.replace(Owner { structure: self.structure, member });
        let field = self.reader.field(node);
        self.reader.owner = outer;
        field
    }

    /// Notes that a member was asked for, and finds it.
    fn ask(&mut self, member: &'static str, kind: Type) -> Option<NodeId> {
        self.asked.push((member, kind, false));
        let misspelt = || self.misspelt.iter().find(|(_, meant)| *meant == member).map(|(node, _)| *node);
        self.reader.document.tree.get(self.node, member).or_else(misspelt)
    }

    /// A member that the API model requires.
    pub fn required<T: Decode>(&mut self, member: &'static str) -> Field<T> {
        let field = self.demanded(member);
        if let Some(last) = self.asked.last_mut() {
            last.2 = true;
        }
        field
    }

    /// A member that the API model leaves open, but without which RegisterTaskDefinition refuses the definition.
    pub fn demanded<T: Decode>(&mut self, member: &'static str) -> Field<T> {
        let mark = self.reader.problems.len();
        let field = self.optional(member);
        self.demand(mark, member, field.node());
        field
    }

    /// Reports that a member is missing or blank.
    fn demand(&mut self, mark: usize, member: &'static str, node: Option<NodeId>) {
        let tree = &self.reader.document.tree;
        let is_blank = |node| match tree.kind(node) {
            NodeKind::String(scalar) => scalar.value.trim().is_empty(),
            NodeKind::Null => true,
            _ => false,
        };
        let structure = self.structure;
        match node {
            Some(node) if is_blank(node) => {
                // Instead of what was said about the null or the word.
                self.reader.problems.truncate(mark);
                self.reader.problem(node, ProblemKind::Blank { structure, member });
            }
            None if !self.is_elided() => {
                self.reader.problem(self.node, ProblemKind::Missing { structure, member });
            }
            _ => {}
        }
    }

    /// Is a part of it left out, as in `{ "name": "web", ... }`?
    fn is_elided(&self) -> bool {
        let tree = &self.reader.document.tree;
        tree.members(self.node).iter().any(|&member| matches!(tree.key(member), "..." | "…"))
    }

    /// Keys that the structure does not have but that plainly mean one of its members, when that is not there.
    fn misspelt(&self) -> Vec<(NodeId, &'static str)> {
        let tree = &self.reader.document.tree;
        let mut found: Vec<(NodeId, &'static str)> = Vec::new();
        for &node in tree.members(self.node) {
            let Some(meant) = self.meant(node) else { continue };
            if tree.get(self.node, meant).is_none() && !found.iter().any(|(_, other)| *other == meant) {
                found.push((node, meant));
            }
        }
        found
    }

    /// The member that an unknown key means.
    fn meant(&self, node: NodeId) -> Option<&'static str> {
        let key = self.reader.document.tree.key(node);
        let known = self.asked.iter().any(|(name, ..)| *name == key);
        let members = || self.asked.iter().map(|(name, ..)| *name).collect::<Vec<_>>();
        (!known && !self.is_output(key)).then(|| spelling::meant(self.structure, key, &members()))?
    }

    fn is_output(&self, key: &str) -> bool {
        self.structure == TaskDefinition::NAME && OUTPUT_ONLY.contains(&key)
    }

    /// Gives the keys that mean a member, to be read again; without any, reports the members that nobody asked for.
    fn conclude(self) -> Option<Vec<(NodeId, &'static str)>> {
        if self.misspelt.is_empty() {
            let misspelt = self.misspelt();
            if !misspelt.is_empty() {
                return Some(misspelt);
            }
        }
        self.finish();
        None
    }

    /// Reports the members that nobody asked for.
    fn finish(self) {
        let tree = &self.reader.document.tree;
        let mut found: Vec<(NodeId, ProblemKind)> = Vec::new();
        for &node in tree.members(self.node) {
            let key = tree.key(node);
            // A syntax error has been reported for a key without a value.
            let half_typed = matches!(tree.kind(node), NodeKind::Error);
            if half_typed || placeholder::is_in(key) || self.asked.iter().any(|(name, ..)| *name == key) {
                continue;
            }
            let kind = if self.is_output(key) {
                ProblemKind::OutputOnly
            } else {
                let members = self.asked.iter().map(|(name, ..)| *name).collect();
                ProblemKind::Unknown { structure: self.structure, members, meant: self.meant(node) }
            };
            found.push((node, kind));
        }
        for (node, kind) in found {
            self.reader.problem(node, kind);
        }
    }
}

/// A member as the model knows it: name, type, required.
pub type Member = (&'static str, Type, bool);

/// Asks an object for all members of a structure, and forgets what they are.
pub(super) fn ask_all<T: Structure>(object: &mut Object<'_, '_>) {
    drop(T::members(object));
}

/// The members that something asks for.
pub(super) fn asked_by(ask: fn(&mut Object<'_, '_>), structure: &'static str) -> Vec<Member> {
    let document = crate::syntax::parse("{}", Some(crate::syntax::Language::Json));
    let mut reader = Reader { document: &document, problems: Vec::new(), owner: None };
    let mut object = Object::new(document.tree.root(), structure, Vec::new(), &mut reader);
    ask(&mut object);
    object.asked
}
