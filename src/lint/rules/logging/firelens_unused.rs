//! Rule `firelens-unused`.

use super::firelens;
use crate::facts::sources::FIRELENS;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::rules::syntax::skeleton;
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "firelens-unused",
    group: Group::Logging,
    severity: Severity::Error,
    summary: "A log router has nothing to route, or is not the only one.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "LOG-011",
    peers: &["aws-cdk"],
    aws_messages: &[
        "When a firelensConfiguration object is specified, at least one container has to be configured with the awsfirelens log driver.",
    ],
    yields_to: &[],
    sources: &[&FIRELENS],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let mut routers = firelens::routers(cx);
    let Some((router, node)) =
        routers.next().and_then(|router| Some((router, router.firelens_configuration.node()?)))
    else {
        return;
    };
    for node in routers.filter_map(|second| second.firelens_configuration.node()) {
        sink.report(Place::Key(node), "this is a second log router")
            .help("a task has one")
            .related(router.firelens_configuration.origin, "the first one")
            .unsafe_fix("remove `firelensConfiguration`", rewrite::remove(cx.document, &[node]));
    }
    if firelens::is_user(router) {
        let log = router.log_configuration.known();
        let place = log.map_or(router.log_configuration.origin, |log| log.log_driver.origin);
        sink.report(place, "the log router logs to itself").help("give it another log driver, as `awslogs`");
    } else if firelens::are_known(cx) && firelens::users(cx).next().is_none() && !skeleton::is_left(cx, node)
    {
        sink.report(Place::Key(node), "no container logs through this log router")
            .help("set the log driver of a container to `awsfirelens`, or remove the router")
            .unsafe_fix("remove `firelensConfiguration`", rewrite::remove(cx.document, &[node]));
    }
}
