//! Rule `unused-suppression`.

use std::collections::BTreeMap;

use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::suppression::Comment;
use crate::lint::{Group, LintConfig, Place, RuleMeta, Severity, Sink, registry};
use crate::text::{Span, TextEdit, similar};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "unused-suppression",
    group: Group::Syntax,
    severity: Severity::Info,
    summary: "A comment silences a rule that has nothing to say there.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[],
};

pub(crate) fn check(comments: &[Comment], config: &LintConfig, sink: &mut Sink<'_>) {
    let mut meant: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    for comment in comments {
        // A comment may silence this rule, too.
        if comment.names.iter().any(|name| name.text == META.name) {
            continue;
        }
        let all = comment.names.iter().all(|name| !name.used && LintConfig::knows(&name.text));
        for (index, name) in comment.names.iter().enumerate().filter(|(_, name)| !name.used) {
            let text = &name.text;
            let rule = registry::find(text);
            // A rule that is off has nothing to say anywhere.
            if rule.is_some_and(|rule| config.is_off(rule.meta)) {
                continue;
            }
            let place = Place::Bytes(name.span);
            if !LintConfig::knows(text) {
                // One mistake is often made again.
                let names = || registry::RULES.iter().map(|rule| rule.meta.name);
                let near = *meant.entry(text).or_insert_with(|| similar::nearest(text, names()));
                let report = sink
                    .report(place, format!("there is no rule or group `{text}`"))
                    .severity(Severity::Warning);
                match near {
                    Some(near) => report
                        .help(format!("write `{near}`"))
                        .safe_fix(format!("change it to `{near}`"), Some(TextEdit::replace(name.span, near))),
                    None => report.help("write the name as it stands in the report"),
                };
                continue;
            }
            // The whole comment goes when nothing in it is of use; else the name and what parts it from its neighbour.
            let neighbour = |index: usize| comment.names.get(index).map(|name| name.span);
            let removal = match index.checked_sub(1) {
                _ if all => comment.removal,
                None => Span::new(name.span.start, neighbour(1).map_or(name.span.end, |next| next.start)),
                Some(before) => Span::new(neighbour(before).map_or(0, |span| span.end), name.span.end),
            };
            sink.report(place, format!("`{text}` has nothing to silence here"))
                .help("remove it, so that it cannot hide a defect to come")
                .safe_fix("remove it", Some(TextEdit::delete(removal)));
        }
    }
}
