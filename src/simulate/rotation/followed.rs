//! What the variables of a task follow: the current version, a label, or one version for good.

use crate::model::Origin;
use crate::model::secret::Secret;
use crate::model::value_from::{self, ValueFrom};
use crate::simulate::Cx;
use crate::simulate::json_select::{self, SelectError};
use crate::simulate::reference::Failure;

/// What a reference follows when the secret rotates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Follows {
    /// AWSCURRENT; parameters have nothing else.
    Current,
    /// AWSPREVIOUS: always one behind.
    Previous,
    /// AWSPENDING: there only while a rotation runs.
    Pending,
    /// A label of the user's own, which moves when the user moves it.
    Label(String),
    /// A version id: the same value for good.
    Version(String),
}

impl Follows {
    /// The word used in results.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Previous => "previous",
            Self::Pending => "pending",
            Self::Label(_) => "label",
            Self::Version(_) => "version",
        }
    }
}

/// A variable, or a log option, that holds the secret or a part of it.
#[derive(Clone, Debug, PartialEq)]
pub struct RotatedVariable {
    /// The container.
    pub container: String,
    /// The name.
    pub name: String,
    /// The reference as written.
    pub reference: String,
    /// The JSON key; "" for the whole secret.
    pub json_key: String,
    /// What it follows.
    pub follows: Follows,
    /// Where it stands.
    pub origin: Origin,
}

/// A secret or parameter of the task definition.
pub(super) struct Subject {
    /// The ARN without selectors; for a parameter without ARN its name.
    pub(super) name: String,
    /// The name that events tell, without the suffix of a secret.
    pub(super) bare_name: String,
    /// Its Region.
    pub(super) region: String,
    pub(super) is_parameter: bool,
    pub(super) variables: Vec<RotatedVariable>,
}

impl Subject {
    /// Is it meant by an ARN or a name?
    pub(super) fn is_called(&self, wanted: &str) -> bool {
        [self.name.as_str(), &self.bare_name].contains(&wanted)
            || self.name.rsplit_once(":secret:").is_some_and(|(_, name)| name == wanted)
    }
}

/// Everything that could rotate, in the order of the text.
pub(super) fn subjects(cx: &Cx<'_>) -> Vec<Subject> {
    let mut subjects: Vec<Subject> = Vec::new();
    for container in cx.inputs.task.container_definitions.items() {
        let options = container.log_configuration.known().map(|logging| logging.secret_options.items());
        for secret in container.secrets.items().chain(options.into_iter().flatten()) {
            let container = container.name.text().unwrap_or_default();
            let Some((subject, variable)) = read(cx, container, secret) else { continue };
            match subjects.iter_mut().find(|known| known.name == subject.name) {
                Some(known) => known.variables.push(variable),
                None => subjects.push(Subject { variables: vec![variable], ..subject }),
            }
        }
    }
    subjects
}

fn read(cx: &Cx<'_>, container: &str, secret: &Secret) -> Option<(Subject, RotatedVariable)> {
    let text = secret.value_from.text()?;
    let mut variable = RotatedVariable {
        container: container.to_owned(),
        name: secret.name.text()?.to_owned(),
        reference: text.to_owned(),
        json_key: String::new(),
        follows: Follows::Current,
        origin: secret.value_from.origin,
    };
    let subject = match value_from::parse(text) {
        ValueFrom::Secret(secret) => {
            let (stage, id) = (secret.version_stage.text.as_str(), secret.version_id.text.as_str());
            variable.json_key.clone_from(&secret.json_key.text);
            variable.follows = match (stage, id) {
                ("" | "AWSCURRENT", "") => Follows::Current,
                ("AWSPREVIOUS", "") => Follows::Previous,
                ("AWSPENDING", "") => Follows::Pending,
                (label, "") => Follows::Label(label.to_owned()),
                (_, id) => Follows::Version(id.to_owned()),
            };
            let bare_name = secret.name_without_suffix().unwrap_or(&secret.name.text).to_owned();
            let region = secret.arn.region.clone();
            Subject { name: secret.secret_arn, bare_name, region, is_parameter: false, variables: Vec::new() }
        }
        ValueFrom::Parameter(parameter) => Subject {
            name: parameter.arn.as_ref().map_or_else(|| parameter.name.clone(), ToString::to_string),
            bare_name: parameter.name.clone(),
            region: parameter.arn.map_or_else(|| cx.caller.region().to_owned(), |arn| arn.region),
            is_parameter: true,
            variables: Vec::new(),
        },
        _ => return None,
    };
    Some((subject, variable))
}

/// The version that a launch gets; `None` where there is no such version.
pub(super) fn version(follows: &Follows, current: u32, first: u32) -> Option<u32> {
    match follows {
        Follows::Current => Some(current),
        Follows::Previous => current.checked_sub(1).filter(|version| *version > 0),
        Follows::Pending => None,
        // What they mean today they mean tomorrow.
        Follows::Label(_) | Follows::Version(_) => Some(first),
    }
}

/// Why a variable cannot be filled.
pub(super) fn failure(
    variable: &RotatedVariable,
    version: Option<u32>,
    first: u32,
    new_value: Option<&str>,
) -> Option<Failure> {
    let Some(version) = version else {
        let label = if variable.follows == Follows::Pending { "AWSPENDING" } else { "AWSPREVIOUS" };
        return Some(Failure::NoStage(label.to_owned()));
    };
    // The new value is that of every version after the first.
    let value = new_value.filter(|_| version > first && !variable.json_key.is_empty())?;
    match json_select::select(value, &variable.json_key) {
        Ok(_) => None,
        Err(SelectError::NoKey) => Some(Failure::NoKey(variable.json_key.clone())),
        Err(SelectError::Json(error)) => Some(Failure::Json(error)),
    }
}
