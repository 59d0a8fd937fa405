//! Rule `health-check-never-fails`.

use serde_json::json;

use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::Field;
use crate::syntax::rewrite;
use crate::text::{Span, TextEdit};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "health-check-never-fails",
    group: Group::Dependencies,
    severity: Severity::Warning,
    summary: "A health check succeeds whatever the container answers.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "DEP-009",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

/// Ends of a command line after which its exit code is 0.
const ENDS: [&str; 7] = ["|| true", "||true", "|| exit 0", "|| :", "; exit 0", ";exit 0", "; true"];

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let Some(command) = cx.container.health_check.known().map(|health| &health.command) else { return };
    let [first, rest @ ..] = command.elements() else { return };
    match (first.as_str(), rest) {
        (Some("CMD-SHELL"), [line]) => shell(cx, line, sink),
        (Some("CMD"), [program, arguments @ ..]) => {
            let words: Vec<&str> = arguments.iter().filter_map(Field::text).collect();
            let (Some(name), Some(node), Some(list)) = (program.as_str(), program.node(), command.node())
            else {
                return;
            };
            if !is_curl(name) || words.len() != arguments.len() || fails(&words) {
                return;
            }
            let mut longer = vec!["CMD", name, "-f"];
            longer.extend(words);
            curl(Place::Value(node), rewrite::replace(cx.document(), list, &json!(longer)), sink);
        }
        _ => {}
    }
}

fn shell(cx: &ContainerCx<'_>, line: &Field<String>, sink: &mut Sink<'_>) {
    let (Some(text), Some(node)) = (line.text(), line.node()) else { return };
    let trimmed = text.trim_end();
    if let Some(end) = ENDS.iter().find(|end| trimmed.ends_with(*end)) {
        let place = Span::from_range(trimmed.len() - end.len()..trimmed.len());
        sink.report(Place::Part(node, place), format!("`{end}` makes the health check succeed always"))
            .help("let the exit code of the command through")
            .unsafe_fix(
                "write `|| exit 1`",
                Some(rewrite::replace_part(cx.document(), node, place, "|| exit 1")),
            );
        return;
    }
    // What is captured or piped is judged by something else.
    if text.contains("$(") || text.contains('`') || text.contains("http_code") {
        return;
    }
    let mut words = text.split_ascii_whitespace();
    let Some(name) = words.find(|word| is_curl(word)) else { return };
    let mut arguments = Vec::new();
    for word in words {
        if word.starts_with('|') && !word.starts_with("||") {
            return;
        }
        if word.starts_with(['|', '&', ';']) {
            break;
        }
        arguments.push(word);
        if word.ends_with(';') {
            break;
        }
    }
    let Some(start) = text.find(name).filter(|_| !fails(&arguments)) else { return };
    let place = Span::from_range(start..start + name.len());
    let edit = rewrite::replace_part(cx.document(), node, place, &format!("{name} -f"));
    curl(Place::Part(node, place), edit, sink);
}

fn is_curl(word: &str) -> bool {
    word == "curl" || word.ends_with("/curl")
}

/// Does curl fail when the server answers with an error, or is that not to be seen here?
fn fails(arguments: &[&str]) -> bool {
    arguments.iter().any(|word| {
        let other_protocol =
            word.contains("://") && !word.trim_start_matches(['"', '\'']).starts_with("http");
        let short = word.starts_with('-') && !word.starts_with("--") && word.contains('f');
        short || word.starts_with("--fail") || word.starts_with(['$', '<', '{', '|']) || other_protocol
    })
}

fn curl(place: Place, edit: TextEdit, sink: &mut Sink<'_>) {
    sink.report(place, "curl succeeds on every answer, HTTP 500 included")
        .help("add `-f`, so that it fails on an error")
        .unsafe_fix("add `-f`", Some(edit));
}
