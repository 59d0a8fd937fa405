//! IAM policies: derive what a task definition needs, write it as small as it can be, and evaluate policies.

pub mod compose;
pub mod derive;
pub mod document;
pub mod evaluate;
pub mod grant;
pub mod key;
pub mod pattern;
pub mod policy;
pub mod resource;
pub mod roles;
pub mod size;
pub mod style;
pub mod trust;
pub mod truth;
mod written;

pub use evaluate::{DecidedBy, Decision, Judge, Layer, Policies, Request, Response, evaluate};
pub use grant::{Grant, Purpose, Role};
pub use policy::{PolicyDocument, Principal, Statement};
pub use roles::{Bucket, PolicyStyle, Reason, RoleOptions, RolePolicy, Roles, derive, derive_with};
