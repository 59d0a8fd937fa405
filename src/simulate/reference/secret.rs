//! References to Secrets Manager: which version, which key, and what IAM and KMS say.
//!
//! Source: amazon-ecs-agent 1.105.1, `asmsecret.go` and `asm.go` (2026-06); Secrets Manager API model 2017-10-17 (2026-11).

use super::{Answer, Failure};
use crate::facts::{Certainty, agent_features};
use crate::model::value_from::SecretReference;
use crate::simulate::environment::EnvValue;
use crate::simulate::json_select::{self, SelectError};
use crate::simulate::{Cx, Platform};
use crate::world::{Network, Secret, SecretState};

/// The shortest and longest version id. Source: Secrets Manager API model 2017-10-17, SecretVersionIdType (2026-11).
const VERSION_ID_LENGTH: std::ops::RangeInclusive<usize> = 32..=64;

impl Cx<'_> {
    pub(super) fn secret(&self, reference: &SecretReference, is_dynamic: bool) -> Answer {
        let failed = |failure| Answer::of(Err(failure));
        if reference.has_selectors && self.selectors_are_too_new() {
            let mut answer = failed(Failure::SelectorsTooNew);
            answer.certainty = Certainty::Assumed;
            return answer;
        }
        let id = reference.version_id.text.as_str();
        if !is_dynamic && !id.is_empty() && !VERSION_ID_LENGTH.contains(&id.len()) {
            return failed(Failure::VersionIdLength(id.to_owned()));
        }
        if self.inputs.world.network == Network::NoRoute {
            return failed(Failure::NoRoute);
        }
        let depends = match self.may_read_secret(reference) {
            Ok(depends) => depends,
            Err(failure) => return failed(failure),
        };
        let label = secret_label(reference);
        let mut answer = match self.inputs.world.secret(&reference.secret_arn) {
            Some(secret) => self.read_secret(secret, reference, &label),
            None => Answer::of(Ok(EnvValue::Pretend(label))),
        };
        if is_dynamic && answer.note.is_none() {
            answer.note = Some("a part of the reference is replaced by another tool".to_owned());
        }
        answer.depends = answer.depends.or(depends);
        answer
    }

    /// GetSecretValue, as IAM sees it. `Ok` carries what the decision depends on.
    fn may_read_secret(&self, reference: &SecretReference) -> Result<Option<String>, Failure> {
        let mut context = vec![("secretsmanager:SecretId", reference.secret_arn.clone())];
        for (key, part) in [
            ("secretsmanager:VersionStage", &reference.version_stage),
            ("secretsmanager:VersionId", &reference.version_id),
        ] {
            if !part.text.is_empty() {
                context.push((key, part.text.clone()));
            }
        }
        context.push(("aws:RequestedRegion", reference.arn.region.clone()));
        self.check("secretsmanager:GetSecretValue", &reference.secret_arn, context).map_err(Failure::Denied)
    }

    fn read_secret(&self, secret: &Secret, reference: &SecretReference, label: &str) -> Answer {
        let text = match version_of(secret, reference) {
            Ok(text) => text,
            Err(failure) => return Answer::of(Err(failure)),
        };
        let mut depends = None;
        if let Some(key) = &secret.kms_key {
            let mut context = vec![
                ("kms:ViaService", format!("secretsmanager.{}.amazonaws.com", reference.arn.region)),
                ("kms:EncryptionContext:SecretARN", reference.secret_arn.clone()),
            ];
            if !reference.version_id.text.is_empty() {
                context.push(("kms:EncryptionContext:SecretVersionId", reference.version_id.text.clone()));
            }
            match self.check("kms:Decrypt", key, context) {
                Ok(unknown) => depends = unknown,
                Err(denial) => return Answer::of(Err(Failure::KmsDenied(denial))),
            }
        }
        let mut answer = self.take_key(secret, text, reference, label);
        answer.depends = depends;
        answer
    }

    fn take_key(
        &self,
        secret: &Secret,
        text: Option<&str>,
        reference: &SecretReference,
        label: &str,
    ) -> Answer {
        let key = reference.json_key.text.as_str();
        if secret.binary {
            if key.is_empty() {
                let mut answer = Answer::of(Ok(EnvValue::Text(String::new())));
                answer.note = Some("a binary secret has no text, so the variable is empty".to_owned());
                answer.certainty = self.profile.certainty();
                return answer;
            }
            let mut answer = Answer::of(Err(Failure::BinaryKey));
            answer.certainty = self.profile.certainty();
            return answer;
        }
        let Some(text) = text else { return Answer::of(Ok(EnvValue::Pretend(label.to_owned()))) };
        if key.is_empty() {
            return Answer::of(Ok(EnvValue::Text(text.to_owned())));
        }
        match json_select::select(text, key) {
            Ok(value) => {
                let mut answer = Answer::of(Ok(EnvValue::Text(value)));
                answer.note = self.note_on_selection(text, key, &answer);
                if answer.note.is_some() && !self.profile.speaks_as_agent() {
                    answer.certainty = Certainty::Assumed;
                }
                answer
            }
            Err(SelectError::NoKey) => Answer::of(Err(Failure::NoKey(key.to_owned()))),
            Err(SelectError::Json(error)) => Answer::of(Err(Failure::Json(error))),
        }
    }

    /// Values that are not strings come out in Go's notation, which surprises.
    fn note_on_selection(&self, text: &str, key: &str, answer: &Answer) -> Option<String> {
        let json: serde_json::Value = serde_json::from_str(text).ok()?;
        let what = match json.get(key)? {
            serde_json::Value::String(_) | serde_json::Value::Bool(_) => return None,
            serde_json::Value::Null => "null comes out as `<nil>`",
            serde_json::Value::Number(number) => {
                let printed = answer.value.as_ref().ok().and_then(EnvValue::text);
                if printed == Some(number.to_string().as_str()) {
                    return None;
                }
                "ECS prints numbers as Go does; store the number as a JSON string to keep it"
            }
            serde_json::Value::Array(_) | serde_json::Value::Object(_) => {
                "lists and objects come out in Go's notation, not as JSON"
            }
        };
        let unsure = if self.profile.speaks_as_agent() { "" } else { " (seen on EC2; unconfirmed here)" };
        Some(format!("{what}{unsure}"))
    }

    /// Do this agent and platform understand selectors?
    pub(crate) fn selectors_are_too_new(&self) -> bool {
        if self.profile.is_agent() {
            self.profile.agent < agent_features::SELECTORS.agent
        } else {
            self.profile.platform == Platform::FargateLegacy
        }
    }
}

