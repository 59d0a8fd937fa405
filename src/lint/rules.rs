//! The rules, one file each, in a folder per group.

pub(crate) mod dependencies;
pub(crate) mod hardening;
pub(crate) mod iam;
pub(crate) mod launch;
pub(crate) mod logging;
pub(crate) mod network;
pub(crate) mod operability;
pub(crate) mod resources;
pub(crate) mod secrets;
pub(crate) mod syntax;
pub(crate) mod volumes;

#[cfg(test)]
#[path = "rules/_template.rs"]
mod template;
