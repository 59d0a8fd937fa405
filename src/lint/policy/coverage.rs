//! What is missing, denied, too broad, unused, or on the wrong role.

use std::collections::BTreeSet;

use super::super::{Place, Severity};
use super::{PolicyCx, Reporter, meta};
use crate::iam::judge::{
    Given, Judged, Need, NeedVerdict, Needed, Part, PartVerdict, Statement, StatementVerdict, Whose, hint,
    names_action, needs, write,
};
use crate::syntax::rewrite;
use crate::text::Span;

pub(super) fn check(cx: &PolicyCx<'_>, report: &mut Reporter<'_>) {
    for (given, judged) in cx.given.iter().zip(cx.judged) {
        if let Some(needed) = cx.needed.iter().find(|needed| needed.whose == judged.whose) {
            missing(cx, given, judged, needed, report);
        }
        denied(cx, judged, report);
        for statement in &judged.statements {
            breadth(cx, judged, statement, report);
        }
    }
}

/// One report for each statement of the generated policy of which something is missing.
fn missing(cx: &PolicyCx<'_>, given: &Given, judged: &Judged, needed: &Needed, report: &mut Reporter<'_>) {
    let policy = given.identity().next();
    let nowhere = cx.role.map_or(Place::Bytes(Span::default()), Place::Key);
    let place = policy.map_or(nowhere, |policy| {
        let list = cx.document.tree.get(policy.node, "Statement");
        list.map_or(Place::Value(policy.node), Place::Key)
    });
    let told = report.told();
    for from in 0..needed.document.statements.len() {
        let own = || needed.wanted.iter().zip(&judged.needs).filter(|(wanted, _)| wanted.from == from);
        let is_missing = |(wanted, need): &(&needs::Wanted, &Need)| {
            need.verdict == NeedVerdict::Missing && !(cx.role.is_some() && is_told(cx, judged, wanted, &told))
        };
        let lacking: Vec<(&needs::Wanted, &Need)> = own().filter(is_missing).collect();
        let open = own().find(|(_, need)| {
            need.action == "logs:CreateLogGroup"
                && need.verdict == NeedVerdict::Depends
                && cx.role.is_none()
                && is_half(judged)
        });
        let (Some((_, first)), half) = (lacking.first().or(open.as_ref()), lacking.is_empty()) else {
            continue;
        };
        let record = match first.action.as_str() {
            "logs:CreateLogGroup" => &meta::CREATE_LOG_GROUP,
            "s3:GetBucketLocation" => &meta::BUCKET_LOCATION,
            _ => &meta::MISSING,
        };
        let more = more(lacking.len());
        let message = if half {
            format!(
                "the policy names the log group `{}` in one of two forms only",
                first.resource.trim_end_matches(":*")
            )
        } else {
            format!("{} may not call `{}` on `{}`{more}", judged.whose.title(), first.action, first.resource)
        };
        let help = match (&first.detail, first.because.first()) {
            (Some(detail), _) => detail.clone(),
            (None, Some(because)) => because.text.clone(),
            (None, None) => "add the statement".to_owned(),
        };
        let wanted: Vec<&needs::Wanted> = if half {
            own().filter(|(_, need)| need.verdict == NeedVerdict::Depends).map(|(wanted, _)| wanted).collect()
        } else {
            lacking.iter().map(|(wanted, _)| *wanted).collect()
        };
        let statement = needs::held_to(&needed.document, &wanted).into_iter().next();
        let edit = statement.and_then(|statement| match (policy, cx.role) {
            (Some(policy), _) => write::added(cx.document, policy, statement, cx.is_template),
            (None, Some(role)) => write::first(cx.document, role, statement),
            (None, None) => None,
        });
        let because = first.because.first().and_then(|because| because.origin);
        let one =
            report.at(record, place, message).help(help).unsafe_fix("add the statement that allows it", edit);
        if let Some(origin) = because.filter(|_| cx.role.is_some()) {
            one.related(origin, "what needs it");
        }
    }
}

/// Was it said what is wrong with the action or the resource that is meant to cover a call?
fn is_told(cx: &PolicyCx<'_>, judged: &Judged, wanted: &needs::Wanted, told: &BTreeSet<Span>) -> bool {
    let is_told_of =
        |part: &&Part| part.node.is_some_and(|node| told.contains(&Place::Value(node).span(cx.document)));
    judged.statements.iter().any(|statement| {
        let is_meant = |part: &Part| {
            names_action(&part.meant, &wanted.action)
                || part.meant.starts_with("ssm:") && wanted.action == "ssm:GetParameters"
        };
        let mut actions = statement.actions.iter().filter(|part| is_meant(part));
        let mut resources = statement.resources.iter();
        actions.clone().any(|part| is_told_of(&part))
            || actions.next().is_some()
                && resources.any(|part| is_told_of(&part) && hint(wanted, &part.meant).is_some())
    })
}

/// How many there are beside the first.
fn more(count: usize) -> String {
    match count {
        0 | 1 => String::new(),
        2 => ", and one more call is missing".to_owned(),
        _ => format!(", and {} more calls are missing", count - 1),
    }
}

/// Is one form of a log group covered and the other not?
fn is_half(judged: &Judged) -> bool {
    let mut groups = judged.needs.iter().filter(|need| need.action == "logs:CreateLogGroup");
    groups.any(|need| need.verdict == NeedVerdict::Covered)
}

