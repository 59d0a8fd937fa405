//! A reader for the part of TypeScript that `src/api/types.d.ts` is written in: interfaces, unions, lists and records.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

/// A type.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Type {
    Name(String),
    Word(String),
    List(Box<Type>),
    Record(Box<Type>),
    Union(Vec<Type>),
}

/// A member of an interface.
#[derive(Clone, Debug)]
struct Member {
    name: String,
    optional: bool,
    kind: Type,
}

/// Everything that is declared.
#[derive(Debug, Default)]
pub(super) struct Declarations {
    interfaces: BTreeMap<String, Vec<Member>>,
    aliases: BTreeMap<String, Type>,
}

impl Declarations {
    pub(super) fn read(text: &str) -> Self {
        let mut declarations = Self::default();
        let mut open: Option<(String, Vec<Member>)> = None;
        for line in text.lines().map(str::trim) {
            if line.is_empty() || line.starts_with("/**") {
                continue;
            }
            if let Some(head) = line.strip_prefix("export interface ") {
                let head = head.strip_suffix(" {").expect("an interface opens on its line");
                let (name, base) = head.split_once(" extends ").unwrap_or((head, ""));
                let inherited = declarations.interfaces.get(base).cloned().unwrap_or_default();
                open = Some((name.to_owned(), inherited));
            } else if let Some(alias) = line.strip_prefix("export type ") {
                let (name, kind) = alias.split_once(" = ").expect("an alias has a type");
                declarations.aliases.insert(name.to_owned(), parse(kind.trim_end_matches(';')));
            } else if line == "}" {
                declarations.interfaces.extend(open.take());
            } else {
                let (name, kind) = line.split_once(": ").unwrap_or_else(|| panic!("a member: {line}"));
                let member = Member {
                    name: name.trim_end_matches('?').to_owned(),
                    optional: name.ends_with('?'),
                    kind: parse(kind.strip_suffix(';').expect("a member ends with a semicolon")),
                };
                open.as_mut().expect("inside an interface").1.push(member);
            }
        }
        declarations
    }

    /// Fails when a value does not fit a type.
    pub(super) fn check(&self, value: &Value, name: &str) {
        if let Some(mismatch) = self.mismatch(value, &Type::Name(name.to_owned()), name) {
            panic!("{mismatch}");
        }
    }

    /// Where and how a value does not fit.
    pub(super) fn mismatch(&self, value: &Value, kind: &Type, path: &str) -> Option<String> {
        let fits = match kind {
            Type::Word(word) => value == word.as_str(),
            Type::Union(kinds) => {
                let found: Vec<String> =
                    kinds.iter().map_while(|kind| self.mismatch(value, kind, path)).collect();
                return if found.len() < kinds.len() { None } else { found.into_iter().next() };
            }
            Type::List(kind) => {
                let elements = value.as_array()?.iter().enumerate();
                let mut found = elements
                    .filter_map(|(index, element)| self.mismatch(element, kind, &format!("{path}[{index}]")));
                return found.next();
            }
            Type::Record(kind) => {
                let Some(members) = value.as_object() else { return Some(format!("{path}: no record")) };
                let mut found = members
                    .iter()
                    .filter_map(|(key, member)| self.mismatch(member, kind, &format!("{path}.{key}")));
                return found.next();
            }
            Type::Name(name) => match name.as_str() {
                "string" => value.is_string(),
                "number" => value.is_number(),
                "boolean" => value.is_boolean(),
                "null" => value.is_null(),
                "object" => value.is_object(),
                name => match self.aliases.get(name) {
                    Some(kind) => return self.mismatch(value, kind, path),
                    None => return self.interface_mismatch(value, self.interface(name), path),
                },
            },
        };
        (!fits).then(|| format!("{path}: {value} is no {kind:?}"))
    }

    fn interface(&self, name: &str) -> &[Member] {
        self.interfaces.get(name).unwrap_or_else(|| panic!("`{name}` is not declared"))
    }

    fn interface_mismatch(&self, value: &Value, members: &[Member], path: &str) -> Option<String> {
        let Some(object) = value.as_object() else { return Some(format!("{path}: {value} is no object")) };
        for (key, value) in object {
            let Some(member) = members.iter().find(|member| member.name == *key) else {
                return Some(format!("{path}.{key} is not declared"));
            };
            let found = self.mismatch(value, &member.kind, &format!("{path}.{key}"));
            if found.is_some() {
                return found;
            }
        }
        let missing = members.iter().find(|member| !member.optional && !object.contains_key(&member.name));
        missing.map(|member| format!("{path}.{} is missing", member.name))
    }

