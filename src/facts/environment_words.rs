//! Words that tell which environment something belongs to.
//!
//! Source: our own study of task definitions (2026-08).

/// Each word, and the environment that it means.
pub static ENVIRONMENT_WORDS: &[(&str, &str)] = &[
    ("DEV", "development"),
    ("DEVELOPMENT", "development"),
    ("LIVE", "production"),
    ("PRD", "production"),
    ("PROD", "production"),
    ("PRODUCTION", "production"),
    ("QA", "test"),
    ("STAGE", "staging"),
    ("STAGING", "staging"),
    ("STG", "staging"),
    ("TEST", "test"),
    ("UAT", "test"),
];

/// Variables that name the environment. Those that choose a mode of a framework, such as `NODE_ENV`, are not among them: they say
/// `production` nearly everywhere.
pub static ENVIRONMENT_VARIABLES: &[&str] = &[
    "APP_ENV",
    "APP_ENVIRONMENT",
    "DD_ENV",
    "DEPLOY_ENV",
    "DEPLOYMENT_ENV",
    "ENV",
    "ENVIRONMENT",
    "ENV_NAME",
    "STAGE",
];
