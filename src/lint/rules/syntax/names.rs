//! The alphabet of families and container names: letters, digits, `-` and `_`.

use crate::facts::definition_limits::NAME;
use crate::lint::Place;
use crate::syntax::NodeId;
use crate::text::Span;

/// What opens a placeholder. No name may hold it, so it says that another tool fills the name in.
const TEMPLATE: [&str; 4] = ["$", "{", "<", "%"];

/// What is wrong with a name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum NameDefect {
    /// A character outside the alphabet, and where it stands.
    Character(char, Span),
    /// Too many characters.
    Length(usize),
}

/// The first thing that is wrong with a name. A blank name is another rule's subject; one with a placeholder is not known.
pub(crate) fn defect(name: &str) -> Option<NameDefect> {
    if name.trim().is_empty() || TEMPLATE.iter().any(|opening| name.contains(opening)) {
        return None;
    }
    if let Some((offset, character)) = name.char_indices().find(|&(_, character)| !fits(character)) {
        return Some(NameDefect::Character(
            character,
            Span::from_range(offset..offset + character.len_utf8()),
        ));
    }
    (name.len() > NAME).then_some(NameDefect::Length(name.len()))
}

impl NameDefect {
    /// Where to point, in the string.
    pub(crate) fn place(self, node: NodeId) -> Place {
        match self {
            Self::Character(_, span) => Place::Part(node, span),
            Self::Length(_) => Place::Value(node),
        }
    }

    /// What follows the subject of the sentence.
    pub(crate) fn message(self) -> String {
        match self {
            Self::Character(character, _) => format!("may not hold {}", self::character(character)),
            Self::Length(length) => format!("is {length} characters long; {NAME} are allowed"),
        }
    }
}

/// The name with `-` in place of what does not fit; `None` when nothing is left of it.
pub(crate) fn repaired(name: &str) -> Option<String> {
    let mut plain = String::new();
    for character in name.chars().take(NAME) {
        if fits(character) {
            plain.push(character);
        } else if !plain.ends_with('-') {
            plain.push('-');
        }
    }
    let plain = plain.trim_matches('-');
    (!plain.is_empty()).then(|| plain.to_owned())
}

/// A character in a sentence.
pub(crate) fn character(character: char) -> String {
    match character {
        ' ' => "a blank".to_owned(),
        '`' => "a back-tick".to_owned(),
        graphic if !graphic.is_control() && !graphic.is_whitespace() => format!("`{graphic}`"),
        other => format!("U+{:04X}", u32::from(other)),
    }
}

fn fits(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '-' | '_')
}
