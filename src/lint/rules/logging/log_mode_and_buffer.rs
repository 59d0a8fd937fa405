//! Rule `log-mode-and-buffer`.

use super::options;
use crate::facts::sources::{API_MODEL, MOBY};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "log-mode-and-buffer",
    group: Group::Logging,
    severity: Severity::Error,
    summary: "The mode of a log driver and its buffer do not fit.",
    fix: FixAvailability::Safe,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "LOG-008",
    peers: &["aws-cdk"],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL, &MOBY],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let Some(log) = cx.container.log_configuration.known() else { return };
    let option = |name: &str| {
        let field = options::given(log, name)?;
        field.as_str().zip(field.node())
    };
    let mode = option("mode");
    if let Some((text, node)) = mode.filter(|(text, _)| !matches!(*text, "blocking" | "non-blocking")) {
        sink.report(Place::Value(node), format!("`{text}` is not a mode of a log driver"))
            .help("write `blocking` or `non-blocking`");
    }
    let Some((text, node)) = option("max-buffer-size") else { return };
    if let Some((_, mode)) = mode.filter(|(text, _)| *text == "blocking") {
        sink.report(Place::Member(node), "`max-buffer-size` only works in the mode `non-blocking`")
            .help("remove it, or change the mode")
            .related(Place::Value(mode), "the mode")
            .safe_fix("remove `max-buffer-size`", rewrite::remove(cx.document(), &[node]));
        return;
    }
    let Some(bytes) = bytes(text) else {
        sink.report(Place::Value(node), format!("`{text}` is not a size"))
            .help("write a number and `k`, `m` or `g`, as `25m`");
        return;
    };
    let limit = cx.container.memory.get().filter(|&limit| limit > 0);
    if bytes < MIB {
        sink.report(Place::Value(node), format!("a buffer of `{text}` is full after a few lines"))
            .severity(Severity::Warning)
            .help("write at least `1m`");
    } else if let Some(limit) = limit.filter(|&limit| bytes / MIB > limit) {
        sink.report(
            Place::Value(node),
            format!("a buffer of `{text}` is larger than the {limit} MiB of {}", cx.title()),
        )
        .severity(Severity::Warning)
        .help("make it smaller, as `25m`");
    }
}

const MIB: i64 = 1 << 20;

/// A size as Docker reads it: `4096`, `25m`, `25mb`, `25MiB`.
fn bytes(text: &str) -> Option<i64> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let number: i64 = text.get(..end)?.parse().ok()?;
    let unit = text.get(end..)?.trim_start().to_ascii_lowercase();
    let prefix = unit.strip_suffix('b').unwrap_or(&unit);
    let shift = match prefix.strip_suffix('i').unwrap_or(prefix) {
        "" => 0,
        "k" => 10,
        "m" => 20,
        "g" => 30,
        _ => return None,
    };
    number.checked_mul(1 << shift)
}
