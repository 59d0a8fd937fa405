//! Rule `efs-id-format`.

use serde_json::json;

use crate::facts::sources::{API_MODEL, FILE_SYSTEMS};
use crate::facts::storage::{EFS_ACCESS_POINT, EFS_FILE_SYSTEM, FSX_FILE_SYSTEM, IdFormat};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::Field;
use crate::model::arn::Arn;
use crate::syntax::rewrite;
use crate::text::TextEdit;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "efs-id-format",
    group: Group::Volumes,
    severity: Severity::Error,
    summary: "The id of a file system or access point is not one.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "VOL-007",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL, &FILE_SYSTEMS],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    for volume in cx.task.volumes.items() {
        if let Some(efs) = volume.efs_volume_configuration.known() {
            let point = efs.authorization_config.known().map(|config| &config.access_point_id);
            if let Some(swap) = swapped(cx, &efs.file_system_id, point) {
                let node = efs.file_system_id.node().unwrap_or(efs.origin);
                sink.report(
                    Place::Value(node),
                    "the ids of the file system and of the access point are swapped",
                )
                .help("a file system is `fs-…`, an access point `fsap-…`")
                .unsafe_fix("swap them", Some(swap));
                continue;
            }
            id(&efs.file_system_id, &EFS_FILE_SYSTEM, sink);
            if let Some(point) = point {
                id(point, &EFS_ACCESS_POINT, sink);
            }
        }
        if let Some(fsx) = volume.fsx_windows_file_server_volume_configuration.known() {
            id(&fsx.file_system_id, &FSX_FILE_SYSTEM, sink);
        }
        if let Some(files) = volume.s3_files_volume_configuration.known() {
            for field in [&files.file_system_arn, &files.access_point_arn] {
                let text = field.as_str().filter(|text| !text.trim().is_empty() && !text.starts_with("arn:"));
                if let (Some(_), Some(node)) = (text, field.node()) {
                    sink.report(Place::Value(node), "S3 Files wants an ARN here")
                        .help("write the full ARN, which begins with `arn:`");
                }
            }
        }
    }
}

fn id(field: &Field<String>, format: &IdFormat, sink: &mut Sink<'_>) {
    let (Some(text), Some(node)) = (field.as_str(), field.node()) else { return };
    if text.trim().is_empty() || is_written(text, format) {
        return;
    }
    let IdFormat { title, prefix, least, .. } = format;
    sink.report(Place::Value(node), format!("`{text}` is not the id of {title}"))
        .help(format!("write `{prefix}` and at least {least} of the digits 0-9 and a-f"));
}

fn is_written(text: &str, format: &IdFormat) -> bool {
    let (service, kind) = format.arn;
    let id = match Arn::parse(text) {
        Some(arn) if !service.is_empty() && arn.is(service) => {
            arn.resource.strip_prefix(kind).map(str::to_owned)
        }
        Some(_) => None,
        None => Some(text.to_owned()),
    };
    id.is_some_and(|id| {
        id.strip_prefix(format.prefix).is_some_and(|digits| {
            (format.least..=format.most).contains(&digits.len())
                && digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
        })
    })
}

fn swapped(cx: &TaskCx<'_>, system: &Field<String>, point: Option<&Field<String>>) -> Option<TextEdit> {
    let (system_id, point_id) = (system.as_str()?, point?.as_str()?);
    if !system_id.starts_with(EFS_ACCESS_POINT.prefix) || !point_id.starts_with(EFS_FILE_SYSTEM.prefix) {
        return None;
    }
    let first = rewrite::replace(cx.document, system.node()?, &json!(point_id));
    let second = rewrite::replace(cx.document, point?.node()?, &json!(system_id));
    TextEdit::new(first.edits().iter().chain(second.edits()).cloned().collect())
}
