//! Experiments: one change of the pretend AWS each, offered for what the task definition really refers to, and taken back as easily.

use serde_json::{Map, Value as Json, json};

use super::edit::path;
use super::form::table;
use super::{Edit, Kind, Path, Subject, subjects};
use crate::analysis::{Analysis, TaskAnalysis};
use crate::model::arn::Arn;
use crate::view::editor::Place;
use crate::world::{Secret, World};

/// An experiment.
#[derive(Clone, Debug, PartialEq)]
pub struct Trial {
    /// What is done.
    pub what: What,
    /// What kind of thing it is done to.
    pub kind: Kind,
    /// What that is called; empty where there is only one.
    pub name: String,
    /// A part of it: the JSON key, the action, the variable; else empty.
    pub part: String,
    /// Its key in the pretend AWS; empty where there is only one.
    key: String,
    /// The changes.
    pub(super) edits: Vec<Edit>,
}

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// It is not there.
    Delete,
    /// A secret is scheduled for deletion.
    ScheduleDeletion,
    /// A secret has no value.
    TakeValue,
    /// The JSON of a secret lacks a key.
    WrongKey,
    /// A secret is not JSON.
    NotJson,
    /// A secret is binary.
    Binary,
    /// A secret rotates.
    Rotate,
    /// A customer managed key protects it.
    Encrypt,
    /// A key does not let the role in.
    LockOut,
    /// The role may not make a call.
    Deny,
    /// ECS may not take on the role.
    Distrust,
    /// There is no route to AWS.
    Cut,
    /// RunTask overrides a variable.
    Override,
}

/// The experiments with one thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Offers {
    /// What kind of thing it is.
    pub kind: Kind,
    /// What it is called; empty where there is only one.
    pub name: String,
    /// Where the text first refers to it.
    pub place: Option<Place>,
    /// The variables that it gives.
    pub variables: Vec<String>,
    /// What can be tried.
    pub trials: Vec<Trial>,
}

/// The calls that the simulated launch puts to the policies.
const ASKED: [&str; 10] = [
    "secretsmanager:GetSecretValue",
    "ssm:GetParameters",
    "kms:Decrypt",
    "s3:GetObject",
    "ecr:GetAuthorizationToken",
    "ecr:BatchGetImage",
    "ecr:GetDownloadUrlForLayer",
    "logs:CreateLogGroup",
    "logs:CreateLogStream",
    "fsx:DescribeFileSystems",
];

/// The id of a key as AWS's documentation writes it.
const KEY_ID: &str = "1234abcd-12ab-34cd-56ef-1234567890ab";

impl Trial {
    fn new(what: What, kind: Kind, key: &str, name: &str, edits: Vec<Edit>) -> Self {
        let (key, name) = (key.to_owned(), name.to_owned());
        Self { what, kind, name, part: String::new(), key, edits }
    }

    fn of(self, part: &str) -> Self {
        Self { part: part.to_owned(), ..self }
    }

    /// Is it the same experiment, whatever it changes now?
    pub fn is(&self, other: &Self) -> bool {
        (self.what, self.kind, &self.key, &self.part) == (other.what, other.kind, &other.key, &other.part)
    }
}

/// The experiments that make sense, the network and the role first, then what the text refers to in its order.
pub fn offers(analysis: &Analysis, task: &TaskAnalysis, world: &World) -> Vec<Offers> {
    let mut offers = vec![single(Kind::Network, vec![cut()]), single(Kind::Role, with_role(task))];
    for subject in subjects(analysis, task, world) {
        let trials = match subject.kind {
            Kind::Secret => with_secret(&subject, world),
            Kind::Parameter => with_parameter(&subject, task, world),
            _ => vec![delete(
                &subject,
                path([table(subject.kind), &subject.key]),
                json!({ "state": "missing" }),
            )],
        };
        let Subject { kind, name, place, variables, .. } = subject;
        offers.push(Offers { kind, name, place: Some(place), variables, trials });
    }
    offers.push(single(Kind::Overrides, with_overrides(task)));
    offers.retain(|offers| !offers.trials.is_empty());
    offers
}

fn single(kind: Kind, trials: Vec<Trial>) -> Offers {
    Offers { kind, name: String::new(), place: None, variables: Vec::new(), trials }
}

fn cut() -> Trial {
    Trial::new(What::Cut, Kind::Network, "", "", vec![Edit::Set(path(["network"]), Some("no-route".into()))])
}

