//! The JavaScript API: the functions of the engine on plain values, as `dist/api` exports them.
//!
//! Here they take JSON values and give [`dto`] structs, so that everything but the crossing itself is tested natively. The
//! crossing is in `exports` (feature `api`); the typings are in `src/api/types.d.ts`, and a test holds them to what
//! these functions really give. Stateless: the same arguments give the same result, byte for byte.

pub mod dto;
#[cfg(feature = "api")]
pub mod exports;
pub mod functions;

pub use functions::{
    analyze, apply_fixes, compare, convert, decode_share, encode_share, evaluate, explain_stopped,
    judge_policy, render, render_policy, rules, simulate_rotation, version,
};
