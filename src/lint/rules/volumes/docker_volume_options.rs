//! Rule `docker-volume-options`.

use crate::facts::sources::{API_MODEL, BIND_MOUNTS};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::enums::Scope;
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "docker-volume-options",
    group: Group::Volumes,
    severity: Severity::Error,
    summary: "A Docker volume asks for what its scope or its host does not have.",
    fix: FixAvailability::Safe,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "VOL-013",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL, &BIND_MOUNTS],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    for docker in cx.task.volumes.items().filter_map(|volume| volume.docker_volume_configuration.known()) {
        let asked = docker.autoprovision.node().filter(|_| docker.autoprovision.get() == Some(true));
        let in_task = docker.scope.is_absent() || docker.scope.get() == Some(Scope::Task);
        if let Some(node) = asked.filter(|_| in_task) {
            sink.report(Place::Member(node), "`autoprovision` is for volumes with the scope `shared`")
                .help("remove it: a volume of the scope `task` is always made")
                .safe_fix("remove `autoprovision`", rewrite::remove(cx.document, &[node]));
        }
        let driver = docker.driver.as_str().filter(|driver| !matches!(driver.trim(), "" | "local"));
        if let (Some(driver), Some(node), true) = (driver, docker.driver.node(), cx.on_windows()) {
            sink.report(Place::Value(node), format!("the volume driver `{driver}` is not for Windows"))
                .help("Windows containers have only the driver `local`");
        }
    }
}
