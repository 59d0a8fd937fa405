//! The rules, one file each, in a folder per group.

pub(crate) mod network;
pub(crate) mod resources;
pub(crate) mod secrets;
pub(crate) mod syntax;

#[cfg(test)]
#[path = "rules/_template.rs"]
mod template;
