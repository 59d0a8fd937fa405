//! ECS Exec: the channels that the SSM agent opens with the task role. Only a service or RunTask says whether it is on.

use super::super::grant::{Purpose, Role};
use super::{Cx, Need};
use crate::facts::iam_actions as facts;
use crate::facts::iam_actions::Action;
use crate::model::Origin;

const CHANNELS: &[&Action] = &[
    &facts::SSMMESSAGES_CREATE_CONTROL_CHANNEL,
    &facts::SSMMESSAGES_CREATE_DATA_CHANNEL,
    &facts::SSMMESSAGES_OPEN_CONTROL_CHANNEL,
    &facts::SSMMESSAGES_OPEN_DATA_CHANNEL,
];

pub(super) fn derive(cx: &mut Cx<'_>) {
    if cx.options.exec {
        let need = Need {
            role: Role::Task,
            purpose: Purpose::EcsExec,
            actions: CHANNELS,
            origin: Origin::Node(cx.task.origin),
            fact: &facts::OPENS_EXEC_CHANNELS,
            text: "ECS Exec is on",
        };
        cx.grant(&need, "*");
        return;
    }
    // AWS recommends an init process for ECS Exec, so it is a hint.
    let hinted = cx.task.container_definitions.items().any(|container| {
        let linux = container.linux_parameters.known();
        linux.is_some_and(|linux| linux.init_process_enabled.get() == Some(true))
    });
    if hinted {
        cx.note(
            Role::Task,
            "if ECS Exec is on, the task role needs the four `ssmmessages` actions that open and create channels",
        );
    }
}
