//! Rule `secret-option-also-plain`.

use crate::facts::sources::AGENT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::enums::LogDriver;
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "secret-option-also-plain",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "A log option is given in `options` and in `secretOptions`.",
    fix: FixAvailability::Mixed,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "SEC-506",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&AGENT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let Some(log) = cx.container.log_configuration.known() else { return };
    for option in log.options.entries() {
        let secret =
            log.secret_options.items().find(|secret| secret.name.as_str() == Some(option.key.as_str()));
        let (Some(secret), Some(node)) = (secret.and_then(|secret| secret.name.node()), option.value.node())
        else {
            continue;
        };
        let edit = rewrite::remove(cx.document(), &[node]);
        let report = sink
            .report(
                Place::Value(node),
                format!("`{}` is given twice, and the plain one is only left to be read", option.key),
            )
            .help("remove the plain one, and change the secret if it is the same")
            .related(Place::Value(secret), "the secret of the same name")
            .sensitive();
        // For the other drivers the agent is known to write the secret over the plain option.
        if log.log_driver.get() == Some(LogDriver::Awsfirelens) {
            report.unsafe_fix("remove the plain option", edit);
        } else {
            report.safe_fix("remove the plain option", edit);
        }
    }
}
