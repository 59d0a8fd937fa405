//! Writes the pretend AWS as options: the inverse of reading it. What is as it is by itself is left out.

use serde_json::{Map, Value, json};

use super::world::{PARAMETER_TYPES, SECRET_STATES};
use crate::world::{ExecutionRole, File, Network, Parameter, ParameterKind, Secret, SecretState, World};

/// The pretend AWS as an object.
pub fn world(world: &World) -> Value {
    let mut members = Members::default();
    members.map("secrets", world.secrets.iter().map(|(key, one)| (key, secret(one))));
    members.map("parameters", world.parameters.iter().map(|(key, one)| (key, parameter(one))));
    let file = |file: &File| match file {
        File::Text(text) => json!(text),
        File::Missing => json!({ "state": "missing" }),
    };
    members.map("files", world.files.iter().map(|(key, one)| (key, file(one))));
    members.map("images", world.images.iter().map(|(key, one)| (key, json!({ "env": one }))));
    let keys = world.keys.iter();
    members
        .map("keys", keys.map(|(key, one)| (key, Members::default().given("policy", one.policy.as_ref()))));
    members.some("network", (world.network == Network::NoRoute).then_some("no-route"));
    members.some("executionRole", role(&world.execution_role));
    members.some("overrides", world.overrides.clone());
    Value::Object(members.0)
}

fn secret(secret: &Secret) -> Value {
    let mut members = Members::default();
    members.some("value", secret.value.as_deref());
    members.some("binary", secret.binary.then_some(true));
    members.some(
        "state",
        Some(secret.state)
            .filter(|state| *state != SecretState::Present)
            .map(|state| word(SECRET_STATES, &state)),
    );
    members.some("stages", secret.stages.as_ref().map(|stages| json!(stages)));
    members.some("versions", secret.versions.as_ref().map(|versions| json!(versions)));
    members.some("kmsKey", secret.kms_key.as_deref());
    members.given("policy", secret.policy.as_ref())
}

fn parameter(parameter: &Parameter) -> Value {
    let mut members = Members::default();
    members.some("value", parameter.value.as_deref());
    let kind = Some(parameter.kind).filter(|kind| *kind != ParameterKind::SecureString);
    members.some("type", kind.map(|kind| word(PARAMETER_TYPES, &kind)));
    members.some("state", parameter.missing.then_some("missing"));
    members.some("kmsKey", parameter.kms_key.as_deref());
    Value::Object(members.0)
}

fn role(role: &ExecutionRole) -> Option<Value> {
    match role {
        ExecutionRole::Generated => None,
        ExecutionRole::AllowAll => Some(json!("allow-all")),
        ExecutionRole::Policies(role) => {
            let mut members = Members::default();
            members.some("policies", role.policies.as_ref().map(|policies| json!(policies)));
            members.some("arn", role.arn.as_deref());
            members.some("boundary", role.boundary.clone());
            Some(members.given("trust", role.trust.as_ref()))
        }
    }
}

fn word<T: PartialEq>(words: &[(&'static str, T)], meaning: &T) -> &'static str {
    words.iter().find(|(_, other)| other == meaning).map_or("", |(word, _)| word)
}

/// The members of an object that have something to say.
#[derive(Default)]
struct Members(Map<String, Value>);

impl Members {
    fn some(&mut self, key: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.0.insert(key.to_owned(), value.into());
        }
    }

    fn map<'a>(&mut self, key: &str, entries: impl Iterator<Item = (&'a String, Value)>) {
        let entries: Map<String, Value> = entries.map(|(key, value)| (key.clone(), value)).collect();
        self.some(key, Some(entries).filter(|entries| !entries.is_empty()));
    }

    fn given(mut self, key: &str, value: Option<&Value>) -> Value {
        self.some(key, value.cloned());
        Value::Object(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options;

    #[test]
    fn what_is_written_is_read_again() {
        for given in [
            json!({}),
            json!({
                "secrets": {
                    "a": { "value": "v", "binary": true, "state": "pending-deletion", "kmsKey": "k", "policy": { "Statement": [] } },
                    "b": { "stages": { "AWSCURRENT": "x" }, "versions": { "1": "y" } },
                },
                "parameters": { "/p": { "value": "v", "type": "StringList", "state": "missing", "kmsKey": "k" } },
                "files": { "f": "X=1", "g": { "state": "missing" } },
                "images": { "web": { "env": { "PATH": "/bin" } } },
                "keys": { "k": { "policy": { "Statement": [] } }, "l": {} },
                "network": "no-route",
                "executionRole": { "policies": [{ "Statement": [] }], "arn": "a", "boundary": {}, "trust": {} },
                "overrides": { "cpu": "256" },
            }),
            json!({ "executionRole": "allow-all" }),
        ] {
            let options = options::read(&json!({ "world": given })).unwrap();
            assert_eq!(world(&options.world), given);
        }
        assert_eq!(world(&World::default()), json!({}));
    }
}
