//! What DescribeTaskDefinition writes out for members that were left out at registration.
//!
//! Source: ECS API reference, ContainerDefinition, PortMapping and HealthCheck (2026-09); public outputs of the command (2026).

/// Members and the values that mean the same as leaving them out.
pub const DEFAULTS: [(&str, &str); 6] = [
    ("cpu", "0"),
    ("essential", "true"),
    ("interval", "30"),
    ("protocol", "tcp"),
    ("retries", "3"),
    ("timeout", "5"),
];
