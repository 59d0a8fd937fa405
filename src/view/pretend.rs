//! The pretend AWS as the page edits it: what a task definition refers to, whether it is there, and what it holds.
//!
//! What is typed here is kept in memory only: it is in no link, no storage and no copy.

use super::editor::{Place, place};
use crate::analysis::{Analysis, TaskAnalysis};
use crate::model::carrier::{Carrier, Carriers, Carries};
use crate::model::value_from::ValueFrom;
use crate::world::{ExecutionRole, File, Network, Parameter, RolePolicies, Secret, SecretState, World};

/// Something outside that a task definition refers to.
#[derive(Clone, Debug, PartialEq)]
pub struct Subject {
    /// What it is.
    pub kind: Kind,
    /// Its key in the pretend AWS.
    pub key: String,
    /// What it is called, without the parts that all ARNs share.
    pub name: String,
    /// The first place that refers to it.
    pub place: Place,
    /// The names of the variables that it gives.
    pub variables: Vec<String>,
    /// Whether it is there.
    pub presence: Presence,
    /// What it holds; `None` shows a placeholder.
    pub value: Option<String>,
    /// The customer managed key that protects it; "" for AWS's own.
    pub kms_key: String,
}

/// The kinds of subjects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A secret of Secrets Manager.
    Secret,
    /// A parameter of Parameter Store.
    Parameter,
    /// An object in S3.
    File,
}

/// Whether something is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It is.
    Present,
    /// It is not.
    Missing,
    /// It was made without a value.
    NoValue,
    /// It is about to be deleted.
    PendingDeletion,
}

impl Presence {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Present, Self::Missing, Self::NoValue, Self::PendingDeletion];

    /// Those that a kind of subject can have.
    pub fn of(kind: Kind) -> &'static [Self] {
        match kind {
            Kind::Secret => &Self::ALL,
            Kind::Parameter | Kind::File => &[Self::Present, Self::Missing],
        }
    }

    /// The word used for it in the page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Missing => "missing",
            Self::NoValue => "no-value",
            Self::PendingDeletion => "pending-deletion",
        }
    }

    /// The inverse of [`Presence::name`].
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|presence| presence.name() == name)
    }
}

/// What the execution role may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permissions {
    /// What the generated policy says.
    Generated,
    /// Everything.
    Everything,
    /// Nothing.
    Nothing,
}

impl Permissions {
    /// All of them in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Generated, Self::Everything, Self::Nothing];

    /// The word used for it in the page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Generated => "generated",
            Self::Everything => "everything",
            Self::Nothing => "nothing",
        }
    }

    /// The inverse of [`Permissions::name`].
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|permissions| permissions.name() == name)
    }

    /// What a world gives to the execution role.
    pub fn of(world: &World) -> Self {
        match &world.execution_role {
            ExecutionRole::AllowAll => Self::Everything,
            ExecutionRole::Policies(given) if given.policies.as_ref().is_some_and(Vec::is_empty) => {
                Self::Nothing
            }
            ExecutionRole::Generated | ExecutionRole::Policies(_) => Self::Generated,
        }
    }
}

/// A change of the pretend AWS.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Whether a subject is there.
    Presence(Kind, String, Presence),
    /// What a subject holds; "" takes the placeholder again.
    Value(Kind, String, String),
    /// The key that protects a subject; "" for AWS's own.
    KmsKey(Kind, String, String),
    /// Whether the task reaches AWS.
    Network(bool),
    /// What the execution role may do.
    Permissions(Permissions),
    /// All of it, as an example sets it.
    All(Box<World>),
}

/// What the task definition refers to, each once, in the order of the text.
pub fn subjects(analysis: &Analysis, task: &TaskAnalysis, world: &World) -> Vec<Subject> {
    let mut found: Vec<Subject> = Vec::new();
    for carrier in Carriers::read(&task.task).all() {
        let Some((kind, key, name)) = identify(carrier) else { continue };
        let variable = carrier.variable().map(str::to_owned);
        if let Some(known) = found.iter_mut().find(|known| known.kind == kind && known.key == key) {
            known.variables.extend(variable);
            continue;
        }
        let (presence, value, kms_key) = state(world, kind, &key);
        let place = place(&analysis.document, analysis.document.tree.span(carrier.node));
        let variables = variable.into_iter().collect();
        found.push(Subject { kind, key, name, place, variables, presence, value, kms_key });
    }
    found
}

