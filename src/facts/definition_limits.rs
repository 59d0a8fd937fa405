//! How large a task definition and its parts may be.
//!
//! Source: Amazon ECS Developer Guide, Amazon ECS endpoints and quotas (read 2026), and the ECS API model of 2026-11 for
//! names and tags.

/// The date of the quotas, for messages.
pub const AS_OF: &str = "2026";

/// Containers in a task definition.
pub const CONTAINERS: usize = 10;

/// Bytes of a task definition in a request. Not adjustable.
pub const BYTES: usize = 65_536;

/// Characters of a family and of the name of a container.
pub const NAME: usize = 255;

/// Characters of an image reference before its digest.
pub const IMAGE: usize = 255;

/// Characters of an image tag.
pub const IMAGE_TAG: usize = 128;

/// Placement constraints of a task definition.
pub const CONSTRAINTS: usize = 10;

/// Tags of a task definition.
pub const TAGS: usize = 50;

/// Characters of the key of a tag.
pub const TAG_KEY: usize = 128;

/// Characters of the value of a tag.
pub const TAG_VALUE: usize = 256;
