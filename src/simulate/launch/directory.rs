//! Credentials for Active Directory that the launch reads: credential specs of containers, and the users of FSx file systems.
//!
//! Source: amazon-ecs-agent 1.105.1, `credentialspec_linux.go` and `fsxwindowsfileserver_windows.go` (read 2026-11). What Fargate
//! and Managed Instances say about it is not known, so a failure there is not put into words.

use serde_json::Value as Json;

use super::fetch::{Use, no_role, record, record_secret_calls};
use super::files;
use super::recorder::Recorder;
use super::registry::{CredentialsProblem, credentials_problem};
use super::words::{self, Words};
use crate::facts::Certainty;
use crate::facts::stopped_reasons::{Reason, directory as reasons};
use crate::model::arn::Arn;
use crate::model::field::Field;
use crate::model::value_from::{self, ValueFrom};
use crate::model::{ContainerDefinition, Origin};
use crate::simulate::Cx;
use crate::simulate::environment::EnvValue;
use crate::simulate::json_select;
use crate::simulate::reference::Failure;
use crate::world::{File, ParameterKind};

/// Reads all of them; the first failure counts.
pub(super) fn credentials(cx: &Cx<'_>, recorder: &mut Recorder) -> Option<Words> {
    let mut first = None;
    for container in cx.inputs.task.container_definitions.items() {
        for field in container.credential_specs.elements() {
            let failure = credential_spec(cx, recorder, container, field);
            first = first.or(failure);
        }
    }
    // Only instances mount FSx file systems.
    let volumes = cx.inputs.task.volumes.items().filter(|_| cx.profile.is_agent());
    for fsx in volumes.filter_map(|volume| volume.fsx_windows_file_server_volume_configuration.known()) {
        let Some(authorization) = fsx.authorization_config.known() else { continue };
        let id = fsx.file_system_id.text().unwrap_or_default();
        let failure = file_system(cx, recorder, id, &authorization.credentials_parameter);
        first = first.or(failure);
    }
    let failure = first?;
    if cx.profile.is_agent() {
        return Some(failure);
    }
    recorder.unsure();
    None
}

fn credential_spec(
    cx: &Cx<'_>,
    recorder: &mut Recorder,
    container: &ContainerDefinition,
    field: &Field<String>,
) -> Option<Words> {
    let text = field.text()?;
    let (prefix, reference) = text.split_once(':')?;
    let is_domainless = prefix == "credentialspecdomainless";
    // A file stands on the instance already.
    if !is_domainless && prefix != "credentialspec" || reference.starts_with("file:") {
        return None;
    }
    recorder.apart();
    let name = container.name.text().unwrap_or_default();
    if field.is_dynamic() {
        let detail = format!("credential spec of `{name}`: not known here, another tool replaces it");
        recorder.step("fetch", reference, detail, Some(field.origin), Certainty::Verified);
        return None;
    }
    if cx.caller.execution_role.is_none() {
        return Some(no_role(cx, &reasons::SPEC_NO_ROLE));
    }
    let service = Arn::parse(reference).map(|arn| arn.service);
    let content = match service.as_deref() {
        Some("s3") => {
            let title = format!("credential spec of `{name}`");
            let failure = files::plain_object(cx, recorder, reference, &title, Some(field.origin));
            if failure.is_some() {
                return failure;
            }
            match cx.inputs.world.files.get(reference) {
                Some(File::Text(text)) => Some(text.clone()),
                _ => None,
            }
        }
        Some("ssm") => {
            let usage = usage(name, "credentialSpecs", reference, field.origin);
            match parameter(cx, recorder, &usage, reasons::SPEC_REGION) {
                Ok(content) => content,
                Err(failure) => return Some(failure),
            }
        }
        _ => {
            let detail = "the credential spec is neither an S3 object nor a parameter".to_owned();
            recorder.failure("fetch", reference, detail, Some(field.origin), cx.profile.certainty());
            return Some(plain(cx, &reasons::SPEC_ARN));
        }
    };
    let content = match content {
        Some(content) => content,
        None if !is_domainless => return None,
        None => {
            let detail =
                "the secret that the credential spec names is read, too; the credential spec is not given"
                    .to_owned();
            recorder.step("fetch", reference, detail, Some(field.origin), cx.profile.certainty());
            return None;
        }
    };
    let spec: Json = match json(&content) {
        Ok(spec) => spec,
        Err(cause) => {
            let detail = format!("the credential spec is not JSON: {cause}");
            recorder.failure("fetch", reference, detail, Some(field.origin), cx.profile.certainty());
            let reason = if is_domainless { &reasons::SPEC_CONTENT } else { &reasons::SPEC_CONTENT_JOINED };
            // The agent prints the whole content here.
            let text = reason.fill(&[("content", "<content>"), ("cause", &cause)]);
            return Some(Words { text, certainty: Certainty::Reported });
        }
    };
    let pointer = "/ActiveDirectoryConfig/HostAccountConfig/PluginInput/CredentialArn";
    let user =
        spec.pointer(pointer).and_then(Json::as_str).filter(|user| is_domainless && !user.is_empty())?;
    domain_user(cx, recorder, &usage(name, "CredentialArn", user, field.origin))
}

