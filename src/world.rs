//! The circumstances of a launch: where it would happen, and the pretend AWS it would meet. Plain data.
//!
//! Nothing here is real: values are what the user types to see what would happen. They are kept in memory only.

pub mod home;

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::model::enums::Compatibility;

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
pub enum ExecutionRole {
    /// Exactly what we generate.
    #[default]
    Generated,
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
    /// Its identity policies; without any the role may do nothing.
    pub policies: Vec<Json>,
    /// Its permissions boundary.
    pub boundary: Option<Json>,
    /// Its trust policy.
    pub trust: Option<Json>,
}

impl World {
    /// The secret that a reference means: by its ARN, by the name in it, with or without suffix.
    pub fn secret(&self, arn: &str) -> Option<&Secret> {
        let name = arn.split_once(":secret:").map_or(arn, |(_, name)| name);
        let bare = name.rsplit_once('-').filter(|(_, suffix)| suffix.len() == 6).map(|(bare, _)| bare);
        self.secrets
            .get(arn)
            .or_else(|| self.secrets.get(name))
            .or_else(|| bare.and_then(|bare| self.secrets.get(bare)))
            .or_else(|| {
                // A partial ARN in the text finds a complete one in the world.
                self.secrets
                    .iter()
                    .find(|(key, _)| key.strip_prefix(arn).is_some_and(is_suffix))
                    .map(|(_, secret)| secret)
            })
    }

    /// The parameter that a reference means: by ARN or by name, the slash in front left out or not.
    pub fn parameter(&self, arn: Option<&str>, name: &str) -> Option<&Parameter> {
        let bare = name.strip_prefix('/').unwrap_or(name);
        let by_key = |key: &str| {
            let path = key.split_once(":parameter/").map_or(key, |(_, path)| path);
            path.strip_prefix('/').unwrap_or(path) == bare
        };
        arn.and_then(|arn| self.parameters.get(arn))
            .or_else(|| self.parameters.get(name))
            .or_else(|| self.parameters.iter().find(|(key, _)| by_key(key)).map(|(_, parameter)| parameter))
    }
}

fn is_suffix(text: &str) -> bool {
    text.strip_prefix('-')
        .is_some_and(|suffix| suffix.len() == 6 && suffix.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}