/// What a reference means: its kind, its key and its name.
fn identify(carrier: &Carrier<'_>) -> Option<(Kind, String, String)> {
    let text = carrier.text;
    match carrier.carries {
        Carries::EnvironmentFile => {
            let name = text.split_once(":::").map_or(text, |(_, name)| name);
            Some((Kind::File, text.to_owned(), name.to_owned()))
        }
        Carries::Value | Carries::RegistryCredentials | Carries::FsxCredentials => {
            match &carrier.value_from {
                ValueFrom::Secret(secret) => {
                    Some((Kind::Secret, secret.secret_arn.clone(), secret.name.text.clone()))
                }
                ValueFrom::Parameter(parameter) if carrier.carries != Carries::RegistryCredentials => {
                    Some((Kind::Parameter, text.to_owned(), parameter.name.clone()))
                }
                ValueFrom::Parameter(_) => Some((Kind::Secret, text.to_owned(), text.to_owned())),
                ValueFrom::MalformedSecret(_) | ValueFrom::OtherArn(_) | ValueFrom::InvalidName => None,
            }
        }
        Carries::CredentialSpec | Carries::FirelensFile | Carries::Role | Carries::S3Files => None,
    }
}

fn state(world: &World, kind: Kind, key: &str) -> (Presence, Option<String>, String) {
    match kind {
        Kind::Secret => world.secrets.get(key).map(|secret| {
            let presence = match secret.state {
                SecretState::Present => Presence::Present,
                SecretState::Missing => Presence::Missing,
                SecretState::NoValue => Presence::NoValue,
                SecretState::PendingDeletion => Presence::PendingDeletion,
            };
            (presence, secret.value.clone(), secret.kms_key.clone().unwrap_or_default())
        }),
        Kind::Parameter => world.parameters.get(key).map(|parameter| {
            let presence = if parameter.missing { Presence::Missing } else { Presence::Present };
            (presence, parameter.value.clone(), parameter.kms_key.clone().unwrap_or_default())
        }),
        Kind::File => world.files.get(key).map(|file| match file {
            File::Text(text) => (Presence::Present, Some(text.clone()), String::new()),
            File::Missing => (Presence::Missing, None, String::new()),
        }),
    }
    .unwrap_or((Presence::Present, None, String::new()))
}

/// Whether the task reaches AWS.
pub fn is_reached(world: &World) -> bool {
    world.network == Network::Ok
}

/// The pretend AWS after a change.
pub fn apply(world: &World, change: Change) -> World {
    let mut next = world.clone();
    match change {
        Change::Presence(Kind::Secret, key, presence) => {
            next.secrets.entry(key).or_default().state = match presence {
                Presence::Present => SecretState::Present,
                Presence::Missing => SecretState::Missing,
                Presence::NoValue => SecretState::NoValue,
                Presence::PendingDeletion => SecretState::PendingDeletion,
            };
        }
        Change::Presence(Kind::Parameter, key, presence) => {
            next.parameters.entry(key).or_default().missing = presence == Presence::Missing;
        }
        Change::Presence(Kind::File, key, Presence::Missing) => {
            next.files.insert(key, File::Missing);
        }
        Change::Presence(Kind::File, key, _) => {
            next.files.remove(&key);
        }
        Change::Value(Kind::Secret, key, value) => next.secrets.entry(key).or_default().value = given(value),
        Change::Value(Kind::Parameter, key, value) => {
            next.parameters.entry(key).or_default().value = given(value);
        }
        Change::Value(Kind::File, key, value) => match given(value) {
            Some(text) => {
                next.files.insert(key, File::Text(text));
            }
            None => {
                next.files.remove(&key);
            }
        },
        Change::KmsKey(Kind::Secret, key, kms_key) => {
            next.secrets.entry(key).or_default().kms_key = given(kms_key);
        }
        Change::KmsKey(Kind::Parameter, key, kms_key) => {
            next.parameters.entry(key).or_default().kms_key = given(kms_key);
        }
        Change::KmsKey(Kind::File, ..) => {}
        Change::Network(reached) => next.network = if reached { Network::Ok } else { Network::NoRoute },
        Change::Permissions(permissions) => next.execution_role = role(permissions),
        Change::All(world) => next = *world,
    }
    // An entry that says nothing is no entry.
    next.secrets.retain(|_, secret| *secret != Secret::default());
    next.parameters.retain(|_, parameter| *parameter != Parameter::default());
    next
}

