//! The circumstances of a launch: where it would happen, and the pretend AWS it would meet. Plain data.
//!
//! Nothing here is real: values are what the user types to see what would happen. They are kept in memory only.

pub mod home;

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::model::enums::Compatibility;
use crate::source::cloudformation::RANDOM_SUFFIX;

/// Where a task would run. What is not given is unknown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Context {
    /// `aws`, `aws-cn`, …
    pub partition: Option<String>,
    /// The task's Region.
    pub region: Option<String>,
    /// The task's account.
    pub account: Option<String>,
    /// The launch type.
    pub launch_type: Option<Compatibility>,
    /// The Fargate platform version, as `1.4.0`.
    pub platform_version: Option<String>,
    /// The version of the container agent, as `1.105.1`.
    pub agent_version: Option<String>,
}

/// The pretend AWS. What is absent gets visible placeholders.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct World {
    /// Secrets by ARN or name.
    pub secrets: BTreeMap<String, Secret>,
    /// Parameters by name or ARN.
    pub parameters: BTreeMap<String, Parameter>,
    /// Objects in S3 by ARN.
    pub files: BTreeMap<String, File>,
    /// The ENV of images, by container name.
    pub images: BTreeMap<String, BTreeMap<String, String>>,
    /// KMS keys by ARN.
    pub keys: BTreeMap<String, Key>,
    /// Buckets by ARN.
    pub buckets: BTreeMap<String, Bucket>,
    /// Whether the task reaches AWS.
    pub network: Network,
    /// What the execution role may do.
    pub execution_role: ExecutionRole,
    /// RunTask overrides.
    pub overrides: Option<Json>,
}

/// A secret of Secrets Manager.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Secret {
    /// The SecretString under AWSCURRENT.
    pub value: Option<String>,
    /// Whether it is a binary secret, which has no SecretString.
    pub binary: bool,
    /// Whether it is there.
    pub state: SecretState,
    /// SecretString by staging label; when given, a label that is not in it does not exist.
    pub stages: Option<BTreeMap<String, String>>,
    /// SecretString by version id; when given, an id that is not in it does not exist.
    pub versions: Option<BTreeMap<String, String>>,
    /// The customer managed key; `None` is the AWS managed key.
    pub kms_key: Option<String>,
    /// The resource policy.
    pub policy: Option<Json>,
}

/// Whether a secret can be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SecretState {
    /// It is there.
    #[default]
    Present,
    /// It is not there.
    Missing,
    /// It was created without a value.
    NoValue,
    /// It is scheduled for deletion.
    PendingDeletion,
}

/// A parameter of Parameter Store.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parameter {
    /// The value.
    pub value: Option<String>,
    /// Its type.
    pub kind: ParameterKind,
    /// Whether it is missing.
    pub missing: bool,
    /// The customer managed key of a SecureString; `None` is the AWS managed key.
    pub kms_key: Option<String>,
}

/// The type of a parameter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ParameterKind {
    /// Encrypted.
    #[default]
    SecureString,
    /// Plain.
    String,
    /// Plain, comma separated.
    StringList,
}

/// An object in S3.
#[derive(Clone, Debug, PartialEq)]
pub enum File {
    /// Its text.
    Text(String),
    /// It is not there.
    Missing,
}

/// A KMS key.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Key {
    /// The key policy.
    pub policy: Option<Json>,
}

/// A bucket of S3.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bucket {
    /// The bucket policy.
    pub policy: Option<Json>,
}

/// Whether the task reaches AWS.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Network {
    /// It does.
    #[default]
    Ok,
    /// There is no route to the endpoints.
    NoRoute,
}

/// What the execution role may do.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    expect(clippy::large_enum_variant, reason = "a pretend AWS has one of them")
)]
pub enum ExecutionRole {
    /// Nobody has said: what the role of the template may, where it can be read whole, else exactly what we generate.
    #[default]
    Unsaid,
    /// Exactly what we generate.
    Generated,
    /// What the role may that the template declares; what we generate where it declares none.
    Template,
    /// Everything.
    AllowAll,
    /// What the given policies say.
    Policies(RolePolicies),
}

/// Policies of a role.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RolePolicies {
    /// The role's ARN.
    pub arn: Option<String>,
    /// Its identity policies; an empty list lets it do nothing, `None` is what it has when nobody says anything.
    pub policies: Option<Vec<Json>>,
    /// Its permissions boundary.
    pub boundary: Option<Json>,
    /// The service control policies over its account: one list for each level.
    pub scps: Vec<Vec<Json>>,
    /// Actions that its identity policies are to lack, whatever they say.
    pub without: Vec<String>,
    /// Its trust policy.
    pub trust: Option<Json>,
}

impl World {
    /// The secret that a reference means, an ARN or a name: both may have the suffix or not. The key that fits closest counts.
    pub fn secret(&self, reference: &str) -> Option<&Secret> {
        self.secret_entry(reference).map(|(_, secret)| secret)
    }

    /// The same with its key.
    pub fn secret_entry(&self, reference: &str) -> Option<(&String, &Secret)> {
        if self.secrets.is_empty() {
            return None;
        }
        let (home, name) = split(reference, ":secret:");
        // A secret that a template declares: six characters that nobody knows yet.
        let name = name.strip_suffix(RANDOM_SUFFIX).map_or(name, |name| name.trim_end_matches('-'));
        let bare = name.rsplit_once('-').filter(|(_, suffix)| suffix.len() == 6).map(|(bare, _)| bare);
        let fits = |key: &str| {
            let (key_home, key) = split(key, ":secret:");
            let is_name = key == name || key.strip_prefix(name).is_some_and(is_suffix) || Some(key) == bare;
            is_name && (key_home.is_none() || home.is_none() || key_home == home)
        };
        [Some(reference), Some(name), bare]
            .into_iter()
            .flatten()
            .find_map(|key| self.secrets.get_key_value(key))
            .or_else(|| self.secrets.iter().find(|(key, _)| fits(key)))
    }

    /// The parameter that a reference means: by ARN or by name, the slash in front left out or not.
    pub fn parameter(&self, arn: Option<&str>, name: &str) -> Option<&Parameter> {
        self.parameter_entry(arn, name).map(|(_, parameter)| parameter)
    }

    /// The same with its key.
    pub fn parameter_entry(&self, arn: Option<&str>, name: &str) -> Option<(&String, &Parameter)> {
        let bare = name.strip_prefix('/').unwrap_or(name);
        let home = arn.and_then(|arn| split(arn, ":parameter/").0);
        let by_key = |key: &str| {
            let (key_home, path) = split(key, ":parameter/");
            path.strip_prefix('/').unwrap_or(path) == bare
                && (key_home.is_none() || home.is_none() || key_home == home)
        };
        arn.and_then(|arn| self.parameters.get_key_value(arn))
            .or_else(|| self.parameters.get_key_value(name))
            .or_else(|| self.parameters.iter().find(|(key, _)| by_key(key)))
    }
}

/// An ARN as what stands before and behind a part of it; a name alone has nothing before it.
fn split<'a>(key: &'a str, part: &str) -> (Option<&'a str>, &'a str) {
    key.split_once(part).map_or((None, key), |(home, name)| (Some(home), name))
}

/// A hyphen and six letters or digits: what Secrets Manager puts behind the name of a secret.
pub(crate) fn is_suffix(text: &str) -> bool {
    text.strip_prefix('-')
        .is_some_and(|suffix| suffix.len() == 6 && suffix.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}
