//! Rule `secret-options-useless`.

use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::enums::LogDriver;
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "secret-options-useless",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "The log driver has no option that these secrets could set.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "SEC-505",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

/// Drivers without an option that holds a secret. Source: Docker's documentation of the log drivers (2026-08).
const WITHOUT_SECRETS: [LogDriver; 3] = [LogDriver::Awslogs, LogDriver::Journald, LogDriver::JsonFile];

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let Some(log) = cx.container.log_configuration.known() else { return };
    let Some(driver) = log.log_driver.get() else { return };
    for secret in log.secret_options.items() {
        let (Some(name), Some(node)) = (secret.name.as_str(), secret.name.node()) else { continue };
        // An ordinary option may be given as a secret, too.
        let own = name.starts_with(&format!("{}-", driver.word()));
        let shared = matches!(
            name,
            "env" | "env-regex" | "labels" | "labels-regex" | "mode" | "max-buffer-size" | "tag"
        );
        let known = WITHOUT_SECRETS.contains(&driver) || driver == LogDriver::Splunk;
        if !known || own || shared || name.trim().is_empty() {
            continue;
        }
        let message = if driver == LogDriver::Splunk {
            format!("`splunk` has no option `{name}`")
        } else {
            format!("`{}` has no secret options, and none that is called `{name}`", driver.word())
        };
        sink.report(Place::Value(node), message)
            .help("if the container needs the value, put it into `secrets`")
            .unsafe_fix("remove it", rewrite::remove(cx.document(), &[secret.origin]));
    }
}
