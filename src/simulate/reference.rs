//! One reference of `secrets`, `secretOptions` or `repositoryCredentials`: what the pretend AWS answers, or why it does not.
//!
//! The order of checks is validation, permission, existence, key. A secret that the pretend AWS does
//! not mention is there, and its value shows as a placeholder.

mod parameter;
mod secret;

use super::Cx;
use super::access::{AccessRequest, Allowed};
use super::environment::EnvValue;
use crate::facts::Certainty;
use crate::model::placeholder;
use crate::model::value_from::{self, ValueFrom};
use crate::world::ExecutionRole;

/// What came of a reference.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The value, or why there is none.
    pub value: Result<EnvValue, Failure>,
    /// What there is to say about it.
    pub note: Option<String>,
    /// How sure we are.
    pub certainty: Certainty,
    /// On what the answer depends that is not known here.
    pub depends: Option<String>,
}

/// Why a value cannot be fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The service is not reached.
    NoRoute,
    /// Wrong number of parts behind the ARN.
    Malformed,
    /// A JSON key, stage or version id that this agent or platform does not know.
    SelectorsTooNew,
    /// The version id is too short or too long.
    VersionIdLength(String),
    /// A call is not allowed.
    Denied(Denial),
    /// The key does not let the role decrypt.
    KmsDenied(Denial),
    /// There is no such secret.
    Missing,
    /// The secret is scheduled for deletion.
    PendingDeletion,
    /// The secret has no version with this label.
    NoStage(String),
    /// The secret has no version with this id.
    NoVersion(String),
    /// The label and the id are of different versions.
    StageMismatch,
    /// The secret has no such JSON key.
    NoKey(String),
    /// The secret is not a JSON object; in Go's words.
    Json(String),
    /// A JSON key of a secret that has no text.
    BinaryKey,
    /// There is no such parameter.
    NoParameter,
}

/// A call that the role may not make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Denial {
    /// The action.
    pub action: &'static str,
    /// The resource.
    pub resource: String,
    /// The end of AWS's message: `because …`.
    pub because: String,
}

impl Answer {
    fn of(value: Result<EnvValue, Failure>) -> Self {
        Self { value, note: None, certainty: Certainty::Verified, depends: None }
    }
}

/// What a failure is called where there is no room for the words of AWS.
impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoRoute => write!(f, "AWS is not reached"),
            Self::Malformed => {
                write!(
                    f,
                    "one or two colons stand behind the ARN, or more than three; ECS takes none or exactly three"
                )
            }
            Self::SelectorsTooNew => {
                write!(f, "a JSON key, stage or version id is not understood by this version of ECS's agent")
            }
            Self::VersionIdLength(id) => {
                write!(f, "`{id}` is not a version id, which has 32 to 64 characters")
            }
            Self::Denied(denial) => {
                write!(f, "the execution role may not call `{}` on `{}`", denial.action, denial.resource)
            }
            Self::KmsDenied(denial) => {
                write!(f, "the execution role may not decrypt with `{}`", denial.resource)
            }
            Self::Missing => write!(f, "the secret does not exist"),
            Self::PendingDeletion => write!(f, "the secret is scheduled for deletion"),
            Self::NoStage(stage) => write!(f, "the secret has no version with the label `{stage}`"),
            Self::NoVersion(id) => write!(f, "the secret has no version `{id}`"),
            Self::StageMismatch => write!(f, "the label and the version id are of different versions"),
            Self::NoKey(key) => write!(f, "the secret has no top-level JSON key `{key}`"),
            Self::Json(error) => write!(f, "the secret is not a JSON object: {error}"),
            Self::BinaryKey => {
                write!(f, "a binary secret has no text to take a JSON key from; the agent crashes on it")
            }
            Self::NoParameter => write!(f, "the parameter does not exist"),
        }
    }
}

/// What a reference means. Of a template its partition, Region and account have colons in their placeholders, and stand for those of the
/// task.
pub(crate) fn parse(text: &str) -> ValueFrom {
    if !text.contains("${AWS::") {
        return value_from::parse(text);
    }
    let text = text
        .replace("${AWS::Partition}", "aws")
        .replace("${AWS::Region}", "<region>")
        .replace("${AWS::AccountId}", "<account>");
    value_from::parse(&text)
}

impl Cx<'_> {
    /// Reads the reference in a field's text; placeholders may be in it.
    pub(crate) fn answer(&self, text: &str, is_dynamic: bool) -> Answer {
        match parse(text) {
            ValueFrom::Secret(secret) => self.secret(&secret, is_dynamic),
            ValueFrom::Parameter(parameter) => self.parameter(&parameter, is_dynamic),
            ValueFrom::MalformedSecret(_) if !is_dynamic => Answer::of(Err(Failure::Malformed)),
            _ if is_dynamic => unknown(format!("`{text}` is not known here: another tool replaces it")),
            ValueFrom::OtherArn(_) => unknown(format!("what ECS makes of `{text}` is not known")),
            _ => unknown(format!("`{text}` is neither an ARN nor the name of a parameter")),
        }
    }

    /// Asks whether the execution role may make a call. `Ok` carries what the decision depends on.
    pub(crate) fn check(
        &self,
        action: &'static str,
        resource: &str,
        context: Vec<(&str, String)>,
    ) -> Result<Option<String>, Denial> {
        match self.inputs.access.check(&AccessRequest { action, resource, context }) {
            Allowed::Yes => Ok(None),
            Allowed::Unknown(why) => Ok(Some(why)),
            Allowed::No(because) if self.could_be_allowed(action, resource, &because) => {
                Ok(Some(format!("`{resource}` is not known whole")))
            }
            Allowed::No(because) => Err(Denial { action, resource: resource.to_owned(), because }),
        }
    }

    /// Could the policies allow the call once the placeholders of the resource are filled in?
    fn could_be_allowed(&self, action: &str, resource: &str, because: &str) -> bool {
        let has_policies = match &self.inputs.world.execution_role {
            ExecutionRole::Policies(role) => {
                role.policies.as_ref().is_none_or(|policies| !policies.is_empty())
                    && !role.without.iter().any(|lacking| lacking == action)
            }
            _ => true,
        };
        has_policies
            && !self.inputs.access.knows_placeholders()
            && !because.contains("explicit deny")
            && placeholder::is_in(resource)
    }
}

fn unknown(note: String) -> Answer {
    Answer { value: Ok(EnvValue::Unknown), note: Some(note), certainty: Certainty::Verified, depends: None }
}
