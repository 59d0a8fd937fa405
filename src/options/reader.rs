//! Reads JSON that a caller gives, strictly: what does not fit is refused with its path. Values are never repeated in a
//! message, since they may be secrets.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::{Map, Value};

use crate::text::similar;

/// Why a value is refused: `options.context.regoin: unknown key; known keys: partition, region`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    path: String,
    reason: String,
}

impl Refused {
    /// A refusal of what stands at a path.
    pub fn new(path: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { path: path.into(), reason: reason.into() }
    }

    /// Where it stands, written as JavaScript would.
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.path, self.reason)
    }
}

impl std::error::Error for Refused {}

/// A value that was given, and its path.
#[derive(Clone, Debug)]
pub struct Given<'a> {
    value: &'a Value,
    path: String,
}

impl<'a> Given<'a> {
    /// A whole argument, by its name.
    pub fn root(name: &str, value: &'a Value) -> Self {
        Self { value, path: name.to_owned() }
    }

    /// A string.
    pub fn string(&self) -> Result<String, Refused> {
        self.value.as_str().map(str::to_owned).ok_or_else(|| self.not("a string"))
    }

    /// `true` or `false`.
    pub fn boolean(&self) -> Result<bool, Refused> {
        self.value.as_bool().ok_or_else(|| self.not("true or false"))
    }

    /// A whole number within bounds.
    pub fn whole_number(&self, least: u32, most: u32) -> Result<u32, Refused> {
        let number = self.value.as_f64().filter(|number| number.fract() == 0.0);
        let is_within = |number: &f64| (f64::from(least)..=f64::from(most)).contains(number);
        match number.filter(is_within) {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the bounds")]
            Some(number) => Ok(number as u32),
            None => Err(Refused::new(&self.path, format!("must be a whole number from {least} to {most}"))),
        }
    }

    /// A string that is one of the given words.
    pub fn word<T: Copy>(&self, words: &[(&str, T)]) -> Result<T, Refused> {
        let given = self.string()?;
        let found = words.iter().find(|(word, _)| *word == given);
        found.map(|&(_, meaning)| meaning).ok_or_else(|| self.not_a_word(words.iter().map(|(word, _)| *word)))
    }

    /// An object that is kept as it is.
    pub fn json_object(&self) -> Result<Value, Refused> {
        if self.value.is_object() { Ok(self.value.clone()) } else { Err(self.not("an object")) }
    }

    /// An object with known keys.
    pub fn object(&self) -> Result<Object<'a>, Refused> {
        let members = self.value.as_object().ok_or_else(|| self.not("an object"))?;
        Ok(Object { members, path: self.path.clone(), asked: Vec::new() })
    }

    /// An object with free keys.
    #[inline(never)]
    pub fn map<T>(
        &self,
        mut read: impl FnMut(&str, &Given<'a>) -> Result<T, Refused>,
    ) -> Result<BTreeMap<String, T>, Refused> {
        let members = self.value.as_object().ok_or_else(|| self.not("an object"))?;
        let mut entries = BTreeMap::new();
        // `undefined` arrives as null: an entry without value is no entry.
        for (key, value) in members.iter().filter(|(_, value)| !value.is_null()) {
            let given = Given { value, path: member_path(&self.path, key) };
            entries.insert(key.clone(), read(key, &given)?);
        }
        Ok(entries)
    }

    /// A list.
    pub fn list<T>(&self, read: impl Fn(&Given<'a>) -> Result<T, Refused>) -> Result<Vec<T>, Refused> {
        let elements = self.value.as_array().ok_or_else(|| self.not("a list"))?;
        let element = |(index, value)| read(&Given { value, path: format!("{}[{index}]", self.path) });
        elements.iter().enumerate().map(element).collect()
    }

    /// Is it a string? For members that take a string or an object.
    pub fn is_string(&self) -> bool {
        self.value.is_string()
    }

    /// Is it a list?
    pub fn is_list(&self) -> bool {
        self.value.is_array()
    }

    /// Is it a list that begins with a list?
    pub fn first_is_list(&self) -> bool {
        self.value.get(0).is_some_and(Value::is_array)
    }

    /// Is it an object?
    pub fn is_object(&self) -> bool {
        self.value.is_object()
    }

    /// The refusal of a value of another type.
    pub fn not(&self, expected: &str) -> Refused {
        let found = match self.value {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
        };
        Refused::new(&self.path, format!("must be {expected}, not {found}"))
    }

    /// The refusal of a string that is not one of the words that are known here.
    pub fn not_a_word<'w>(&self, words: impl IntoIterator<Item = &'w str>) -> Refused {
        let words: Vec<String> = words.into_iter().map(|word| format!("\"{word}\"")).collect();
        Refused::new(&self.path, format!("must be one of {}", words.join(", ")))
    }

    /// The refusal of the key that this value stands under.
    pub fn unknown_key<'w>(&self, known: impl IntoIterator<Item = &'w str>) -> Refused {
        let known: Vec<&str> = known.into_iter().collect();
        Refused::new(&self.path, format!("unknown key; known keys: {}", known.join(", ")))
    }
}

/// An object whose keys are known. It remembers what it was asked for; [`Object::finish`] refuses the rest.
#[derive(Debug)]
pub struct Object<'a> {
    members: &'a Map<String, Value>,
    path: String,
    asked: Vec<&'static str>,
}

impl<'a> Object<'a> {
    /// A member that may be absent. Null counts as absent, because that is what `undefined` becomes.
    #[inline(never)]
    pub fn optional<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&Given<'a>) -> Result<T, Refused>,
    ) -> Result<Option<T>, Refused> {
        self.asked.push(key);
        match self.members.get(key).filter(|value| !value.is_null()) {
            Some(value) => read(&Given { value, path: member_path(&self.path, key) }).map(Some),
            None => Ok(None),
        }
    }

    /// A member that must be there.
    pub fn required<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&Given<'a>) -> Result<T, Refused>,
    ) -> Result<T, Refused> {
        let found = self.optional(key, read)?;
        found.ok_or_else(|| Refused::new(member_path(&self.path, key), "is missing"))
    }

    /// Refuses keys that nobody asked for.
    pub fn finish(self) -> Result<(), Refused> {
        let Some((key, value)) = self.members.iter().find(|(key, _)| !self.asked.contains(&key.as_str()))
        else {
            return Ok(());
        };
        let given = Given { value, path: member_path(&self.path, key) };
        let mut refused = given.unknown_key(self.asked.iter().copied());
        if let Some(near) = similar::nearest(key, self.asked.iter().copied()) {
            refused.reason.push_str(&format!(" (did you mean {near}?)"));
        }
        Err(refused)
    }
}

/// The path of a member, written as JavaScript would.
pub fn member_path(path: &str, key: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'$';
    let starts_with_digit = key.starts_with(|first: char| first.is_ascii_digit());
    if !key.is_empty() && !starts_with_digit && key.bytes().all(plain) {
        format!("{path}.{key}")
    } else {
        format!("{path}[{}]", Value::from(key))
    }
}
