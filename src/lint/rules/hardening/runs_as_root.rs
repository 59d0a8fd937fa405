//! Rule `runs-as-root`.

use serde_json::json;

use super::user;
use crate::facts::sources::{API_MODEL, SECURITY_HUB};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "runs-as-root",
    group: Group::Hardening,
    severity: Severity::Info,
    summary: "A container runs as root, or does not say whom it runs as.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "HRD-003",
    peers: &[
        "Security Hub ECS.20",
        "Security Hub ECS.21",
        "AWS Config ecs-task-definition-linux-user-non-root",
        "Control Tower CT.ECS.PR.3",
        "Prowler (the word `root` only)",
    ],
    aws_messages: &[],
    yields_to: &["host-network-root"],
    sources: &[&API_MODEL, &SECURITY_HUB],
};

/// A user that most images can run as.
const ORDINARY: &str = "1000:1000";

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    // The router of FireLens may run as root, and older agents want it to.
    if cx.container.firelens_configuration.is_present() {
        return;
    }
    let field = &cx.container.user;
    let windows = cx.task.on_windows();
    let ordinary = if windows { "ContainerUser" } else { ORDINARY };
    if let (Some(name), Some(node)) = (field.as_str(), field.node()) {
        let powerful = if windows { user::is_administrator(name) } else { user::is_root(name) };
        if powerful {
            let edit = rewrite::replace(cx.document(), node, &json!(ordinary));
            sink.report(Place::Value(node), format!("{} runs as `{name}`", cx.title()))
                .severity(Severity::Warning)
                .help(
                    "run it as a user without power: `uid:gid`, of a user that may read what the image holds",
                )
                .unsafe_fix(format!("run it as `{ordinary}`"), Some(edit));
        }
    } else if field.is_absent() && cx.task.is_thorough(&META) {
        let edit = rewrite::insert_member(cx.document(), cx.container.origin, "user", &json!(ordinary));
        sink.report(
            Place::Missing(cx.container.origin),
            format!(
                "{} runs as the user of its image, which is root unless the image says otherwise",
                cx.title()
            ),
        )
        .help("name a user without power in `user`")
        .unsafe_fix(format!("run it as `{ordinary}`"), edit);
    }
}
