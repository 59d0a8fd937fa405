//! IAM policies: derive what a task definition needs, write it as small as it can be, and evaluate policies.

pub mod policy;
pub mod roles;

pub use policy::{PolicyDocument, Principal, Statement};
pub use roles::{PolicyStyle, Reason, RolePolicy, Roles, derive};
