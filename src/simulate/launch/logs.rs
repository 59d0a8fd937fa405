//! Log streams of the awslogs driver. On Fargate they are created before anything is pulled, on an instance when Docker starts the
//! container. Source: ECS API model, LogConfiguration (2026-11); public logs (2026).

use super::recorder::Recorder;
use super::words::{self, Words};
use crate::facts::Certainty;
use crate::facts::stopped_reasons::{agent, fargate};
use crate::model::ContainerDefinition;
use crate::model::enums::LogDriver;
use crate::model::logging::LogConfiguration;
use crate::simulate::Cx;
use crate::simulate::caller::TASK_ID;
use crate::simulate::reference::Denial;
use crate::world::Network;

/// Creates the streams of all containers.
pub(super) fn streams(cx: &Cx<'_>, recorder: &mut Recorder) -> Option<Words> {
    cx.inputs.task.container_definitions.items().find_map(|container| stream(cx, recorder, container))
}

/// Creates the stream of one container.
pub(super) fn stream(cx: &Cx<'_>, recorder: &mut Recorder, container: &ContainerDefinition) -> Option<Words> {
    let logging = container.log_configuration.known()?;
    if logging.log_driver.get() != Some(LogDriver::Awslogs) {
        return None;
    }
    let name = container.name.text().unwrap_or_default();
    let origin = Some(container.log_configuration.origin);
    let option = |key: &str| logging.options.entry(key).and_then(|value| value.text());
    let Some(group) = option("awslogs-group") else {
        // Lint speaks about options that are missing; here it would only be repeated.
        return None;
    };
    let certainty = Certainty::Reported;
    if cx.inputs.world.network == Network::NoRoute {
        recorder.failure("start", group, "CloudWatch Logs is not reached".to_owned(), origin, certainty);
        return Some(without_route(cx, logging));
    }
    let region = option("awslogs-region").unwrap_or(cx.caller.region());
    let (partition, account) = (&cx.caller.partition, cx.caller.account());
    let group_arn = format!("arn:{partition}:logs:{region}:{account}:log-group:{group}");
    let prefix = option("awslogs-stream-prefix");
    let stream = prefix.map_or("<container-id>".to_owned(), |prefix| format!("{prefix}/{name}/{TASK_ID}"));
    let stream_arn = format!("{group_arn}:log-stream:{stream}");
    let mut depends = None;
    let mut calls = vec![("CreateLogStream", "logs:CreateLogStream", &stream_arn)];
    if option("awslogs-create-group") == Some("true") {
        calls.insert(0, ("CreateLogGroup", "logs:CreateLogGroup", &group_arn));
    }
    calls.push(("PutLogEvents", "logs:PutLogEvents", &stream_arn));
    for (call, action, resource) in calls {
        recorder.call("logs", call, resource, role(cx));
        // Lines that cannot be written are lost, but they stop nothing.
        if role(cx) == "instance" || call == "PutLogEvents" {
            continue;
        }
        match cx.check(action, resource, Vec::new()) {
            Ok(unknown) => depends = depends.or(unknown),
            Err(denial) => {
                let detail = format!("the execution role may not call `{action}` on `{resource}`");
                recorder.failure("start", group, detail, origin, certainty);
                return Some(denied(cx, call, &denial));
            }
        }
    }
    let mut detail =
        format!("the log stream of `{name}` is created; that the log group exists is not checked here");
    if let Some(depends) = depends {
        detail = format!("{detail}; whether it is allowed is not known here: {depends}");
        recorder.unsure();
    }
    recorder.step("start", group, detail, origin, certainty);
    None
}

/// Who writes: on Windows instances and without an execution role the instance itself.
fn role(cx: &Cx<'_>) -> &'static str {
    let is_instance = cx.profile.is_agent() && (cx.profile.windows || cx.caller.execution_role.is_none());
    if is_instance { "instance" } else { "execution" }
}

fn denied(cx: &Cx<'_>, call: &str, denial: &Denial) -> Words {
    let cause = words::denied_call(cx, "CloudWatch Logs", call, denial);
    let reason = if cx.profile.speaks_as_agent() { &agent::LOG_DRIVER } else { &fargate::LOGGER };
    Words { text: reason.fill(&[("cause", &cause.text)]), certainty: reason.certainty.min(cause.certainty) }
}

fn without_route(cx: &Cx<'_>, logging: &LogConfiguration) -> Words {
    if !cx.profile.speaks_as_agent() {
        let reason = &fargate::LOGGER_NO_ROUTE;
        return Words { text: reason.text.to_owned(), certainty: reason.certainty };
    }
    let region = logging.options.entry("awslogs-region").and_then(|value| value.text());
    let region = region.unwrap_or(cx.caller.region());
    let cause = words::no_route(cx, "CloudWatch Logs", "CreateLogStream", "logs", region);
    Words { text: agent::LOG_DRIVER.fill(&[("cause", &cause.text)]), certainty: Certainty::Assumed }
}
