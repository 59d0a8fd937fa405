//! What a share code holds, and why one cannot be made or read.

use std::fmt;

use serde_json::{Map, Value};

/// The most that a code may hold before compression, in bytes.
pub const LARGEST: usize = 1 << 20;

/// What is shared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ShareState {
    /// The text in the editor.
    pub text: String,
    /// The options that results depend on, as an object.
    pub options: Option<Value>,
    /// How it is shown, as an object; its meaning is the page's own.
    pub view: Option<Value>,
}

/// Why a code cannot be made or read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShareError {
    /// It would hold, or holds, more than [`LARGEST`].
    TooLarge,
    /// It was made by a later version of this tool.
    Newer(u32),
    /// It does not begin as share codes do.
    NotACode,
    /// It begins well, but the rest cannot be read.
    Damaged,
}

impl fmt::Display for ShareError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => write!(formatter, "the share code holds more than {} KiB", LARGEST / 1024),
            Self::Newer(version) => write!(
                formatter,
                "the share code is of version {version}, which is newer than this tool; reload the page to get the latest"
            ),
            Self::NotACode => formatter.write_str("this is not a share code; one begins with `v1=`"),
            Self::Damaged => {
                formatter.write_str("the share code is damaged or incomplete; copy the whole link again")
            }
        }
    }
}

impl std::error::Error for ShareError {}

impl ShareState {
    /// The state as JSON: only what is there.
    pub(super) fn to_json(&self) -> String {
        let mut members = Map::new();
        members.insert("text".to_owned(), Value::from(self.text.as_str()));
        if let Some(options) = &self.options {
            members.insert("options".to_owned(), options.clone());
        }
        if let Some(view) = &self.view {
            members.insert("view".to_owned(), view.clone());
        }
        Value::Object(members).to_string()
    }

    /// The inverse of [`ShareState::to_json`].
    pub(super) fn from_json(json: &str) -> Result<Self, ShareError> {
        let Ok(Value::Object(mut members)) = serde_json::from_str(json) else {
            return Err(ShareError::Damaged);
        };
        let Some(Value::String(text)) = members.shift_remove("text") else { return Err(ShareError::Damaged) };
        let mut object = |key: &str| match members.shift_remove(key) {
            None => Ok(None),
            Some(value) if value.is_object() => Ok(Some(value)),
            Some(_) => Err(ShareError::Damaged),
        };
        let (options, view) = (object("options")?, object("view")?);
        if members.is_empty() { Ok(Self { text, options, view }) } else { Err(ShareError::Damaged) }
    }
}
