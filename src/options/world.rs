//! Reads the pretend AWS, and writes it as it is read.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::iam;
use super::reader::{Given, Refused};
use crate::world::{
    Bucket, ExecutionRole, File, Key, Network, Parameter, ParameterKind, RolePolicies, Secret, SecretState,
    World,
};

const SECRET_STATES: &[(&str, SecretState)] = &[
    ("present", SecretState::Present),
    ("missing", SecretState::Missing),
    ("no-value", SecretState::NoValue),
    ("pending-deletion", SecretState::PendingDeletion),
];

const PARAMETER_TYPES: &[(&str, ParameterKind)] = &[
    ("String", ParameterKind::String),
    ("StringList", ParameterKind::StringList),
    ("SecureString", ParameterKind::SecureString),
];

/// Whether a parameter is missing.
const PARAMETER_STATES: &[(&str, bool)] = &[("present", false), ("missing", true)];

/// A file that is there is given by its text.
const FILE_STATES: &[(&str, ())] = &[("missing", ())];

const NETWORKS: &[(&str, Network)] = &[("ok", Network::Ok), ("no-route", Network::NoRoute)];

/// Reads the pretend AWS on its own.
pub fn read_world(value: &Value) -> Result<World, Refused> {
    read(&Given::root("world", value))
}

pub(super) fn read(given: &Given<'_>) -> Result<World, Refused> {
    let mut object = given.object()?;
    let world = World {
        secrets: object.optional("secrets", |given| given.map(|_, given| secret(given)))?.unwrap_or_default(),
        parameters: object
            .optional("parameters", |given| given.map(|_, given| parameter(given)))?
            .unwrap_or_default(),
        files: object.optional("files", |given| given.map(|_, given| file(given)))?.unwrap_or_default(),
        images: object.optional("images", |given| given.map(|_, given| image(given)))?.unwrap_or_default(),
        keys: object
            .optional("keys", |given| given.map(|_, given| policy(given).map(|policy| Key { policy })))?
            .unwrap_or_default(),
        buckets: object
            .optional("buckets", |given| given.map(|_, given| policy(given).map(|policy| Bucket { policy })))?
            .unwrap_or_default(),
        network: object.optional("network", |given| given.word(NETWORKS))?.unwrap_or_default(),
        execution_role: object.optional("executionRole", execution_role)?.unwrap_or_default(),
        overrides: object.optional("overrides", Given::json_object)?,
    };
    object.finish()?;
    Ok(world)
}

fn secret(given: &Given<'_>) -> Result<Secret, Refused> {
    let mut object = given.object()?;
    let strings = |given: &Given<'_>| given.map(|_, given| given.string());
    let secret = Secret {
        value: object.optional("value", Given::string)?,
        binary: object.optional("binary", Given::boolean)?.unwrap_or_default(),
        state: object.optional("state", |given| given.word(SECRET_STATES))?.unwrap_or_default(),
        stages: object.optional("stages", strings)?,
        versions: object.optional("versions", strings)?,
        kms_key: object.optional("kmsKey", Given::string)?,
        policy: object.optional("policy", Given::json_object)?,
    };
    object.finish()?;
    Ok(secret)
}

fn parameter(given: &Given<'_>) -> Result<Parameter, Refused> {
    let mut object = given.object()?;
    let parameter = Parameter {
        value: object.optional("value", Given::string)?,
        kind: object.optional("type", |given| given.word(PARAMETER_TYPES))?.unwrap_or_default(),
        missing: object.optional("state", |given| given.word(PARAMETER_STATES))?.unwrap_or_default(),
        kms_key: object.optional("kmsKey", Given::string)?,
    };
    object.finish()?;
    Ok(parameter)
}

fn file(given: &Given<'_>) -> Result<File, Refused> {
    if given.is_string() {
        return given.string().map(File::Text);
    }
    if !given.is_object() {
        return Err(given.not("a string or an object"));
    }
    let mut object = given.object()?;
    object.required("state", |given| given.word(FILE_STATES))?;
    object.finish()?;
    Ok(File::Missing)
}

fn image(given: &Given<'_>) -> Result<BTreeMap<String, String>, Refused> {
    let mut object = given.object()?;
    let env = object.required("env", |given| given.map(|_, given| given.string()))?;
    object.finish()?;
    Ok(env)
}

/// Something of which only the policy counts.
fn policy(given: &Given<'_>) -> Result<Option<Value>, Refused> {
    let mut object = given.object()?;
    let policy = object.optional("policy", Given::json_object)?;
    object.finish()?;
    Ok(policy)
}

