//! Writes values in HCL, laid out as `terraform fmt` does it: `=` of neighbouring lines in one column.

use serde_json::Value;

use crate::syntax::placeholder;

/// A key as HCL writes it: plain where it is a name, else in quotes.
pub fn key(text: &str) -> String {
    let is_part = |character: char| character.is_ascii_alphanumeric() || "_-".contains(character);
    let plain = text.starts_with(|first: char| first.is_ascii_alphabetic()) && text.chars().all(is_part);
    // That one begins an expression.
    if plain && text != "for" { text.to_owned() } else { string(text) }
}

/// A string in quotes. Templates in it stay templates; one that is all of it is written as the expression that it is.
pub fn string(text: &str) -> String {
    let is_template = |rest: &str| rest.starts_with("${") && placeholder::length(rest) == Some(rest.len());
    if is_template(text) {
        return text.get(2..text.len() - 1).unwrap_or_default().to_owned();
    }
    let mut quoted = String::from("\"");
    let mut rest = text;
    while let Some(at) = rest.find("${") {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        // `$${` is no template.
        let length = if before.ends_with('$') { None } else { placeholder::length(from) };
        let (taken, behind) = from.split_at_checked(length.unwrap_or(2)).unwrap_or((from, ""));
        escape(before, &mut quoted);
        quoted.push_str(taken);
        rest = behind;
    }
    escape(rest, &mut quoted);
    quoted.push('"');
    quoted
}

/// The inside of a string with the escapes that HCL has: fewer than JSON.
fn escape(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' | '\r' | '\t' => out.push_str(&super::escape_control(character)),
            '\0'..='\u{1f}' => out.push_str(&format!("\\u{:04x}", u32::from(character))),
            _ => out.push(character),
        }
    }
}

/// A value. `indent` is the indentation of the line it begins on.
pub fn value(value: &Value, indent: &str, unit: &str, line_break: &str) -> String {
    let inner = format!("{indent}{unit}");
    let lines: Vec<String> = match value {
        Value::String(text) => return string(text),
        Value::Array(items) if is_short(value) => {
            let items: Vec<String> =
                items.iter().map(|item| self::value(item, indent, unit, line_break)).collect();
            return format!("[{}]", items.join(", "));
        }
        Value::Object(members) if is_short(value) => {
            let entry = |(key, value): (&String, &Value)| {
                format!("{} = {}", self::key(key), self::value(value, indent, unit, line_break))
            };
            let entries: Vec<String> = members.iter().map(entry).collect();
            return if entries.is_empty() {
                "{}".to_owned()
            } else {
                format!("{{ {} }}", entries.join(", "))
            };
        }
        Value::Array(items) => {
            let item = |item| format!("{inner}{},", self::value(item, &inner, unit, line_break));
            items.iter().map(item).collect()
        }
        Value::Object(members) => {
            let entry = |(key, value): (&String, &Value)| {
                (self::key(key), self::value(value, &inner, unit, line_break))
            };
            attributes(&members.iter().map(entry).collect::<Vec<_>>(), &inner)
        }
        other => return other.to_string(),
    };
    let (open, close) = if value.is_array() { ("[", "]") } else { ("{", "}") };
    format!("{open}{line_break}{}{line_break}{indent}{close}", lines.join(line_break))
}

/// Does a value fit on a line: an empty one, a list of scalars, an entry of two scalars?
fn is_short(value: &Value) -> bool {
    let scalar = |value: &Value| !value.is_array() && !value.is_object();
    match value {
        Value::Array(items) => items.iter().all(scalar) && value.to_string().len() <= 80,
        Value::Object(members) => members.is_empty() || (members.len() <= 2 && members.values().all(scalar)),
        _ => true,
    }
}

/// Lines `name = value`, with the `=` of lines that follow each other in one column.
pub fn attributes(entries: &[(String, String)], indent: &str) -> Vec<String> {
    let mut lines = Vec::with_capacity(entries.len());
    let mut done = 0;
    while let Some((name, value)) = entries.get(done) {
        let run = entries.iter().skip(done).take_while(|(_, value)| !value.contains('\n')).count();
        if run == 0 {
            lines.push(format!("{indent}{name} = {value}"));
            done += 1;
            continue;
        }
        let neighbours = || entries.iter().skip(done).take(run);
        let width = neighbours().map(|(name, _)| name.chars().count()).max().unwrap_or_default();
        for (name, value) in neighbours() {
            lines.push(format!("{indent}{name:width$} = {value}"));
        }
        done += run;
    }
    lines
}
