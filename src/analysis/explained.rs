//! Joins what is known of the texts of AWS: the launch knows why a task stops, the rules know what they would have caught before.
//!
//! The texts of refusals stand once, in the records of the rules (`aws_messages`); those of failed starts in `facts::stopped_reasons`.
//! `tests/suite/reverse_lookup.rs` holds the two together.

use super::{Analysis, LONGEST_TEXT, Options, analyze};
use crate::facts::Certainty;
use crate::lint::rule::Evidence;
use crate::lint::{Diagnostic, Place, RuleMeta, registry};
use crate::simulate::explain::{said, shown};
use crate::simulate::{self, StoppedReason};
use crate::syntax::Document;
use crate::text::{Span, order};

/// A text of AWS, explained.
#[derive(Clone, Debug)]
pub struct Explained {
    /// What it means.
    pub reason: StoppedReason,
    /// The rules that report the mistake, those first that do so in the text.
    pub rules: Vec<Caught>,
    /// Where the text has the mistake, as far as it is known.
    pub span: Option<Span>,
}

/// A rule that would have caught it.
#[derive(Clone, Copy, Debug)]
pub struct Caught {
    /// The rule.
    pub rule: &'static RuleMeta,
    /// The number of its first problem in the text.
    pub problem: Option<usize>,
}

/// What a `stoppedReason` means, or the output that holds it, and where the text speaks of it: in the first task definition that does.
pub fn explain_stopped(pasted: &str, text: &str, options: &Options) -> (Explained, Document) {
    let analysis = analyze(if text.len() > LONGEST_TEXT { "" } else { text }, options);
    let texts = said(pasted);
    let mut explained = texts.iter().map(|said| explain(&said.text, &analysis));
    let first = explained.next().unwrap_or_else(|| explain(pasted, &analysis));
    let best = if first.reason.recognised { None } else { explained.find(|one| one.reason.recognised) };
    (best.unwrap_or(first), analysis.document)
}

/// What a text of AWS means, and what of it is in the text that was analysed.
pub fn explain(reason: &str, analysis: &Analysis) -> Explained {
    let explained = analysis
        .tasks
        .iter()
        .map(|task| simulate::explain(reason, Some(&task.task)))
        .find(|explained| explained.origin.is_some());
    let mut reason_of = explained.unwrap_or_else(|| simulate::explain(reason, None));
    let rules = caught(reason, analysis);
    let problem = rules.first().and_then(|first| analysis.diagnostics.get(first.problem?));
    if let (false, Some(first)) = (reason_of.recognised, rules.first()) {
        reason_of = refused(first.rule, problem, reason_of);
    }
    let own = reason_of.origin.filter(|origin| origin.node().is_some());
    let own = own.map(|origin| Place::from(origin).span(&analysis.document));
    let span = own.or_else(|| problem.map(|problem| problem.span));
    Explained { reason: reason_of, rules, span }
}

/// The rules whose mistake AWS meets with this text.
fn caught(reason: &str, analysis: &Analysis) -> Vec<Caught> {
    let texts = registry::RULES
        .iter()
        .flat_map(|rule| rule.meta.aws_messages.iter().map(|message| (rule.meta, *message)));
    let mut found: Vec<Caught> = Vec::new();
    for (rule, _) in shown(reason, texts) {
        if found.iter().all(|caught| caught.rule.name != rule.name) {
            let is_its = |problem: &Diagnostic| problem.rule.name == rule.name;
            found.push(Caught { rule, problem: analysis.diagnostics.iter().position(is_its) });
        }
    }
    order::by(&mut found, |left, right| right.problem.is_some().cmp(&left.problem.is_some()));
    found
}

/// A refusal that only the rules know.
fn refused(rule: &RuleMeta, problem: Option<&Diagnostic>, unknown: StoppedReason) -> StoppedReason {
    let help = problem.and_then(|problem| problem.help.clone());
    StoppedReason {
        recognised: true,
        step: Some("register"),
        cause: Some(problem.map_or_else(|| as_message(rule.summary), |problem| problem.message.clone())),
        fix: help.or_else(|| Some(format!("write it as the page of the rule `{}` shows", rule.name))),
        next: Some("the problems listed for the text; then register it again"),
        certainty: match rule.evidence {
            Evidence::A => Certainty::Verified,
            Evidence::B => Certainty::Reported,
            Evidence::C => Certainty::Assumed,
        },
        nearest: Vec::new(),
        ..unknown
    }
}

/// A sentence as messages are written: without capital and full stop.
fn as_message(sentence: &str) -> String {
    let sentence = sentence.trim_end_matches('.');
    let mut letters = sentence.chars();
    let first: String = letters.next().into_iter().map(|letter| letter.to_ascii_lowercase()).collect();
    let rest = letters.as_str();
    // `EFS …` keeps its capitals.
    if rest.starts_with(|second: char| second.is_ascii_uppercase()) {
        sentence.to_owned()
    } else {
        first + rest
    }
}