    /// Values of a type that between them have every member with every alternative.
    pub(super) fn samples(&self, kind: &Type) -> Vec<Value> {
        match kind {
            Type::Word(word) => vec![json!(word)],
            Type::Union(kinds) => kinds.iter().flat_map(|kind| self.samples(kind)).collect(),
            Type::List(kind) => vec![json!([]), Value::Array(self.samples(kind))],
            // The name of a group of rules is a key that every record takes.
            Type::Record(kind) => {
                self.samples(kind).into_iter().map(|value| json!({ "syntax": value })).collect()
            }
            Type::Name(name) => match name.as_str() {
                "string" => vec![json!("text")],
                "number" => vec![json!(1)],
                "boolean" => vec![json!(true), json!(false)],
                "null" => vec![Value::Null],
                "object" => vec![json!({})],
                "RuleOrGroup" => vec![json!("syntax")],
                name => match self.aliases.get(name) {
                    Some(kind) => self.samples(kind),
                    None => self.interface_samples(self.interface(name)),
                },
            },
        }
    }

    fn interface_samples(&self, members: &[Member]) -> Vec<Value> {
        let alternatives: Vec<(&str, Vec<Value>)> =
            members.iter().map(|member| (member.name.as_str(), self.samples(&member.kind))).collect();
        let most = alternatives.iter().map(|(_, values)| values.len()).max().unwrap_or_default();
        let sample = |turn: usize| {
            let members = alternatives.iter().filter_map(|(name, values)| {
                Some(((*name).to_owned(), values.get(turn % values.len().max(1))?.clone()))
            });
            Value::Object(members.collect::<Map<_, _>>())
        };
        (0..most).map(sample).collect()
    }

    /// The keys that are declared for the object at a JSON pointer below a type, sorted. `None` where keys are free.
    pub(super) fn keys(&self, name: &str, pointer: &str) -> Option<Vec<&str>> {
        let mut keys: Vec<&str> = self.at(name, pointer)?.iter().map(|member| member.name.as_str()).collect();
        keys.sort_unstable();
        Some(keys)
    }

    /// May the object at a JSON pointer have any key?
    pub(super) fn is_free(&self, name: &str, pointer: &str) -> bool {
        self.at(name, pointer).is_none()
    }

    fn at(&self, name: &str, pointer: &str) -> Option<&[Member]> {
        let mut kind = Type::Name(name.to_owned());
        for key in pointer.split('/').skip(1) {
            kind = match self.object(&kind) {
                Some(Type::Record(inner)) => *inner,
                Some(Type::Name(name)) => {
                    self.interfaces.get(&name)?.iter().find(|member| member.name == key)?.kind.clone()
                }
                _ => return None,
            };
        }
        match self.object(&kind) {
            Some(Type::Name(name)) => self.interfaces.get(&name).map(Vec::as_slice),
            _ => None,
        }
    }

    /// The alternative of a type that is an object.
    fn object(&self, kind: &Type) -> Option<Type> {
        match kind {
            Type::Union(kinds) => kinds.iter().find_map(|kind| self.object(kind)),
            Type::Name(name) if self.interfaces.contains_key(name) => Some(kind.clone()),
            Type::Record(_) => Some(kind.clone()),
            _ => None,
        }
    }

    /// The words of an alias, sorted.
    pub(super) fn words(&self, alias: &str) -> Vec<String> {
        words(&self.aliases[alias])
    }

    /// The words of a member, sorted.
    pub(super) fn member_words(&self, interface: &str, member: &str) -> Vec<String> {
        let found = self.interface(interface).iter().find(|found| found.name == member);
        words(&found.expect("a member").kind)
    }
}

fn words(kind: &Type) -> Vec<String> {
    let mut words: Vec<String> = match kind {
        Type::Word(word) => vec![word.clone()],
        Type::Union(kinds) => kinds.iter().flat_map(words).collect(),
        other => panic!("no words: {other:?}"),
    };
    words.sort_unstable();
    words
}

fn parse(text: &str) -> Type {
    let mut parts = Vec::new();
    let mut depth = 0usize;
    let mut start = 0;
    for (index, character) in text.char_indices() {
        match character {
            '<' => depth += 1,
            '>' => depth -= 1,
            '|' if depth == 0 => {
                parts.push(&text[start..index]);
                start = index + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    let mut kinds: Vec<Type> = parts.into_iter().map(|part| parse_one(part.trim())).collect();
    if kinds.len() == 1 { kinds.remove(0) } else { Type::Union(kinds) }
}

fn parse_one(text: &str) -> Type {
    if let Some(element) = text.strip_suffix("[]") {
        return Type::List(Box::new(parse_one(element)));
    }
    if let Some(inner) = text.strip_prefix("Record<string, ").and_then(|text| text.strip_suffix('>')) {
        return Type::Record(Box::new(parse(inner)));
    }
    match text.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
        Some(word) => Type::Word(word.to_owned()),
        None => Type::Name(text.to_owned()),
    }
}
