//! Rule `envfile-duplicate`.

use super::environment_file;
use crate::facts::sources::AGENT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "envfile-duplicate",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "The same environment file is listed twice.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-307",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&AGENT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let files = environment_file::references(cx);
    for (index, file) in files.iter().enumerate() {
        let Some(first) = files.iter().take(index).find(|other| other.text == file.text) else { continue };
        sink.report(
            Place::Value(file.entry),
            format!("`{}` is listed twice; the second changes nothing", file.title()),
        )
        .help("remove one of them: of two files, the first wins")
        .related(Place::Value(first.node), "listed here first")
        .safe_fix("remove the second", rewrite::remove(cx.document(), &[file.entry]));
    }
}
