//! Writes an analysis down: for people, for tools, for tickets.

pub mod text;
