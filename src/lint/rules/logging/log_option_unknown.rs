//! Rule `log-option-unknown`.

use crate::facts::log_drivers::{self, AS_OF, AWSLOGS_OF_DOCKER, COMMON, Driver};
use crate::facts::sources::{API_MODEL, MOBY};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::rules::syntax::skeleton;
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::placeholder;
use crate::syntax::{NodeId, rewrite};
use crate::text::similar;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "log-option-unknown",
    group: Group::Logging,
    severity: Severity::Error,
    summary: "A log driver does not have this option.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "LOG-004",
    peers: &["cfn-lint E3046"],
    aws_messages: &["disallows options:"],
    yields_to: &[],
    sources: &[&API_MODEL, &MOBY],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let Some(log) = cx.container.log_configuration.known() else { return };
    let Some(driver) = log.log_driver.get().and_then(|driver| log_drivers::driver(driver.word())) else {
        return;
    };
    // Through FireLens everything may go.
    if driver.options.is_empty() {
        return;
    }
    for entry in log.options.entries() {
        if let Some(node) = entry.value.node() {
            option(cx, driver, &entry.key, Place::Key(node), Some(node), sink);
        }
    }
    for secret in log.secret_options.items() {
        if let Some((name, node)) = secret.name.as_str().zip(secret.name.node()) {
            option(cx, driver, name, Place::Value(node), None, sink);
        }
    }
}

fn option(
    cx: &ContainerCx<'_>,
    driver: &Driver,
    name: &str,
    place: Place,
    member: Option<NodeId>,
    sink: &mut Sink<'_>,
) {
    let known = || driver.options.iter().chain(COMMON).copied();
    if known().any(|option| option == name)
        || name.trim().is_empty()
        || name.starts_with("cache-")
        || placeholder::is_in(name)
        || name.contains('$')
        || member.is_some_and(|node| skeleton::is_left(cx.task, node))
    {
        return;
    }
    if driver.name == "awslogs" && AWSLOGS_OF_DOCKER.contains(&name) {
        sink.report(
            place,
            format!("ECS may refuse `{name}`: Docker knows it, but it is not in the list of {AS_OF}"),
        )
        .severity(Severity::Info)
        .help("remove it when the definition is refused");
        return;
    }
    let report = sink.report(place, format!("the log driver `{}` has no option `{name}`", driver.name));
    match similar::nearest(name, known()) {
        Some(near) => report.help(format!("did you mean `{near}`?")).unsafe_fix(
            format!("write `{near}`"),
            member.and_then(|node| rewrite::rename(cx.document(), node, near)),
        ),
        None => report.help("remove it; options of an output plugin go with `awsfirelens`"),
    };
}
