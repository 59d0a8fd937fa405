//! ECS Exec: the channels that the SSM agent opens with the task role. Only a service or RunTask says whether it is on.

use super::super::grant::{Purpose, Role};
use super::super::key;
use super::super::roles::ExecLogging;
use super::super::written::escape;
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

const FIND_GROUPS: &[&Action] = &[&facts::LOGS_DESCRIBE_LOG_GROUPS];
const WRITE: &[&Action] =
    &[&facts::LOGS_CREATE_LOG_STREAM, &facts::LOGS_DESCRIBE_LOG_STREAMS, &facts::LOGS_PUT_LOG_EVENTS];
const LOCATE: &[&Action] = &[&facts::S3_GET_BUCKET_LOCATION];
const ENCRYPTION: &[&Action] = &[&facts::S3_GET_ENCRYPTION_CONFIGURATION];
const PUT: &[&Action] = &[&facts::S3_PUT_OBJECT];
const DECRYPT: &[&Action] = &[&facts::KMS_DECRYPT];

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
        keep_logs(cx, &need);
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

/// What the configuration of the cluster says about the log of a session. Source: Amazon ECS Developer Guide, ECS Exec (2023-06).
fn keep_logs(cx: &mut Cx<'_>, exec: &Need<'_>) {
    let ExecLogging { log_group, bucket, kms_key } = cx.options.exec_logging.clone();
    let mut needs: Vec<(Purpose, &'static [&'static Action], &str, String)> = Vec::new();
    if let Some(group) = log_group {
        let text = "the cluster keeps sessions of ECS Exec in CloudWatch Logs";
        let arn = cx.home.arn("logs", &format!("log-group:{}:*", escape(&group)));
        needs.push((Purpose::FindLogGroups, FIND_GROUPS, text, "*".to_owned()));
        needs.push((Purpose::WriteExecLogs, WRITE, text, arn));
    }
    if let Some(bucket) = bucket {
        let text = "the cluster keeps sessions of ECS Exec in a bucket";
        let arn = format!("arn:{}:s3:::{}", cx.home.partition, escape(&bucket));
        needs.push((Purpose::FindExecBucket, LOCATE, text, "*".to_owned()));
        needs.push((Purpose::CheckExecBucket, ENCRYPTION, text, arn.clone()));
        needs.push((Purpose::PutExecLogs, PUT, text, format!("{arn}/*")));
    }
    let text = "the cluster encrypts sessions of ECS Exec with a customer managed key";
    let located =
        kms_key.and_then(|key| key::locate(&key, &cx.home.partition, cx.home.region(), cx.home.account()));
    if let Some(key) = located {
        needs.push((Purpose::DecryptExec, DECRYPT, text, key.resource()));
        cx.note(Role::Task, "whoever opens a session of ECS Exec needs `kms:GenerateDataKey` on its key");
    }
    for (purpose, actions, text, resource) in needs {
        let fact = &facts::KEEPS_EXEC_LOGS;
        cx.grant(&Need { purpose, actions, fact, text, ..*exec }, resource);
    }
}
