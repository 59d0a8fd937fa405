//! The rules, and running them over an analysed text.

pub mod config;
pub mod context;
pub mod diagnostic;
pub mod fixer;
pub mod policy;
pub mod presets;
pub mod registry;
pub mod rule;
mod rules;
pub mod sink;
pub mod suppression;

use crate::text::Span;

pub use config::{Level, LintConfig};
pub use context::{ContainerCx, DocumentCx, TaskCx};
pub use diagnostic::{Applicability, Diagnostic, Fix, Label, Severity};
pub use presets::Preset;
pub use rule::{Check, Group, Rule, RuleMeta};
pub use sink::{Place, Sink};

use crate::text::order;

/// What the rules found.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// In the order of the text; one defect has one diagnostic.
    pub diagnostics: Vec<Diagnostic>,
    /// What was put aside, in the order of the text.
    pub suppressed: Vec<Diagnostic>,
}

/// Runs every rule that is on.
pub fn run(document: &DocumentCx<'_>, tasks: &[TaskCx<'_>], config: &LintConfig) -> Findings {
    let mut found = Vec::new();
    for rule in registry::RULES {
        // Of a text that was not read, only that can be said.
        let applies = document.unread.is_none() || rule.meta.name == rules::syntax::text_too_large::META.name;
        if config.is_off(rule.meta) || !applies {
            continue;
        }
        let mut sink = Sink::new(rule.meta, document.document, &mut found);
        match rule.check {
            Check::Suppressions(_) => {}
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
                        sink.enter(Some(index), container.name());
                        check(&container, &mut sink);
                    }
                }
            }
        }
    }
    drop_superseded(&mut found);
    for diagnostic in &mut found {
        place(diagnostic, document, tasks);
        diagnostic.severity = config.severity(diagnostic.rule, diagnostic.severity);
    }
    let mut comments = suppression::comments(document.document);
    let mut suppressed = suppression::apply(document, config, &mut comments, &mut found);
    for rule in registry::RULES {
        let Check::Suppressions(check) = rule.check else { continue };
        let before = found.len();
        if !config.is_off(rule.meta) {
            check(&comments, config, &mut Sink::new(rule.meta, document.document, &mut found));
        }
        for diagnostic in found.iter_mut().skip(before) {
            place(diagnostic, document, tasks);
            diagnostic.severity = config.severity(diagnostic.rule, diagnostic.severity);
        }
    }
    for list in [&mut found, &mut suppressed] {
        order::by_place(list, |diagnostic| (diagnostic.span, rank(diagnostic)));
    }
    Findings { diagnostics: found, suppressed }
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
fn drop_superseded(found: &mut Vec<Diagnostic>) {
    let mut said: Vec<(&'static str, Vec<Span>)> = Vec::new();
    for diagnostic in found.iter() {
        match said.iter_mut().find(|(name, _)| *name == diagnostic.rule.name) {
            Some((_, spans)) => spans.push(diagnostic.span),
            None => said.push((diagnostic.rule.name, vec![diagnostic.span])),
        }
    }
    found.retain(|diagnostic| {
        let better = said.iter().filter(|(name, _)| diagnostic.rule.yields_to.contains(name));
        let mut better = better.flat_map(|(_, spans)| spans);
        !better.any(|span| span.contains(diagnostic.span) || diagnostic.span.contains(*span))
    });
}

/// Fills in the container that a diagnostic lies in.
fn place(diagnostic: &mut Diagnostic, document: &DocumentCx<'_>, tasks: &[TaskCx<'_>]) {
    if diagnostic.container.is_some() {
        return;
    }
    let tree = &document.document.tree;
    let within = |task: &TaskCx<'_>| tree.span(task.target.node).contains(diagnostic.span);
    if diagnostic.task.is_none() {
        diagnostic.task = tasks.iter().position(within);
    }
    let Some(task) = diagnostic.task.and_then(|index| tasks.get(index)) else { return };
    diagnostic.container = task
        .containers()
        .find(|container| tree.span(container.container.origin).contains(diagnostic.span))
        .and_then(|container| container.name().map(str::to_owned));
}
