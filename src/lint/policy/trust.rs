//! Who may take a role on, and who may use a secret or a key.

use serde_json::{Value, json};

use super::super::{Place, Severity};
use super::entry::{Entry, Statement, entries, statements};
use super::{PolicyCx, Reporter, meta};
use crate::iam::judge::{PolicyKind, Whose};
use crate::iam::trust::{self, ECS, ECS_TASKS};
use crate::syntax::rewrite;

const ASSUME: &str = "sts:AssumeRole";

pub(super) fn check(cx: &PolicyCx<'_>, report: &mut Reporter<'_>) {
    let trusts = statements(cx, PolicyKind::Trust);
    for (given, judged) in cx.given.iter().zip(cx.judged) {
        for policy in given.pasted.iter().filter(|policy| policy.kind == PolicyKind::Trust) {
            let own: Vec<&Statement<'_>> =
                trusts.iter().filter(|one| one.policy.node == policy.node).collect();
            let expected = match judged.whose {
                Whose::Execution | Whose::Task => ECS_TASKS,
                Whose::Infrastructure => ECS,
                // Whoever deploys may be anybody.
                Whose::Deployer => continue,
            };
            service(cx, &own, expected, report);
        }
    }
    for statement in &trusts {
        statement_of_trust(cx, statement, report);
    }
    for statement in statements(cx, PolicyKind::Resource) {
        of_resource(cx, &statement, report);
    }
}

/// The services that a statement names.
fn services(cx: &PolicyCx<'_>, statement: &Statement<'_>) -> Vec<Entry> {
    let Some(who) = statement.member(cx, "Principal") else { return Vec::new() };
    let Some(node) = cx.document.tree.get(who, "Service") else { return Vec::new() };
    entries(cx, node, statement.json.get("Principal").and_then(|who| who.get("Service")))
}

/// Does one of the statements let the right service in?
fn service(cx: &PolicyCx<'_>, own: &[&Statement<'_>], expected: &str, report: &mut Reporter<'_>) {
    let allowing: Vec<&&Statement<'_>> = own.iter().filter(|statement| statement.allows()).collect();
    let named: Vec<Entry> = allowing.iter().flat_map(|statement| services(cx, statement)).collect();
    if named.iter().any(|service| service.text == expected || service.is_open()) {
        return;
    }
    let is_open = |statement: &&&Statement<'_>| {
        let who = statement.json.get("Principal");
        who.is_none_or(|who| *who == json!("*") || who.to_string().contains('<') || who.is_null())
    };
    if allowing.iter().any(is_open) {
        return;
    }
    let message = |found: &str| format!("ECS takes the role on as `{expected}`, and {found}");
    if let Some(service) = named.first() {
        // A slip of the pen; or a service that the role may be for as well.
        let is_slip = ["ecs-task.amazonaws.com", "ecs-tasks.amazon.com", "ecstasks.amazonaws.com"]
            .contains(&service.text.as_str());
        let one = report
            .at(
                &meta::TRUST,
                Place::Value(service.node),
                message(&format!("this lets `{}` in", service.text)),
            )
            .help(format!("write `{expected}`"));
        let edit = service.replaced(cx, expected);
        if is_slip {
            one.safe_fix(format!("write `{expected}`"), edit);
        } else {
            one.unsafe_fix(format!("write `{expected}`"), edit);
        }
    } else if let Some(statement) = own.first() {
        report
            .at(&meta::TRUST, Place::Missing(statement.node), message("no statement lets it in"))
            .help(format!("allow `{ASSUME}` for the service `{expected}`"));
    }
}

fn statement_of_trust(cx: &PolicyCx<'_>, statement: &Statement<'_>, report: &mut Reporter<'_>) {
    for element in ["Resource", "NotResource"] {
        if let Some(node) = statement.member(cx, element) {
            report
                .at(
                    &meta::TRUST,
                    Place::Key(node),
                    format!("a trust policy has no `{element}`: it is about its own role"),
                )
                .safe_fix("remove it", rewrite::remove(cx.document, &[node]));
        }
    }
    let ours: Vec<Entry> = services(cx, statement)
        .into_iter()
        .filter(|service| [ECS, ECS_TASKS].contains(&service.text.as_str()))
        .collect();
    let actions = statement.entries(cx, "Action");
    let is_assuming =
        |action: &Entry| crate::iam::judge::names_action(&action.text, ASSUME) || action.is_open();
    if !ours.is_empty()
        && statement.allows()
        && let Some(action) = actions.first().filter(|_| !actions.iter().any(is_assuming))
    {
        report
            .at(
                &meta::TRUST,
                Place::Value(action.node),
                format!("ECS calls `{ASSUME}` to take the role on, and this does not allow it"),
            )
            .help(format!("write `{ASSUME}`"))
            .unsafe_fix(format!("write `{ASSUME}`"), action.replaced(cx, ASSUME));
    }
    everybody(cx, statement, &meta::TRUST, report);
    if let Some(service) = ours.iter().find(|service| service.text == ECS_TASKS)
        && statement.allows()
        && statement.member(cx, "Condition").is_none()
    {
        let conditions = trust::trust(cx.home).to_json();
        let conditions = conditions.pointer("/Statement/0/Condition").cloned();
        let edit = conditions.filter(|_| !cx.is_template).and_then(|conditions| {
            rewrite::insert_member(cx.document, statement.node, "Condition", &conditions)
        });
        report
            .at(&meta::TRUST, Place::Value(service.node), "nothing ties the role to your account: ECS could be made to use it for somebody else")
            .help("add conditions on `aws:SourceAccount` and `aws:SourceArn`; AWS documents them for the task role, and they are in use for the execution role, too")
            .severity(Severity::Info)
            .unsafe_fix("add the conditions", edit);
    }
}

/// `*` without a condition.
fn everybody(
    cx: &PolicyCx<'_>,
    statement: &Statement<'_>,
    record: &'static super::super::RuleMeta,
    report: &mut Reporter<'_>,
) {
    let Some(who) = statement.member(cx, "Principal").filter(|_| statement.allows()) else { return };
    let value = statement.json.get("Principal");
    let is_star = value.is_some_and(|value| *value == json!("*"))
        || value.and_then(|value| value.get("AWS")).is_some_and(|aws| {
            *aws == json!("*") || aws.as_array().is_some_and(|all| all.contains(&Value::from("*")))
        });
    if is_star && statement.member(cx, "Condition").is_none() {
        report
            .at(record, Place::Key(who), "everybody is let in, from every account".to_owned())
            .help("name who is meant, or add a condition that does")
            .severity(Severity::Warning);
    }
}

fn of_resource(cx: &PolicyCx<'_>, statement: &Statement<'_>, report: &mut Reporter<'_>) {
    everybody(cx, statement, &meta::EVERYBODY, report);
    if let Some(node) = statement.member(cx, "NotPrincipal") {
        report
            .at(&meta::NOT_PRINCIPAL, Place::Key(node), "`NotPrincipal` has to list the account, the role and its sessions, and never spares a role with a permissions boundary")
            .help("write `Principal` `*` with the condition `ArnNotEquals` on `aws:PrincipalArn`");
    }
}
