//! A text in another form.

use serde::Serialize;

use super::{Places, Range};
use crate::convert;

/// The task definitions of a text in another form.
#[derive(Clone, Debug, Serialize)]
pub struct Converted {
    text: String,
    language: &'static str,
    notes: Vec<Note>,
}

#[derive(Clone, Debug, Serialize)]
struct Note {
    message: String,
    place: Option<Range>,
}

impl Converted {
    /// From the engine's; `places` are of the text that was converted.
    pub fn new(converted: convert::Converted, format: convert::Format, places: Places<'_>) -> Self {
        let note = |note: convert::Note| Note {
            message: note.message,
            place: note.node.map(|node| places.range(places.document.tree.span(node))),
        };
        Self {
            text: converted.text,
            language: format.language().name(),
            notes: converted.notes.into_iter().map(note).collect(),
        }
    }
}
