//! The pretend AWS as the page edits it: form, JSON and experiments on one task definition.

use serde_json::json;

use super::form::{Input, Member, groups, whole};
use super::trial::{What, offers};
use super::*;
use crate::analysis::{Analysis, Options, analyze};
use crate::simulate::Outcome;

const TEXT: &str = r#"{
  "family": "web",
  "requiresCompatibilities": ["FARGATE"],
  "networkMode": "awsvpc",
  "cpu": "256",
  "memory": "512",
  "executionRoleArn": "arn:aws:iam::111122223333:role/web",
  "containerDefinitions": [{
    "name": "web",
    "image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1",
    "environment": [{ "name": "COLOUR", "value": "green" }],
    "environmentFiles": [{ "value": "arn:aws:s3:::bucket/a.env", "type": "s3" }],
    "secrets": [
      { "name": "A", "valueFrom": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-Ab12Cd:user::" },
      { "name": "B", "valueFrom": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-Ab12Cd:password::" },
      { "name": "C", "valueFrom": "arn:aws:ssm:eu-west-1:111122223333:parameter/prod/c" }
    ],
    "logConfiguration": { "logDriver": "awslogs", "options": {
      "awslogs-group": "web", "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "web" } }
  }]
}"#;
const DB: &str = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-Ab12Cd";
const C: &str = "arn:aws:ssm:eu-west-1:111122223333:parameter/prod/c";
const FILE: &str = "arn:aws:s3:::bucket/a.env";

fn analysed(world: &World) -> Analysis {
    analyze(TEXT, &Options { world: world.clone(), ..Options::default() })
}

struct Desk {
    world: Rc<World>,
    pretend: Pretend,
}

impl Desk {
    fn new() -> Self {
        Self { world: Rc::default(), pretend: Pretend::default() }
    }

    fn change(&mut self, change: Change) {
        self.pretend.change(&mut self.world, change);
    }

    fn type_in(&mut self, path: &[&str], reading: Reading, text: &str) {
        let path = path.iter().map(|key| (*key).to_owned()).collect();
        self.change(Change::Typed { path, reading, text: text.to_owned() });
    }

    fn json(&self) -> Json {
        write_world(&self.world)
    }

    fn groups(&self) -> Vec<form::Group> {
        let analysis = analysed(&self.world);
        groups(&analysis, &analysis.tasks[0], &self.world, &self.pretend)
    }

    fn field(&self, kind: Kind, member: Member) -> form::Field {
        let group = self.groups().into_iter().find(|group| group.kind == kind).unwrap();
        let mut fields = group.fields.into_iter().chain(group.more);
        fields.find(|field| field.member == member).unwrap()
    }

    fn offers(&self) -> Vec<Trial> {
        let analysis = analysed(&self.world);
        let offers = offers(&analysis, &analysis.tasks[0], &self.world);
        offers.into_iter().flat_map(|offers| offers.trials).collect()
    }

    fn attempt(&mut self, what: What) {
        let trial = self.offers().into_iter().find(|trial| trial.what == what).unwrap();
        self.change(Change::Tried(trial));
    }

    /// How the launch ends, and in which words.
    fn launch(&self) -> (Outcome, String) {
        let launch = analysed(&self.world).tasks[0].simulation.launch.clone();
        (launch.outcome, launch.stopped_reason.unwrap_or_default())
    }
}

#[test]
fn each_subject_is_there_once_with_its_variables() {
    let analysis = analysed(&World::default());
    let list = subjects(&analysis, &analysis.tasks[0], &World::default());
    let names: Vec<(Kind, &str, &str)> =
        list.iter().map(|subject| (subject.kind, subject.key.as_str(), subject.name.as_str())).collect();
    assert_eq!(
        names,
        [
            (Kind::Secret, DB, "db-Ab12Cd"),
            (Kind::Parameter, C, "/prod/c"),
            (Kind::File, FILE, "bucket/a.env"),
        ]
    );
    assert_eq!(list[0].variables, ["A", "B"]);
    assert_eq!(list[0].place.line, 14);
}

#[test]
fn an_entry_under_another_key_is_the_one_that_is_edited() {
    let mut desk = Desk::new();
    desk.type_in(
        &[],
        Reading::Json,
        r#"{ "secrets": { "db": { "state": "missing" } }, "parameters": { "/prod/c": { "value": "x" } } }"#,
    );
    assert_eq!(desk.field(Kind::Secret, Member::State).text, "missing");
    assert_eq!(desk.field(Kind::Parameter, Member::Value).text, "x");
    desk.change(Change::Set(desk.field(Kind::Secret, Member::State).path, None));
    assert_eq!(desk.json(), json!({ "parameters": { "/prod/c": { "value": "x" } } }));
}

#[test]
fn form_and_json_say_the_same() {
    let mut desk = Desk::new();
    desk.type_in(&["secrets", DB, "value"], Reading::Text, "{\"user\":\"u\"}");
    desk.type_in(&["files", FILE], Reading::Text, "X=1");
    desk.type_in(&["executionRole", "without"], Reading::List, "s3:GetObject\n");
    desk.type_in(&["keys", "k", "policy"], Reading::Json, "{ \"Statement\": [] }");
    let all = whole(&desk.world, &desk.pretend);
    let again: Json = serde_json::from_str(&all.text).unwrap();
    assert_eq!(again, desk.json());
    assert_eq!(desk.field(Kind::Role, Member::Without).text, "s3:GetObject\n");
    // The other way round: what JSON says stands in the form.
    desk.type_in(
        &[],
        Reading::Json,
        r#"{ "network": "no-route", "files": { "arn:aws:s3:::bucket/a.env": { "state": "missing" } } }"#,
    );
    assert_eq!(desk.field(Kind::Network, Member::Network).text, "no-route");
    assert_eq!(desk.field(Kind::File, Member::State).text, "missing");
    assert_eq!(desk.field(Kind::Role, Member::Without).text, "");
}

#[test]
fn what_cannot_be_read_stays_and_changes_nothing() {
    let mut desk = Desk::new();
    desk.type_in(&["keys", "k", "policy"], Reading::Json, "{ \"Statement\": []");
    assert_eq!(desk.json(), json!({}));
    assert!(desk.pretend.has_wrong());
    desk.type_in(&[], Reading::Json, "{\n \"network\": \"down\"\n}");
    let all = whole(&desk.world, &desk.pretend);
    assert_eq!(all.text, "{\n \"network\": \"down\"\n}");
    let wrong = all.wrong.unwrap();
    assert_eq!(wrong.message, r#"world.network: must be one of "ok", "no-route""#);
    assert_eq!(wrong.place.map(|place| place.line), Some(2));
    // A change elsewhere leaves it there.
    desk.type_in(&["files", FILE], Reading::Text, "X=1");
    assert!(whole(&desk.world, &desk.pretend).wrong.is_some());
    desk.change(Change::Discarded(Vec::new()));
    assert_eq!(whole(&desk.world, &desk.pretend).wrong, None);
    assert!(whole(&desk.world, &desk.pretend).text.contains("X=1"));
}

#[test]
fn what_is_typed_keeps_its_form_while_it_says_the_same() {
    let mut desk = Desk::new();
    desk.type_in(&[], Reading::Json, "{ \"network\":   \"no-route\" }");
    assert_eq!(whole(&desk.world, &desk.pretend).text, "{ \"network\":   \"no-route\" }");
    desk.change(Change::Set(vec!["network".to_owned()], None));
    assert_eq!(whole(&desk.world, &desk.pretend).text, "");
}

#[test]
fn changes_are_taken_back_without_a_trace() {
    let mut desk = Desk::new();
    for (path, text) in
        [(&["secrets", DB, "kmsKey"][..], "k"), (&["files", FILE], "X=1"), (&["parameters", C, "value"], "v")]
    {
        desk.type_in(path, Reading::Text, text);
    }
    for path in [&["secrets", DB, "kmsKey"][..], &["files", FILE], &["parameters", C, "value"]] {
        desk.type_in(path, Reading::Text, "");
    }
    assert_eq!(*desk.world, World::default());
}

#[test]
fn every_choice_of_the_form_can_be_read_and_is_seen() {
    for group in Desk::new().groups() {
        for field in group.fields.into_iter().chain(group.more) {
            let Input::Choice(choices) = field.input else { continue };
            for choice in choices {
                let mut desk = Desk::new();
                desk.change(Change::Set(choice.path, choice.value.clone()));
                assert_eq!(*desk.world == World::default(), choice.value.is_none(), "{}", choice.word);
                assert_eq!(desk.field(group.kind, field.member).text, choice.word);
            }
        }
    }
}

#[test]
fn the_role_begins_with_the_policy_that_is_made_here() {
    let mut desk = Desk::new();
    let may = desk.field(Kind::Role, Member::May);
    let Input::Choice(choices) = may.input else { panic!("a choice") };
    let pasted = choices.into_iter().find(|choice| choice.word == "policies").unwrap();
    desk.change(Change::Set(pasted.path, pasted.value));
    assert!(desk.field(Kind::Role, Member::Policies).text.contains("secretsmanager:GetSecretValue"));
    assert_eq!(desk.launch().0, Outcome::Running);
}

#[test]
fn every_experiment_does_what_it_says_and_leaves_no_trace() {
    let normal = Desk::new();
    let (outcome, _) = normal.launch();
    assert_eq!(outcome, Outcome::Running);
    let offers = normal.offers();
    assert!(offers.len() > 15, "{offers:?}");
    for trial in offers {
        let mut desk = Desk::new();
        desk.change(Change::Tried(trial.clone()));
        assert_eq!(desk.pretend.trials(), std::slice::from_ref(&trial));
        assert!(desk.offers().iter().any(|again| again.is(&trial)), "{trial:?} is offered no more");
        let (outcome, reason) = desk.launch();
        let says = match trial.what {
            What::Delete if trial.kind == Kind::Secret => "ResourceNotFoundException",
            What::Delete if trial.kind == Kind::Parameter => "invalid ssm parameters",
            What::Delete => "HeadObject",
            What::ScheduleDeletion => "marked for deletion",
            What::TakeValue => "AWSCURRENT",
            What::WrongKey => "did not contain json key",
            What::NotJson => "",
            What::LockOut if trial.kind == Kind::Secret => "Access to KMS is not allowed",
            What::LockOut => "you are not allowed to access",
            What::Deny if trial.part == "kms:Decrypt" => "KMS",
            // AWS does not say more of these.
            What::Deny
                if matches!(trial.part.as_str(), "ecr:BatchGetImage" | "ecr:GetDownloadUrlForLayer") =>
            {
                "CannotPullContainerError"
            }
            What::Deny if trial.part == "s3:GetObject" => "env files",
            What::Deny => trial.part.as_str(),
            What::Distrust => "assume the role",
            What::Cut => "connection issue",
            What::Rotate | What::Encrypt | What::Override | What::Binary => "",
        };
        match trial.what {
            What::Rotate | What::Encrypt | What::Override => {
                assert_eq!(outcome, Outcome::Running, "{trial:?}");
            }
            _ => assert_ne!(outcome, Outcome::Running, "{trial:?}"),
        }
        assert!(reason.contains(says), "{:?} {}: {reason}", trial.what, trial.part);
        desk.change(Change::Undone(0));
        assert_eq!(*desk.world, World::default(), "{trial:?}");
    }
}

#[test]
fn experiments_are_undone_in_any_order() {
    let mut desk = Desk::new();
    desk.type_in(&["secrets", DB, "value"], Reading::Text, r#"{"user":"u","password":"p"}"#);
    let before = desk.json();
    desk.attempt(What::Rotate);
    desk.attempt(What::WrongKey);
    desk.attempt(What::Cut);
    assert_eq!(desk.pretend.trials().len(), 3);
    desk.change(Change::Undone(0));
    let value = at_current(&desk);
    assert_eq!(value, r#"{"password":"‹new secret db:password›"}"#);
    desk.change(Change::Undone(1));
    desk.change(Change::Undone(0));
    assert_eq!(desk.json(), before);
}

fn at_current(desk: &Desk) -> String {
    let secret = &desk.world.secrets[DB];
    secret.stages.as_ref().and_then(|stages| stages.get("AWSCURRENT")).cloned().unwrap_or_default()
}

#[test]
fn the_later_of_two_experiments_counts_and_undo_leads_back_to_the_beginning() {
    let mut desk = Desk::new();
    desk.attempt(What::Delete);
    desk.attempt(What::ScheduleDeletion);
    assert_eq!(desk.pretend.trials().len(), 1);
    assert!(desk.launch().1.contains("marked for deletion"));
    desk.change(Change::Undone(0));
    assert_eq!(*desk.world, World::default());
}

#[test]
fn a_change_by_hand_keeps_the_experiments_that_it_does_not_touch() {
    let mut desk = Desk::new();
    desk.attempt(What::Cut);
    desk.attempt(What::Delete);
    desk.attempt(What::Rotate);
    desk.attempt(What::WrongKey);
    desk.type_in(&["files", FILE], Reading::Text, "X=1");
    assert_eq!(desk.pretend.trials().len(), 4);
    desk.change(Change::Set(vec!["network".to_owned()], None));
    assert_eq!(desk.pretend.trials().len(), 3);
    desk.type_in(&["secrets", DB, "stages", "AWSCURRENT"], Reading::Text, "by hand");
    assert_eq!(desk.pretend.trials().len(), 1);
    assert_eq!(at_current(&desk), "by hand");
    desk.type_in(&["secrets", DB, "stages"], Reading::Json, "");
    desk.change(Change::AllUndone);
    assert_eq!(desk.json(), json!({ "files": { FILE: "X=1" } }));
    desk.change(Change::All(Box::default()));
    assert_eq!(*desk.world, World::default());
}

#[test]
fn a_rotation_moves_the_old_value_to_the_previous_label() {
    let mut desk = Desk::new();
    desk.type_in(&["secrets", DB, "value"], Reading::Text, r#"{"user":"u","password":"p"}"#);
    desk.attempt(What::Rotate);
    assert_eq!(at_current(&desk), r#"{"user":"u","password":"‹new secret db:password›"}"#);
    let stages = desk.world.secrets[DB].stages.clone().unwrap();
    assert_eq!(stages["AWSPREVIOUS"], r#"{"user":"u","password":"p"}"#);
}