fn execution_role(given: &Given<'_>) -> Result<ExecutionRole, Refused> {
    if given.is_string() {
        let words = [
            ("allow-all", &ExecutionRole::AllowAll),
            ("generated", &ExecutionRole::Generated),
            ("template", &ExecutionRole::Template),
        ];
        return given.word(&words).cloned();
    }
    if !given.is_object() {
        return Err(given.not("an object, \"allow-all\", \"generated\" or \"template\""));
    }
    let mut object = given.object()?;
    let policies: Option<Vec<Value>> = object.optional("policies", |given| given.list(Given::json_object))?;
    let role = RolePolicies {
        arn: object.optional("arn", Given::string)?,
        policies,
        boundary: object.optional("boundary", Given::json_object)?,
        scps: object.optional("scps", iam::levels)?.unwrap_or_default(),
        without: object.optional("without", |given| given.list(Given::string))?.unwrap_or_default(),
        trust: object.optional("trust", Given::json_object)?,
    };
    object.finish()?;
    Ok(ExecutionRole::Policies(role))
}

/// The pretend AWS as it is read. What says nothing is left out.
pub fn write_world(world: &World) -> Value {
    let mut object = Map::new();
    let mut entries = |key: &str, entries: Map<String, Value>| {
        if !entries.is_empty() {
            object.insert(key.to_owned(), Value::Object(entries));
        }
    };
    entries("secrets", mapped(&world.secrets, written_secret));
    entries("parameters", mapped(&world.parameters, written_parameter));
    entries(
        "files",
        mapped(&world.files, |file| match file {
            File::Text(text) => Value::from(text.as_str()),
            File::Missing => json!({ "state": "missing" }),
        }),
    );
    entries("images", mapped(&world.images, |env| json!({ "env": strings(env) })));
    entries("keys", mapped(&world.keys, |key| members([("policy", key.policy.clone())])));
    entries("buckets", mapped(&world.buckets, |bucket| members([("policy", bucket.policy.clone())])));
    if let Some(network) = unusual(NETWORKS, world.network) {
        object.insert("network".to_owned(), network);
    }
    let mut word = |word: &str| {
        object.insert("executionRole".to_owned(), Value::from(word));
    };
    match &world.execution_role {
        ExecutionRole::Unsaid => {}
        ExecutionRole::AllowAll => word("allow-all"),
        ExecutionRole::Generated => word("generated"),
        ExecutionRole::Template => word("template"),
        ExecutionRole::Policies(role) => {
            object.insert("executionRole".to_owned(), written_role(role));
        }
    }
    if let Some(overrides) = &world.overrides {
        object.insert("overrides".to_owned(), overrides.clone());
    }
    Value::Object(object)
}

fn written_secret(secret: &Secret) -> Value {
    members([
        ("value", secret.value.as_deref().map(Value::from)),
        ("binary", secret.binary.then_some(Value::Bool(true))),
        ("state", unusual(SECRET_STATES, secret.state)),
        ("stages", secret.stages.as_ref().map(strings)),
        ("versions", secret.versions.as_ref().map(strings)),
        ("kmsKey", secret.kms_key.as_deref().map(Value::from)),
        ("policy", secret.policy.clone()),
    ])
}

fn written_parameter(parameter: &Parameter) -> Value {
    members([
        ("value", parameter.value.as_deref().map(Value::from)),
        ("type", unusual(PARAMETER_TYPES, parameter.kind)),
        ("state", unusual(PARAMETER_STATES, parameter.missing)),
        ("kmsKey", parameter.kms_key.as_deref().map(Value::from)),
    ])
}

fn written_role(role: &RolePolicies) -> Value {
    let levels = role.scps.iter().cloned().map(Value::Array).collect();
    members([
        ("arn", role.arn.as_deref().map(Value::from)),
        ("policies", role.policies.clone().map(Value::Array)),
        ("boundary", role.boundary.clone()),
        ("scps", (!role.scps.is_empty()).then_some(Value::Array(levels))),
        ("without", (!role.without.is_empty()).then(|| role.without.clone().into())),
        ("trust", role.trust.clone()),
    ])
}

fn mapped<T>(entries: &BTreeMap<String, T>, write: fn(&T) -> Value) -> Map<String, Value> {
    entries.iter().map(|(key, entry)| (key.clone(), write(entry))).collect()
}

fn members<const N: usize>(given: [(&str, Option<Value>); N]) -> Value {
    let given = given.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Value::Object(given.collect())
}

fn strings(entries: &BTreeMap<String, String>) -> Value {
    Value::Object(mapped(entries, |text| Value::from(text.as_str())))
}

/// The word for a value, unless it is the one that counts when nothing is said.
fn unusual<T: Copy + Default + PartialEq>(words: &[(&str, T)], value: T) -> Option<Value> {
    (value != T::default()).then(|| word(words, value))
}

fn word<T: Copy + PartialEq>(words: &[(&str, T)], value: T) -> Value {
    words.iter().find(|(_, meaning)| *meaning == value).map_or(Value::Null, |(word, _)| Value::from(*word))
}
