//! Files in S3 that the launch reads: environment files and the configuration of the log router.
//!
//! Source: amazon-ecs-agent 1.105.1, `agent/s3` and `envfile.go` (2026-06); public logs for Fargate.

use super::recorder::Recorder;
use super::words::Words;
use crate::facts::Certainty;
use crate::facts::agent_features;
use crate::facts::stopped_reasons::{Reason, agent, fargate};
use crate::model::arn::Arn;
use crate::model::{ContainerDefinition, Origin};
use crate::simulate::caller::REQUEST_ID;
use crate::simulate::environment::file_parser::{self, Parser};
use crate::simulate::environment::written::{self, FileReference};
use crate::simulate::{Cx, launch::words};
use crate::world::{File, Network};

/// Downloads the files of all containers. The agent joins its errors by semicolons.
pub(super) fn download(cx: &Cx<'_>, recorder: &mut Recorder) -> Option<Words> {
    let mut failures: Vec<Words> = Vec::new();
    for container in cx.inputs.task.container_definitions.items() {
        for file in written::files(cx, container) {
            if cx.caller.execution_role.is_none() {
                let certainty = if cx.profile.is_agent() { Certainty::Verified } else { Certainty::Assumed };
                return Some(Words { text: agent::ENV_FILE_NO_ROLE.text.to_owned(), certainty });
            }
            failures.extend(environment_file(cx, recorder, container, &file));
        }
        failures.extend(router_file(cx, recorder, container));
    }
    let first = failures.first()?.clone();
    if !cx.profile.speaks_as_agent() {
        return Some(first);
    }
    let text = failures.iter().map(|failure| failure.text.as_str()).collect::<Vec<_>>().join(";");
    let certainty = failures.iter().map(|failure| failure.certainty).min()?;
    Some(Words { text, certainty })
}

fn environment_file(
    cx: &Cx<'_>,
    recorder: &mut Recorder,
    container: &ContainerDefinition,
    file: &FileReference<'_>,
) -> Option<Words> {
    recorder.apart();
    let title = format!("environment file of `{}`", container.name.text().unwrap_or_default());
    if file.is_dynamic && !cx.inputs.world.files.contains_key(file.arn) {
        let detail = format!("{title}: not known here, another tool replaces a part of it");
        recorder.step("fetch", file.arn, detail, file.origin, Certainty::Verified);
        return None;
    }
    escape(cx, recorder, file, &title).or_else(|| object(cx, recorder, file.arn, &title, file.origin))
}

/// A newer agent does not write a file outside of its own folder.
fn escape(cx: &Cx<'_>, recorder: &mut Recorder, file: &FileReference<'_>, title: &str) -> Option<Words> {
    let arn = Arn::parse(file.arn)?;
    let (bucket, key) = arn.resource.split_once('/')?;
    let checks = cx.profile.is_agent() && cx.profile.agent >= agent_features::ENV_FILE_PATHS;
    if !checks || !leads_out(key) {
        return None;
    }
    let detail = format!("{title}: the key leads out of the agent's folder");
    recorder.failure("fetch", file.arn, detail, file.origin, Certainty::Verified);
    let reason = &agent::ENV_FILE_PATH;
    Some(Words { text: reason.fill(&[("bucket", bucket), ("key", key)]), certainty: reason.certainty })
}

/// Does a key go above the folder that holds the bucket's?
fn leads_out(key: &str) -> bool {
    let mut depth = 1_i32;
    for part in key.split('/') {
        match part {
            "" | "." => {}
            ".." => depth -= 1,
            _ => depth += 1,
        }
        if depth < 0 {
            return true;
        }
    }
    false
}

/// The configuration of a log router in S3. EC2 only.
fn router_file(cx: &Cx<'_>, recorder: &mut Recorder, container: &ContainerDefinition) -> Option<Words> {
    let router = container.firelens_configuration.known()?;
    let kind = router.options.entry("config-file-type").and_then(|kind| kind.as_str());
    let value = router.options.entry("config-file-value").filter(|_| kind == Some("s3"))?;
    if !cx.profile.is_agent() || value.is_dynamic() {
        return None;
    }
    let arn = value.text()?;
    let in_words = |cause: &str, certainty| {
        let reason = &agent::ROUTER_FILE;
        Words { text: reason.fill(&[("cause", cause)]), certainty: reason.certainty.min(certainty) }
    };
    if cx.caller.execution_role.is_none() {
        return Some(in_words("unable to get execution role credentials", Certainty::Verified));
    }
    recorder.apart();
    let failure = plain_object(cx, recorder, arn, "configuration of the log router", Some(value.origin))?;
    let parsed = Arn::parse(arn);
    let cause = match parsed.as_ref().and_then(|arn| arn.resource.split_once('/')) {
        None => format!("unable to parse bucket and key from s3 arn: {}", failure.text),
        Some((bucket, _)) if cx.inputs.world.network == Network::NoRoute => {
            format!("unable to initialize s3 client for bucket {bucket}: {}", failure.text)
        }
        Some((bucket, key)) => {
            format!("unable to download s3 config {key} from bucket {bucket}: {}", failure.text)
        }
    };
    Some(in_words(&cause, failure.certainty))
}

/// Downloads one object whose failures the agent does not put into words of its own.
pub(super) fn plain_object(
    cx: &Cx<'_>,
    recorder: &mut Recorder,
    arn: &str,
    title: &str,
    origin: Option<Origin>,
) -> Option<Words> {
    let Words { text, certainty } = object(cx, recorder, arn, title, origin)?;
    let cause = text.split_once(", error: ").map_or(text.clone(), |(_, cause)| cause.to_owned());
    Some(Words { text: cause, certainty })
}

