//! Rule `windows-fargate-limits`.

use super::given::refuse;
use crate::facts::fargate_sizes::{AS_OF, SIZES};
use crate::facts::launch_types::FARGATE_WINDOWS_PORT;
use crate::facts::sources::{API_MODEL, CDK_PREFLIGHT, FARGATE_PARAMETERS};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::enums::CpuArchitecture;
use crate::model::size::cpu_units;
use crate::syntax::rewrite;
use serde_json::json;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "windows-fargate-limits",
    group: Group::Launch,
    severity: Severity::Error,
    summary: "Fargate for Windows does not offer this.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "LCH-013",
    peers: &[
        "cdk-preflight ecs-fargate-windows-cpu-under-1vcpu",
        "cdk-preflight ecs-windows-arm64",
        "aws-cdk",
    ],
    aws_messages: &["No Fargate configuration exists for given values"],
    yields_to: &[],
    sources: &[&API_MODEL, &CDK_PREFLIGHT, &FARGATE_PARAMETERS],
};

const VERDICT: &str = "does not exist on Fargate for Windows";

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    if !cx.on_fargate() || !cx.on_windows() {
        return;
    }
    let cpu = &cx.task.cpu;
    let size = cpu.as_str().and_then(cpu_units).and_then(|cpu| SIZES.iter().find(|size| size.cpu == cpu));
    if let (Some(size), Some(node)) = (size.filter(|size| !size.windows), cpu.node()) {
        let nearest = size.cpu.clamp(1024, 4096).to_string();
        sink.report(
            Place::Value(node),
            format!("Fargate has no Windows task with {} CPU units (sizes as of {AS_OF})", size.cpu),
        )
        .help("CPU may be 1024, 2048 or 4096, with the memory that goes with it")
        .unsafe_fix(format!("write {nearest}"), Some(rewrite::replace(cx.document, node, &json!(nearest))));
    }
    if let Some(architecture) = cx.task.runtime_platform.known().map(|platform| &platform.cpu_architecture)
        && let (Some(CpuArchitecture::Arm64), Some(node)) = (architecture.get(), architecture.node())
    {
        sink.report(Place::Value(node), format!("`ARM64` {VERDICT}"))
            .help("write `X86_64`, or use Linux")
            .unsafe_fix("write `X86_64`", Some(rewrite::replace(cx.document, node, &json!("X86_64"))));
    }
    for volume in cx.task.volumes.items() {
        let members = [("efsVolumeConfiguration", volume.efs_volume_configuration.node())];
        refuse(cx.document, sink, &members, VERDICT, "use Linux, or keep the files elsewhere", None);
    }
    for container in cx.containers() {
        for mapping in container.container.port_mappings.items() {
            let taken = mapping.container_port.get() == Some(FARGATE_WINDOWS_PORT);
            if let Some(node) = mapping.container_port.node().filter(|_| taken) {
                sink.report(
                    Place::Value(node),
                    format!("Fargate for Windows keeps port {FARGATE_WINDOWS_PORT} for itself"),
                )
                .help("listen on another port");
            }
        }
        let files = &container.container.environment_files;
        if let Some(node) = files.node().filter(|_| !files.elements().is_empty()) {
            sink.report(Place::Key(node), "environment files may not work on Fargate for Windows")
                .severity(Severity::Warning)
                .help("AWS documents disagree; variables and secrets work");
        }
    }
}
