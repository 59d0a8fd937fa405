//! Rule `enum-value`.

use super::defect::{self, Defect};
use super::{skeleton, wording};
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::ProblemKind;
use crate::syntax::rewrite;
use crate::text::similar;
use serde_json::json;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "enum-value",
    group: Group::Syntax,
    severity: Severity::Error,
    summary: "A word that the API does not have among the values of this member.",
    fix: FixAvailability::Mixed,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SYN-021",
    peers: &["cfn-lint E3030", "tflint aws_ecs_task_definition_invalid_network_mode"],
    aws_messages: &[],
    yields_to: &["json-syntax", "placement-constraint-shape"],
    sources: &[&API_MODEL],
};

/// Enums whose words Linux, Docker or the two states of a switch decide, so that AWS adds none overnight.
const CLOSED: [&str; 9] = [
    "ContainerCondition",
    "DeviceCgroupPermission",
    "EFSAuthorizationConfigIAM",
    "EFSTransitEncryption",
    "IpcMode",
    "PidMode",
    "Scope",
    "UlimitName",
    "VersionConsistency",
];

/// Text longer than this is no slip of a word, and is not repeated.
const LONGEST: usize = 40;

/// Words of other tools: enum, their word, the API's word.
const ALIASES: &[(&str, &str, &str)] = &[
    ("CPUArchitecture", "aarch64", "ARM64"),
    ("CPUArchitecture", "amd64", "X86_64"),
    ("CPUArchitecture", "arm", "ARM64"),
    ("CPUArchitecture", "arm64/v8", "ARM64"),
    ("CPUArchitecture", "x64", "X86_64"),
    ("ContainerCondition", "service_completed_successfully", "SUCCESS"),
    ("ContainerCondition", "service_healthy", "HEALTHY"),
    ("ContainerCondition", "service_started", "START"),
    ("FirelensConfigurationType", "fluent-bit", "fluentbit"),
    ("LogDriver", "cloudwatch", "awslogs"),
    ("LogDriver", "firelens", "awsfirelens"),
    ("NetworkMode", "vpc", "awsvpc"),
    ("TransportProtocol", "http", "tcp"),
    ("TransportProtocol", "https", "tcp"),
];

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let tree = &cx.document.tree;
    for problem in defect::all(cx, Defect::EnumValue) {
        let ProblemKind::NotInEnum { name, values } = problem.kind else { continue };
        let (Some(found), Some(owner)) = (tree.string(problem.node), problem.owner) else { continue };
        let shown = if found.len() > LONGEST { "this" } else { &format!("`{found}`") };
        let message = format!("{shown} is not a value of `{}`", owner.member);
        let place = Place::Value(problem.node);
        if skeleton::is_left(cx, problem.node) {
            continue;
        }
        if found.trim().is_empty() {
            // Some SDKs leave out what is blank, the API refuses it.
            sink.report(place, format!("`{}` is blank", owner.member))
                .severity(Severity::Warning)
                .help(format!("leave it out, or write {}", wording::choices(values)))
                .safe_fix("remove it", rewrite::remove(cx.document, &[problem.node]));
            continue;
        }
        match meant(name, found, values) {
            Some(word) => {
                let edit = Some(rewrite::replace(cx.document, problem.node, &json!(word)));
                let title = format!("write `{word}`");
                let report = sink.report(place, message).help(title.clone());
                if word.eq_ignore_ascii_case(found) {
                    report.safe_fix(title, edit);
                } else {
                    report.unsafe_fix(title, edit);
                }
            }
            None if CLOSED.contains(&name) => {
                sink.report(place, message).help(format!("write {}", wording::choices(values)));
            }
            None => {
                sink.report(place, format!("{message} in the API model of {}", API_MODEL.read))
                    .severity(Severity::Info)
                    .help(format!(
                        "unless it is newer than that, ECS takes only {}",
                        wording::choices(values)
                    ));
            }
        }
    }
}

/// The word that was plainly meant. A word that differs in its digits only is another version, not a slip.
fn meant(name: &str, found: &str, values: &[&'static str]) -> Option<&'static str> {
    if let Some(word) = values.iter().find(|word| word.eq_ignore_ascii_case(found)) {
        return Some(word);
    }
    let alias = |(of, word, _): &&(&str, &str, &str)| *of == name && word.eq_ignore_ascii_case(found);
    if let Some(&(_, _, word)) = ALIASES.iter().find(alias) {
        return Some(word);
    }
    let letters = |word: &str| word.replace(|character: char| character.is_ascii_digit(), "");
    let word = similar::nearest(found, values.iter().copied())?;
    (!letters(word).eq_ignore_ascii_case(&letters(found))).then_some(word)
}
