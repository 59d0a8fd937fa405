//! Actions: the wrong one of two that look alike, what belongs to somebody else, what another entry covers.

use serde_json::json;

use super::super::{Place, Severity};
use super::entry::{self, Entry, Statement, removed, statements};
use super::{PolicyCx, Reporter, meta};
use crate::iam::judge::{NeedVerdict, PolicyKind, Whose, names_action};
use crate::syntax::{NodeKind, rewrite};
use crate::text::TextEdit;

/// Read parameters like GetParameters, and are none that ECS calls.
const NOT_CALLED: &[&str] = &["ssm:GetParameter", "ssm:GetParametersByPath"];

pub(super) fn check(cx: &PolicyCx<'_>, report: &mut Reporter<'_>) {
    for statement in statements(cx, PolicyKind::Identity) {
        let actions = statement.entries(cx, "Action");
        for action in &actions {
            wildcard_in_service(action, report);
            if statement.allows() {
                wrong_ssm_action(cx, &statement, action, &actions, report);
                pass_role(cx, &statement, action, report);
            }
        }
        redundant(cx, &actions, names_action, report);
    }
}

fn wildcard_in_service(action: &Entry, report: &mut Reporter<'_>) {
    let Some((service, _)) = action.text.split_once(':') else { return };
    if service.contains(['*', '?']) && !action.is_open() {
        report
            .at(
                &meta::SERVICE_WILDCARD,
                Place::Value(action.node),
                format!("`{service}` has a wildcard in the name of the service"),
            )
            .help("name the service");
    }
}

/// The classic: GetParameter in place of GetParameters.
fn wrong_ssm_action(
    cx: &PolicyCx<'_>,
    statement: &Statement<'_>,
    action: &Entry,
    actions: &[Entry],
    report: &mut Reporter<'_>,
) {
    const CALLED: &str = "ssm:GetParameters";
    let is_other = NOT_CALLED.iter().any(|other| other.eq_ignore_ascii_case(&action.text));
    let lacks = statement.judged.needs.iter().any(|need| {
        let is_open = need.verdict == NeedVerdict::Depends && cx.role.is_none();
        need.action == CALLED && (need.verdict == NeedVerdict::Missing || is_open)
    });
    if !is_other || !lacks || actions.iter().any(|other| names_action(&other.text, CALLED)) {
        return;
    }
    let tree = &cx.document.tree;
    let edit =
        match tree.node(action.node).parent.filter(|list| matches!(tree.kind(*list), NodeKind::Array(_))) {
            Some(list) => rewrite::insert_element(cx.document, list, &json!(CALLED)),
            None => action.replaced(cx, CALLED),
        };
    report
        .at(
            &meta::WRONG_SSM_ACTION,
            Place::Value(action.node),
            format!("ECS calls `{CALLED}`, the plural, and this allows `{}`", action.text),
        )
        .help(format!("allow `{CALLED}`"))
        .safe_fix(format!("allow `{CALLED}`"), edit);
}

/// Handing roles to ECS is for whoever deploys, and only for the roles of the task.
fn pass_role(cx: &PolicyCx<'_>, statement: &Statement<'_>, action: &Entry, report: &mut Reporter<'_>) {
    const PASS: &str = "iam:PassRole";
    if !action.text.eq_ignore_ascii_case(PASS) {
        return;
    }
    let whose = statement.judged.whose;
    if whose != Whose::Deployer {
        // Code in containers may run tasks of its own.
        let severity = if whose == Whose::Task { Severity::Info } else { Severity::Error };
        report
            .at(
                &meta::WRONG_ROLE,
                Place::Value(action.node),
                format!("`{PASS}` is for whoever deploys the task, not for {}", whose.title()),
            )
            .help("take it away; the role itself hands no role on")
            .severity(severity);
        return;
    }
    let resources = statement.entries(cx, "Resource");
    let Some(star) = resources.iter().find(|resource| resource.text == "*") else { return };
    let needs = &statement.judged.needs;
    let roles: Vec<&str> =
        needs.iter().filter(|need| need.action == PASS).map(|need| need.resource.as_str()).collect();
    let is_known = !roles.is_empty() && roles.iter().all(|role| !role.contains(['<', '$', '{']));
    let edit = statement
        .member(cx, "Resource")
        .filter(|_| is_known && resources.len() == 1)
        .map(|node| rewrite::replace(cx.document, node, &json!(roles)));
    report
        .at(&meta::PASS_ROLE, Place::Value(star.node), "every role of the account may be handed on")
        .help("name the roles of the task, with a condition that `iam:PassedToService` is `ecs-tasks.amazonaws.com`")
        .unsafe_fix("name the roles of the task", edit);
}

/// Entries that another entry of the list covers.
pub(super) fn redundant(
    cx: &PolicyCx<'_>,
    entries: &[Entry],
    covers: impl Fn(&str, &str) -> bool,
    report: &mut Reporter<'_>,
) {
    let entries = if cx.role.is_some() { &[] } else { entries };
    for (index, one) in entries.iter().enumerate() {
        if one.is_open() {
            continue;
        }
        let other = entries.iter().enumerate().find(|(place, other)| {
            let is_same = other.text == one.text;
            // Of two that are the same, the later one is too many.
            *place != index
                && if is_same {
                    *place < index
                } else {
                    !one.text.contains(['*', '?']) && covers(&other.text, &one.text)
                }
        });
        let Some((_, other)) = other else { continue };
        report
            .at(
                &meta::REDUNDANT,
                Place::Value(one.node),
                format!("`{}` is covered by `{}`", one.text, other.text),
            )
            .help("one of them is enough")
            .safe_fix("remove it", removed(cx, one.node));
    }
}

/// Moves an action that takes only `*` into a statement of its own, or lets its statement name `*`.
pub(super) fn freed(
    cx: &PolicyCx<'_>,
    statement: &Statement<'_>,
    action: &Entry,
    is_alone: bool,
) -> Option<TextEdit> {
    let resource = statement.member(cx, "Resource")?;
    if is_alone {
        return Some(rewrite::replace(cx.document, resource, &json!("*")));
    }
    // Named as the generated policy names it.
    let known = cx.needed.iter().flat_map(|needed| &needed.document.statements);
    let mut known =
        known.filter(|known| known.actions.iter().any(|one| one.eq_ignore_ascii_case(&action.text)));
    let own = crate::iam::Statement {
        sid: known.next().map(|known| known.sid.clone()).unwrap_or_default(),
        actions: vec![action.text.clone()],
        resources: vec!["*".to_owned()],
        ..crate::iam::Statement::default()
    };
    let added = crate::iam::judge::write::added(cx.document, statement.policy, own, cx.is_template)?;
    entry::removed(cx, action.node)?.merge(&added)
}