/// Downloads one object.
fn object(
    cx: &Cx<'_>,
    recorder: &mut Recorder,
    arn: &str,
    title: &str,
    origin: Option<Origin>,
) -> Option<Words> {
    let certainty = cx.profile.certainty_if_documented();
    let is_object = |arn: &Arn| arn.is("s3") && arn.region.is_empty() && arn.account.is_empty();
    let parsed = Arn::parse(arn).filter(is_object);
    let Some((bucket, key)) = parsed.as_ref().and_then(|arn| arn.resource.split_once('/')) else {
        recorder.failure("fetch", arn, format!("{title}: not the ARN of an S3 object"), origin, certainty);
        let text = agent::ENV_FILE_ARN.fill(&[("reference", arn)]);
        return Some(wrapped(cx, text, agent::ENV_FILE_ARN.certainty));
    };
    if cx.profile.is_agent() {
        recorder.call("s3", "HeadBucket", &format!("arn:{}:s3:::{bucket}", cx.caller.partition), "execution");
    } else {
        recorder.call("s3", "HeadObject", arn, "execution");
    }
    if cx.inputs.world.network == Network::NoRoute {
        recorder.failure("fetch", arn, format!("{title}: S3 is not reached"), origin, certainty);
        return Some(no_route(cx, bucket));
    }
    let allowed = cx.check("s3:GetObject", arn, Vec::new());
    let file = cx.inputs.world.files.get(arn);
    let fails = match &allowed {
        Err(_) => Some("the execution role may not read it"),
        Ok(_) if file == Some(&File::Missing) => Some("the object does not exist"),
        Ok(_) => None,
    };
    if cx.profile.is_agent() || fails.is_none() {
        recorder.call("s3", "GetObject", arn, "execution");
    }
    if let Some(why) = fails {
        recorder.failure("fetch", arn, format!("{title}: {why}"), origin, certainty);
        return Some(unreadable(cx, bucket, key, allowed.is_err()));
    }
    let mut detail = format!("{title} is downloaded");
    if let Ok(Some(depends)) = allowed {
        detail = format!("{title}: whether it is allowed is not known here: {depends}");
        recorder.unsure();
    }
    if file.is_none() {
        detail.push_str("; its content is not given, so its variables are not shown");
    }
    recorder.step("fetch", arn, detail, origin, certainty);
    None
}

fn unreadable(cx: &Cx<'_>, bucket: &str, key: &str, is_denied: bool) -> Words {
    if !cx.profile.speaks_as_agent() {
        // Without s3:ListBucket a missing object answers as a forbidden one.
        let reason = &fargate::ENV_FILES_DENIED;
        return Words { text: reason.fill(&[("retries", "1")]), certainty: reason.certainty };
    }
    let (status, code, message) = if is_denied {
        ("403", "AccessDenied", "Access Denied")
    } else {
        ("404", "NoSuchKey", "The specified key does not exist.")
    };
    let cause = format!(
        "operation error S3: GetObject, https response error StatusCode: {status}, RequestID: {REQUEST_ID}, HostID: <host-id>, {}{code}: {message}",
        if is_denied { "api error " } else { "" }
    );
    let reason = &agent::ENV_FILE_FAILED;
    Words {
        text: reason.fill(&[("key", key), ("bucket", bucket), ("cause", &cause)]),
        certainty: Certainty::Reported,
    }
}

fn no_route(cx: &Cx<'_>, bucket: &str) -> Words {
    if !cx.profile.speaks_as_agent() {
        let reason: &Reason = &fargate::ENV_FILES_NO_ROUTE;
        let cause = "RequestCanceled: request context canceled caused by: context deadline exceeded";
        return Words { text: reason.fill(&[("cause", cause)]), certainty: reason.certainty };
    }
    let cause = words::no_route(cx, "S3", "HeadBucket", "s3", cx.caller.region());
    Words {
        text: agent::ENV_FILE_BUCKET.fill(&[("bucket", bucket), ("cause", &cause.text)]),
        certainty: Certainty::Reported,
    }
}

fn wrapped(cx: &Cx<'_>, text: String, certainty: Certainty) -> Words {
    if cx.profile.speaks_as_agent() {
        return Words { text, certainty };
    }
    Words { text: fargate::ENV_FILES_PARSE.fill(&[("cause", &text)]), certainty: Certainty::Assumed }
}

/// Reads the files when the container is created. The agent's error stops it; what Fargate does is not known.
pub(super) fn read(cx: &Cx<'_>, recorder: &mut Recorder, container: &ContainerDefinition) -> Option<Words> {
    for file in written::files(cx, container) {
        let Some(File::Text(text)) = cx.inputs.world.files.get(file.arn) else { continue };
        let parser = written::parser(cx);
        let Some(error) = file_parser::parse(text, parser).error else { continue };
        let certainty = cx.profile.certainty();
        if parser == Parser::Docker {
            let detail = format!("Docker refuses this file: {error}; what Fargate does with it is not known");
            recorder.failure("create", file.arn, detail, file.origin, Certainty::Assumed);
            recorder.unsure();
            continue;
        }
        recorder.failure(
            "create",
            file.arn,
            format!("the file cannot be read: {error}"),
            file.origin,
            certainty,
        );
        let reason = &agent::ENV_FILE_LINE;
        let task = super::task_arn(cx);
        return Some(Words { text: reason.fill(&[("task", &task)]), certainty: Certainty::Assumed });
    }
    None
}
