//! Syntax and shape.

pub(crate) mod json_syntax;
