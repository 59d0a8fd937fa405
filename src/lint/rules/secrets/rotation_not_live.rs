//! Rule `rotation-not-live`.

use super::reference;
use crate::facts::secrets_manager;
use crate::facts::sources::{AGENT, MANAGED_SECRETS, SECRETS_MANAGER};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "rotation-not-live",
    group: Group::Secrets,
    severity: Severity::Info,
    summary: "A secret that rotates by itself is read only when a container starts.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-213",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&AGENT, &MANAGED_SECRETS, &SECRETS_MANAGER],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    for carrier in reference::task_values(cx) {
        let Some(secret) = reference::secret(carrier) else { continue };
        let Some(owner) = secrets_manager::owner(&secret.name.text) else { continue };
        sink.report(
            Place::Part(carrier.node, carrier.part(secret.name.span)),
            format!("{owner} rotates this secret by itself; tasks that run keep the old value"),
        )
        .help("start new tasks after each rotation, or read the secret in the application");
        return;
    }
}
