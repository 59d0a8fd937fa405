//! Secrets and parameters: which calls are made, and which of them fails.
//!
//! One GetSecretValue per distinct reference, GetParameters in batches of ten per Region.
//! Source: amazon-ecs-agent 1.105.1 (2026-06); the closed agents are taken to do the same.

use super::recorder::Recorder;
use super::words::{self, Words};
use crate::facts::Certainty;
use crate::facts::stopped_reasons::{Reason, agent};
use crate::model::Origin;
use crate::model::value_from::{ParameterReference, SecretReference, ValueFrom};
use crate::simulate::Cx;
use crate::simulate::environment::EnvValue;
use crate::simulate::reference::{self, Answer, Failure};
use crate::world::ParameterKind;

/// Names per GetParameters call. Source: SSM API model 2014-11-06, ParameterNameList (2026-11).
const BATCH: usize = 10;

/// A place that needs a value.
#[derive(Clone)]
pub(super) struct Use<'a> {
    pub(super) container: &'a str,
    pub(super) name: &'a str,
    pub(super) text: &'a str,
    pub(super) is_dynamic: bool,
    pub(super) origin: Origin,
}

impl Use<'_> {
    fn title(&self) -> String {
        format!("`{}` of `{}`", self.name, self.container)
    }
}

/// What every container needs, in order: its secrets, then its log options.
fn uses<'a>(cx: &Cx<'a>) -> Vec<Use<'a>> {
    let mut uses = Vec::new();
    for container in cx.inputs.task.container_definitions.items() {
        let options = container.log_configuration.known().map(|logging| logging.secret_options.items());
        for secret in container.secrets.items().chain(options.into_iter().flatten()) {
            let Some(text) = secret.value_from.text() else { continue };
            uses.push(Use {
                container: container.name.text().unwrap_or_default(),
                name: secret.name.text().unwrap_or_default(),
                text,
                is_dynamic: secret.value_from.is_dynamic(),
                origin: secret.value_from.origin,
            });
        }
    }
    uses
}

/// Fetches from Secrets Manager. All errors of the agent are joined by semicolons, in an order that is not fixed.
pub(super) fn secrets(cx: &Cx<'_>, recorder: &mut Recorder) -> Option<Words> {
    let mut distinct: Vec<(&str, ValueFrom, Vec<Use<'_>>)> = Vec::new();
    for usage in uses(cx) {
        match distinct.iter_mut().find(|(text, ..)| *text == usage.text) {
            Some((_, _, uses)) => uses.push(usage),
            None => {
                let parsed = reference::parse(usage.text);
                if matches!(parsed, ValueFrom::Secret(_) | ValueFrom::MalformedSecret(_)) {
                    distinct.push((usage.text, parsed, vec![usage]));
                }
            }
        }
    }
    if distinct.is_empty() {
        return None;
    }
    if cx.caller.execution_role.is_none() {
        return Some(no_role(cx, &agent::ASM_NO_ROLE));
    }
    let mut failures: Vec<Words> = Vec::new();
    for (text, parsed, uses) in &distinct {
        recorder.apart();
        let (secret_arn, region) = match parsed {
            ValueFrom::Secret(secret) => (secret.secret_arn.clone(), secret.arn.region.clone()),
            ValueFrom::MalformedSecret(arn) => (arn.to_string(), arn.region.clone()),
            _ => continue,
        };
        let is_dynamic = uses.iter().any(|usage| usage.is_dynamic);
        let answer = cx.answer(text, is_dynamic);
        record_secret_calls(cx, recorder, parsed, &answer);
        let failure = record(recorder, "GetSecretValue", &secret_arn, uses, &answer, cx);
        if let Some(failure) = failure {
            failures.push(words::secret(cx, text, &secret_arn, &region, &failure));
        }
    }
    if failures.is_empty() {
        torn_reads(cx, recorder, &distinct);
    }
    let first = failures.first()?;
    if !cx.profile.speaks_as_agent() {
        return Some(first.clone());
    }
    let certainty = failures.iter().map(|failure| failure.certainty).min()?;
    let text = failures.iter().map(|failure| failure.text.as_str()).collect::<Vec<_>>().join(";");
    let certainty = if failures.len() > 1 { certainty.min(Certainty::Reported) } else { certainty };
    Some(Words { text, certainty })
}

/// Says where several calls read the same version of one secret: a rotation may come between them.
fn torn_reads(cx: &Cx<'_>, recorder: &mut Recorder, distinct: &[(&str, ValueFrom, Vec<Use<'_>>)]) {
    let moving = |parsed: &ValueFrom| match parsed {
        ValueFrom::Secret(secret) if secret.version_id.text.is_empty() => {
            let stage = secret.version_stage.text.as_str();
            let stage = if stage.is_empty() { "AWSCURRENT" } else { stage };
            Some((secret.secret_arn.clone(), stage.to_owned()))
        }
        _ => None,
    };
    let mut seen: Vec<(String, String)> = Vec::new();
    for (_, parsed, uses) in distinct {
        let Some(version) = moving(parsed).filter(|version| !seen.contains(version)) else { continue };
        let calls = distinct.iter().filter(|(_, other, _)| moving(other).as_ref() == Some(&version)).count();
        if calls > 1 {
            let detail = format!(
                "{calls} calls read {} of this secret one by one; a rotation between them would give parts of two versions",
                version.1
            );
            let origin = uses.first().map(|usage| usage.origin);
            recorder.resume(&version.0);
            recorder.step("fetch", &version.0, detail, origin, cx.profile.certainty());
        }
        seen.push(version);
    }
}

