//! Writes values in HCL, laid out as `terraform fmt` does it: `=` of neighbouring lines in one column.

use serde_json::Value;

/// A key as HCL writes it: plain where it is a name, else in quotes.
pub fn key(text: &str) -> String {
    let is_part = |character: char| character.is_ascii_alphanumeric() || "_-".contains(character);
    let plain = text.starts_with(|first: char| first.is_ascii_alphabetic()) && text.chars().all(is_part);
    // That one begins an expression.
    if plain && text != "for" { text.to_owned() } else { string(text) }
}

/// A string in quotes. Templates in it stay templates.
pub fn string(text: &str) -> String {
    let mut quoted = String::new();
    super::quote(text, &mut quoted);
    quoted
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
