//! Policies of AWS that roles of tasks have, and what they say.

use super::Source;
use super::sources::MANAGED_POLICIES;

/// Where they are from.
pub static SOURCE: &Source = &MANAGED_POLICIES;

/// Each by its path and name, with the actions that it allows on `*`.
pub static ALL: &[(&str, &[&str])] = &[
    ("AdministratorAccess", &["*"]),
    (
        "service-role/AmazonECSTaskExecutionRolePolicy",
        &[
            "ecr:GetAuthorizationToken",
            "ecr:BatchCheckLayerAvailability",
            "ecr:GetDownloadUrlForLayer",
            "ecr:BatchGetImage",
            "logs:CreateLogStream",
            "logs:PutLogEvents",
        ],
    ),
];

/// The path and name of a policy of AWS, and the actions that it allows on `*`; by its ARN.
pub fn find(arn: &str) -> Option<&'static (&'static str, &'static [&'static str])> {
    let (_, name) = arn.split_once(":iam::aws:policy/")?;
    ALL.iter().find(|(known, _)| *known == name)
}