fn denied(cx: &PolicyCx<'_>, judged: &Judged, report: &mut Reporter<'_>) {
    for (number, statement) in judged.statements.iter().enumerate() {
        let hits: Vec<&Need> = judged
            .needs
            .iter()
            .filter(|need| need.verdict == NeedVerdict::Denied && need.statements.contains(&number))
            .collect();
        let (Some(first), Some(node)) = (hits.first(), statement.node) else { continue };
        // Beside its task definition it is one more way to lack a permission.
        let record = if cx.role.is_some() { &meta::MISSING } else { &meta::DENIES };
        report
            .at(
                record,
                Place::Missing(node),
                format!(
                    "{} needs `{}` on `{}`, and this denies it",
                    judged.whose.title(),
                    first.action,
                    first.resource
                ),
            )
            .help("a denial wins over every statement that allows; leave the call out of it");
    }
}

fn breadth(cx: &PolicyCx<'_>, judged: &Judged, statement: &Statement, report: &mut Reporter<'_>) {
    let Some(node) = statement.node else { return };
    match statement.verdict {
        // Beside the task definition only what is too broad is a rule's.
        verdict if cx.role.is_some() && verdict != StatementVerdict::TooBroad => {}
        StatementVerdict::Unread if report.is_told(cx.document.tree.span(node)) => {}
        StatementVerdict::Unread => {
            let problem = statement.note.clone().unwrap_or_default();
            report.at(
                &meta::ELEMENT,
                Place::Missing(node),
                format!("IAM does not take this statement: {problem}"),
            );
        }
        StatementVerdict::Unused => match &statement.note {
            Some(_) if report.is_told(cx.document.tree.span(node)) => {}
            Some(note) => {
                report
                    .at(&meta::WRONG_ROLE, Place::Missing(node), note.clone())
                    .help("move the statement to the role that needs it");
            }
            // What is wrong with it was said.
            None if report.is_told(cx.document.tree.span(node)) => {}
            None => {
                let edit = rewrite::remove(cx.document, &[node]);
                let alone = cx
                    .document
                    .tree
                    .node(node)
                    .parent
                    .is_none_or(|list| cx.document.tree.elements(list).len() < 2);
                report
                    .at(
                        &meta::UNUSED,
                        Place::Missing(node),
                        "nothing in the task definition needs this statement",
                    )
                    .help("take it away, unless something outside of the task definition needs it")
                    .unsafe_fix("remove the statement", edit.filter(|_| !alone));
            }
        },
        StatementVerdict::TooBroad => {
            let is_worth = |part: &&Part| cx.role.is_none() || is_wide(cx, statement, part);
            parts(cx, statement.actions.iter().filter(is_worth), report);
            parts(cx, statement.resources.iter().filter(is_worth), report);
            if let Some(note) = statement.note.as_ref().filter(|_| cx.role.is_none()) {
                report.at(&meta::TOO_BROAD, Place::Missing(node), note.clone()).severity(Severity::Info);
            }
        }
        StatementVerdict::Untold => {
            if let Some(note) = statement.note.as_ref().filter(|_| judged.whose == Whose::Task) {
                report
                    .at(&meta::WRONG_ROLE, Place::Missing(node), note.clone())
                    .help("move the statement, unless the code of a container makes the call, too");
            }
        }
        StatementVerdict::Needed | StatementVerdict::Denies => {}
    }
}

/// Whose things a wildcard lets a role read that it has no use for.
const READ: &[&str] = &["secretsmanager:", "ssm:", "kms:", "s3:"];

/// Does a part of a statement let a role read everything of a service? A condition may hold it to less.
fn is_wide(cx: &PolicyCx<'_>, statement: &Statement, part: &Part) -> bool {
    let is_free = statement.node.is_some_and(|node| cx.document.tree.get(node, "Condition").is_none());
    let reads = |part: &Part| part.meant == "*" || READ.iter().any(|service| part.meant.starts_with(service));
    let is_needed = |part: &&Part| part.verdict != PartVerdict::Unused;
    let is_action = part.meant.contains(['*', '?']) && reads(part);
    is_free
        && part.verdict == PartVerdict::TooBroad
        && if part.meant == "*" { statement.actions.iter().filter(is_needed).any(reads) } else { is_action }
}

fn parts<'a>(cx: &PolicyCx<'_>, parts: impl Iterator<Item = &'a Part>, report: &mut Reporter<'_>) {
    for part in parts {
        let (Some(node), Some(note)) = (part.node, &part.note) else { continue };
        match part.verdict {
            PartVerdict::TooBroad => {
                // A star alone, or all actions of a service.
                let is_high = part.meant == "*"
                    || part.meant.ends_with(":*") && part.meant.matches(':').count() == 1
                    || cx.role.is_some();
                let severity = if is_high { Severity::Warning } else { Severity::Info };
                report
                    .at(
                        &meta::TOO_BROAD,
                        Place::Value(node),
                        format!("`{}` allows more than is needed", part.text),
                    )
                    .help(note.clone())
                    .severity(severity);
            }
            PartVerdict::Unused if report.is_told(cx.document.tree.span(node)) => {}
            PartVerdict::Unused => {
                let list = cx.document.tree.node(node).parent;
                let alone = list.is_none_or(|list| cx.document.tree.elements(list).len() < 2);
                let edit = rewrite::remove(cx.document, &[node]).filter(|_| !alone);
                report.at(&meta::UNUSED, Place::Value(node), note.clone()).unsafe_fix("remove it", edit);
            }
            PartVerdict::Needed => {}
        }
    }
}
