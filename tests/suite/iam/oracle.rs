//! Random policies and requests against `@cloud-copilot/iam-simulate` 0.1.173, which is run as a tool of its own.
//!
//! `IAM_ORACLE` names a folder with its `node_modules`; without it the test says that it did not run. Left out of the cases is what the
//! oracle is known to answer in another way than AWS: variables in old versions, short ARNs, `NotPrincipal`, a key policy that is not
//! given, and keys with several values outside set operators.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use taskdef_playground::iam::{self, Decision, Policies, Request};

const CASES: usize = 20_000;

const ACTIONS: &[&str] = &[
    "secretsmanager:GetSecretValue",
    "ssm:GetParameters",
    "kms:Decrypt",
    "s3:GetObject",
    "logs:PutLogEvents",
    "ecr:BatchGetImage",
    "ecr:GetAuthorizationToken",
];
const RESOURCES: &[&str] = &[
    "arn:aws:secretsmanager:us-east-1:111122223333:secret:prod/db-AbCdEf",
    "arn:aws:ssm:us-east-1:111122223333:parameter/app/db",
    "arn:aws:kms:us-east-1:111122223333:key/1234abcd",
    "arn:aws:s3:::acme-conf/env/prod.env",
    "arn:aws:logs:us-east-1:111122223333:log-group:/ecs/web:log-stream:app/web/0123",
    "arn:aws:ecr:us-east-1:111122223333:repository/team/web",
    "*",
];
const ACTION_PATTERNS: &[&str] = &[
    "*",
    "secretsmanager:*",
    "ssm:Get*",
    "kms:Decrypt*",
    "S3:getobject",
    "logs:Put?ogEvents",
    "ecr:*",
    "iam:*",
];
const RESOURCE_PATTERNS: &[&str] = &[
    "*",
    "arn:aws:secretsmanager:*:*:secret:prod/*",
    "arn:aws:secretsmanager:us-east-1:111122223333:secret:prod/db-??????",
    "arn:aws:ssm:us-east-1:111122223333:parameter/*",
    "arn:aws:ssm:us-east-1:111122223333:parameter/${aws:PrincipalTag/team}/db",
    "arn:aws:kms:*:111122223333:key/*",
    "arn:aws:s3:::acme-*/prod.env",
    "arn:aws:logs:us-east-1:111122223333:log-group:/ecs/web:*",
    "arn:aws:ecr:us-east-1:444455556666:repository/team/web",
];
const PRINCIPALS: &[&str] = &[
    "*",
    "111122223333",
    "arn:aws:iam::111122223333:root",
    "arn:aws:iam::111122223333:role/exec",
    "arn:aws:iam::111122223333:role/other",
    "arn:aws:sts::111122223333:assumed-role/exec/0123abcd",
    "arn:aws:iam::444455556666:root",
];
/// Keys, with values for requests and for policies.
const KEYS: &[(&str, &[&str], &[&str])] = &[
    ("aws:SourceVpce", &["vpce-1", "vpce-2"], &["vpce-1", "vpce-?", "vpce-*"]),
    (
        "aws:ResourceTag/team",
        &["app", "blue"],
        &["app", "${aws:PrincipalTag/team}", "b*", "${aws:PrincipalTag/team, 'app'}"],
    ),
    ("aws:PrincipalTag/team", &["app", "red"], &["app", "RED", "${aws:ResourceTag/team}"]),
    ("kms:ViaService", &["ssm.us-east-1.amazonaws.com"], &["ssm.us-east-1.amazonaws.com", "*.amazonaws.com"]),
    ("kms:EncryptionContext:PARAMETER_ARN", &[RESOURCES[1]], &[RESOURCES[1], RESOURCE_PATTERNS[3]]),
];
const STRINGS: &[&str] = &[
    "StringEquals",
    "StringNotEquals",
    "StringLike",
    "StringNotLike",
    "StringEqualsIgnoreCase",
    "StringNotEqualsIgnoreCase",
    "StringEqualsIfExists",
    "StringNotEqualsIfExists",
    "StringLikeIfExists",
    "ForAnyValue:StringEquals",
    "ForAllValues:StringLike",
    "ForAnyValue:StringNotEquals",
    "ForAllValues:StringNotLike",
];

