//! Judging policies: what we generate is judged to be exactly right, patches do what they say, and no text is too broken to be judged.

use serde_json::{Value, json};
use taskdef_playground::analysis::{self, Judgement, PatchKind};
use taskdef_playground::iam::judge::{NeedVerdict, StatementVerdict, Whose};
use taskdef_playground::iam::{self, PolicyDocument};
use taskdef_playground::{Analysis, Options, analyze, options};

use super::examples::EXAMPLES;
use crate::corpus;

/// The options of an example.
fn options_of(json: &Value) -> Options {
    let options = json!({
        "context": { "region": json["region"] },
        "world": json["world"],
        "roleOptions": {
            "exec": json["exec"],
            "pullThroughPrefixes": json["pullThrough"],
            "pullThroughCreates": true,
            "domainlessSecrets": json["domainless"],
        },
    });
    options::read(&options).unwrap()
}

/// The policies that we generate for a task definition.
fn generated(analysis: &Analysis, task: usize, options: &Options) -> [(Whose, PolicyDocument); 4] {
    let task = &analysis.tasks[task];
    let around = iam::surroundings(&task.task, &options.context, &options.roles, &task.roles);
    [
        (Whose::Execution, task.roles.execution.document.clone()),
        (Whose::Task, task.roles.task.document.clone()),
        (Whose::Infrastructure, around.infrastructure.document),
        (Whose::Deployer, around.deployer.document),
    ]
}

/// What is not right about a policy that should be.
fn complaints(judgement: &Judgement) -> Vec<String> {
    let mut found = Vec::new();
    for role in &judgement.roles {
        for need in role.judged.needs.iter().filter(|need| need.verdict != NeedVerdict::Covered) {
            found.push(format!("{:?} {} on {}: {:?}", need.verdict, need.action, need.resource, need.detail));
        }
        for statement in &role.judged.statements {
            if statement.verdict != StatementVerdict::Needed {
                let parts = statement.actions.iter().chain(&statement.resources);
                let notes: Vec<&String> = parts.filter_map(|part| part.note.as_ref()).collect();
                found.push(format!(
                    "{:?} {:?} {:?} {notes:?}",
                    statement.verdict, statement.sid, statement.note
                ));
            }
        }
        found.extend(role.patches.iter().map(|patch| format!("a patch: {}", patch.title)));
    }
    found.extend(judgement.diagnostics.iter().map(|one| format!("{}: {}", one.rule.name, one.message)));
    found
}

/// What is said of the policies that we generate for a text: nothing, as they are exactly right.
fn said_of_generated(text: &str, options: &Options, title: &str) -> Vec<String> {
    let mut said = Vec::new();
    let found = analyze(text, options);
    for task in 0..found.tasks.len() {
        for (whose, document) in generated(&found, task, options) {
            if document.statements.is_empty() {
                continue;
            }
            let policy = document.to_json().to_string();
            let judgement = analysis::judge_policy(&found, task, &policy, Some(whose), options);
            let complaints = complaints(&judgement);
            if !complaints.is_empty() {
                said.push(format!("{title}, {whose:?}: {complaints:#?}\n{policy}"));
            }
        }
    }
    said
}

#[test]
fn what_we_generate_is_exactly_right() {
    for example in EXAMPLES {
        let json: Value = serde_json::from_str(example).unwrap();
        let title = json["title"].to_string();
        let said = said_of_generated(&json["task"].to_string(), &options_of(&json), &title);
        assert!(said.is_empty(), "{}", said.join("\n"));
    }
}

#[test]
fn what_we_generate_for_real_files_is_exactly_right() {
    let Some(samples) = corpus::samples() else { return };
    // Two files have ARNs that are none, which the rules of task definitions say.
    let is_broken = |text: &str| text.contains("iam::role/") || text.contains("!Sub \"AWS::Region\"");
    let short = samples.iter().filter(|sample| sample.text.len() < 100_000 && !is_broken(&sample.text));
    let title = |sample: &corpus::Sample| format!("{}/{}", sample.kind, sample.name);
    let said: Vec<String> = short
        .flat_map(|sample| said_of_generated(&sample.text, &Options::default(), &title(sample)))
        .collect();
    assert!(said.is_empty(), "{} policies: {}", said.len(), said.join("\n"));
}

