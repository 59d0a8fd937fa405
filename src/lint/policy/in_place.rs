//! The policies of roles that a template declares, judged beside the task definitions that refer to them.
//!
//! What the checks of this folder say under the record of a rule, the rule says: see `Check::Policies`. A role is judged once, by all
//! that its task definitions need.

use std::collections::BTreeSet;

use super::{PolicyCx, meta, run as checks};
use crate::iam::judge::declared::{self, Declared};
use crate::iam::judge::{Need, NeedVerdict, Needed, Whose, judge, needed, trusted_services};
use crate::iam::resource::Home;
use crate::iam::trust::ECS_TASKS;
use crate::lint::{Diagnostic, DocumentCx, RuleMeta, Severity, TaskCx};
use crate::model::Field;
use crate::source::Template;
use crate::source::cloudformation::Role;
use crate::world::Context;

/// What is wrong with a policy whatever the task needs; the code of containers may need more than we know.
const OF_ANY_ROLE: &[&RuleMeta] = &[&meta::JSON_SUFFIX, &meta::PARTIAL_SECRET, &meta::TRUST];

/// A task definition with its number.
type User<'a, 'b> = (usize, &'b TaskCx<'a>);

/// Judges the roles of the template for the task definitions that refer to them.
pub(in crate::lint) fn run(document: &DocumentCx<'_>, tasks: &[TaskCx<'_>]) -> Vec<Diagnostic> {
    let Some(template) = document.located.template.as_ref() else { return Vec::new() };
    if template.roles.is_empty() {
        return Vec::new();
    }
    let role_of = |field: &Field<String>| Some(declared::find(template, field.text()?)?.name.as_str());
    let named: Vec<[Option<&str>; 2]> = tasks
        .iter()
        .map(|task| [role_of(&task.task.execution_role_arn), role_of(&task.task.task_role_arn)])
        .collect();
    let mut found = Vec::new();
    for role in &template.roles {
        let users = |member: usize| -> Vec<User<'_, '_>> {
            let named = named.iter().map(|of| of.get(member).copied().flatten());
            let its = tasks.iter().enumerate().zip(named).filter(|(_, name)| *name == Some(&role.name));
            its.map(|(user, _)| user).collect()
        };
        let [execution, task] = [users(0), users(1)];
        // Judged as the execution role, it is judged as any role as well.
        let (whose, users, others) = if execution.is_empty() {
            (Whose::Task, task, Vec::new())
        } else {
            (Whose::Execution, execution, task)
        };
        found.extend(of_role(template, role, whose, &users, !others.is_empty()));
    }
    found
}

/// What there is to say of one role.
fn of_role(
    template: &Template,
    role: &Role,
    whose: Whose,
    users: &[User<'_, '_>],
    is_shared: bool,
) -> Vec<Diagnostic> {
    let Some((first, task)) = users.first() else { return Vec::new() };
    let mut context = common(users);
    let declared = declared::read(task.document, template, role, &mut context);
    // What code in containers calls, or another service does with the role, is not told.
    let is_told = !is_shared && trusted_services(&declared.given).iter().all(|service| service == ECS_TASKS);
    let found = judged(task, template, declared, whose, users, &context);
    let is_meant = |one: &Diagnostic| match whose {
        Whose::Execution => is_told || one.rule.name != meta::TOO_BROAD.name,
        _ => OF_ANY_ROLE.iter().any(|rule| rule.name == one.rule.name),
    };
    let is_loud = |one: &Diagnostic| one.severity != Severity::Info || task.is_thorough(one.rule);
    let mut found: Vec<Diagnostic> = found.into_iter().filter(|one| is_meant(one) && is_loud(one)).collect();
    for one in &mut found {
        let needs_it = |(_, task): &&User<'_, '_>| {
            let span = task.document.tree.span(task.target.node);
            one.related.iter().any(|label| span.contains(label.span))
        };
        one.task = Some(users.iter().find(needs_it).map_or(*first, |(number, _)| *number));
    }
    found
}

/// Where the task definitions run, as far as all of them agree.
fn common(users: &[User<'_, '_>]) -> Context {
    let mut all = users.iter().map(|(_, task)| task.context.completed(task.task));
    let mut common = all.next().unwrap_or_default();
    for context in all {
        common.region = common.region.filter(|region| context.region.as_ref() == Some(region));
        common.account = common.account.filter(|account| context.account.as_ref() == Some(account));
        common.partition = common.partition.filter(|partition| context.partition.as_ref() == Some(partition));
    }
    common
}

/// Judges a role by what all of its task definitions need.
fn judged(
    task: &TaskCx<'_>,
    template: &Template,
    declared: Declared,
    whose: Whose,
    users: &[User<'_, '_>],
    context: &Context,
) -> Vec<Diagnostic> {
    let mut needed = [together(users, whose, context)];
    declared.adapt(&mut needed);
    let Declared { given, node, .. } = declared;
    let [own] = &needed;
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

/// What the task definitions need of one role, each call once.
fn together(users: &[User<'_, '_>], whose: Whose, context: &Context) -> Needed {
    let mut all = Needed { whose, document: Default::default(), wanted: Vec::new() };
    let mut known = BTreeSet::new();
    for (_, task) in users {
        let needed = needed::of_task(task.task, context, task.world, task.roles);
        let Some(own) = needed.into_iter().find(|needed| needed.whose == whose) else { continue };
        let before = all.document.statements.len();
        all.document.statements.extend(own.document.statements);
        for mut wanted in own.wanted {
            wanted.from += before;
            if known.insert((wanted.action.clone(), wanted.resource.clone(), wanted.context.clone())) {
                all.wanted.push(wanted);
            }
        }
    }
    all
}
