//! Credentials of private registries, fetched once per secret, one after the other, before the image is pulled.
//!
//! Source: amazon-ecs-agent 1.105.1, `asmauth.go` and `asm.go` (2026-06).

use super::fetch::{Use, no_role, record, record_secret_calls};
use super::recorder::Recorder;
use super::words::{self, Words};
use crate::facts::Certainty;
use crate::facts::stopped_reasons::{Reason, agent, fill};
use crate::model::value_from::{self, ValueFrom};
use crate::model::{ContainerDefinition, Origin, placeholder};
use crate::simulate::Cx;
use crate::simulate::environment::EnvValue;
use crate::simulate::reference::{Answer, Failure};

/// Fetches the credentials of private registries, one after the other.
pub(super) fn credentials(cx: &Cx<'_>, recorder: &mut Recorder) -> Option<Words> {
    let mut known: Vec<&str> = Vec::new();
    let mut first = None;
    for container in cx.inputs.task.container_definitions.items() {
        let Some(credentials) = container.repository_credentials.known() else { continue };
        let Some(text) = credentials.credentials_parameter.text() else { continue };
        if known.contains(&text) {
            continue;
        }
        known.push(text);
        if cx.caller.execution_role.is_none() {
            return Some(no_role(cx, &agent::REGISTRY_NO_ROLE));
        }
        let failure = registry(cx, recorder, container, text, credentials.credentials_parameter.origin);
        first = first.or(failure);
        if first.is_some() {
            break;
        }
    }
    first
}

fn registry(
    cx: &Cx<'_>,
    recorder: &mut Recorder,
    container: &ContainerDefinition,
    text: &str,
    origin: Origin,
) -> Option<Words> {
    recorder.apart();
    let is_dynamic = placeholder::is_in(text);
    // Here, and only here, the bare name of a secret is right.
    let arn = match value_from::parse(text) {
        ValueFrom::Secret(_) | ValueFrom::MalformedSecret(_) => text.to_owned(),
        _ if is_dynamic => {
            let detail = format!("`{text}` is not known here: another tool replaces it");
            recorder.step("fetch", text, detail, Some(origin), Certainty::Verified);
            return None;
        }
        _ => {
            let (region, account) = (cx.caller.region(), cx.caller.account());
            format!("arn:{}:secretsmanager:{region}:{account}:secret:{text}", cx.caller.partition)
        }
    };
    let parsed = value_from::parse(&arn);
    let (answer, region) = match &parsed {
        ValueFrom::Secret(secret) if !secret.has_selectors => {
            (cx.answer(&arn, is_dynamic), secret.arn.region.clone())
        }
        // With selectors the whole text goes out as the secret's id, which no secret has.
        other => {
            let missing = Answer {
                value: Err(Failure::Missing),
                note: None,
                certainty: Certainty::Assumed,
                depends: None,
            };
            (missing, other.arn().map(|arn| arn.region.clone()).unwrap_or_default())
        }
    };
    record_secret_calls(cx, recorder, &parsed, &answer);
    let usage = Use {
        container: container.name.text().unwrap_or_default(),
        name: "repositoryCredentials",
        text,
        is_dynamic,
        origin,
    };
    if let Some(failure) = record(recorder, "GetSecretValue", text, &[usage], &answer, cx) {
        return Some(words::registry(cx, text, &region, &failure));
    }
    let Ok(EnvValue::Text(value)) = &answer.value else { return None };
    let wrong = credentials_problem(value)?;
    recorder.failure("fetch", text, wrong.cause(), Some(origin), Certainty::Verified);
    let (reason, field) = wrong.reason();
    Some(words::registry_value(cx, &reason.fill(&[("field", field)]), reason.certainty))
}

/// What is wrong with registry credentials.
pub(super) enum CredentialsProblem {
    Empty,
    Schema,
    Field(&'static str),
}

impl CredentialsProblem {
    fn reason(&self) -> (&'static Reason, &'static str) {
        match self {
            Self::Empty => (&agent::REGISTRY_EMPTY, ""),
            Self::Schema => (&agent::REGISTRY_SCHEMA, ""),
            Self::Field(field) => (&agent::REGISTRY_FIELD, field),
        }
    }

    fn cause(&self) -> String {
        let (reason, field) = self.reason();
        fill(reason.cause, &[("field", field)])
    }
}

/// Go finds the members whatever their case is.
pub(super) fn credentials_problem(value: &str) -> Option<CredentialsProblem> {
    if value.is_empty() {
        return Some(CredentialsProblem::Empty);
    }
    let Ok(serde_json::Value::Object(members)) = serde_json::from_str(value) else {
        return Some(CredentialsProblem::Schema);
    };
    for field in ["username", "password"] {
        let member = members.iter().find(|(key, _)| key.eq_ignore_ascii_case(field)).map(|(_, value)| value);
        match member {
            Some(serde_json::Value::String(text)) if !text.is_empty() => {}
            None | Some(serde_json::Value::Null | serde_json::Value::String(_)) => {
                return Some(CredentialsProblem::Field(field));
            }
            Some(_) => return Some(CredentialsProblem::Schema),
        }
    }
    None
}
