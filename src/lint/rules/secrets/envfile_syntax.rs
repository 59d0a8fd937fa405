//! Rule `envfile-syntax`.

use super::{environment_file, expansion};
use crate::facts::sources::{AGENT, ENVIRONMENT_FILES};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "envfile-syntax",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "A line of an environment file does not mean what it would in a shell.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-309",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&AGENT, &ENVIRONMENT_FILES],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for file in environment_file::references(cx) {
        let Some(content) = file.content(cx) else { continue };
        let mut told: Vec<&str> = Vec::new();
        for (index, raw) in content.split_terminator('\n').enumerate() {
            let line = raw.strip_suffix('\r').unwrap_or(raw);
            let Some((what, severity)) = defect(line, index == 0) else { continue };
            // One remark of a kind is enough for a file.
            if told.contains(&what) {
                continue;
            }
            told.push(what);
            sink.report(Place::Value(file.node), format!("line {} of `{}`: {what}", index + 1, file.title()))
                .severity(severity)
                .help("write `NAME=value` on one line, without anything around it");
        }
    }
}

/// Longer lines are refused. Source: amazon-ecs-agent 1.105.1, Go's scanner (2026-06).
const LONGEST: usize = 65_535;

/// What is wrong with a line; the first that applies.
fn defect(line: &str, first: bool) -> Option<(&'static str, Severity)> {
    if line.len() > LONGEST {
        return Some(("it is longer than 65535 bytes, and the container is not created", Severity::Error));
    }
    let warning = |what| Some((what, Severity::Warning));
    if first && line.starts_with('\u{feff}') {
        return warning("the byte order mark becomes part of the first name");
    }
    if line.is_empty() || line.starts_with('#') {
        return None;
    }
    if line.trim_start().starts_with('#') {
        return warning("a comment begins in the first column; behind blanks, `#` begins a name");
    }
    let Some((name, value)) = line.split_once('=') else {
        let blank = line.trim().is_empty();
        return warning("there is no `=`, so the line is ignored; values cannot go on over several lines")
            .filter(|_| !blank);
    };
    if name.is_empty() {
        return warning("there is no name before `=`");
    }
    if name.starts_with("export ") {
        return warning("`export` becomes part of the name, or the file is refused");
    }
    if name.trim() != name || value.starts_with([' ', '\t']) {
        return warning(
            "the blanks around `=` or before the name belong to name and value, or the file is refused",
        );
    }
    let quoted = ['"', '\'']
        .iter()
        .any(|&quote| value.len() > 1 && value.starts_with(quote) && value.ends_with(quote));
    if quoted {
        return warning("the quotes become part of the value");
    }
    if value.contains('\r') {
        return warning("a carriage return inside the line becomes part of the value");
    }
    if value.contains(" #") {
        return warning("what follows `#` becomes part of the value; comments have lines of their own");
    }
    let expands = expansion::find(value).iter().any(|found| found.braces && found.name.is_some());
    warning("a reference to another variable is not replaced").filter(|_| expands)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_plain_lines() {
        for line in ["A=1", "A=", "A=a=b", "A=x#y", "# A = 1", "", "A=cost $5", "A=it's", "A_b.c=1"] {
            assert_eq!(defect(line, true), None, "{line}");
        }
        for line in ["A=\"x\"", " #A=1", "export A=1", "A = 1", "A", "=1", "A=${B}", "A=1 # x", "\u{feff}A=1"]
        {
            assert!(defect(line, true).is_some(), "{line}");
        }
    }
}
