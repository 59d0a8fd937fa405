//! The list of examples, `static/examples/index.json`.

use serde_json::{Value as Json, json};

use crate::options;
use crate::world::World;

/// One example.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// Its file in `static/examples`.
    pub file: String,
    /// What it shows.
    pub title: String,
    /// In one sentence.
    pub summary: String,
    /// The heading it stands under.
    pub theme: String,
    /// The pretend AWS that it is about.
    pub world: World,
}

/// Reads the list; an entry that lacks something is left out.
pub fn list(text: &str) -> Vec<Example> {
    let index: Json = serde_json::from_str(text).unwrap_or_default();
    let example = |entry: &Json| {
        let string = |key: &str| entry.get(key).and_then(Json::as_str).map(str::to_owned);
        Some(Example {
            file: string("file")?,
            title: string("title")?,
            summary: string("summary")?,
            theme: string("theme")?,
            world: world(entry)?,
        })
    };
    index.as_array().into_iter().flatten().filter_map(example).collect()
}

/// The pretend AWS of an entry; `None` when it is given and cannot be read.
fn world(entry: &Json) -> Option<World> {
    let given = entry.get("world").cloned().unwrap_or_else(|| json!({}));
    options::read(&json!({ "world": given })).ok().map(|options| options.world)
}

/// The examples under their headings, in the order of the list.
pub fn by_theme(examples: &[Example]) -> Vec<(&str, Vec<&Example>)> {
    let mut themes: Vec<(&str, Vec<&Example>)> = Vec::new();
    for example in examples {
        match themes.iter_mut().find(|(theme, _)| *theme == example.theme) {
            Some((_, list)) => list.push(example),
            None => themes.push((&example.theme, vec![example])),
        }
    }
    themes
}

/// Is this the name of a file in the folder of examples, and not a way out of it?
pub fn is_file_name(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.';
    name.bytes().all(plain) && !name.starts_with('.') && !name.contains("..")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_do_not_lead_out_of_the_folder() {
        assert!(is_file_name("plain-variables.json"));
        for name in ["../index.html", "a/b.json", "//host/x", "..", ".x", "https:x"] {
            assert!(!is_file_name(name), "{name}");
        }
    }

    #[test]
    fn groups_examples_by_theme() {
        let examples = list(
            r#"[{ "file": "a.json", "title": "A", "summary": "s", "theme": "One" }, { "file": "broken.json" },
                { "file": "b.json", "title": "B", "summary": "s", "theme": "Two" },
                { "file": "c.json", "title": "C", "summary": "s", "theme": "One" }]"#,
        );
        let themes: Vec<(&str, usize)> =
            by_theme(&examples).iter().map(|(theme, list)| (*theme, list.len())).collect();
        assert_eq!(themes, [("One", 2), ("Two", 1)]);
        assert_eq!(list("not JSON"), []);
    }
}