/// The user that a domainless credential spec names.
fn domain_user(cx: &Cx<'_>, recorder: &mut Recorder, usage: &Use<'_>) -> Option<Words> {
    let (value, failure) = secret(cx, recorder, usage);
    if let Some(Words { text, certainty }) = failure {
        let text = reasons::SPEC_USER.fill(&[("secret", usage.text), ("cause", &text)]);
        return Some(Words { text, certainty });
    }
    let cause = json(&value?).err()?;
    let detail = format!("the secret is not JSON: {cause}");
    recorder.failure("fetch", usage.text, detail, Some(usage.origin), cx.profile.certainty());
    let text = reasons::SPEC_USER_CONTENT.fill(&[("cause", &cause)]);
    Some(Words { text, certainty: Certainty::Reported })
}

/// The user that mounts an FSx file system, and where the file system is.
fn file_system(cx: &Cx<'_>, recorder: &mut Recorder, id: &str, field: &Field<String>) -> Option<Words> {
    recorder.apart();
    let text = field.text()?;
    if field.is_dynamic() {
        let detail = format!("credentials of `{id}`: not known here, another tool replaces them");
        recorder.step("fetch", text, detail, Some(field.origin), Certainty::Verified);
        return None;
    }
    if cx.caller.execution_role.is_none() {
        return Some(no_role(cx, &reasons::FSX_NO_ROLE));
    }
    let usage = usage(id, "credentialsParameter", text, field.origin);
    let service = Arn::parse(text).map(|arn| arn.service);
    let value = match service.as_deref() {
        Some("secretsmanager") => match secret(cx, recorder, &usage) {
            (_, Some(failure)) => return Some(failure),
            (value, None) => value,
        },
        // The agent parses the parameter's text as it comes; the Region is not part of its words here.
        Some("ssm") => match parameter(cx, recorder, &usage, "") {
            Ok(value) => value,
            Err(Words { text, certainty }) => {
                let cause = text.split_once(": ").map_or(text.clone(), |(_, cause)| cause.to_owned());
                return Some(Words { text: cause, certainty });
            }
        },
        _ => {
            let detail = "the credentials are neither a secret nor a parameter".to_owned();
            recorder.failure("fetch", text, detail, Some(field.origin), cx.profile.certainty());
            return Some(plain(cx, &reasons::FSX_ARN));
        }
    };
    if service.as_deref() == Some("ssm") && is_encrypted(cx, text) {
        let detail =
            "the agent reads this parameter without decryption, so it gets the encrypted text".to_owned();
        recorder.failure("fetch", text, detail, Some(field.origin), cx.profile.certainty());
        let text = "invalid character 'A' looking for beginning of value".to_owned();
        return Some(Words { text, certainty: Certainty::Assumed });
    }
    if let Some(value) = &value
        && let Some(problem) = credentials_problem(value)
    {
        let detail =
            "the credentials are not a JSON object with the strings `username` and `password`".to_owned();
        recorder.failure("fetch", text, detail, Some(field.origin), cx.profile.certainty());
        return Some(match (problem, json(value)) {
            (CredentialsProblem::Field(_), _) | (_, Ok(_)) => plain(cx, &reasons::VOLUME),
            (_, Err(text)) => Words { text, certainty: Certainty::Reported },
        });
    }
    recorder.call("fsx", "DescribeFileSystems", id, "execution");
    match cx.check("fsx:DescribeFileSystems", "*", Vec::new()) {
        Err(denial) => {
            let detail = format!("DescribeFileSystems for `{id}`: {}", Failure::Denied(denial.clone()));
            recorder.failure("fetch", id, detail, Some(field.origin), cx.profile.certainty());
            Some(words::denied_call(cx, "FSx", "DescribeFileSystems", &denial))
        }
        Ok(_) => {
            let detail = format!("DescribeFileSystems finds the address of `{id}`");
            recorder.step("fetch", id, detail, Some(field.origin), cx.profile.certainty());
            None
        }
    }
}