fn given(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}

fn role(permissions: Permissions) -> ExecutionRole {
    match permissions {
        Permissions::Generated => ExecutionRole::Generated,
        Permissions::Everything => ExecutionRole::AllowAll,
        Permissions::Nothing => {
            ExecutionRole::Policies(RolePolicies { policies: Some(Vec::new()), ..RolePolicies::default() })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Options, analyze};

    const TEXT: &str = r#"{
  "family": "web",
  "executionRoleArn": "arn:aws:iam::111122223333:role/web",
  "containerDefinitions": [{
    "name": "web",
    "image": "nginx:1",
    "memory": 64,
    "environmentFiles": [{ "value": "arn:aws:s3:::bucket/a.env", "type": "s3" }],
    "secrets": [
      { "name": "A", "valueFrom": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-Ab12Cd:user::" },
      { "name": "B", "valueFrom": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-Ab12Cd:password::" },
      { "name": "C", "valueFrom": "/prod/c" }
    ]
  }]
}"#;
    const DB: &str = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-Ab12Cd";

    fn of(world: &World) -> Vec<Subject> {
        let analysis = analyze(TEXT, &Options { world: world.clone(), ..Options::default() });
        subjects(&analysis, &analysis.tasks[0], world)
    }

    #[test]
    fn lists_each_subject_once_with_its_variables() {
        let list = of(&World::default());
        let names: Vec<(Kind, &str, &str)> =
            list.iter().map(|subject| (subject.kind, subject.key.as_str(), subject.name.as_str())).collect();
        assert_eq!(
            names,
            [
                (Kind::Secret, DB, "db-Ab12Cd"),
                (Kind::Parameter, "/prod/c", "/prod/c"),
                (Kind::File, "arn:aws:s3:::bucket/a.env", "bucket/a.env"),
            ]
        );
        assert_eq!(list[0].variables, ["A", "B"]);
        assert_eq!(list[0].place.line, 10);
    }

    #[test]
    fn changes_are_seen_in_the_list_and_taken_back_without_a_trace() {
        let changes = [
            Change::Presence(Kind::Secret, DB.to_owned(), Presence::PendingDeletion),
            Change::Presence(Kind::Parameter, "/prod/c".to_owned(), Presence::Missing),
            Change::Value(Kind::File, "arn:aws:s3:::bucket/a.env".to_owned(), "X=1".to_owned()),
        ];
        let world = changes.into_iter().fold(World::default(), |world, change| apply(&world, change));
        let list = of(&world);
        assert_eq!(list[0].presence, Presence::PendingDeletion);
        assert_eq!(list[1].presence, Presence::Missing);
        assert_eq!(list[2].value.as_deref(), Some("X=1"));
        let back = [
            Change::Presence(Kind::Secret, DB.to_owned(), Presence::Present),
            Change::Presence(Kind::Parameter, "/prod/c".to_owned(), Presence::Present),
            Change::Value(Kind::File, "arn:aws:s3:::bucket/a.env".to_owned(), String::new()),
        ];
        assert_eq!(back.into_iter().fold(world, |world, change| apply(&world, change)), World::default());
    }

    #[test]
    fn the_role_and_the_network_can_be_taken_away() {
        let world = apply(&World::default(), Change::Permissions(Permissions::Nothing));
        assert_eq!(Permissions::of(&world), Permissions::Nothing);
        assert_eq!(apply(&world, Change::Network(false)).network, Network::NoRoute);
    }

    #[test]
    fn a_missing_secret_stops_the_launch() {
        let world =
            apply(&World::default(), Change::Presence(Kind::Secret, DB.to_owned(), Presence::Missing));
        let before = analyze(TEXT, &Options::default());
        let after = analyze(TEXT, &Options { world, ..Options::default() });
        assert_eq!(before.tasks[0].simulation.launch.stopped_reason, None);
        let reason = after.tasks[0].simulation.launch.stopped_reason.clone().unwrap();
        assert!(reason.contains("ResourceNotFoundException"), "{reason}");
    }
}
