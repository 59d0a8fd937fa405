//! Positions in a text and edits of it. Knows no format and nothing about ECS.

pub mod edit;
pub mod line_index;
pub mod order;
pub mod similar;
pub mod span;

pub use edit::{Edit, TextEdit};
pub use line_index::{Encoding, LineIndex, Position};
pub use span::Span;
