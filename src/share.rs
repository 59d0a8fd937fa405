//! Share codes: a text, and with it options and a view, as the fragment of a link.
//!
//! `v1=` and the text, or `v1s=` and the state as JSON; either compressed (raw deflate) and in base64url without padding. A
//! published code opens forever: a new form gets a new name, and `tests/suite/share.rs` holds one frozen code of each.
//! A code holds what it is given and nothing else.

pub mod base64url;
pub mod codec;
pub mod masked;
pub mod payload;

pub use codec::{decode, encode};
pub use payload::{ShareError, ShareState};
