//! Rule `task-size-unparsable`.

use crate::facts::sources::{API_MODEL, TASK_SIZE_ERROR};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::size::{cpu_units, memory_mib};
use crate::syntax::rewrite;
use serde_json::json;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "task-size-unparsable",
    group: Group::Resources,
    severity: Severity::Error,
    summary: "`cpu` or `memory` of the task is no size that ECS can read.",
    fix: FixAvailability::Mixed,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "RES-003",
    peers: &[],
    aws_messages: &["Invalid 'cpu' setting for task."],
    yields_to: &["task-size-must-be-string"],
    sources: &[&API_MODEL, &TASK_SIZE_ERROR],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let help = "write units or vCPUs: `512` or `.5 vCPU`";
    size(cx, sink, "cpu", help);
    let help = "write MiB or GB: `2048` or `2 GB`";
    size(cx, sink, "memory", help);
}

fn size(cx: &TaskCx<'_>, sink: &mut Sink<'_>, name: &str, help: &str) {
    let is_cpu = name == "cpu";
    let field = if is_cpu { &cx.task.cpu } else { &cx.task.memory };
    let (Some(text), Some(node)) = (field.as_str(), field.node()) else { return };
    let text = text.trim();
    let read = if is_cpu { cpu_units(text) } else { memory_mib(text) };
    if read.is_some() || text.is_empty() {
        return;
    }
    let report = sink
        .report(Place::Value(node), format!("`{text}` is no size that ECS can read as `{name}`"))
        .help(help);
    let Some((amount, safe)) = meant(text, is_cpu) else { return };
    let title = format!("write {amount}");
    let edit = Some(rewrite::replace(cx.document, node, &json!(amount.to_string())));
    if safe {
        report.safe_fix(title, edit);
    } else {
        report.unsafe_fix(title, edit);
    }
}

/// What the spellings of others mean, and whether they can mean nothing else.
fn meant(text: &str, is_cpu: bool) -> Option<(u32, bool)> {
    let text = text.to_ascii_lowercase();
    let split = text.find(|character: char| character.is_ascii_alphabetic()).unwrap_or(text.len());
    let (number, unit) = text.split_at_checked(split)?;
    let number = number.trim_end();
    // A separator parts thousands; `1,5` is something else.
    if number.split([',', '_']).skip(1).any(|group| group.len() != 3) {
        return None;
    }
    let number = &number.replace([',', '_'], "");
    if let Some((whole, fraction)) = number.split_once('.') {
        // `0.5`, `1.5`: vCPUs, with the word left out.
        let quarters = match fraction {
            "25" => 1,
            "5" | "50" => 2,
            "75" => 3,
            _ => return None,
        };
        let whole = if whole.is_empty() { 0 } else { whole.parse::<u32>().ok()? };
        let units = whole.checked_mul(1024)?.checked_add(quarters * 256)?;
        return (is_cpu && unit.is_empty()).then_some((units, false));
    }
    let number = number.parse::<u32>().ok()?;
    match unit {
        "" => Some((number, true)),
        "m" if is_cpu => Some((number, false)),
        "mi" | "mib" | "mb" | "m" if !is_cpu => Some((number, true)),
        "gi" | "gib" | "g" if !is_cpu => Some((number.checked_mul(1024)?, true)),
        "cpu" | "cpus" | "vcpus" if is_cpu => Some((number.checked_mul(1024)?, true)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn converts_what_has_one_meaning() {
        for (text, amount) in [("1,024", 1024), ("2 cpus", 2048), ("4vcpus", 4096)] {
            assert_eq!(meant(text, true), Some((amount, true)), "{text}");
        }
        for (text, amount) in [("2Gi", 2048), ("512 MB", 512), ("512M", 512), ("2_048", 2048)] {
            assert_eq!(meant(text, false), Some((amount, true)), "{text}");
        }
        for (text, amount) in [("512m", 512), (".5", 512), ("1.25", 1280)] {
            assert_eq!(meant(text, true), Some((amount, false)), "{text}");
        }
        for text in ["1,5", "0.1", "lots", "2 GB", "99999999999", "4194304 cpu", "1 024"] {
            assert_eq!(meant(text, true), None, "{text}");
        }
    }
}
