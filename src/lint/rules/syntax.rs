//! Syntax and shape.

pub(crate) mod json_syntax;
pub(crate) mod text_too_large;
