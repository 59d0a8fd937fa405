//! Privileges and isolation.

pub(crate) mod mutable_image_tag;
pub(crate) mod privileged;
