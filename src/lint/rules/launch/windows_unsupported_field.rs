//! Rule `windows-unsupported-field`.

use super::given::refuse;
use crate::facts::sources::{API_MODEL, WINDOWS_TASKS};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Applicability, Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::Field;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "windows-unsupported-field",
    group: Group::Launch,
    severity: Severity::Warning,
    summary: "Windows containers do not have this.",
    fix: FixAvailability::Safe,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "LCH-012",
    peers: &[],
    aws_messages: &[],
    yields_to: &[
        "fargate-forbidden-container-field",
        "fargate-forbidden-task-field",
        "awsvpc-forbidden-field",
    ],
    sources: &[&API_MODEL, &WINDOWS_TASKS],
};

const VERDICT: &str = "has no meaning for Windows containers";

const HELP: &str = "remove it: it belongs to Linux";

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    if !cx.on_windows() {
        return;
    }
    let (document, task, fix) = (cx.document, cx.task, Some(Applicability::Safe));
    let members = [
        ("pidMode", task.pid_mode.node()),
        ("ipcMode", task.ipc_mode.node()),
        ("proxyConfiguration", task.proxy_configuration.node()),
    ];
    refuse(document, sink, &members, VERDICT, HELP, fix);
    for volume in task.volumes.items() {
        let driver = volume.docker_volume_configuration.known().map(|docker| &docker.driver);
        let plugin =
            driver.filter(|driver| driver.as_str().is_some_and(|name| !matches!(name, "" | "local")));
        if let Some(node) = plugin.and_then(Field::node) {
            sink.report(Place::Value(node), "Windows has no volume driver but `local`").help("write `local`");
        }
    }
    for container in cx.containers() {
        let container = container.container;
        let members = [
            ("links", container.links.node()),
            ("linuxParameters", container.linux_parameters.node()),
            ("privileged", container.privileged.node()),
            ("readonlyRootFilesystem", container.readonly_root_filesystem.node()),
            ("ulimits", container.ulimits.node()),
            ("dnsServers", container.dns_servers.node()),
            ("dnsSearchDomains", container.dns_search_domains.node()),
            ("extraHosts", container.extra_hosts.node()),
            ("disableNetworking", container.disable_networking.node()),
            ("systemControls", container.system_controls.node()),
            ("firelensConfiguration", container.firelens_configuration.node()),
        ];
        refuse(document, sink, &members, VERDICT, HELP, fix);
        // Without it, the container might have no memory at all.
        let memory = [("memoryReservation", container.memory_reservation.node())];
        let fix = fix.filter(|_| container.memory.is_present());
        refuse(document, sink, &memory, VERDICT, "write `memory`, the hard limit", fix);
        if let Some(node) =
            container.user.node().filter(|_| container.user.as_str().is_some_and(|u| !u.is_empty()))
        {
            sink.report(
                Place::Key(node),
                "AWS documents contradict each other on `user` for Windows containers",
            )
            .severity(Severity::Info)
            .help(
                "try it: Security Hub asks for it (ECS.21), the API reference says that it is not supported",
            );
        }
    }
}
