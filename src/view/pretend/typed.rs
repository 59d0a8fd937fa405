//! What somebody types into a field of the pretend AWS: how it is read, and what is wrong with it, at its place.

use serde_json::Value as Json;

use crate::options::reader::{Refused, member_path};
use crate::syntax::{self, Document, Language, NodeId, NodeKind};
use crate::view::editor::{Place, place};

/// How a field is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// As it is.
    Text,
    /// Without the blanks around it.
    Word,
    /// One entry in each line.
    List,
    /// As JSON.
    Json,
}

/// What is wrong with what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// In one sentence.
    pub message: String,
    /// Where in the field; `None` for all of it.
    pub place: Option<Place>,
}

/// Reads what was typed. An empty field says nothing.
pub(super) fn read(reading: Reading, typed: &str) -> Result<Option<Json>, Wrong> {
    let text = if reading == Reading::Text { typed } else { typed.trim() };
    if text.is_empty() {
        return Ok(None);
    }
    match reading {
        Reading::Text | Reading::Word => Ok(Some(Json::from(text))),
        Reading::List => {
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            Ok(Some(lines.map(Json::from).collect()))
        }
        Reading::Json => json(typed).map(Some),
    }
}

fn json(typed: &str) -> Result<Json, Wrong> {
    let document = syntax::parse(typed, Some(Language::Json));
    if let Some(error) = document.errors.first() {
        let place = Some(place(&document, error.span));
        return Err(Wrong { message: error.kind.message(), place });
    }
    serde_json::from_str(typed).map_err(|error| Wrong { message: error.to_string(), place: None })
}

/// A refusal of the strict reader, at its place in the field, which holds the member at a path.
pub(super) fn refused(reading: Reading, typed: &str, path: &[String], refused: &Refused) -> Wrong {
    let base = path.iter().fold("world".to_owned(), |base, key| member_path(&base, key));
    let place = (reading == Reading::Json)
        .then(|| {
            let document = syntax::parse(typed, Some(Language::Json));
            find(&document, document.tree.root(), &base, refused.path())
        })
        .flatten();
    Wrong { message: refused.to_string(), place }
}

/// The node that a path of the reader means, or the innermost one around it that is there.
fn find(document: &Document, node: NodeId, here: &str, wanted: &str) -> Option<Place> {
    let rest = wanted.strip_prefix(here)?;
    if !rest.is_empty() && !rest.starts_with(['.', '[']) {
        return None;
    }
    let tree = &document.tree;
    let inner = match tree.kind(node) {
        NodeKind::Object(members) => members
            .iter()
            .find_map(|&member| find(document, member, &member_path(here, tree.key(member)), wanted)),
        NodeKind::Array(elements) => elements
            .iter()
            .enumerate()
            .find_map(|(index, &element)| find(document, element, &format!("{here}[{index}]"), wanted)),
        _ => None,
    };
    inner.or_else(|| Some(place(document, tree.label_span(node))))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::options::read_world;

    #[test]
    fn an_empty_field_says_nothing() {
        for reading in [Reading::Text, Reading::Word, Reading::List, Reading::Json] {
            assert_eq!(read(reading, ""), Ok(None));
        }
        assert_eq!(read(Reading::Text, " a "), Ok(Some(json!(" a "))));
        assert_eq!(read(Reading::Word, " a "), Ok(Some(json!("a"))));
        assert_eq!(read(Reading::List, "a\n\n b \n"), Ok(Some(json!(["a", "b"]))));
    }

    #[test]
    fn bad_json_is_shown_at_its_place() {
        let wrong = read(Reading::Json, "{\n  \"network\" \"ok\"\n}").unwrap_err();
        assert_eq!(wrong.message, "a colon is missing after the key");
        assert_eq!(wrong.place.map(|place| place.line), Some(2));
    }

    #[test]
    fn a_refusal_is_shown_at_its_place() {
        let typed = "{\n  \"secrets\": {\n    \"a/b\": {\n      \"stat\": \"missing\"\n    }\n  }\n}";
        let given = read(Reading::Json, typed).unwrap().unwrap();
        let error = read_world(&given).unwrap_err();
        let wrong = refused(Reading::Json, typed, &[], &error);
        assert!(wrong.message.starts_with("world.secrets[\"a/b\"].stat: unknown key"), "{}", wrong.message);
        assert!(wrong.message.ends_with("(did you mean state?)"), "{}", wrong.message);
        assert_eq!(wrong.place.map(|place| (place.line, place.column)), Some((4, 7)));
        // In a field that holds one member only.
        let policies = ["executionRole".to_owned(), "policies".to_owned()];
        let given = json!({ "executionRole": { "policies": [{}, 1] } });
        let wrong = refused(Reading::Json, "[{}, 1]", &policies, &read_world(&given).unwrap_err());
        assert_eq!(wrong.place.map(|place| place.column), Some(6));
    }
}
