//! Rule `ephemeral-storage`.

use crate::facts::launch_types::{
    EPHEMERAL_STORAGE_DEFAULT, EPHEMERAL_STORAGE_LEAST, EPHEMERAL_STORAGE_MOST,
};
use crate::facts::sources::{API_MODEL, CDK_PREFLIGHT};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::syntax::rewrite;
use serde_json::json;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "ephemeral-storage",
    group: Group::Launch,
    severity: Severity::Error,
    summary: "A size of scratch storage that Fargate does not offer, or storage that is not on Fargate.",
    fix: FixAvailability::Mixed,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "LCH-015",
    peers: &["cdk-preflight (two rules)", "aws-cdk", "Terraform AWS provider"],
    aws_messages: &[
        "EphemeralStorage size should be at least 21.",
        "EphemeralStorage size should be at most 200.",
        "Tasks using the EC2 launch type do not support EphemeralStorage.",
    ],
    yields_to: &["managed-instances-restrictions"],
    sources: &[&API_MODEL, &CDK_PREFLIGHT],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let field = &cx.task.ephemeral_storage;
    let (Some(storage), Some(node)) = (field.known(), field.node()) else { return };
    let removal = || rewrite::remove(cx.document, &[node]);
    if !cx.on_fargate() && cx.on_instances() {
        sink.report(Place::Key(node), "`ephemeralStorage` exists only on Fargate")
            .help("remove it: on instances, the scratch storage is the disk of the instance")
            .safe_fix("remove it", removal());
        return;
    }
    let (Some(size), Some(number)) = (storage.size_in_gib.get(), storage.size_in_gib.node()) else { return };
    let range = EPHEMERAL_STORAGE_LEAST..=EPHEMERAL_STORAGE_MOST;
    if range.contains(&size) {
        return;
    }
    let report = sink
        .report(Place::Value(number), format!("{size} GiB of scratch storage cannot be asked for"))
        .help(format!(
            "{EPHEMERAL_STORAGE_LEAST} to {EPHEMERAL_STORAGE_MOST} can; without the member a task has {EPHEMERAL_STORAGE_DEFAULT}"
        ));
    if size == EPHEMERAL_STORAGE_DEFAULT {
        report.safe_fix("remove `ephemeralStorage`", removal());
    } else {
        let nearest = size.clamp(*range.start(), *range.end());
        let edit = rewrite::replace(cx.document, number, &json!(nearest));
        report.unsafe_fix(format!("write {nearest}"), Some(edit));
    }
}
