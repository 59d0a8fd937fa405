//! Text to tree. [`parse`] never fails: it returns a tree for every input, and beside it what was wrong.
//!
//! JSON, YAML and HCL arrive in the same [`Tree`]; later layers do not ask which it was, except to write edits.

pub mod detect;
pub mod document;
pub mod error;
pub mod fragment;
pub mod hcl;
pub mod json;
pub mod placeholder;
pub mod pointer;
pub mod print;
pub mod rewrite;
pub mod tree;
pub mod yaml;

pub use document::{Document, Language, parse};
pub use error::{SyntaxError, SyntaxErrorKind};
pub use tree::{Expression, Key, Node, NodeId, NodeKind, Scalar, Tree};
