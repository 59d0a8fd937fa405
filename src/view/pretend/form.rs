//! The pretend AWS as a form: a group for each thing that the task definition refers to or that the pretend AWS knows, and a field
//! for each of its members.

use serde_json::{Value as Json, json};

use super::edit::{at, path};
use super::{Kind, Path, Pretend, Reading, Subject, Wrong, subjects};
use crate::analysis::{Analysis, TaskAnalysis};
use crate::iam::judge::declared::Declared;
use crate::options::write_world;
use crate::view::editor::Place;
use crate::world::World;

/// One thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What it is.
    pub kind: Kind,
    /// What it is called; empty where there is only one of its kind.
    pub name: String,
    /// Where the text first refers to it.
    pub place: Option<Place>,
    /// The variables that it gives.
    pub variables: Vec<String>,
    /// What is asked first.
    pub fields: Vec<Field>,
    /// What is asked of those who want to know more.
    pub more: Vec<Field>,
}

/// One member.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Which.
    pub member: Member,
    /// Where it is.
    pub path: Path,
    /// How it is given.
    pub input: Input,
    /// What stands in it.
    pub text: String,
    /// What is wrong with that.
    pub wrong: Option<Wrong>,
}

/// How a member is given.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// One of some words.
    Choice(Vec<Choice>),
    /// A short text.
    Line,
    /// A text of several lines, read one way or another.
    Lines(Reading),
    /// An entry of a table: its name. The text is its value.
    Entry(String),
    /// A new entry of a table: a name that is likely.
    NewEntry(&'static str),
}

/// A word that can be chosen: the member that it sets.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The word.
    pub word: &'static str,
    /// The member.
    pub path: Path,
    /// Its value.
    pub value: Option<Json>,
}

/// The members of the pretend AWS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is a member of the options; `Whole` is all of them")]
pub enum Member {
    Whole,
    Network,
    May,
    RoleArn,
    Policies,
    Boundary,
    Scps,
    Without,
    Trust,
    State,
    Value,
    Content,
    Form,
    Stages,
    Versions,
    KmsKey,
    Type,
    Policy,
    Env,
    Overrides,
}

const SECRET_STATES: &[&str] = &["present", "missing", "no-value", "pending-deletion"];
const STATES: &[&str] = &["present", "missing"];
const PARAMETER_TYPES: &[&str] = &["SecureString", "String", "StringList"];
const NETWORKS: &[&str] = &["ok", "no-route"];

/// All of it as one field.
pub fn whole(world: &World, pretend: &Pretend) -> Field {
    Form { json: write_world(world), pretend }.lines(Member::Whole, Vec::new(), Reading::Json)
}

/// The groups: the launch itself, what the text refers to, and what else the pretend AWS knows.
pub fn groups(analysis: &Analysis, task: &TaskAnalysis, world: &World, pretend: &Pretend) -> Vec<Group> {
    let form = Form { json: write_world(world), pretend };
    let mut groups = vec![form.network(), form.role(task)];
    let subjects = subjects(analysis, task, world);
    for subject in &subjects {
        groups.push(form.subject(subject));
    }
    for kind in [Kind::Secret, Kind::Parameter, Kind::File] {
        for key in form.keys(kind) {
            if !subjects.iter().any(|subject| subject.kind == kind && subject.key == key) {
                groups.push(form.entry(kind, &key, &key));
            }
        }
    }
    let mut keys = form.keys(Kind::Key);
    let of_secrets = world.secrets.values().filter_map(|secret| secret.kms_key.as_ref());
    let of_parameters = world.parameters.values().filter_map(|parameter| parameter.kms_key.as_ref());
    of_secrets.chain(of_parameters).for_each(|key| add(&mut keys, key));
    let mut buckets = form.keys(Kind::Bucket);
    for subject in subjects.iter().filter(|subject| subject.kind == Kind::File) {
        if let Some((bucket, _)) = subject.key.split_once('/') {
            add(&mut buckets, bucket);
        }
    }
    let mut images: Vec<String> = Vec::new();
    for container in task.task.container_definitions.items() {
        if let Some(name) = container.name.as_str().filter(|name| !name.is_empty()) {
            add(&mut images, name);
        }
    }
    form.keys(Kind::Image).iter().for_each(|name| add(&mut images, name));
    for (kind, keys) in [(Kind::Key, keys), (Kind::Bucket, buckets), (Kind::Image, images)] {
        groups.extend(keys.iter().map(|key| form.entry(kind, key, key)));
    }
    groups.push(form.group(
        Kind::Overrides,
        "",
        vec![form.lines(Member::Overrides, path(["overrides"]), Reading::Json)],
        Vec::new(),
    ));
    groups
}

