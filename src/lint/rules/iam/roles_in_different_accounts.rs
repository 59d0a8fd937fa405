//! Rule `roles-in-different-accounts`.

use crate::facts::sources::EXECUTION_ROLE;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::Field;
use crate::model::arn::{Arn, Section};
use crate::syntax::NodeId;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "roles-in-different-accounts",
    group: Group::Iam,
    severity: Severity::Warning,
    summary: "The roles are not in one account.",
    fix: FixAvailability::None,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "IAM-008",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&EXECUTION_ROLE],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let execution = account(&cx.task.execution_role_arn);
    let task = account(&cx.task.task_role_arn);
    if let Some(given) = cx.context.account.as_deref() {
        let roles = [("execution role", &execution), ("task role", &task)];
        for (what, role) in roles {
            let Some((arn, node)) = role.as_ref().filter(|(arn, _)| arn.account != given) else { continue };
            sink.report(
                Place::Part(*node, arn.span(Section::Account)),
                format!("the {what} is in account {}, but the task runs in {given}", arn.account),
            )
            .help(
                "use a role of the account that runs the task; a role of another one cannot be passed to ECS",
            );
        }
        return;
    }
    let (Some((one, place)), Some((other, node))) = (execution, task) else { return };
    if one.account != other.account {
        sink.report(
            Place::Part(node, other.span(Section::Account)),
            format!("the task role is in account {}, the execution role in {}", other.account, one.account),
        )
        .help("use roles of the account that runs the task; a role of another one cannot be passed to ECS")
        .related(Place::Part(place, one.span(Section::Account)), "the other account");
    }
}

/// The ARN of a role whose account can be compared.
fn account(field: &Field<String>) -> Option<(Arn, NodeId)> {
    let arn = Arn::parse(field.as_str()?)?;
    let digits = arn.account.len() == 12 && arn.account.bytes().all(|byte| byte.is_ascii_digit());
    Some((arn, field.node()?)).filter(|_| digits)
}
