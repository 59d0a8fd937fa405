//! The normalised task definition that every later layer reads.
//!
//! Every field of RegisterTaskDefinition is here under AWS's own name in snake case, and remembers the node it came from.
//! Decoding keeps what it can and collects all problems; a test compares the structures with the API model.

pub mod adapt;
pub mod arn;
pub mod carrier;
pub mod container;
pub mod decode;
pub mod enums;
pub mod field;
pub mod fill;
pub mod image;
pub mod linux;
pub mod logging;
pub mod network;
pub mod placeholder;
pub mod secret;
pub mod size;
pub mod spelling;
pub mod structures;
pub mod task_definition;
pub mod value_from;
pub mod volume;

pub use container::ContainerDefinition;
pub use decode::{Decoded, Owner, Problem, ProblemKind, decode};
pub use field::{Entry, Field, Origin, Value};
pub use task_definition::TaskDefinition;
