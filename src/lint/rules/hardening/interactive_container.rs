//! Rule `interactive-container`.

use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "interactive-container",
    group: Group::Hardening,
    severity: Severity::Info,
    summary: "A container keeps its standard input or a terminal open, as for a debugging session.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::C,
    since: "0.1.0",
    catalogue: "HRD-012",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let interactive = (&cx.container.interactive, "its standard input");
    let terminal = (&cx.container.pseudo_terminal, "a terminal");
    let mut nodes = Vec::new();
    let mut what = String::new();
    for (field, name) in [interactive, terminal] {
        let Some(node) = field.node().filter(|_| field.get() == Some(true)) else { continue };
        if !what.is_empty() {
            what.push_str(" and ");
        }
        what.push_str(name);
        nodes.push(node);
    }
    let Some(&first) = nodes.first() else { return };
    sink.report(Place::Member(first), format!("{} keeps {what} open", cx.title()))
        .help("remove it when it is left from debugging; ECS Exec does not need it")
        .unsafe_fix("remove it", rewrite::remove(cx.document(), &nodes));
}