/// To take away each permission that the launch needs, and to take away the trust.
fn with_role(task: &TaskAnalysis) -> Vec<Trial> {
    let role = &task.roles.execution;
    if !role.needed || task.task.execution_role_arn.as_str().is_none() {
        return Vec::new();
    }
    let mut actions: Vec<&str> = Vec::new();
    for action in role.document.statements.iter().flat_map(|statement| &statement.actions) {
        if ASKED.contains(&action.as_str()) && !actions.contains(&action.as_str()) {
            actions.push(action);
        }
    }
    let deny = |action: &str| {
        let edit = Edit::Add(path(["executionRole", "without"]), action.into());
        Trial::new(What::Deny, Kind::Role, "", "", vec![edit]).of(action)
    };
    let mut trials: Vec<Trial> = actions.into_iter().map(deny).collect();
    let trust = json!({ "Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole",
    }] });
    let distrust = Edit::Set(path(["executionRole", "trust"]), Some(trust));
    trials.push(Trial::new(What::Distrust, Kind::Role, "", "", vec![distrust]));
    trials
}

fn delete(subject: &Subject, path: Path, value: Json) -> Trial {
    Trial::new(What::Delete, subject.kind, &subject.key, &subject.name, vec![Edit::Set(path, Some(value))])
}

fn with_secret(subject: &Subject, world: &World) -> Vec<Trial> {
    let member = |member: &str| path(["secrets", &subject.key, member]);
    let known = world.secrets.get(&subject.key);
    let trial =
        |what: What, edits: Vec<Edit>| Trial::new(what, subject.kind, &subject.key, &subject.name, edits);
    let state = |word: &str| vec![Edit::Set(member("state"), Some(word.into()))];
    let mut trials = vec![
        delete(subject, member("state"), "missing".into()),
        trial(What::ScheduleDeletion, state("pending-deletion")),
        trial(What::TakeValue, state("no-value")),
        trial(What::Rotate, rotated(subject, known)),
    ];
    let current =
        if known.and_then(|secret| secret.stages.as_ref()).is_some_and(|stages| stages.contains_key(CURRENT))
        {
            path(["secrets", &subject.key, "stages", CURRENT])
        } else {
            member("value")
        };
    let asked = keys(subject);
    if let Some(key) = asked.first() {
        let value = value_of(known, CURRENT).filter(Json::is_object);
        let mut members = value.unwrap_or_else(|| placeholders(subject, &asked, ""));
        if let Some(members) = members.as_object_mut() {
            members.shift_remove(*key);
        }
        let without = Edit::Set(current.clone(), Some(members.to_string().into()));
        trials.push(trial(What::WrongKey, vec![without]).of(key));
        let text = placeholder(subject, "", "");
        trials.push(trial(What::NotJson, vec![Edit::Set(current, Some(text.into()))]));
    }
    trials.push(trial(What::Binary, vec![Edit::Set(member("binary"), Some(true.into()))]));
    let arn = Arn::parse(&subject.key);
    let key = arn.map(|Arn { partition, region, account, .. }| {
        format!("arn:{partition}:kms:{region}:{account}:key/{KEY_ID}")
    });
    trials.extend(with_key(subject, known.and_then(|secret| secret.kms_key.as_deref()), key));
    trials
}

fn with_parameter(subject: &Subject, task: &TaskAnalysis, world: &World) -> Vec<Trial> {
    let known = world.parameters.get(&subject.key);
    let home = crate::world::Context::default().completed(&task.task);
    let key = home.region.zip(home.account).map(|(region, account)| {
        format!("arn:{}:kms:{region}:{account}:key/{KEY_ID}", home.partition.as_deref().unwrap_or("aws"))
    });
    let mut trials = vec![delete(subject, path(["parameters", &subject.key, "state"]), "missing".into())];
    trials.extend(with_key(subject, known.and_then(|parameter| parameter.kms_key.as_deref()), key));
    trials
}

/// To protect it with a customer managed key, or with a key that knows nothing of the role.
fn with_key(subject: &Subject, known: Option<&str>, usual: Option<String>) -> [Trial; 2] {
    let key = known.map(str::to_owned).or(usual).unwrap_or_else(|| KEY_ID.to_owned());
    let account = Arn::parse(&key).map_or_else(|| "111122223333".to_owned(), |arn| arn.account);
    let policy = json!({ "Version": "2012-10-17", "Statement": [{
        "Effect": "Allow",
        "Principal": { "AWS": format!("arn:aws:iam::{account}:role/key-administrator") },
        "Action": "kms:*",
        "Resource": "*",
    }] });
    let protect = Edit::Set(path([table(subject.kind), &subject.key, "kmsKey"]), Some(key.as_str().into()));
    let lock = Edit::Set(path(["keys", &key, "policy"]), Some(policy));
    let trial =
        |what: What, edits: Vec<Edit>| Trial::new(what, subject.kind, &subject.key, &subject.name, edits);
    [trial(What::Encrypt, vec![protect.clone()]), trial(What::LockOut, vec![protect, lock])]
}

