//! References to Parameter Store, and through it to Secrets Manager.
//!
//! Source: amazon-ecs-agent 1.105.1, `ssm.go` (2026-06); Systems Manager User Guide, referencing secrets from parameters (2026).

use super::{Answer, Failure};
use crate::facts::Certainty;
use crate::model::value_from::ParameterReference;
use crate::simulate::Cx;
use crate::simulate::environment::EnvValue;
use crate::world::{Network, ParameterKind, SecretState};

/// Parameters that pass through to Secrets Manager by name.
const PASS_THROUGH: &str = "/aws/reference/secretsmanager/";

impl Cx<'_> {
    pub(super) fn parameter(&self, reference: &ParameterReference, is_dynamic: bool) -> Answer {
        let failed = |failure| Answer::of(Err(failure));
        if self.inputs.world.network == Network::NoRoute {
            return failed(Failure::NoRoute);
        }
        let region = reference.arn.as_ref().map_or(self.caller.region(), |arn| arn.region.as_str());
        let arn = match &reference.arn {
            Some(arn) => arn.to_string(),
            None => self.caller.parameter_arn(region, &reference.name),
        };
        let context = vec![("aws:RequestedRegion", region.to_owned())];
        let mut depends = match self.check("ssm:GetParameters", &arn, context) {
            Ok(depends) => depends,
            Err(denial) => return failed(Failure::Denied(denial)),
        };
        if reference.name.contains(':') {
            // Parameter Store answers under the name alone, so the agent would not find its own question again.
            let note =
                "a version or label behind a parameter is not supported; at best the variable would be empty";
            let mut answer = super::unknown(note.to_owned());
            answer.certainty = Certainty::Assumed;
            return answer;
        }
        let label = format!("‹parameter {}›", reference.name);
        let world = self.inputs.world;
        if let (Some(name), Some(secret)) =
            (reference.name.strip_prefix(PASS_THROUGH), self.secret_behind(reference))
        {
            return self.pass_through(name, &secret, &label, depends);
        }
        let Some(parameter) = world.parameter(reference.arn.as_ref().map(|_| arn.as_str()), &reference.name)
        else {
            let mut answer = Answer::of(Ok(EnvValue::Pretend(label)));
            answer.note =
                is_dynamic.then(|| "a part of the reference is replaced by another tool".to_owned());
            answer.depends = depends;
            return answer;
        };
        if parameter.missing {
            return failed(Failure::NoParameter);
        }
        if let Some(key) =
            parameter.kms_key.as_ref().filter(|_| parameter.kind == ParameterKind::SecureString)
        {
            let context = vec![
                ("kms:ViaService", format!("ssm.{region}.amazonaws.com")),
                ("kms:EncryptionContext:PARAMETER_ARN", arn),
            ];
            match self.check("kms:Decrypt", key, context) {
                Ok(unknown) => depends = depends.or(unknown),
                Err(denial) => return failed(Failure::KmsDenied(denial)),
            }
        }
        let value = parameter.value.clone().map_or(EnvValue::Pretend(label), EnvValue::Text);
        let mut answer = Answer::of(Ok(value));
        answer.depends = depends;
        answer
    }

    /// The secret that a parameter stands for. The role is asked for the complete ARN, whose suffix is not known here.
    pub(crate) fn secret_behind(&self, reference: &ParameterReference) -> Option<String> {
        let name = reference.name.strip_prefix(PASS_THROUGH)?;
        let region = reference.arn.as_ref().map_or(self.caller.region(), |arn| arn.region.as_str());
        let (partition, account) = (&self.caller.partition, self.caller.account());
        Some(format!("arn:{partition}:secretsmanager:{region}:{account}:secret:{name}-??????"))
    }

    /// A parameter that stands for a secret, found by its name. There is no way to take a JSON key.
    fn pass_through(&self, name: &str, arn: &str, label: &str, depends: Option<String>) -> Answer {
        let region = arn.split(':').nth(3).unwrap_or_default();
        let context = vec![("aws:RequestedRegion", region.to_owned())];
        let depends = match self.check("secretsmanager:GetSecretValue", arn, context) {
            Ok(unknown) => depends.or(unknown),
            Err(denial) => return Answer::of(Err(Failure::Denied(denial))),
        };
        let secret = self.inputs.world.secret(name);
        let value = match secret {
            Some(secret) if secret.state != SecretState::Present => Err(Failure::NoParameter),
            Some(secret) => {
                Ok(secret.value.clone().map_or(EnvValue::Pretend(label.to_owned()), EnvValue::Text))
            }
            None => Ok(EnvValue::Pretend(label.to_owned())),
        };
        let note = Some("the whole secret; a parameter reference has no JSON keys".to_owned());
        Answer { value, note, certainty: Certainty::Reported, depends }
    }
}
