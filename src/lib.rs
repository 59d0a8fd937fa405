//! The engine of the ECS Task Definition Playground: text in, lint results, container environments,
//! launch outcome and IAM policies out.
//!
//! It is pure: no I/O, no clock, no randomness, no global state. It never panics on any text and knows nothing of
//! browsers; JavaScript reaches it through `api` (feature `api`), the page through `view`.
//!
//! The modules are listed in layer order. Each may use only those above it; `tests/suite/tidy.rs` holds the table.

pub mod text;

pub mod facts;

pub mod syntax;

pub mod source;

pub mod model;

pub mod world;

pub mod simulate;

pub mod iam;

pub mod lint;

pub mod analysis;

pub mod complete;

pub mod options;

pub mod convert;

pub mod compare;

pub mod report;

pub mod share;

pub mod view;

pub mod api;

pub use analysis::{Analysis, Options, TaskAnalysis, analyze, apply_fixes};
