//! Writing logs: the awslogs driver with the execution role, the log router of FireLens with the task role.

use super::super::grant::{Purpose, Role};
use super::super::written::Written;
use super::{Container, Cx, Need};
use crate::facts::iam_actions as facts;
use crate::facts::iam_actions::Action;
use crate::model::Field;
use crate::model::enums::LogDriver;
use crate::model::logging::LogConfiguration;

const WRITE: &[&Action] = &[&facts::LOGS_CREATE_LOG_STREAM, &facts::LOGS_PUT_LOG_EVENTS];
const CREATE_GROUP: &[&Action] = &[&facts::LOGS_CREATE_LOG_GROUP];
const FIREHOSE: &[&Action] = &[&facts::FIREHOSE_PUT_RECORD_BATCH];

/// Outputs of Fluent Bit that call an AWS service with the task role. Source: Amazon ECS Developer Guide, FireLens (2023-06).
const FIREHOSE_OUTPUTS: &[&str] = &["firehose", "kinesis_firehose"];
const CLOUDWATCH_OUTPUTS: &[&str] = &["cloudwatch", "cloudwatch_logs"];
const OTHER_AWS_OUTPUTS: &[&str] =
    &["cloudwatch", "cloudwatch_logs", "kinesis", "kinesis_streams", "opensearch", "s3"];

pub(super) fn derive(cx: &mut Cx<'_>, container: &Container<'_>) {
    let Some(log) = container.definition.log_configuration.known() else { return };
    match log.log_driver.get() {
        Some(LogDriver::Awslogs) => awslogs(cx, container, log),
        Some(LogDriver::Awsfirelens) => firelens(cx, container, log),
        _ => {}
    }
}

fn awslogs(cx: &mut Cx<'_>, container: &Container<'_>, log: &LogConfiguration) {
    let option = |name: &str| log.options.entry(name);
    let read = |name: &str| {
        let written = Written::of(option(name)?)?;
        Some(written.in_policy(&written.text))
    };
    let title = &container.title;
    let Some((group_field, group)) = option("awslogs-group").zip(read("awslogs-group")) else {
        cx.note(
            Role::Execution,
            format!("{title} names no `awslogs-group`, so no log group can be named here"),
        );
        return;
    };
    let region = read("awslogs-region").unwrap_or_else(|| cx.home.region().to_owned());
    let arn = cx.home.arn_in("logs", &region, &format!("log-group:{group}"));
    let because = format!("{title} writes to the log group `{}`", group_field.text().unwrap_or_default());
    let need = Need {
        role: Role::Execution,
        purpose: Purpose::WriteLogs,
        actions: WRITE,
        origin: group_field.origin,
        fact: &facts::WRITES_LOGS,
        text: &because,
    };
    // Streams are called prefix/container/task.
    let streams = match (read("awslogs-stream-prefix"), Written::of(&container.definition.name)) {
        (Some(prefix), Some(name)) => {
            format!("{arn}:log-stream:{prefix}/{}/*", name.in_policy(&name.text))
        }
        (Some(prefix), None) => format!("{arn}:log-stream:{prefix}/*"),
        (None, _) => format!("{arn}:*"),
    };
    cx.grant(&need, streams);
    let Some(create) = option("awslogs-create-group") else {
        must_exist(cx);
        return;
    };
    if create.as_str().is_some_and(is_true) || (create.is_dynamic() && cx.options.creates_log_groups) {
        let because = format!("{title} has `awslogs-create-group` on");
        let need = Need {
            purpose: Purpose::CreateLogGroup,
            actions: CREATE_GROUP,
            origin: create.origin,
            fact: &facts::CREATES_LOG_GROUP,
            text: &because,
            ..need
        };
        cx.grant(&need, arn.clone());
        cx.grant(&need, format!("{arn}:*"));
    } else if create.is_dynamic() {
        cx.note(
            Role::Execution,
            format!("`awslogs-create-group` of {title} is a placeholder; with `true` the role also needs `logs:CreateLogGroup`"),
        );
    } else {
        must_exist(cx);
    }
}

fn must_exist(cx: &mut Cx<'_>) {
    cx.note(
        Role::Execution,
        "the log group must be there before the launch: without `awslogs-create-group` nothing here may create one",
    );
}

/// What Go's ParseBool takes for true, as the driver reads it.
fn is_true(text: &str) -> bool {
    ["1", "t", "T", "TRUE", "true", "True"].contains(&text)
}

fn firelens(cx: &mut Cx<'_>, container: &Container<'_>, log: &LogConfiguration) {
    let option = |name: &str| {
        let entry = log.options.entries().iter().rev().find(|entry| entry.key.eq_ignore_ascii_case(name));
        entry.map(|entry| &entry.value)
    };
    let Some(output) = option("name") else { return };
    let Some(name) = output.as_str().map(str::to_ascii_lowercase) else { return };
    let title = &container.title;
    if FIREHOSE_OUTPUTS.contains(&name.as_str()) {
        let stream = option("delivery_stream").and_then(|field| Some((field, Written::of(field)?)));
        let Some((field, stream)) = stream else {
            cx.note(
                Role::Task,
                format!("{title} sends its logs to Firehose, but names no `delivery_stream`"),
            );
            return;
        };
        let region = option("region").and_then(Written::of);
        let region =
            region.map_or_else(|| cx.home.region().to_owned(), |region| region.in_policy(&region.text));
        let because =
            format!("{title} sends its logs to the delivery stream `{}`", stream.as_written(&stream.text));
        let need = Need {
            role: Role::Task,
            purpose: Purpose::DeliverLogs,
            actions: FIREHOSE,
            origin: field.origin,
            fact: &facts::DELIVERS_LOGS,
            text: &because,
        };
        let resource = format!("deliverystream/{}", stream.in_policy(&stream.text));
        cx.grant(&need, cx.home.arn_in("firehose", &region, &resource));
    } else if CLOUDWATCH_OUTPUTS.contains(&name.as_str())
        && let Some(field) = option("log_group_name")
        && let Some(group) = Written::of(field)
        && !group.text.contains("$(")
    {
        let region = option("region").and_then(Written::of);
        let region =
            region.map_or_else(|| cx.home.region().to_owned(), |region| region.in_policy(&region.text));
        let because = format!("{title} sends its logs to the log group `{}`", group.as_written(&group.text));
        let arn = cx.home.arn_in("logs", &region, &format!("log-group:{}", group.in_policy(&group.text)));
        let need = Need {
            role: Role::Task,
            purpose: Purpose::WriteRoutedLogs,
            actions: WRITE,
            origin: field.origin,
            fact: &facts::DELIVERS_LOGS,
            text: &because,
        };
        cx.grant(&need, format!("{arn}:*"));
        if option("auto_create_group").and_then(Field::as_str).is_some_and(is_true) {
            let create = Need { purpose: Purpose::CreateRoutedGroups, actions: CREATE_GROUP, ..need };
            cx.grant(&create, arn.clone());
            cx.grant(&create, format!("{arn}:*"));
        }
    } else if OTHER_AWS_OUTPUTS.contains(&name.as_str()) {
        cx.note(
            Role::Task,
            format!("the output `{name}` of {title} calls AWS with the task role; allow what its documentation asks for"),
        );
    }
}
