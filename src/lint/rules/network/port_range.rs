//! Rule `port-range`.

use crate::facts::ports::HIGHEST;
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::Field;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "port-range",
    group: Group::Network,
    severity: Severity::Error,
    summary: "A number that is no port.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "NET-004",
    peers: &["Terraform AWS provider (EFS port)"],
    aws_messages: &["Invalid 'containerPort' setting for container '{container}'."],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    for container in cx.containers() {
        for mapping in container.container.port_mappings.items() {
            // Two zeros are an empty template.
            if mapping.container_port.get() == Some(0) && mapping.host_port.get() == Some(0) {
                continue;
            }
            port(sink, "containerPort", &mapping.container_port, 1);
            port(sink, "hostPort", &mapping.host_port, 0);
        }
    }
    for volume in cx.task.volumes.items() {
        let name = "transitEncryptionPort";
        if let Some(efs) = volume.efs_volume_configuration.known() {
            port(sink, name, &efs.transit_encryption_port, 0);
        }
        if let Some(s3) = volume.s3_files_volume_configuration.known() {
            port(sink, name, &s3.transit_encryption_port, 0);
        }
    }
}

fn port(sink: &mut Sink<'_>, name: &str, field: &Field<i64>, least: i64) {
    let (Some(number), Some(node)) = (field.get(), field.node()) else { return };
    if !(least..=HIGHEST).contains(&number) {
        sink.report(Place::Value(node), format!("`{name}` cannot be {number}"))
            .help(format!("write a port from {least} to {HIGHEST}"));
    }
}
