//! IAM policies: derive what a task definition needs, write it as small as it can be, and evaluate policies.

pub mod compose;
pub mod derive;
pub mod grant;
pub mod policy;
pub mod resource;
pub mod roles;
pub mod size;
pub mod trust;
mod written;

pub use grant::{Grant, Purpose, Role};
pub use policy::{PolicyDocument, Principal, Statement};
pub use roles::{Bucket, PolicyStyle, Reason, RoleOptions, RolePolicy, Roles, derive, derive_with};