/// One variable of each container.
fn with_overrides(task: &TaskAnalysis) -> Vec<Trial> {
    let of_container = |container: &crate::model::ContainerDefinition| {
        let name = container.name.as_str().filter(|name| !name.is_empty())?;
        let variable = container.environment.items().find_map(|pair| pair.name.as_str())?;
        let value = format!("‹override of {variable}›");
        let item = json!({ "name": name, "environment": [{ "name": variable, "value": value }] });
        let edit = Edit::Add(path(["overrides", "containerOverrides"]), item);
        Some(Trial::new(What::Override, Kind::Overrides, name, name, vec![edit]).of(variable))
    };
    task.task.container_definitions.items().filter_map(of_container).collect()
}

const CURRENT: &str = "AWSCURRENT";
const PREVIOUS: &str = "AWSPREVIOUS";

/// The JSON keys that are asked of the current version, each once.
fn keys(subject: &Subject) -> Vec<&str> {
    let mut keys: Vec<&str> = Vec::new();
    for selection in &subject.selections {
        let is_current = selection.version.is_empty() && matches!(selection.stage.as_str(), "" | CURRENT);
        if is_current && !selection.key.is_empty() && !keys.contains(&selection.key.as_str()) {
            keys.push(&selection.key);
        }
    }
    keys
}

/// Stands for a value that nobody has given.
fn placeholder(subject: &Subject, key: &str, version: &str) -> String {
    let name = subject
        .name
        .rsplit_once('-')
        .filter(|(_, suffix)| suffix.len() == 6)
        .map_or(subject.name.as_str(), |(name, _)| name);
    let colon = if key.is_empty() { "" } else { ":" };
    format!("‹{version}secret {name}{colon}{key}›")
}

fn placeholders(subject: &Subject, keys: &[&str], version: &str) -> Json {
    let members = keys.iter().map(|key| ((*key).to_owned(), placeholder(subject, key, version).into()));
    Json::Object(members.collect::<Map<_, _>>())
}

/// The value under a label where it is given: its JSON, else its text.
fn value_of(known: Option<&Secret>, stage: &str) -> Option<Json> {
    let secret = known?;
    let staged = secret.stages.as_ref().and_then(|stages| stages.get(stage));
    let text = staged.or_else(|| secret.value.as_ref().filter(|_| stage == CURRENT))?;
    Some(serde_json::from_str(text).unwrap_or_else(|_| text.as_str().into()))
}

/// What was current is the previous version now, and there is a new one: its password differs, or else everything.
fn rotated(subject: &Subject, known: Option<&Secret>) -> Vec<Edit> {
    let asked = all_keys(subject);
    let fresh = |version: &str| match asked.is_empty() {
        true => placeholder(subject, "", version).into(),
        false => placeholders(subject, &asked, version),
    };
    let old = value_of(known, CURRENT);
    let mut new = old.clone().unwrap_or_else(|| fresh(""));
    match new.as_object_mut() {
        Some(members) => {
            let is_login = members.contains_key("password");
            for (key, value) in members.iter_mut().filter(|(key, _)| !is_login || *key == "password") {
                *value = placeholder(subject, key, "new ").into();
            }
        }
        None => new = fresh("new "),
    }
    let old = old.unwrap_or_else(|| fresh(""));
    let stage = |name: &str| path(["secrets", &subject.key, "stages", name]);
    let text = |value: Json| Some(value.as_str().map_or_else(|| value.to_string(), str::to_owned).into());
    let mut edits = vec![Edit::Set(stage(CURRENT), text(new)), Edit::Set(stage(PREVIOUS), text(old))];
    // Labels of the user's own stay where they are.
    if known.is_none_or(|secret| secret.stages.is_none()) {
        for selection in &subject.selections {
            let label = selection.stage.as_str();
            let edit = Edit::Set(stage(label), text(fresh("")));
            if !matches!(label, "" | CURRENT | PREVIOUS) && !edits.contains(&edit) {
                edits.push(edit);
            }
        }
    }
    edits
}

/// The JSON keys that are asked of any version, each once.
fn all_keys(subject: &Subject) -> Vec<&str> {
    let mut keys: Vec<&str> = Vec::new();
    for selection in &subject.selections {
        if !selection.key.is_empty() && !keys.contains(&selection.key.as_str()) {
            keys.push(&selection.key);
        }
    }
    keys
}
