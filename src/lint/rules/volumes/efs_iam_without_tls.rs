//! Rule `efs-iam-without-tls`.

use super::efs;
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "efs-iam-without-tls",
    group: Group::Volumes,
    severity: Severity::Error,
    summary: "An EFS volume with IAM authorization or an access point needs encryption in transit.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "VOL-004",
    peers: &["cdk-preflight ecs-efs-iam-without-transit-encryption"],
    aws_messages: &["EFS IAM authorization requires TransitEncryption to be enabled."],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    for efs in efs::plain(cx) {
        let Some((node, reason)) = efs::duty(efs) else { continue };
        sink.report(Place::Value(node), format!("{reason} of EFS needs `transitEncryption`, which is off"))
            .help("turn it on; off is the default")
            .safe_fix("turn on `transitEncryption`", efs::encrypt(cx, efs));
    }
}
