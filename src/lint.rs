//! The rules, and running them over an analysed text.

pub mod config;
pub mod context;
pub mod diagnostic;
pub mod fixer;
pub mod leaks;
mod lookup;
pub mod policy;
pub mod presets;
pub mod registry;
pub mod rule;
mod rules;
pub mod sink;
pub mod suppression;
mod whereabouts;

use std::collections::BTreeMap;

use crate::syntax::SyntaxError;
use crate::text::Span;
use suppression::{Suppressed, Suppression};
use whereabouts::Whereabouts;

pub use config::{Level, LintConfig};
pub use context::{ContainerCx, DocumentCx, TaskCx};
pub use diagnostic::{Applicability, Diagnostic, Fix, Label, Severity};
pub use presets::Preset;
pub use rule::{Check, Group, Rule, RuleMeta};
pub(crate) use rules::secrets::places::Texts;
pub use sink::{Place, Sink};

use crate::text::order;

/// What the rules found.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// In the order of the text; one defect has one diagnostic.
    pub diagnostics: Vec<Diagnostic>,
    /// What was put aside, in the order of the text.
    pub suppressed: Vec<Suppressed>,
    /// Wishes of the options to put something aside that met nothing. Of a rule that is off nothing can be said.
    pub unused: Vec<Suppression>,
    /// Where secrets stand, in the order of the text. Settings cannot uncover one.
    pub sensitive: Vec<Span>,
}

/// Runs every rule that is on.
pub fn run(document: &DocumentCx<'_>, tasks: &[TaskCx<'_>], config: &LintConfig) -> Findings {
    let mut found = Vec::new();
    let mut sensitive = Vec::new();
    let policies = policy::in_place::run(document, tasks);
    for rule in registry::RULES {
        // Of a text that was not read, only that can be said.
        let applies = document.unread.is_none() || rule.meta.name == rules::syntax::text_too_large::META.name;
        let is_off = config.is_off(rule.meta);
        // One that looks for secrets is asked even then: what it finds stays covered.
        if !applies || is_off && rule.meta.group != Group::Secrets {
            continue;
        }
        let before = found.len();
        check(rule, document, tasks, &policies, &mut found);
        let secrets = found.iter().skip(before).filter(|diagnostic| diagnostic.sensitive);
        sensitive.extend(secrets.map(|diagnostic| diagnostic.span));
        if is_off {
            found.truncate(before);
        }
    }
    order::by(&mut sensitive, Ord::cmp);
    drop_superseded(&mut found, &document.document.errors);
    let places = Whereabouts::new(document, tasks);
    for diagnostic in &mut found {
        places.fill(diagnostic);
        diagnostic.severity = config.severity(diagnostic.rule, diagnostic.severity);
    }
    let mut comments = suppression::comments(document.document);
    let mut used = vec![false; config.suppressions.len()];
    let mut suppressed = suppression::apply(document, config, &mut comments, &mut used, &mut found);
    let unused = config.suppressions.iter().zip(used);
    let unused = unused.filter(|(wish, used)| {
        !used && registry::find(&wish.rule).is_none_or(|rule| !config.is_off(rule.meta))
    });
    let unused = unused.map(|(wish, _)| wish.clone()).collect();
    for rule in registry::RULES {
        let Check::Suppressions(check) = rule.check else { continue };
        let before = found.len();
        if !config.is_off(rule.meta) {
            check(&comments, config, &mut Sink::new(rule.meta, document.document, &mut found));
        }
        for diagnostic in found.iter_mut().skip(before) {
            places.fill(diagnostic);
            diagnostic.severity = config.severity(diagnostic.rule, diagnostic.severity);
        }
    }
    order::by_place(&mut found, |diagnostic| (diagnostic.span, rank(diagnostic)));
    order::by_place(&mut suppressed, |aside| (aside.diagnostic.span, rank(&aside.diagnostic)));
    Findings { diagnostics: found, suppressed, unused, sensitive }
}

