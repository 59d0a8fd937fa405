//! Rule `efs-transit-encryption-off`.

use super::efs;
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "efs-transit-encryption-off",
    group: Group::Volumes,
    severity: Severity::Warning,
    summary: "The traffic of an EFS volume is not encrypted.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "VOL-008",
    peers: &["Checkov CKV_AWS_97", "Trivy AWS-0035", "KICS", "Security Hub ECS.18", "Snyk SNYK-CC-AWS-413"],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    for efs in efs::plain(cx) {
        // Where ECS refuses it, the rules that know why have spoken.
        if efs::duty(efs).is_some() || efs::port(efs).is_some() {
            continue;
        }
        let place = efs.transit_encryption.node().map_or(Place::Missing(efs.origin), Place::Value);
        sink.report(place, "the traffic of this EFS volume is not encrypted")
            .help("set `transitEncryption` to `ENABLED`; off is the default")
            .unsafe_fix("turn on `transitEncryption`", efs::encrypt(cx, efs));
    }
}
