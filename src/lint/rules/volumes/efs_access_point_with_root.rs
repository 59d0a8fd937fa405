//! Rule `efs-access-point-with-root`.

use super::efs;
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "efs-access-point-with-root",
    group: Group::Volumes,
    severity: Severity::Error,
    summary: "A volume names both an access point and a folder.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "VOL-005",
    peers: &["cdk-preflight ecs-efs-access-point-with-root-directory", "copilot"],
    aws_messages: &[
        "When using an EFS access point, the root directory must either be set to \"/\" or be omitted.",
    ],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    for volume in cx.task.volumes.items() {
        let s3 = volume.s3_files_volume_configuration.known();
        let efs = volume.efs_volume_configuration.known();
        let pairs = [
            efs.and_then(|efs| Some((efs::access_point(efs)?, &efs.root_directory))),
            s3.map(|files| (&files.access_point_arn, &files.root_directory)),
        ];
        for (point, root) in pairs.into_iter().flatten() {
            let folder = root.as_str().filter(|folder| !matches!(folder.trim(), "" | "/"));
            let (Some(point), Some(_), Some(node), true) =
                (point.node(), folder, root.node(), point.as_str().is_some_and(|id| !id.trim().is_empty()))
            else {
                continue;
            };
            sink.report(Place::Value(node), "with an access point, `rootDirectory` must be `/` or left out")
                .help("remove it: the access point has its own root")
                .related(Place::Value(point), "the access point")
                .safe_fix("remove `rootDirectory`", rewrite::remove(cx.document, &[node]));
        }
    }
}
