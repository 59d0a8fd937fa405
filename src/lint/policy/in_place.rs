//! The policies of roles that a template declares, judged beside the task definitions that refer to them.
//!
//! What the checks of this folder say under the record of a rule, the rule says: see `Check::Policies`.

use super::{PolicyCx, meta, run as checks};
use crate::iam::judge::declared::{self, Declared};
use crate::iam::judge::{Given, Need, NeedVerdict, Whose, judge, needed, trusted_services};
use crate::iam::resource::Home;
use crate::iam::trust::ECS_TASKS;
use crate::lint::{Diagnostic, DocumentCx, RuleMeta, Severity, TaskCx};
use crate::model::Field;
use crate::source::Template;
use crate::source::cloudformation::Role;
use crate::world::Context;

/// What is wrong with a policy whatever the task needs; the code of containers may need more than we know.
const OF_ANY_ROLE: &[&RuleMeta] = &[&meta::JSON_SUFFIX, &meta::PARTIAL_SECRET, &meta::TRUST];

/// Judges the roles of the template for every task definition that refers to them.
pub(in crate::lint) fn run(document: &DocumentCx<'_>, tasks: &[TaskCx<'_>]) -> Vec<Diagnostic> {
    let Some(template) = document.located.template.as_ref() else { return Vec::new() };
    let mut found: Vec<Diagnostic> = Vec::new();
    for (index, task) in tasks.iter().enumerate() {
        let roles =
            [(Whose::Execution, &task.task.execution_role_arn), (Whose::Task, &task.task.task_role_arn)];
        for (whose, field) in roles {
            let Some(role) = meant(template, field) else { continue };
            let mut context = task.context.completed(task.task);
            let declared = declared::read(task.document, template, role, &mut context);
            let is_told = is_of_execution(template, tasks, role, &declared.given);
            for mut one in of_role(task, template, declared, &context, whose) {
                let is_meant = match whose {
                    Whose::Execution => is_told || one.rule.name != meta::TOO_BROAD.name,
                    _ => OF_ANY_ROLE.iter().any(|rule| rule.name == one.rule.name),
                };
                let is_loud = one.severity != Severity::Info || task.is_thorough(one.rule);
                let is_said = |other: &Diagnostic| {
                    other.rule.name == one.rule.name && other.span == one.span && other.message == one.message
                };
                if is_meant && is_loud && !found.iter().any(is_said) {
                    one.task = Some(index);
                    found.push(one);
                }
            }
        }
    }
    found
}

fn meant<'a>(template: &'a Template, field: &Field<String>) -> Option<&'a Role> {
    declared::find(template, field.text()?)
}

/// Is all that a role is for told by the task definitions that it executes? What code in containers calls, or another service does with
/// it, is not.
fn is_of_execution(template: &Template, tasks: &[TaskCx<'_>], role: &Role, given: &Given) -> bool {
    let is_its = |task: &TaskCx<'_>| {
        meant(template, &task.task.task_role_arn).is_some_and(|other| other.name == role.name)
    };
    !tasks.iter().any(is_its) && trusted_services(given).iter().all(|service| service == ECS_TASKS)
}

fn of_role(
    task: &TaskCx<'_>,
    template: &Template,
    declared: Declared,
    context: &Context,
    whose: Whose,
) -> Vec<Diagnostic> {
    let mut needed = needed::of_task(task.task, context, task.world, task.roles);
    declared.adapt(&mut needed);
    let Declared { given, node, .. } = declared;
    let Some(own) = needed.iter().find(|needed| needed.whose == whose) else { return Vec::new() };
    let mut judged = [judge(&given, task.document, own, &needed, None)];
    // The log driver creates only what it does not find. Source: moby, awslogs driver (2026).
    let is_made = |need: &&mut Need| {
        let group = need.resource.split_once(":log-group:").map(|(_, group)| group.trim_end_matches(":*"));
        need.action == "logs:CreateLogGroup"
            && group.is_some_and(|group| template.log_groups.iter().any(|made| made == group))
    };
    for need in judged.iter_mut().flat_map(|judged| &mut judged.needs).filter(is_made) {
        need.verdict = NeedVerdict::Depends;
    }
    checks(&PolicyCx {
        document: task.document,
        home: &Home::new(context),
        given: &[given],
        judged: &judged,
        needed: &needed,
        is_encoded: false,
        is_template: true,
        role: Some(node),
    })
}
