//! Rule `efs-port-without-tls`.

use super::efs;
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "efs-port-without-tls",
    group: Group::Volumes,
    severity: Severity::Error,
    summary: "The port of encrypted EFS traffic is given, but nothing is encrypted.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "VOL-006",
    peers: &["cdk-preflight"],
    aws_messages: &["TransitEncryptionPort requires that TransitEncryption is enabled."],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    for efs in efs::plain(cx) {
        let Some(node) = efs::port(efs).filter(|_| efs::duty(efs).is_none()) else { continue };
        sink.report(Place::Member(node), "`transitEncryptionPort` is given, but `transitEncryption` is off")
            .help("turn on `transitEncryption`, or remove the port")
            .unsafe_fix("turn on `transitEncryption`", efs::encrypt(cx, efs))
            .unsafe_fix("remove the port", rewrite::remove(cx.document, &[node]));
    }
}