const ARNS: &[&str] = &["ArnLike", "ArnNotLike", "ArnEquals", "ArnNotEqualsIfExists"];
const ROLES: &[&str] = &[
    PRINCIPALS[3],
    PRINCIPALS[4],
    "arn:aws:iam::*:role/ex*",
    "arn:aws:iam::*:role/${aws:PrincipalTag/none, 'exec'}",
];

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.roll(of.len())]
    }

    fn some(&mut self, of: &[&str]) -> Value {
        let count = 1 + self.roll(2);
        (0..count).map(|_| json!(self.one(of))).collect()
    }

    fn condition(&mut self) -> Value {
        let mut condition = json!({});
        for _ in 0..=self.roll(2) {
            let (key, _, values) = *self.one(KEYS);
            let (operator, value) = match self.roll(8) {
                0 => ("Null", json!(["true", "false"][self.roll(2)])),
                1 => ("IpAddress", json!("203.0.113.0/24")),
                2 => ("NotIpAddress", json!("203.0.113.0/25")),
                3 => ("Bool", json!("True")),
                4 => ("DateGreaterThan", json!("2026-06-01T00:00:00Z")),
                5 => (*self.one(ARNS), self.some(ROLES)),
                _ => {
                    let operator = *self.one(STRINGS);
                    // AWS lets a variable without value match a negated operator; the oracle does not.
                    let negated = operator.contains("Not");
                    let values: Vec<&str> =
                        values.iter().copied().filter(|value| !(negated && value.contains("${"))).collect();
                    (operator, self.some(&values))
                }
            };
            let key = match operator {
                "IpAddress" | "NotIpAddress" => "aws:SourceIp",
                "Bool" => "aws:SecureTransport",
                "DateGreaterThan" => "aws:CurrentTime",
                _ if operator.starts_with("Arn") => "aws:PrincipalArn",
                _ => key,
            };
            condition[operator][key] = value;
        }
        condition
    }

    fn statement(&mut self, wants_principal: bool) -> Value {
        let mut statement = json!({ "Effect": if self.roll(4) == 0 { "Deny" } else { "Allow" } });
        statement[if self.roll(8) == 0 { "NotAction" } else { "Action" }] = self.some(ACTION_PATTERNS);
        statement[if self.roll(8) == 0 { "NotResource" } else { "Resource" }] = self.some(RESOURCE_PATTERNS);
        if wants_principal {
            statement["Principal"] = match *self.one(PRINCIPALS) {
                "*" => json!("*"),
                arn => json!({ "AWS": [arn, *self.one(&PRINCIPALS[1..])] }),
            };
        }
        if self.roll(2) == 0 {
            statement["Condition"] = self.condition();
        }
        statement
    }

    fn policy(&mut self, wants_principal: bool) -> Value {
        let statements: Vec<Value> = (0..=self.roll(2)).map(|_| self.statement(wants_principal)).collect();
        json!({ "Version": "2012-10-17", "Statement": statements })
    }
}

fn cases() -> Vec<(Request, Policies)> {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    (0..CASES)
        .map(|_| {
            let number = dice.roll(ACTIONS.len());
            let is_kms = ACTIONS[number] == "kms:Decrypt";
            let mut context: BTreeMap<String, Vec<String>> = BTreeMap::new();
            let known = [
                ("aws:PrincipalArn", "arn:aws:iam::111122223333:role/exec"),
                ("aws:PrincipalAccount", "111122223333"),
                ("aws:SecureTransport", "true"),
                ("aws:SourceIp", "203.0.113.200"),
                ("aws:CurrentTime", "2026-07-01T00:00:00Z"),
            ];
            for (key, value) in known {
                context.insert(key.to_owned(), vec![value.to_owned()]);
            }
            context.insert("aws:PrincipalTag/none".to_owned(), Vec::new());
            for (key, values, _) in KEYS {
                let values =
                    if dice.roll(3) == 0 { Vec::new() } else { vec![(*dice.one(values)).to_owned()] };
                context.insert((*key).to_owned(), values);
            }
            let request = Request {
                principal: PRINCIPALS[5].to_owned(),
                action: ACTIONS[number].to_owned(),
                resource: RESOURCES[number].to_owned(),
                resource_account: Some(
                    if dice.roll(6) == 0 && number != 1 && number != 6 {
                        "444455556666"
                    } else {
                        "111122223333"
                    }
                    .to_owned(),
                ),
                context,
            };
            let policies = Policies {
                identity: (0..=dice.roll(2)).map(|_| dice.policy(false)).collect(),
                resource: (is_kms || dice.roll(3) == 0).then(|| dice.policy(true)),
                boundary: (dice.roll(5) == 0).then(|| dice.policy(false)),
                scps: (0..dice.roll(7).saturating_sub(4)).map(|_| vec![dice.policy(false)]).collect(),
            };
            (request, policies)
        })
        .collect()
}

fn as_json((request, policies): &(Request, Policies)) -> Value {
    let context: BTreeMap<&String, Value> = request
        .context
        .iter()
        .filter(|(_, values)| !values.is_empty())
        .map(|(key, values)| (key, json!(values[0])))
        .collect();
    json!({
        "principal": request.principal, "action": request.action, "resource": request.resource,
        "resourceAccount": request.resource_account, "context": context, "identity": policies.identity,
        "resourcePolicy": policies.resource, "boundary": policies.boundary, "scps": policies.scps,
    })
}

#[test]
fn decisions_are_those_of_the_oracle() {
    let Some(folder) = std::env::var_os("IAM_ORACLE") else {
        println!("not run: IAM_ORACLE names no folder with @cloud-copilot/iam-simulate");
        return;
    };
    let cases = cases();
    let file = std::env::temp_dir().join(format!("iam-oracle-{}.json", std::process::id()));
    let json: Vec<Value> = cases.iter().map(as_json).collect();
    std::fs::write(&file, serde_json::to_string(&json).unwrap()).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/node/iam_oracle.mjs");
    let output = Command::new("node").arg(script).arg(folder).arg(&file).output().unwrap();
    std::fs::remove_file(&file).unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let answers: Vec<String> = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answers.len(), cases.len());
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (case, answer) in cases.iter().zip(&answers) {
        let expected = match answer.as_str() {
            "Allowed" => Decision::Allow,
            "ImplicitlyDenied" => Decision::ImplicitDeny,
            "ExplicitlyDenied" => Decision::ExplicitDeny,
            other => panic!("{other}"),
        };
        let response = iam::evaluate(&case.0, &case.1);
        assert_eq!(response.decision, expected, "{response:#?}\n{:#}", as_json(case));
        *counts.entry(expected.name()).or_default() += 1;
    }
    // The cases must not be all of one kind.
    assert!(counts.len() == 3 && counts.values().all(|&count| count > CASES / 20), "{counts:?}");
}
