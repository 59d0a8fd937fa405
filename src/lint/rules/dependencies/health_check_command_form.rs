//! Rule `health-check-command-form`.

use serde_json::json;

use crate::facts::sources::{API_MODEL, MOBY};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::Field;
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "health-check-command-form",
    group: Group::Dependencies,
    severity: Severity::Warning,
    summary: "The command of a health check is not written as Docker reads it.",
    fix: FixAvailability::Mixed,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "DEP-008",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL, &MOBY],
};

/// What a shell reads as more than an argument.
const OPERATORS: [&str; 6] = ["||", "&&", "|", ";", ">", "2>&1"];

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let Some(command) = cx.container.health_check.known().map(|health| &health.command) else { return };
    let elements = command.elements();
    let words: Vec<&str> = elements.iter().filter_map(Field::text).collect();
    let (Some(list), [first, rest @ ..]) = (command.node(), words.as_slice()) else { return };
    let Some(node) = elements.first().filter(|first| first.as_str().is_some()).and_then(Field::node) else {
        return;
    };
    if words.len() != elements.len() || first.trim().is_empty() {
        return;
    }
    let at = |index: usize| elements.get(index).and_then(Field::node).unwrap_or(node);
    let write = |words: &[&str]| Some(rewrite::replace(cx.document(), list, &json!(words)));
    let in_shell = |words: &[&str]| write(&["CMD-SHELL", &words.join(" ")]);
    let operator = rest.iter().position(|word| {
        OPERATORS.contains(word)
            || word.starts_with("|| ")
            || word.starts_with("&& ")
            || word.starts_with('>')
    });
    match *first {
        "CMD" | "CMD-SHELL" if rest.is_empty() => {
            sink.report(Place::Value(node), "the health check has no command").help("add what is to be run");
        }
        "CMD" | "CMD-SHELL" if matches!(rest, ["CMD" | "CMD-SHELL", ..]) => {
            sink.report(Place::Value(at(1)), "the command begins twice")
                .help("keep the second word")
                .safe_fix(format!("remove `{first}`"), rewrite::remove(cx.document(), &[node]));
        }
        "CMD" if matches!(rest, [only] if only.trim().contains(' ') && !only.contains('\\')) => {
            sink.report(Place::Value(at(1)), "`CMD` takes this for the name of a program")
                .help("write `CMD-SHELL` before a command line")
                .safe_fix(
                    "write `CMD-SHELL`",
                    Some(rewrite::replace(cx.document(), node, &json!("CMD-SHELL"))),
                );
        }
        "CMD" => {
            let Some(index) = operator else { return };
            sink.report(
                Place::Value(at(index + 1)),
                "`CMD` runs no shell: this is an argument of the program",
            )
            .help("write the command line as one string behind `CMD-SHELL`")
            .unsafe_fix("use `CMD-SHELL`", in_shell(rest));
        }
        "CMD-SHELL" if rest.len() > 1 => {
            sink.report(Place::Value(at(2)), "`CMD-SHELL` runs only the first string, not this one")
                .help("write the command line as one string")
                .unsafe_fix("join the strings", in_shell(rest));
        }
        "CMD-SHELL" | "NONE" => {}
        _ => {
            let (word, tail) = first.split_once([',', ' ']).unwrap_or((first, ""));
            let tail = tail.trim();
            let known =
                ["CMD-SHELL", "CMD", "NONE"].into_iter().find(|known| known.eq_ignore_ascii_case(word));
            let report = sink.report(
                Place::Value(node),
                if known.is_some() {
                    "the first word must stand alone, in capitals"
                } else {
                    "a health check begins with `CMD-SHELL` or `CMD`"
                },
            );
            match (known, rest.is_empty()) {
                (Some(known), _) if tail.is_empty() => {
                    let edit = rewrite::replace(cx.document(), node, &json!(known));
                    report.help(format!("write `{known}`")).safe_fix(format!("write `{known}`"), Some(edit));
                }
                (Some(known), true) => {
                    let mut parts = vec![known];
                    if known == "CMD" {
                        parts.extend(tail.split(", "));
                    } else {
                        parts.push(tail);
                    }
                    report
                        .help("the list is written as in the console; split it")
                        .safe_fix("split it", write(&parts));
                }
                (None, true) if first.trim().contains(' ') => {
                    let edit = write(&["CMD-SHELL", first]);
                    report.help("write `CMD-SHELL` before a command line").safe_fix("add `CMD-SHELL`", edit);
                }
                (None, _) if !first.trim().contains(' ') && operator.is_none() => {
                    let mut parts = vec!["CMD"];
                    parts.extend(&words);
                    report
                        .severity(Severity::Info)
                        .help("write `CMD` before a program and its arguments")
                        .safe_fix("add `CMD`", write(&parts));
                }
                _ => {
                    report.help("write the command line as one string behind `CMD-SHELL`");
                }
            }
        }
    }
}
