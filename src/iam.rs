//! IAM policies: derive what a task definition needs, write it as small as it can be, and evaluate policies.

pub mod compose;
pub mod deployer;
pub mod derive;
pub mod document;
pub mod evaluate;
pub mod grant;
pub mod infrastructure;
pub mod judge;
pub mod key;
pub mod output;
pub mod pattern;
pub mod policy;
pub mod questions;
pub mod resource;
pub mod resource_policy;
pub mod roles;
pub mod size;
pub mod style;
pub mod surroundings;
pub mod trust;
pub mod truth;
mod written;

pub use deployer::Companion;
pub use evaluate::{
    Answer, ByLayer, DecidedBy, Decision, Judge, Layer, Policies, Request, Response, Verdict, evaluate,
};
pub use grant::{Grant, Purpose, Role};
pub use infrastructure::Managed;
pub use output::OutputFormat;
pub use policy::{PolicyDocument, Principal, Statement};
pub use resource_policy::ResourcePolicy;
pub use roles::{
    Bucket, ExecLogging, PolicyStyle, Reason, RoleOptions, RolePolicy, Roles, derive, derive_with,
};
pub use surroundings::{Surroundings, surroundings};
