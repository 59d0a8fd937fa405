//! Rule `rule-name`.

use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "rule-name",
    group: Group::Hardening,
    severity: Severity::Info,
    summary: "One sentence, the same as on the page.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "XXX-000",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    // Read the model, never the text. Say nothing about what is not known.
    let Some(node) = cx.container.interactive.node().filter(|_| cx.container.interactive.get() == Some(true))
    else {
        return;
    };
    sink.report(Place::Member(node), format!("{} keeps its standard input open", cx.title()))
        .help("remove it");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_template_compiles_into_a_rule() {
        let rule = crate::lint::Rule { meta: &META, check: crate::lint::Check::Container(check) };
        assert_eq!(rule.meta.name, "rule-name");
    }
}
