//! Syntax and shape.

pub(crate) mod duplicate_json_key;
pub(crate) mod json_syntax;
pub(crate) mod text_too_large;
