//! What is missing, denied, too broad, unused, or on the wrong role.

use super::super::{Place, Severity};
use super::{PolicyCx, Reporter, meta};
use crate::iam::judge::{
    Given, Judged, Need, NeedVerdict, Needed, Part, PartVerdict, Statement, StatementVerdict, Whose, needs,
    write,
};
use crate::syntax::rewrite;
use crate::text::Span;

pub(super) fn check(cx: &PolicyCx<'_>, report: &mut Reporter<'_>) {
    for (given, judged) in cx.given.iter().zip(cx.judged) {
        if let Some(needed) = cx.needed.iter().find(|needed| needed.whose == judged.whose) {
            missing(cx, given, judged, needed, report);
        }
        denied(judged, report);
        for statement in &judged.statements {
            breadth(cx, judged, statement, report);
        }
    }
}

/// One report for each statement of the generated policy of which something is missing.
fn missing(cx: &PolicyCx<'_>, given: &Given, judged: &Judged, needed: &Needed, report: &mut Reporter<'_>) {
    let policy = given.identity().next();
    let place = policy.map_or(Place::Bytes(Span::default()), |policy| {
        let list = cx.document.tree.get(policy.node, "Statement");
        list.map_or(Place::Value(policy.node), Place::Key)
    });
    for from in 0..needed.document.statements.len() {
        let own = || needed.wanted.iter().zip(&judged.needs).filter(|(wanted, _)| wanted.from == from);
        let is_missing = |(_, need): &(&needs::Wanted, &Need)| need.verdict == NeedVerdict::Missing;
        let lacking: Vec<(&needs::Wanted, &Need)> = own().filter(is_missing).collect();
        let open = own().find(|(_, need)| {
            need.action == "logs:CreateLogGroup" && need.verdict == NeedVerdict::Depends && is_half(judged)
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
        let edit = statement
            .zip(policy)
            .and_then(|(statement, policy)| write::added(cx.document, policy, statement, cx.is_template));
        report.at(record, place, message).help(help).unsafe_fix("add the statement that allows it", edit);
    }
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

fn denied(judged: &Judged, report: &mut Reporter<'_>) {
    for (number, statement) in judged.statements.iter().enumerate() {
        let hits: Vec<&Need> = judged
            .needs
            .iter()
            .filter(|need| need.verdict == NeedVerdict::Denied && need.statements.contains(&number))
            .collect();
        let (Some(first), Some(node)) = (hits.first(), statement.node) else { continue };
        report
            .at(
                &meta::DENIES,
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
            parts(cx, &statement.actions, report);
            parts(cx, &statement.resources, report);
            if let Some(note) = &statement.note {
                report.at(&meta::TOO_BROAD, Place::Missing(node), note.clone());
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

fn parts(cx: &PolicyCx<'_>, parts: &[Part], report: &mut Reporter<'_>) {
    for part in parts {
        let (Some(node), Some(note)) = (part.node, &part.note) else { continue };
        match part.verdict {
            PartVerdict::TooBroad => {
                // A star alone, or all actions of a service.
                let is_high =
                    part.meant == "*" || part.meant.ends_with(":*") && part.meant.matches(':').count() == 1;
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
