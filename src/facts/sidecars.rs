//! Images that stand beside an application and that it can live without.
//!
//! Source: the documentation of their makers and our own study of task definitions (2026-08).

/// The last parts of the names of their repositories, and what each is called in a sentence.
pub static SIDECARS: &[(&str, &str)] = &[
    ("adot-collector", "the collector of ADOT"),
    ("amazon-cloudwatch-agent", "the CloudWatch agent"),
    ("aws-otel-collector", "the collector of ADOT"),
    ("aws-xray-daemon", "the X-Ray daemon"),
    ("cloudwatch-agent", "the CloudWatch agent"),
    ("datadog/agent", "the Datadog agent"),
    ("filebeat", "Filebeat"),
    ("metricbeat", "Metricbeat"),
    ("newrelic-infrastructure-bundle", "the New Relic agent"),
    ("newrelic/infrastructure", "the New Relic agent"),
    ("newrelic/nri-ecs", "the New Relic agent"),
    ("opentelemetry-collector", "the OpenTelemetry collector"),
    ("opentelemetry-collector-contrib", "the OpenTelemetry collector"),
    ("prom/node-exporter", "the node exporter"),
    ("prom/statsd-exporter", "the StatsD exporter"),
    ("xray-daemon", "the X-Ray daemon"),
];