/// Fetches from Parameter Store. The agent reports the first error only.
pub(super) fn parameters(cx: &Cx<'_>, recorder: &mut Recorder) -> Option<Words> {
    let mut regions: Vec<(String, Vec<(Use<'_>, ParameterReference)>)> = Vec::new();
    for usage in uses(cx) {
        let ValueFrom::Parameter(parameter) = reference::parse(usage.text) else {
            record_unreadable(recorder, &usage);
            continue;
        };
        let region = match &parameter.arn {
            Some(arn) => arn.region.clone(),
            None => cx.caller.region().to_owned(),
        };
        match regions.iter_mut().find(|(known, _)| *known == region) {
            Some((_, uses)) => uses.push((usage, parameter)),
            None => regions.push((region, vec![(usage, parameter)])),
        }
    }
    if regions.is_empty() {
        return None;
    }
    if cx.caller.execution_role.is_none() {
        return Some(no_role(cx, &agent::SSM_NO_ROLE));
    }
    let mut first = None;
    for (region, parameters) in &regions {
        for batch in parameters.chunks(BATCH) {
            let failure = batch_of(cx, recorder, region, batch);
            first = first.or(failure);
        }
    }
    first
}

/// One GetParameters call. One parameter that is not there fails all of them.
fn batch_of(
    cx: &Cx<'_>,
    recorder: &mut Recorder,
    region: &str,
    batch: &[(Use<'_>, ParameterReference)],
) -> Option<Words> {
    let names: Vec<&str> = batch.iter().map(|(_, parameter)| parameter.name.as_str()).collect();
    recorder.call("ssm", "GetParameters", &names.join(","), "execution");
    let answers: Vec<Answer> =
        batch.iter().map(|(usage, _)| cx.answer(usage.text, usage.is_dynamic)).collect();
    for ((_, parameter), answer) in batch.iter().zip(&answers) {
        record_parameter_key(cx, recorder, parameter, answer);
        if let Some(arn) = cx.secret_behind(parameter) {
            recorder.also("secretsmanager", "GetSecretValue", &arn, "execution");
        }
    }
    let missing: Vec<&str> = batch
        .iter()
        .zip(&answers)
        .filter(|(_, answer)| answer.value == Err(Failure::NoParameter))
        .map(|((_, parameter), _)| parameter.name.as_str())
        .collect();
    // IAM and the network speak before the store does.
    let failure = answers
        .iter()
        .filter_map(|answer| answer.value.as_ref().err())
        .min_by_key(|failure| **failure == Failure::NoParameter)
        .cloned();
    for ((usage, parameter), answer) in batch.iter().zip(&answers) {
        match (&answer.value, &failure) {
            (Ok(_), Some(_)) => {
                let detail = format!(
                    "{} is not fetched: another parameter of its GetParameters call fails",
                    usage.title()
                );
                recorder.failure(
                    "fetch",
                    &parameter.name,
                    detail,
                    Some(usage.origin),
                    cx.profile.certainty(),
                );
                recorder.collateral();
            }
            _ => {
                record(recorder, "GetParameters", &parameter.name, std::slice::from_ref(usage), answer, cx);
            }
        }
    }
    failure.map(|failure| words::parameters(cx, region, &missing, &failure))
}

/// Writes down how a fetch went; returns why it failed.
pub(super) fn record(
    recorder: &mut Recorder,
    action: &str,
    subject: &str,
    uses: &[Use<'_>],
    answer: &Answer,
    cx: &Cx<'_>,
) -> Option<Failure> {
    let titles = uses.iter().map(Use::title).collect::<Vec<_>>().join(", ");
    let origin = uses.first().map(|usage| usage.origin);
    let certainty = answer.certainty.min(cx.profile.certainty_if_documented());
    match &answer.value {
        Err(failure) => {
            recorder.failure(
                "fetch",
                subject,
                format!("{action} for {titles}: {failure}"),
                origin,
                certainty,
            );
            if *failure == Failure::BinaryKey {
                // The agent reads a text that is not there, and crashes without a word.
                recorder.stick();
                return None;
            }
            Some(failure.clone())
        }
        Ok(value) => {
            let mut detail = format!("{action} for {titles}");
            match (value, &answer.depends) {
                (_, Some(depends)) => {
                    detail.push_str(": whether it is allowed is not known here: ");
                    detail.push_str(depends);
                    recorder.unsure();
                }
                (EnvValue::Unknown, None) => {
                    detail.push_str(": not known here");
                }
                (EnvValue::Pretend(_), None) => detail.push_str(": taken to be there"),
                (EnvValue::Text(_), None) => {}
            }
            recorder.step("fetch", subject, detail, origin, certainty);
            None
        }
    }
}

/// A reference that is neither a secret nor a parameter.
fn record_unreadable(recorder: &mut Recorder, usage: &Use<'_>) {
    recorder.apart();
    match reference::parse(usage.text) {
        ValueFrom::Secret(_) | ValueFrom::MalformedSecret(_) | ValueFrom::Parameter(_) => {}
        _ if usage.is_dynamic => {
            let detail = format!("{}: not known here, another tool replaces it", usage.title());
            recorder.step("fetch", usage.text, detail, Some(usage.origin), Certainty::Verified);
        }
        _ => {
            let detail = format!("{}: what ECS makes of this ARN is not known", usage.title());
            recorder.failure("fetch", usage.text, detail, Some(usage.origin), Certainty::Assumed);
            recorder.unsure();
        }
    }
}

pub(super) fn record_secret_calls(cx: &Cx<'_>, recorder: &mut Recorder, parsed: &ValueFrom, answer: &Answer) {
    let ValueFrom::Secret(secret) = parsed else { return };
    recorder.call("secretsmanager", "GetSecretValue", &secret.secret_arn, "execution");
    if let Some(key) = secret_key(cx, secret).filter(|_| is_decrypted(answer)) {
        recorder.also("kms", "Decrypt", key, "execution");
    }
}

fn secret_key<'a>(cx: &Cx<'a>, secret: &SecretReference) -> Option<&'a str> {
    cx.inputs.world.secret(&secret.secret_arn)?.kms_key.as_deref()
}

fn record_parameter_key(
    cx: &Cx<'_>,
    recorder: &mut Recorder,
    parameter: &ParameterReference,
    answer: &Answer,
) {
    let arn = parameter.arn.as_ref().map(ToString::to_string);
    let known = cx.inputs.world.parameter(arn.as_deref(), &parameter.name);
    let encrypted = known.filter(|known| known.kind == ParameterKind::SecureString);
    let key = encrypted.and_then(|known| known.kms_key.as_deref());
    if let Some(key) = key.filter(|_| is_decrypted(answer)) {
        recorder.also("kms", "Decrypt", key, "execution");
    }
}

/// Did the call come as far as decrypting?
fn is_decrypted(answer: &Answer) -> bool {
    matches!(
        answer.value,
        Ok(_) | Err(Failure::KmsDenied(_) | Failure::NoKey(_) | Failure::Json(_) | Failure::BinaryKey)
    )
}

pub(super) fn no_role(cx: &Cx<'_>, reason: &Reason) -> Words {
    let certainty = if cx.profile.is_agent() { reason.certainty } else { Certainty::Assumed };
    Words { text: reason.text.to_owned(), certainty }
}
