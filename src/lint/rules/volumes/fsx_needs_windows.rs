//! Rule `fsx-needs-windows`.

use crate::facts::sources::BIND_MOUNTS;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::Field;
use crate::model::enums::OsFamily;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "fsx-needs-windows",
    group: Group::Volumes,
    severity: Severity::Error,
    summary: "A volume of FSx for Windows File Server is used where there is no Windows instance.",
    fix: FixAvailability::None,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "VOL-015",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&BIND_MOUNTS],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let family = cx.task.runtime_platform.known().map(|platform| &platform.operating_system_family);
    let family = family.filter(|family| family.get() == Some(OsFamily::Linux)).and_then(Field::node);
    let linux = family.is_some();
    if !linux && !cx.on_fargate() {
        return;
    }
    let found =
        cx.task.volumes.items().find_map(|volume| volume.fsx_windows_file_server_volume_configuration.node());
    let Some(node) = found else { return };
    let message = if linux {
        "FSx for Windows File Server does not work on Linux"
    } else {
        "FSx for Windows File Server does not work on Fargate"
    };
    let report =
        sink.report(Place::Key(node), message).help("run the task on Windows instances of EC2, or use EFS");
    if let Some(family) = family {
        report.related(Place::Value(family), "the operating system");
    }
}
