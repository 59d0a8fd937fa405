//! The rules, one file each, in a folder per group.

pub(crate) mod syntax;