/// Asks one rule.
fn check(
    rule: &'static Rule,
    document: &DocumentCx<'_>,
    tasks: &[TaskCx<'_>],
    policies: &[Diagnostic],
    found: &mut Vec<Diagnostic>,
) {
    if let Check::Policies = rule.check {
        let own = policies.iter().filter(|diagnostic| diagnostic.rule.name == rule.meta.name);
        found.extend(own.cloned());
        return;
    }
    let mut sink = Sink::new(rule.meta, document.document, found);
    match rule.check {
        Check::Policies | Check::Suppressions(_) => {}
        Check::Document(check) => check(document, &mut sink),
        Check::Task(check) => {
            for (index, task) in tasks.iter().enumerate() {
                sink.enter(Some(index), None);
                check(task, &mut sink);
            }
        }
        Check::Container(check) => {
            for (index, task) in tasks.iter().enumerate() {
                for container in task.containers() {
                    sink.enter(Some(index), container.container.name.as_str());
                    check(&container, &mut sink);
                }
            }
        }
    }
}

/// At the same place the worst comes first, and then the order of the registry holds.
fn rank(diagnostic: &Diagnostic) -> u32 {
    let severity = match diagnostic.severity {
        Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Info => 2,
    };
    let index =
        registry::RULES.iter().position(|rule| std::ptr::eq(rule.meta, diagnostic.rule)).unwrap_or_default();
    severity * 1000 + crate::text::span::clamp(index)
}

/// Drops what another rule has said better at the same place: see [`RuleMeta::yields_to`].
fn drop_superseded(found: &mut Vec<Diagnostic>, errors: &[SyntaxError]) {
    let mut spans: BTreeMap<&'static str, Vec<Span>> = BTreeMap::new();
    for diagnostic in found.iter() {
        spans.entry(diagnostic.rule.name).or_default().push(diagnostic.span);
    }
    let said = order::map(spans.into_iter().map(|(name, spans)| (name, Places::new(spans))));
    found.retain(|diagnostic| {
        // What a syntax error has cut short is not what its author means.
        let before = errors.partition_point(|error| error.span.start <= diagnostic.span.start);
        let error = before.checked_sub(1).and_then(|last| errors.get(last));
        if diagnostic.rule.group != Group::Syntax
            && error.is_some_and(|error| error.span.contains(diagnostic.span))
        {
            return false;
        }
        let mut better = diagnostic.rule.yields_to.iter().filter_map(|name| said.get(name));
        !better.any(|places| places.touch(diagnostic.span))
    });
}

/// Places to look spans up in: a text may have as many problems as it has lines.
struct Places {
    /// In order.
    spans: Vec<Span>,
    /// Where the one that reaches furthest ends, of those up to each.
    furthest: Vec<u32>,
    /// Where the one that ends first ends, of those from each on.
    nearest: Vec<u32>,
}

impl Places {
    fn new(mut spans: Vec<Span>) -> Self {
        order::by(&mut spans, Ord::cmp);
        let furthest = spans.iter().scan(0, |furthest, span| {
            *furthest = span.end.max(*furthest);
            Some(*furthest)
        });
        let furthest = furthest.collect();
        let nearest = spans.iter().rev().scan(u32::MAX, |nearest, span| {
            *nearest = span.end.min(*nearest);
            Some(*nearest)
        });
        let mut nearest: Vec<u32> = nearest.collect();
        nearest.reverse();
        Self { spans, furthest, nearest }
    }

    /// Is a span inside one of the places, or one of them inside it?
    fn touch(&self, span: Span) -> bool {
        let upto = self.spans.partition_point(|place| place.start <= span.start);
        let around = upto.checked_sub(1).and_then(|last| self.furthest.get(last));
        let from = self.spans.partition_point(|place| place.start < span.start);
        around.is_some_and(|end| *end >= span.end)
            || self.nearest.get(from).is_some_and(|end| *end <= span.end)
    }
}
