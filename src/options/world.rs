//! Reads the pretend AWS.

use std::collections::BTreeMap;

use serde_json::Value;

use super::reader::{Given, Refused};
use crate::world::{
    ExecutionRole, File, Key, Network, Parameter, ParameterKind, RolePolicies, Secret, SecretState, World,
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

pub(super) fn read(given: &Given<'_>) -> Result<World, Refused> {
    let mut object = given.object()?;
    let world = World {
        secrets: object.optional("secrets", |given| given.map(|_, given| secret(given)))?.unwrap_or_default(),
        parameters: object
            .optional("parameters", |given| given.map(|_, given| parameter(given)))?
            .unwrap_or_default(),
        files: object.optional("files", |given| given.map(|_, given| file(given)))?.unwrap_or_default(),
        images: object.optional("images", |given| given.map(|_, given| image(given)))?.unwrap_or_default(),
        keys: object.optional("keys", |given| given.map(|_, given| key(given)))?.unwrap_or_default(),
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

fn key(given: &Given<'_>) -> Result<Key, Refused> {
    let mut object = given.object()?;
    let key = Key { policy: object.optional("policy", Given::json_object)? };
    object.finish()?;
    Ok(key)
}

fn execution_role(given: &Given<'_>) -> Result<ExecutionRole, Refused> {
    if given.is_string() {
        return given.word(&[("allow-all", ())]).map(|()| ExecutionRole::AllowAll);
    }
    if !given.is_object() {
        return Err(given.not("an object or \"allow-all\""));
    }
    let mut object = given.object()?;
    let policies: Option<Vec<Value>> = object.optional("policies", |given| given.list(Given::json_object))?;
    let role = RolePolicies {
        arn: object.optional("arn", Given::string)?,
        policies,
        boundary: object.optional("boundary", Given::json_object)?,
        trust: object.optional("trust", Given::json_object)?,
    };
    object.finish()?;
    Ok(ExecutionRole::Policies(role))
}
