//! What a plain YAML scalar means: the core schema of YAML 1.2 (chapter 10.3 of its specification).
//!
//! Readers of YAML 1.1 understand some plain words differently; [`legacy`] names them, so that a rule can warn. Numbers come
//! out as JSON writes them. `.inf` and `.nan`, which JSON cannot write, stay strings, as do `1_000`, `1e`, `0b1` and `12:30`,
//! which are numbers only in 1.1. `0123` is the decimal number 123 here and the octal number 83 in 1.1.

use crate::syntax::json::lexer::is_number;
use crate::syntax::{Document, Language, NodeId, NodeKind};

/// The meaning of a plain scalar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Plain {
    /// Nothing, `~` or `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number in JSON's spelling.
    Number(String),
    /// Anything else.
    String,
}

/// What a reader of YAML 1.1 makes of a plain scalar that YAML 1.2 reads differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Legacy {
    /// `yes`, `off`, …
    Bool(bool),
    /// `0123` in base 8, `22:30` in base 60, `1_000`, `0b11`.
    Integer(i64),
}

/// Resolves a plain scalar by the core schema.
pub fn plain(text: &str) -> Plain {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Plain::Null,
        "true" | "True" | "TRUE" => Plain::Bool(true),
        "false" | "False" | "FALSE" => Plain::Bool(false),
        _ => number(text).map_or(Plain::String, Plain::Number),
    }
}

/// A number of the core schema in JSON's spelling; what JSON can read stays as it is.
fn number(text: &str) -> Option<String> {
    if is_number(text) {
        return Some(text.to_owned());
    }
    let in_base = |digits: &str, base: u32| {
        let plain = !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(base));
        plain.then(|| u64::from_str_radix(digits, base).ok()).flatten().map(|value| value.to_string())
    };
    if let Some(digits) = text.strip_prefix("0x") {
        return in_base(digits, 16);
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return in_base(digits, 8);
    }
    let minus = if text.starts_with('-') { "-" } else { "" };
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let whole = unsigned.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = unsigned.split_at_checked(whole)?;
    if digits.is_empty() && !rest.starts_with('.') {
        return None;
    }
    let digits = match digits.trim_start_matches('0') {
        "" => "0",
        significant => significant,
    };
    let rest = match rest.strip_prefix('.') {
        Some(after) if !after.starts_with(|first: char| first.is_ascii_digit()) && whole > 0 => {
            format!(".0{after}")
        }
        _ => rest.to_owned(),
    };
    Some(format!("{minus}{digits}{rest}")).filter(|spelled| is_number(spelled))
}

/// What a reader of YAML 1.1 makes of a plain scalar, where that differs from [`plain`].
pub fn legacy(text: &str) -> Option<Legacy> {
    match text {
        "y" | "Y" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" => return Some(Legacy::Bool(true)),
        "n" | "N" | "no" | "No" | "NO" | "off" | "Off" | "OFF" => return Some(Legacy::Bool(false)),
        _ => {}
    }
    let minus = text.starts_with('-');
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let value = legacy_integer(unsigned)?;
    Some(Legacy::Integer(if minus { -value } else { value }))
}

fn legacy_integer(unsigned: &str) -> Option<i64> {
    let spelled = unsigned.replace('_', "");
    let begins_with_digit = unsigned.starts_with(|first: char| first.is_ascii_digit());
    if !begins_with_digit {
        return None;
    }
    if let Some(digits) = spelled.strip_prefix("0b") {
        return i64::from_str_radix(digits, 2).ok();
    }
    if spelled.contains(':') {
        let mut value = 0i64;
        for (place, part) in spelled.split(':').enumerate() {
            let digits: i64 = part.parse().ok().filter(|_| part.bytes().all(|byte| byte.is_ascii_digit()))?;
            if place > 0 && (digits > 59 || part.len() > 2) {
                return None;
            }
            value = value.checked_mul(60)?.checked_add(digits)?;
        }
        return Some(value);
    }
    if spelled.len() > 1 && spelled.starts_with('0') && spelled.bytes().all(|byte| byte.is_ascii_digit()) {
        return i64::from_str_radix(&spelled, 8).ok();
    }
    if unsigned.contains('_') {
        return spelled.parse().ok();
    }
    None
}

/// [`legacy`] for a node: a value that stands in a YAML text without quotes and that YAML 1.1 reads differently.
pub fn legacy_value(document: &Document, node: NodeId) -> Option<Legacy> {
    let node = document.tree.written(node);
    let scalar = matches!(document.tree.kind(node), NodeKind::String(_) | NodeKind::Number(_));
    if document.language != Language::Yaml || !scalar {
        return None;
    }
    legacy(document.slice(document.tree.span(node)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled(text: &str) -> Option<String> {
        match plain(text) {
            Plain::Number(number) => Some(number),
            _ => None,
        }
    }

    #[test]
    fn spells_numbers_as_json_does() {
        let cases = [
            ("256", "256"),
            ("-1.5e3", "-1.5e3"),
            ("+12", "12"),
            ("0123", "123"),
            ("00", "0"),
            ("0x1F", "31"),
            ("0o17", "15"),
            (".5", "0.5"),
            ("5.", "5.0"),
            ("-5.e3", "-5.0e3"),
            ("1E5", "1E5"),
        ];
        for (text, expected) in cases {
            assert_eq!(spelled(text).as_deref(), Some(expected), "{text}");
        }
        for text in [
            "1_000", ".inf", ".nan", ".", "-", "+", "1e", "0x", "0xg", "1.2.3", "12:30", "0b1", "-0x1", ".e3",
        ] {
            assert_eq!(plain(text), Plain::String, "{text}");
        }
    }

    #[test]
    fn names_what_older_readers_see() {
        let cases = [
            ("yes", Legacy::Bool(true)),
            ("OFF", Legacy::Bool(false)),
            ("0123", Legacy::Integer(83)),
            ("22:30", Legacy::Integer(1350)),
            ("1_000", Legacy::Integer(1000)),
            ("0b11", Legacy::Integer(3)),
            ("-010", Legacy::Integer(-8)),
        ];
        for (text, expected) in cases {
            assert_eq!(legacy(text), Some(expected), "{text}");
        }
        for text in ["true", "1", "nginx:1.27", "8080:80", "0", "089", "_1", "10.0.0.1", "yEs"] {
            assert_eq!(legacy(text), None, "{text}");
        }
    }
}
