//! Reads a request and the policies to put it to, and what only the user can say about the roles of a task.

use serde_json::{Map, Value, json};

use super::reader::{Given, Refused};
use crate::iam::{Bucket, ExecLogging, Managed, Policies, Request, RoleOptions};

/// Reads a request.
pub fn request(value: &Value) -> Result<Request, Refused> {
    let mut object = Given::root("request", value).object()?;
    let request = Request {
        principal: object.required("principal", Given::string)?,
        action: object.required("action", Given::string)?,
        resource: object.required("resource", Given::string)?,
        resource_account: object.optional("resourceAccount", Given::string)?,
        context: object.optional("context", |given| given.map(|_, given| values(given)))?.unwrap_or_default(),
    };
    object.finish()?;
    Ok(request)
}

/// Reads policies.
pub fn policies(value: &Value) -> Result<Policies, Refused> {
    let mut object = Given::root("policies", value).object()?;
    let policies = Policies {
        identity: object.optional("identity", |given| given.list(Given::json_object))?.unwrap_or_default(),
        resource: object.optional("resource", Given::json_object)?,
        boundary: object.optional("boundary", Given::json_object)?,
        scps: object.optional("scps", levels)?.unwrap_or_default(),
    };
    object.finish()?;
    Ok(policies)
}

/// Reads what only the user can say about roles. The style is given beside it.
pub fn role_options(given: &Given<'_>) -> Result<RoleOptions, Refused> {
    let mut object = given.object()?;
    let strings = |given: &Given<'_>| given.list(Given::string);
    let mut flag = |key| object.optional(key, Given::boolean).map(Option::unwrap_or_default);
    let exec = flag("exec")?;
    let pull_through_creates = flag("pullThroughCreates")?;
    let creates_log_groups = flag("createsLogGroups")?;
    let efs_root_access = flag("efsRootAccess")?;
    let runtime_monitoring = flag("runtimeMonitoring")?;
    let unconditioned_trust = flag("unconditionedTrust")?;
    let mut list = |key| object.optional(key, strings).map(Option::unwrap_or_default);
    let pull_through_prefixes = list("pullThroughPrefixes")?;
    let domainless_secrets = list("domainlessSecrets")?;
    let administrators = list("administrators")?;
    let managed: Vec<(&str, Managed)> =
        Managed::ALL.iter().map(|&(word, managed, _)| (word, managed)).collect();
    let infrastructure =
        object.optional("infrastructure", |given| given.list(|given| given.word(&managed)))?;
    let options = RoleOptions {
        exec,
        pull_through_prefixes,
        pull_through_creates,
        domainless_secrets,
        buckets: object.optional("buckets", |given| given.map(|_, given| bucket(given)))?.unwrap_or_default(),
        creates_log_groups,
        exec_logging: object.optional("execLogging", exec_logging)?.unwrap_or_default(),
        efs_root_access,
        runtime_monitoring,
        source_vpc: object.optional("sourceVpc", Given::string)?,
        unconditioned_trust,
        infrastructure: infrastructure.unwrap_or_default(),
        administrators,
        ..RoleOptions::default()
    };
    object.finish()?;
    Ok(options)
}

/// What only the user can say about roles, as [`role_options`] reads it; what is as it is by itself is left out.
pub fn role_options_json(options: &RoleOptions) -> Value {
    let text = |value: &Option<String>| value.as_ref().map_or(Value::Null, |value| json!(value));
    let logging = &options.exec_logging;
    let buckets = options.buckets.iter().map(|(name, bucket)| {
        let members = [("owner", text(&bucket.owner)), ("kmsKey", text(&bucket.kms_key))];
        (name.clone(), told(members))
    });
    let infrastructure: Vec<&str> = Managed::ALL
        .iter()
        .filter(|(_, managed, _)| options.infrastructure.contains(managed))
        .map(|(word, ..)| *word)
        .collect();
    told([
        ("exec", json!(options.exec)),
        ("pullThroughPrefixes", json!(options.pull_through_prefixes)),
        ("pullThroughCreates", json!(options.pull_through_creates)),
        ("domainlessSecrets", json!(options.domainless_secrets)),
        ("buckets", Value::Object(buckets.collect())),
        ("createsLogGroups", json!(options.creates_log_groups)),
        (
            "execLogging",
            told([
                ("logGroup", text(&logging.log_group)),
                ("bucket", text(&logging.bucket)),
                ("kmsKey", text(&logging.kms_key)),
            ]),
        ),
        ("efsRootAccess", json!(options.efs_root_access)),
        ("runtimeMonitoring", json!(options.runtime_monitoring)),
        ("sourceVpc", text(&options.source_vpc)),
        ("unconditionedTrust", json!(options.unconditioned_trust)),
        ("infrastructure", json!(infrastructure)),
        ("administrators", json!(options.administrators)),
    ])
}

/// An object of the members that say something.
fn told<const N: usize>(members: [(&str, Value); N]) -> Value {
    let says = |value: &Value| match value {
        Value::Null | Value::Bool(false) => false,
        Value::Array(elements) => !elements.is_empty(),
        Value::Object(members) => !members.is_empty(),
        _ => true,
    };
    let members = members.into_iter().filter(|(_, value)| says(value));
    Value::Object(members.map(|(key, value)| (key.to_owned(), value)).collect::<Map<_, _>>())
}

fn bucket(given: &Given<'_>) -> Result<Bucket, Refused> {
    let mut object = given.object()?;
    let bucket = Bucket {
        owner: object.optional("owner", Given::string)?,
        kms_key: object.optional("kmsKey", Given::string)?,
    };
    object.finish()?;
    Ok(bucket)
}

fn exec_logging(given: &Given<'_>) -> Result<ExecLogging, Refused> {
    let mut object = given.object()?;
    let logging = ExecLogging {
        log_group: object.optional("logGroup", Given::string)?,
        bucket: object.optional("bucket", Given::string)?,
        kms_key: object.optional("kmsKey", Given::string)?,
    };
    object.finish()?;
    Ok(logging)
}

/// The values of a condition key.
fn values(given: &Given<'_>) -> Result<Vec<String>, Refused> {
    if given.is_list() {
        return given.list(Given::string);
    }
    if given.is_string() {
        given.string().map(|value| vec![value])
    } else {
        Err(given.not("a string or a list of strings"))
    }
}

/// Service control policies: a list of them is one level, and a list of lists one level each.
pub(super) fn levels(given: &Given<'_>) -> Result<Vec<Vec<Value>>, Refused> {
    let level = |given: &Given<'_>| given.list(Given::json_object);
    if given.first_is_list() {
        return given.list(level);
    }
    let policies = level(given)?;
    Ok(if policies.is_empty() { Vec::new() } else { vec![policies] })
}