/// Policies that are wrong in every way that is not a mistake of syntax.
fn wrong_policies() -> Vec<String> {
    let arn = "arn:aws:secretsmanager:us-east-1:111122223333:secret:prod/db";
    let allow = |actions: Value, resources: Value| json!({ "Effect": "Allow", "Action": actions, "Resource": resources });
    let policy = |statements: Value| json!({ "Version": "2012-10-17", "Statement": statements });
    let all = [
        policy(json!([])),
        policy(json!([allow(json!("*"), json!("*"))])),
        policy(allow(json!("ssm:*"), json!("*"))),
        policy(json!([allow(
            json!(["ssm:GetParameter", "secretsmanager:GetSecretValue"]),
            json!([arn, "*"])
        )])),
        policy(json!([
            allow(json!("secretsmanager:*"), json!(format!("{arn}*"))),
            allow(json!("s3:*"), json!("*"))
        ])),
        json!([allow(json!("logs:*"), json!("*"))]),
        json!({ "RoleName": "r", "PolicyName": "p", "PolicyDocument": policy(json!([allow(json!("kms:*"), json!("*"))])) }),
    ];
    all.iter()
        .flat_map(|json| [json.to_string(), serde_json::to_string_pretty(json).unwrap()])
        .chain([String::new(), " \n".to_owned()])
        .collect()
}

#[test]
fn patches_do_what_they_say() {
    for example in EXAMPLES {
        let json: Value = serde_json::from_str(example).unwrap();
        let options = options_of(&json);
        let found = analyze(&json["task"].to_string(), &options);
        let whose = if json["role"] == "task" { Whose::Task } else { Whose::Execution };
        for policy in wrong_policies() {
            let judge = |text: &str| analysis::judge_policy(&found, 0, text, Some(whose), &options);
            let before = judge(&policy);
            let [role] = before.roles.as_slice() else { panic!("one role in {policy}") };
            let mut text = policy.clone();
            for patch in &role.patches {
                assert_eq!(patch.edit.apply(&policy), patch.text);
                let after = &judge(&patch.text).roles[0].judged;
                match patch.kind {
                    PatchKind::Add => {
                        let missing: Vec<&str> = after
                            .needs
                            .iter()
                            .filter(|need| need.verdict == NeedVerdict::Missing)
                            .map(|need| need.action.as_str())
                            .collect();
                        assert!(missing.is_empty(), "{missing:?} in {}", patch.text);
                        text.clone_from(&patch.text);
                    }
                    PatchKind::Tighten => {
                        for (after, before) in after.needs.iter().zip(&role.judged.needs) {
                            let is_kept =
                                after.verdict == before.verdict || after.verdict == NeedVerdict::Covered;
                            assert!(is_kept, "{} in {}", after.action, patch.text);
                        }
                    }
                }
            }
            // Both, one after the other, leave nothing to be said, unless only one statement stands and nothing is needed.
            let both = judge(&text);
            let tight = both.roles[0].patches.iter().find(|patch| patch.kind == PatchKind::Tighten);
            if let Some(tight) = tight {
                let done = judge(&tight.text);
                let is_left = |patch: &analysis::Patch| patch.kind == PatchKind::Tighten;
                assert!(!done.roles[0].patches.iter().any(is_left), "{}", tight.text);
            }
        }
    }
}

#[test]
fn the_order_of_statements_does_not_matter() {
    let json: Value = serde_json::from_str(EXAMPLES[3]).unwrap();
    let options = options_of(&json);
    let found = analyze(&json["task"].to_string(), &options);
    let [(whose, document), ..] = generated(&found, 0, &options);
    let mut turned = document;
    turned.statements.reverse();
    let judgement = analysis::judge_policy(&found, 0, &turned.to_json().to_string(), Some(whose), &options);
    assert!(complaints(&judgement).is_empty());
}

#[test]
fn no_text_is_too_broken_to_be_judged() {
    let task = include_str!("../typings/task.json");
    let options = Options::default();
    let found = analyze(task, &options);
    let judge = |text: &str| {
        let judgement = analysis::judge_policy(&found, 0, text, None, &options);
        for one in &judgement.diagnostics {
            assert!(text.get(one.span.range()).is_some(), "{} in {text}", one.rule.name);
        }
        for patch in judgement.roles.iter().flat_map(|role| &role.patches) {
            assert_eq!(patch.edit.apply(text), patch.text);
        }
    };
    let template = "Resources:\n  R:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument:\n        Statement:\n          \
                    - { Effect: Allow, Principal: { Service: ecs-tasks.amazonaws.com }, Action: sts:AssumeRole }\n      Policies:\n        \
                    - PolicyName: p\n          PolicyDocument:\n            Statement:\n              - Effect: Allow\n                \
                    Action: ['ssm:GetParameter']\n                Resource: !Sub 'arn:aws:ssm:${AWS::Region}:*:parameter/é'\n";
    let encoded = "%7B%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%22ssm%3A%2A%22%2C%22Resource%22%3A%22%2A%22%7D%5D%7D";
    let policies = wrong_policies();
    let texts = policies.iter().map(String::as_str).chain([
        template,
        encoded,
        "policy = jsonencode({ Statement = [] })",
    ]);
    for text in texts {
        for (end, _) in text.char_indices().filter(|(end, _)| end % 7 == 0) {
            judge(&text[..end]);
        }
        judge(text);
    }
}