/// A SecureString, as far as the pretend AWS says.
fn is_encrypted(cx: &Cx<'_>, text: &str) -> bool {
    let ValueFrom::Parameter(parameter) = value_from::parse(text) else { return false };
    let known = cx.inputs.world.parameter(Some(text), &parameter.name);
    known.is_some_and(|known| known.kind == ParameterKind::SecureString && !known.missing)
}

/// GetSecretValue: the text where it is given, and what fails.
fn secret(cx: &Cx<'_>, recorder: &mut Recorder, usage: &Use<'_>) -> (Option<String>, Option<Words>) {
    let parsed = value_from::parse(usage.text);
    let region = parsed.arn().map(|arn| arn.region.clone()).unwrap_or_default();
    let answer = cx.answer(usage.text, false);
    record_secret_calls(cx, recorder, &parsed, &answer);
    let failure = record(recorder, "GetSecretValue", usage.text, std::slice::from_ref(usage), &answer, cx);
    let failure = failure.map(|failure| words::secret(cx, usage.text, usage.text, &region, &failure));
    (known_text(answer.value), failure)
}

/// GetParameters with one name.
fn parameter(
    cx: &Cx<'_>,
    recorder: &mut Recorder,
    usage: &Use<'_>,
    region: &str,
) -> Result<Option<String>, Words> {
    let ValueFrom::Parameter(parameter) = value_from::parse(usage.text) else { return Ok(None) };
    recorder.call("ssm", "GetParameters", &parameter.name, "execution");
    let answer = cx.answer(usage.text, false);
    let failure =
        record(recorder, "GetParameters", &parameter.name, std::slice::from_ref(usage), &answer, cx);
    match failure {
        Some(failure) => Err(words::parameters(cx, region, &[&parameter.name], &failure)),
        None => Ok(known_text(answer.value)),
    }
}

fn known_text(value: Result<EnvValue, Failure>) -> Option<String> {
    match value {
        Ok(EnvValue::Text(text)) => Some(text),
        _ => None,
    }
}

fn usage<'a>(container: &'a str, name: &'a str, text: &'a str, origin: Origin) -> Use<'a> {
    Use { container, name, text, is_dynamic: false, origin }
}

fn plain(cx: &Cx<'_>, reason: &Reason) -> Words {
    Words { text: reason.text.to_owned(), certainty: reason.certainty.min(cx.profile.certainty()) }
}

/// Reads JSON as Go does; the error in Go's words.
fn json(text: &str) -> Result<Json, String> {
    match json_select::select(text, "") {
        Err(json_select::SelectError::Json(error)) => Err(error),
        _ => serde_json::from_str(text).map_err(|_| String::new()),
    }
}
