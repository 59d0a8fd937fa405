//! Shorter policies: they must still allow what the exact one allows, and say what else.

use taskdef_playground::iam::{self, Decision, PolicyStyle, RoleOptions, Roles};
use taskdef_playground::world::{Context, Secret, World};

use super::examples::task;
use super::laws::{around, requests};

const TEXT: &str = r#"{
    "family": "web",
    "executionRoleArn": "arn:aws:iam::111122223333:role/app-exec",
    "tags": [{"key": "team", "value": "blue"}],
    "containerDefinitions": [{
        "name": "web",
        "image": "nginx",
        "environmentFiles": [{"type": "s3", "value": "arn:aws:s3:::conf/env/a.env"}, {"type": "s3", "value": "arn:aws:s3:::conf/env/b.env"}],
        "secrets": [
            {"name": "A", "valueFrom": "arn:aws:secretsmanager:us-east-1:111122223333:secret:prod/a-AbCdEf"},
            {"name": "B", "valueFrom": "arn:aws:secretsmanager:us-east-1:111122223333:secret:prod/b"},
            {"name": "C", "valueFrom": "arn:aws:secretsmanager:us-east-1:111122223333:secret:alone/c-AbCdEf"},
            {"name": "D", "valueFrom": "/app/d"},
            {"name": "E", "valueFrom": "/app/e"},
            {"name": "F", "valueFrom": "flat"}
        ]
    }]
}"#;

fn roles(style: PolicyStyle) -> Roles {
    let key = "arn:aws:kms:us-east-1:111122223333:key/1234abcd".to_owned();
    let mut world = World::default();
    for name in ["prod/a", "prod/b"] {
        world.secrets.insert(name.to_owned(), Secret { kms_key: Some(key.clone()), ..Secret::default() });
    }
    iam::derive_with(
        &task(TEXT),
        &Context::default(),
        &world,
        &RoleOptions { style, ..RoleOptions::default() },
    )
}

fn resources(roles: &Roles, sid: &str) -> Vec<String> {
    let statements = &roles.execution.document.statements;
    statements.iter().find(|statement| statement.sid == sid).unwrap().resources.clone()
}

#[test]
fn folders_stand_for_what_shares_them() {
    let roles = roles(PolicyStyle::Prefix);
    assert_eq!(
        resources(&roles, "ReadSecrets"),
        [
            "arn:aws:secretsmanager:us-east-1:111122223333:secret:alone/c-AbCdEf",
            "arn:aws:secretsmanager:us-east-1:111122223333:secret:prod/*"
        ]
    );
    assert_eq!(
        resources(&roles, "ReadParameters"),
        [
            "arn:aws:ssm:us-east-1:111122223333:parameter/app/*",
            "arn:aws:ssm:us-east-1:111122223333:parameter/flat"
        ]
    );
    assert_eq!(resources(&roles, "ReadConfigFiles"), ["arn:aws:s3:::conf/env/*"]);
    assert_eq!(
        roles.execution.notes.iter().filter(|note| note.contains("matches everything else")).count(),
        3
    );
}

#[test]
fn a_tag_stands_for_secrets_and_parameters() {
    let roles = roles(PolicyStyle::Tag);
    assert_eq!(resources(&roles, "ReadSecrets"), ["arn:aws:secretsmanager:us-east-1:111122223333:secret:*"]);
    let read = &roles.execution.document.statements[0];
    assert_eq!(read.conditions["StringEquals"]["aws:ResourceTag/team"], ["${aws:PrincipalTag/team}"]);
    assert!(roles.execution.notes.iter().any(|note| note.contains("the tag `team`")));
}

#[test]
fn every_style_allows_what_the_exact_policy_allows() {
    let exact = roles(PolicyStyle::Exact);
    for style in [PolicyStyle::Prefix, PolicyStyle::Tag] {
        let document = roles(style).execution.document;
        assert!(document.size() < exact.execution.document.size() + 120, "{style:?}");
        for mut request in exact.grants.iter().flat_map(requests) {
            let decide =
                |request: &iam::Request| iam::evaluate(request, &around(&document, &request.action)).decision;
            for (resource, role, expected) in
                [("blue", "blue", Decision::Allow), ("red", "blue", Decision::ImplicitDeny)]
            {
                request.context.insert("aws:ResourceTag/team".to_owned(), vec![resource.to_owned()]);
                request.context.insert("aws:PrincipalTag/team".to_owned(), vec![role.to_owned()]);
                let is_tagged = style == PolicyStyle::Tag
                    && (request.action.starts_with("secretsmanager:") || request.action.starts_with("ssm:"));
                let expected = if is_tagged { expected } else { Decision::Allow };
                assert_eq!(decide(&request), expected, "{style:?} {request:?}\n{:#}", document.to_json());
            }
        }
    }
}
