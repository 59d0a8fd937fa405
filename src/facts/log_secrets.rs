//! Options of log drivers and log routers that hold credentials.
//!
//! Source: Docker's documentation of the log drivers, and the configuration of the output plugins of Fluent Bit and Fluentd
//! (read 2026-08). Only exact names: options such as `log_key` or `Tag_Key` only sound like it.

/// Options whose value is a credential. Compared without regard to case.
pub static SECRET_OPTIONS: &[&str] = &[
    "access_token",
    "api_key",
    "apikey",
    "cloud_auth",
    "dd_api_key",
    "header",
    "http_passwd",
    "license_key",
    "licensekey",
    "logentries-token",
    "password",
    "sas_token",
    "shared_key",
    "splunk-token",
    "splunk_token",
];

/// HTTP headers that carry a credential, in small letters.
pub static SECRET_HEADERS: &[&str] =
    &["authorization", "proxy-authorization", "x-api-key", "x-auth-token", "x-vault-token"];
