//! Ports that are taken, and how many there are.
//!
//! Source: ECS API model 2014-11-13 (botocore 1.44.5, 2026-11), PortMapping; developer guide on FireLens (2026).

/// The highest port.
pub const HIGHEST: i64 = 65_535;

/// Ports of a container instance that SSH, Docker and the ECS agent use.
pub const RESERVED: [(i64, &str); 6] = [
    (22, "SSH"),
    (2375, "Docker"),
    (2376, "Docker"),
    (51_678, "the ECS agent"),
    (51_679, "the ECS agent"),
    (51_680, "the ECS agent"),
];

/// From here on ports are given away by the system: to outgoing connections and to mappings without a host port.
pub const FIRST_EPHEMERAL: i64 = 32_768;

/// The port on which the log router of FireLens listens.
pub const LOG_ROUTER: i64 = 24_224;

/// Port ranges of a container.
pub const RANGES: usize = 100;

/// Characters of the name of a port mapping.
pub const NAME: usize = 64;