/// The SecretString of the version that a reference means; `Ok(None)` when it is there but not given.
fn version_of<'a>(secret: &'a Secret, reference: &SecretReference) -> Result<Option<&'a str>, Failure> {
    let stage = reference.version_stage.text.as_str();
    let id = reference.version_id.text.as_str();
    let wanted = if stage.is_empty() { "AWSCURRENT" } else { stage };
    match secret.state {
        SecretState::Missing => return Err(Failure::Missing),
        SecretState::PendingDeletion => return Err(Failure::PendingDeletion),
        SecretState::NoValue if !id.is_empty() => return Err(Failure::NoVersion(id.to_owned())),
        SecretState::NoValue => return Err(Failure::NoStage(wanted.to_owned())),
        SecretState::Present => {}
    }
    let by_stage = |stage: &str| match &secret.stages {
        Some(stages) if stages.contains_key(stage) => Ok(stages.get(stage).map(String::as_str)),
        // `value` is AWSCURRENT, also where it is not repeated among the stages.
        _ if stage == "AWSCURRENT" && (secret.value.is_some() || secret.binary) => {
            Ok(secret.value.as_deref())
        }
        Some(_) => Err(Failure::NoStage(stage.to_owned())),
        None => Ok(None),
    };
    if id.is_empty() {
        return by_stage(wanted);
    }
    let by_id = match &secret.versions {
        Some(versions) => match versions.get(id) {
            Some(text) => Some(text.as_str()),
            None => return Err(Failure::NoVersion(id.to_owned())),
        },
        None => None,
    };
    if !stage.is_empty() {
        let labelled = by_stage(stage)?;
        if let (Some(by_id), Some(labelled)) = (by_id, labelled)
            && by_id != labelled
        {
            return Err(Failure::StageMismatch);
        }
    }
    Ok(by_id)
}

/// What stands for a secret whose value is not given: `‹secret prod/db:password›`.
fn secret_label(reference: &SecretReference) -> String {
    let name = reference.name_without_suffix().unwrap_or(&reference.name.text);
    let key = &reference.json_key.text;
    let (stage, id) = (&reference.version_stage.text, &reference.version_id.text);
    let selected = format!("{name}:{key}:{stage}:{id}");
    format!("‹secret {}›", selected.trim_end_matches(':'))
}