fn add(list: &mut Vec<String>, entry: &str) {
    if !list.iter().any(|known| known == entry) {
        list.push(entry.to_owned());
    }
}

/// The member of the pretend AWS that holds the entries of a kind.
pub(super) fn table(kind: Kind) -> &'static str {
    match kind {
        Kind::Secret => "secrets",
        Kind::Parameter => "parameters",
        Kind::File => "files",
        Kind::Key => "keys",
        Kind::Bucket => "buckets",
        Kind::Image => "images",
        Kind::Network => "network",
        Kind::Role => "executionRole",
        Kind::Overrides => "overrides",
    }
}

struct Form<'a> {
    json: Json,
    pretend: &'a Pretend,
}

impl Form<'_> {
    fn keys(&self, kind: Kind) -> Vec<String> {
        let entries = self.json.get(table(kind)).and_then(Json::as_object);
        entries.into_iter().flat_map(|entries| entries.keys().cloned()).collect()
    }

    fn group(&self, kind: Kind, name: &str, fields: Vec<Field>, more: Vec<Field>) -> Group {
        Group { kind, name: name.to_owned(), place: None, variables: Vec::new(), fields, more }
    }

    /// The text of a member: as it was typed, else as the pretend AWS has it.
    fn field(&self, member: Member, path: Path, input: Input) -> Field {
        let draft = self.pretend.drafts.iter().find(|draft| draft.path == path);
        let text = draft.map_or_else(|| shown(at(&self.json, &path)), |draft| draft.text.clone());
        Field { member, path, input, text, wrong: draft.and_then(|draft| draft.wrong.clone()) }
    }

    fn lines(&self, member: Member, path: Path, reading: Reading) -> Field {
        self.field(member, path, Input::Lines(reading))
    }

    /// One of some words, the first of which counts when nothing is said.
    fn choice(&self, member: Member, path: Path, words: &[&'static str]) -> Field {
        let choice = |(index, &word): (usize, &&'static str)| Choice {
            word,
            path: path.clone(),
            value: (index > 0).then(|| Json::from(word)),
        };
        let choices = words.iter().enumerate().map(choice).collect();
        let mut field = self.field(member, path, Input::Choice(choices));
        if field.text.is_empty() {
            field.text = words.first().copied().unwrap_or_default().to_owned();
        }
        field
    }

    /// The entries of a table of texts, and a place for one more.
    fn entries(&self, member: Member, table: &Path, likely: &'static str, fields: &mut Vec<Field>) {
        let entries = at(&self.json, table).and_then(Json::as_object);
        for name in entries.into_iter().flat_map(|entries| entries.keys()) {
            let path = table.iter().chain([name]).cloned().collect();
            fields.push(self.field(member, path, Input::Entry(name.clone())));
        }
        fields.push(Field {
            member,
            path: table.clone(),
            input: Input::NewEntry(likely),
            text: String::new(),
            wrong: None,
        });
    }

    fn network(&self) -> Group {
        let network = self.choice(Member::Network, path(["network"]), NETWORKS);
        self.group(Kind::Network, "", vec![network], Vec::new())
    }

    fn role(&self, task: &TaskAnalysis) -> Group {
        let role = |member: &str| path(["executionRole", member]);
        let word = at(&self.json, &path(["executionRole"])).and_then(Json::as_str);
        let is_declared = task.declared.is_some();
        let is_usual = task.declared.as_ref().is_some_and(Declared::is_whole);
        let policies = at(&self.json, &role("policies")).and_then(Json::as_array);
        let generated = json!([task.roles.execution.document.to_json()]);
        let whole = if word.is_some() { path(["executionRole"]) } else { role("policies") };
        // What is meant without a word needs none.
        let choice = |word: &'static str, is_usual: bool| match is_usual {
            true => Choice { word, path: whole.clone(), value: None },
            false => Choice { word, path: path(["executionRole"]), value: Some(word.into()) },
        };
        let of_template = is_declared.then(|| choice("template", is_usual));
        let choices = of_template.into_iter().chain([
            choice("generated", !is_usual),
            choice("allow-all", false),
            Choice { word: "nothing", path: role("policies"), value: Some(json!([])) },
            Choice { word: "policies", path: role("policies"), value: Some(generated) },
        ]);
        let text = match (word, policies) {
            (Some("allow-all"), _) => "allow-all",
            (Some("template"), _) if is_declared => "template",
            (Some(_), _) => "generated",
            (None, None) => {
                if is_usual {
                    "template"
                } else {
                    "generated"
                }
            }
            (None, Some(policies)) if policies.is_empty() => "nothing",
            (None, Some(_)) => "policies",
        };
        let mut fields = vec![Field {
            member: Member::May,
            path: path(["executionRole"]),
            input: Input::Choice(choices.collect()),
            text: text.to_owned(),
            wrong: None,
        }];
        if word.is_some() {
            return self.group(Kind::Role, "", fields, Vec::new());
        }
        let draft = self.lines(Member::Policies, role("policies"), Reading::Json);
        if text == "policies" || draft.wrong.is_some() {
            fields.push(draft);
        }
        fields.push(self.lines(Member::Without, role("without"), Reading::List));
        let more = vec![
            self.lines(Member::Boundary, role("boundary"), Reading::Json),
            self.lines(Member::Scps, role("scps"), Reading::Json),
            self.lines(Member::Trust, role("trust"), Reading::Json),
            self.field(Member::RoleArn, role("arn"), Input::Line),
        ];
        self.group(Kind::Role, "", fields, more)
    }

    fn subject(&self, subject: &Subject) -> Group {
        Group {
            place: Some(subject.place),
            variables: subject.variables.clone(),
            ..self.entry(subject.kind, &subject.key, &subject.name)
        }
    }

    fn entry(&self, kind: Kind, key: &str, name: &str) -> Group {
        let whole = path([table(kind), key]);
        let member = |member: &str| path([table(kind), key, member]);
        let (mut fields, mut more) = (Vec::new(), Vec::new());
        match kind {
            Kind::Secret => {
                fields.push(self.choice(Member::State, member("state"), SECRET_STATES));
                if fields.iter().all(|state| state.text == "present") {
                    let stages = at(&self.json, &member("stages"));
                    if stages.and_then(|stages| stages.get("AWSCURRENT")).is_none() {
                        fields.push(self.lines(Member::Value, member("value"), Reading::Text));
                    }
                    let table = if stages.is_some() { &mut fields } else { &mut more };
                    self.entries(Member::Stages, &member("stages"), "AWSPREVIOUS", table);
                    self.entries(Member::Versions, &member("versions"), "", &mut more);
                    more.push(self.form(member("binary")));
                }
                fields.push(self.field(Member::KmsKey, member("kmsKey"), Input::Line));
                more.push(self.lines(Member::Policy, member("policy"), Reading::Json));
            }
            Kind::Parameter => {
                fields.push(self.choice(Member::State, member("state"), STATES));
                if fields.iter().all(|state| state.text == "present") {
                    fields.push(self.lines(Member::Value, member("value"), Reading::Text));
                }
                fields.push(self.choice(Member::Type, member("type"), PARAMETER_TYPES));
                fields.push(self.field(Member::KmsKey, member("kmsKey"), Input::Line));
            }
            Kind::File => {
                let is_missing = at(&self.json, &member("state")).is_some();
                let missing = Some(json!({ "state": "missing" }));
                let choices = vec![
                    Choice { word: "present", path: whole.clone(), value: None },
                    Choice { word: "missing", path: whole.clone(), value: missing },
                ];
                fields.push(Field {
                    text: if is_missing { "missing" } else { "present" }.to_owned(),
                    ..self.field(Member::State, member("state"), Input::Choice(choices))
                });
                if !is_missing {
                    fields.push(self.lines(Member::Content, whole, Reading::Text));
                }
            }
            Kind::Image => self.entries(Member::Env, &member("env"), "PATH", &mut fields),
            Kind::Key | Kind::Bucket => {
                fields.push(self.lines(Member::Policy, member("policy"), Reading::Json));
            }
            Kind::Network | Kind::Role | Kind::Overrides => {}
        }
        self.group(kind, name, fields, more)
    }

    /// Text or binary.
    fn form(&self, path: Path) -> Field {
        let mut field = self.choice(Member::Form, path, &["text", "binary"]);
        if let Input::Choice(choices) = &mut field.input {
            choices.iter_mut().filter(|choice| choice.value.is_some()).for_each(|choice| {
                choice.value = Some(Json::Bool(true));
            });
        }
        field.text = if field.text == "true" { "binary" } else { "text" }.to_owned();
        field
    }
}

/// A member as it stands in its field: a text as it is, a list of texts in lines, the rest as JSON.
fn shown(member: Option<&Json>) -> String {
    match member {
        None => String::new(),
        Some(Json::String(text)) => text.clone(),
        Some(Json::Array(items)) if items.iter().all(Json::is_string) && !items.is_empty() => {
            let lines: Vec<&str> = items.iter().filter_map(Json::as_str).collect();
            lines.join("\n")
        }
        Some(Json::Object(members)) if members.is_empty() => String::new(),
        Some(other) => serde_json::to_string_pretty(other).unwrap_or_default(),
    }
}
