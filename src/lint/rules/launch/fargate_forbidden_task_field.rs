//! Rule `fargate-forbidden-task-field`.

use super::given::refuse;
use crate::facts::sources::{CDK_PREFLIGHT, FARGATE_DIFFERENCES};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Applicability, Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::enums::PidMode;
use crate::syntax::rewrite;
use serde_json::json;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "fargate-forbidden-task-field",
    group: Group::Launch,
    severity: Severity::Error,
    summary: "The task asks for something that Fargate does not have.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "LCH-004",
    peers: &[
        "cfn-lint E3048 (placement constraints)",
        "cdk-preflight ecs-fargate-ipc-mode and more",
        "moto",
        "aws-cdk",
    ],
    aws_messages: &[
        "Tasks using the Fargate launch type do not support pidMode 'host'",
        "Fargate compatible task definitions do not support ipcMode",
        "Fargate compatible task definitions do not support constraints",
    ],
    yields_to: &["retired-field"],
    sources: &[&CDK_PREFLIGHT, &FARGATE_DIFFERENCES],
};

const VERDICT: &str = "does not exist on Fargate";

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    if !cx.on_fargate() {
        return;
    }
    let task = cx.task;
    if let (Some(PidMode::Host), Some(node)) = (task.pid_mode.get(), task.pid_mode.node()) {
        sink.report(Place::Value(node), format!("`pidMode: host` {VERDICT}"))
            .help("write `task`: the containers then see one another's processes")
            .safe_fix(
                "write `task`",
                Some(rewrite::replace(cx.document, node, &json!(PidMode::Task.word()))),
            );
    }
    let members = [
        ("ipcMode", task.ipc_mode.node()),
        ("placementConstraints", task.placement_constraints.node()),
        ("inferenceAccelerators", task.inference_accelerators.node()),
    ];
    let help = "remove it, or run the task on instances";
    refuse(cx.document, sink, &members, VERDICT, help, Some(Applicability::Safe));
}
