//! Rule `compatibility-missing`.

use crate::facts::fargate_sizes::offers;
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, RuleMeta, Severity, Sink, TaskCx};
use crate::model::enums::{Compatibility, NetworkMode};
use crate::model::size::{cpu_units, memory_mib};
use crate::syntax::rewrite;
use serde_json::json;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "compatibility-missing",
    group: Group::Launch,
    severity: Severity::Info,
    summary: "`requiresCompatibilities` is not there, so ECS checks little before the launch.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "LCH-007",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let field = &cx.task.requires_compatibilities;
    let missing = field.is_absent() || field.known().is_some_and(Vec::is_empty);
    // Without containers it is a part of a text.
    if !missing || cx.containers().next().is_none() {
        return;
    }
    let report = sink.report(field.origin, "nothing says on which launch type this shall run").help(
        "list it in `requiresCompatibilities`, so that ECS checks the definition when it is registered",
    );
    let likely = cx.context.launch_type.or_else(|| fits_fargate(cx).then_some(Compatibility::Fargate));
    if let Some(launch_type) = likely {
        let value = json!([launch_type.word()]);
        let edit = match field.node() {
            Some(node) => Some(rewrite::replace(cx.document, node, &value)),
            None => rewrite::insert_member(cx.document, cx.task.origin, "requiresCompatibilities", &value),
        };
        report.unsafe_fix(format!("require `{}`", launch_type.word()), edit);
    }
}

/// Is it written as a Fargate task has to be?
fn fits_fargate(cx: &TaskCx<'_>) -> bool {
    let cpu = cx.task.cpu.as_str().and_then(cpu_units);
    let memory = cx.task.memory.as_str().and_then(memory_mib);
    let fits = cpu.zip(memory).is_some_and(|(cpu, memory)| offers(cpu, memory));
    fits && cx.task.network_mode.get() == Some(NetworkMode::Awsvpc)
}
