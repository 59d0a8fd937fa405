//! The log drivers and the options that each knows. Where each can be used is in `launch_types.rs`.
//!
//! Source: for the options of `awslogs` the ECS API model, LogConfiguration (2026-11), and what RegisterTaskDefinition lets through
//! (public reports, 2026); for the others the checks of the drivers in moby b985e2313a (2026).

/// The date of the options, for messages.
pub const AS_OF: &str = "2026-11";

/// A log driver.
#[derive(Debug, PartialEq, Eq)]
pub struct Driver {
    /// Its name.
    pub name: &'static str,
    /// Options that must be there.
    pub required: &'static [&'static str],
    /// The options that it knows, without those that every driver has; empty where any may be given.
    pub options: &'static [&'static str],
}

/// Options that every driver has.
pub static COMMON: &[&str] = &["max-buffer-size", "mode"];

/// Options of Docker's own `awslogs` driver that are not in the list of ECS. Whether ECS takes them is not known.
pub static AWSLOGS_OF_DOCKER: &[&str] = &[
    "awslogs-create-stream",
    "awslogs-credentials-endpoint",
    "awslogs-endpoint",
    "awslogs-force-flush-interval-seconds",
    "awslogs-format",
    "awslogs-max-buffered-events",
    "awslogs-stream",
    "env",
    "env-regex",
    "labels",
    "labels-regex",
    "tag",
];

/// All log drivers.
#[rustfmt::skip]
pub static DRIVERS: &[Driver] = &[
    Driver {
        name: "awsfirelens", required: &[], options: &[],
    },
    Driver {
        name: "awslogs", required: &["awslogs-group", "awslogs-region"],
        options: &[
            "awslogs-create-group", "awslogs-datetime-format", "awslogs-group", "awslogs-multiline-pattern",
            "awslogs-region", "awslogs-stream-prefix",
        ],
    },
    Driver {
        name: "fluentd", required: &[],
        options: &[
            "env", "env-regex", "fluentd-address", "fluentd-async", "fluentd-async-connect",
            "fluentd-async-reconnect-interval", "fluentd-buffer-limit", "fluentd-max-retries", "fluentd-read-timeout",
            "fluentd-request-ack", "fluentd-retry-wait", "fluentd-sub-second-precision", "fluentd-write-timeout",
            "labels", "labels-regex", "tag",
        ],
    },
    Driver {
        name: "gelf", required: &[],
        options: &[
            "env", "env-regex", "gelf-address", "gelf-compression-level", "gelf-compression-type",
            "gelf-tcp-max-reconnect", "gelf-tcp-reconnect-delay", "labels", "labels-regex", "tag",
        ],
    },
    Driver {
        name: "journald", required: &[],
        options: &["env", "env-regex", "labels", "labels-regex", "tag"],
    },
    Driver {
        name: "json-file", required: &[],
        options: &["compress", "env", "env-regex", "labels", "labels-regex", "max-file", "max-size", "tag"],
    },
    Driver {
        name: "splunk", required: &["splunk-token", "splunk-url"],
        options: &[
            "env", "env-regex", "labels", "labels-regex", "splunk-caname", "splunk-capath", "splunk-format",
            "splunk-gzip", "splunk-gzip-level", "splunk-index", "splunk-index-acknowledgment",
            "splunk-insecureskipverify", "splunk-source", "splunk-sourcetype", "splunk-token", "splunk-url",
            "splunk-verify-connection", "tag",
        ],
    },
    Driver {
        name: "syslog", required: &[],
        options: &[
            "env", "env-regex", "labels", "labels-regex", "syslog-address", "syslog-facility", "syslog-format",
            "syslog-tls-ca-cert", "syslog-tls-cert", "syslog-tls-key", "syslog-tls-skip-verify", "tag",
        ],
    },
];

/// A driver by its name.
pub fn driver(name: &str) -> Option<&'static Driver> {
    DRIVERS.iter().find(|driver| driver.name == name)
}

/// The largest `log-driver-buffer-limit` of `awsfirelens`, in bytes.
pub const BUFFER_LIMIT: u32 = 536_870_912;

/// A plugin of Fluent Bit that cannot work without some options.
#[derive(Debug, PartialEq, Eq)]
pub struct Plugin {
    /// Its name.
    pub name: &'static str,
    /// Options that must be there, in lower case; Fluent Bit does not look at the case.
    pub required: &'static [&'static str],
}

/// Plugins for services of AWS and for Datadog. Source: README files of the plugins and the manual of Fluent Bit (2026).
pub static PLUGINS: &[Plugin] = &[
    Plugin { name: "cloudwatch", required: &["log_group_name", "region"] },
    Plugin { name: "cloudwatch_logs", required: &["log_group_name", "region"] },
    Plugin { name: "datadog", required: &["apikey"] },
    Plugin { name: "firehose", required: &["delivery_stream", "region"] },
    Plugin { name: "kinesis", required: &["region", "stream"] },
    Plugin { name: "kinesis_firehose", required: &["delivery_stream", "region"] },
    Plugin { name: "kinesis_streams", required: &["region", "stream"] },
    Plugin { name: "s3", required: &["bucket"] },
];
