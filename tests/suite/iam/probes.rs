//! The evaluator, question by question. The numbers are those of the study that the answers come from; the answers were compared with
//! `@cloud-copilot/iam-simulate` 0.1.173, except where a comment says why ours differs.

#![expect(clippy::needless_pass_by_value, reason = "values are made for the call")]

use std::collections::BTreeMap;

use serde_json::{Value, json};
use taskdef_playground::iam::{self, Decision, Policies, Request};

use Decision::{Allow, Depends, ExplicitDeny, ImplicitDeny};

const SESSION: &str = "arn:aws:sts::111122223333:assumed-role/exec/0123abcd";
const ROLE: &str = "arn:aws:iam::111122223333:role/exec";
const SECRET: &str = "arn:aws:secretsmanager:us-east-1:111122223333:secret:prod/db-AbCdEf";
const BASE: &str = "arn:aws:secretsmanager:us-east-1:111122223333:secret:";
const FOREIGN: &str = "arn:aws:secretsmanager:us-east-1:444455556666:secret:shared-AbCdEf";
const KEY: &str = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const FOREIGN_KEY: &str = "arn:aws:kms:us-east-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const GROUP: &str = "arn:aws:logs:us-east-1:111122223333:log-group:/ecs/web";
const READ: &str = "secretsmanager:GetSecretValue";
const DECRYPT: &str = "kms:Decrypt";
const VIA: &str = "secretsmanager.us-east-1.amazonaws.com";

/// A question.
struct Probe {
    request: Request,
    policies: Policies,
}

fn ask(action: &str, resource: &str) -> Probe {
    let request = Request {
        principal: SESSION.to_owned(),
        action: action.to_owned(),
        resource: resource.to_owned(),
        ..Request::default()
    };
    Probe { request, policies: Policies::default() }
}

fn read() -> Probe {
    ask(READ, SECRET)
}

fn decrypt() -> Probe {
    ask(DECRYPT, KEY).with("kms:ViaService", &[VIA]).with("kms:EncryptionContext:SecretARN", &[SECRET])
}

impl Probe {
    fn with(mut self, key: &str, values: &[&str]) -> Self {
        let values = values.iter().map(|&value| value.to_owned()).collect();
        self.request.context.insert(key.to_owned(), values);
        self
    }

    fn without(self, key: &str) -> Self {
        self.with(key, &[])
    }

    fn identity(mut self, statements: Value) -> Self {
        self.policies.identity.push(policy(statements));
        self
    }

    fn resource(mut self, statements: Value) -> Self {
        self.policies.resource = Some(policy(statements));
        self
    }

    fn boundary(mut self, statements: Value) -> Self {
        self.policies.boundary = Some(policy(statements));
        self
    }

    fn scp(mut self, statements: Value) -> Self {
        self.policies.scps.push(vec![policy(statements)]);
        self
    }

    fn of(mut self, account: &str) -> Self {
        self.request.resource_account = Some(account.to_owned());
        self
    }
}

fn policy(statements: Value) -> Value {
    json!({ "Version": "2012-10-17", "Statement": statements })
}

fn allow(action: &str, resource: &str) -> Value {
    json!({ "Effect": "Allow", "Action": action, "Resource": resource })
}

fn allow_if(condition: Value) -> Value {
    json!({ "Effect": "Allow", "Action": READ, "Resource": SECRET, "Condition": condition })
}

fn deny_if(condition: Value) -> Value {
    json!([
        allow(READ, SECRET),
        { "Effect": "Deny", "Action": READ, "Resource": "*", "Condition": condition }
    ])
}

fn grant(principal: Value, action: &str) -> Value {
    json!({ "Effect": "Allow", "Principal": principal, "Action": action, "Resource": "*" })
}

fn root() -> Value {
    grant(json!({ "AWS": "arn:aws:iam::111122223333:root" }), "kms:*")
}

fn vpce(operator: &str) -> Value {
    json!({ operator: { "aws:SourceVpce": "vpce-1" } })
}

#[test]
fn every_probe_has_its_answer() {
    let reads = || allow(READ, SECRET);
    let decrypts = || allow(DECRYPT, KEY);
    let not_principal = |arns: Value| json!({ "Effect": "Deny", "NotPrincipal": { "AWS": arns }, "Action": READ, "Resource": "*" });
    let only = |arn: &str| {
        json!({ "Effect": "Deny", "Principal": "*", "Action": READ, "Resource": "*",
                "Condition": { "ArnNotEquals": { "aws:PrincipalArn": arn } } })
    };
    let parameter = "arn:aws:ssm:us-east-1:111122223333:parameter/app/db";
    let context = |operator: &str| {
        json!({ "Effect": "Allow", "Action": DECRYPT, "Resource": KEY, "Condition": { operator: {
            "kms:EncryptionContext:SecretARN": format!("{BASE}prod/db-??????") } } })
    };
    let tagged = |value: &str| allow_if(json!({ "StringEquals": { "aws:ResourceTag/team": value } }));
    let stream = format!("{GROUP}:log-stream:app/web/0123abcd");
    let events = "logs:PutLogEvents";
    let probes: Vec<(u32, Probe, Decision)> = vec![
        (1, read().identity(allow(READ, &format!("{BASE}prod/db-??????"))), Allow),
        (2, read().identity(allow(READ, &format!("{BASE}prod/db-?????"))), ImplicitDeny),
        (3, read().identity(allow(READ, &format!("{BASE}prod/db"))), ImplicitDeny),
        (4, read().identity(allow(READ, &format!("{BASE}prod*"))), Allow),
        (5, read().identity(allow("SecretsManager:getsecretvalue", SECRET)), Allow),
        (6, read().identity(allow(READ, &format!("{BASE}Prod/db-AbCdEf"))), ImplicitDeny),
        (7, read().identity(allow(READ, "arn:aws:secretsmanager:*:*:secret:prod/db-AbCdEf")), Allow),
        (8, read().identity(allow(READ, &SECRET.replace("arn:aws:", "arn:aws-cn:"))), ImplicitDeny),
        (9, read().identity(allow(READ, "arn:aws:secretsmanager:*")), Allow),
        (10, read().identity(json!([reads(), { "Effect": "Deny", "Action": "secretsmanager:*", "Resource": "*" }])), ExplicitDeny),
        (11, read().identity(json!({ "Effect": "Allow", "NotAction": "iam:*", "Resource": "*" })), Allow),
        (12, read().identity(json!({ "Effect": "Allow", "Action": READ, "NotResource": format!("{BASE}other-AbCdEf") })), Allow),
        (13, read().identity(json!({ "Effect": "Allow", "Action": READ, "NotResource": SECRET })), ImplicitDeny),
        (14, read().without("aws:SourceVpce").identity(allow_if(vpce("StringEquals"))), ImplicitDeny),
        (15, read().without("aws:SourceVpce").identity(deny_if(vpce("StringNotEquals"))), ExplicitDeny),
        (16, read().without("aws:SourceVpce").identity(deny_if(vpce("StringNotEqualsIfExists"))), ExplicitDeny),
        (17, read().without("aws:SourceVpce").identity(allow_if(vpce("StringEqualsIfExists"))), Allow),
        (18, read().without("aws:SourceVpce").identity(allow_if(json!({ "Null": { "aws:SourceVpce": "true" } }))), Allow),
        (19, read().without("aws:SourceVpce").identity(allow_if(vpce("ForAllValues:StringEquals"))), Allow),
        (20, read().without("aws:SourceVpce").identity(allow_if(vpce("ForAnyValue:StringEquals"))), ImplicitDeny),
        (21, read().with("aws:SourceVpce", &["vpce-1"]).identity(allow_if(json!({ "StringEquals": { "AWS:sourcevpce": "vpce-1" } }))), Allow),
        (22, decrypt().resource(root()).identity(context("StringEquals")), ImplicitDeny),
        (23, decrypt().resource(root()).identity(context("StringLike")), Allow),
        (24, read().resource(grant(json!({ "AWS": ROLE }), READ)), Allow),
        (25, read().resource(grant(json!({ "AWS": "111122223333" }), READ)), ImplicitDeny),
        (26, read().resource(grant(json!("*"), READ)), Allow),
        (27, read().identity(reads()), Allow),
        (28, read().identity(reads()).resource(grant(json!({ "AWS": "arn:aws:iam::111122223333:role/other" }), READ)), Allow),
        (29, read().identity(reads()).boundary(allow("s3:*", "*")), ImplicitDeny),
        (30, read().resource(grant(json!({ "AWS": ROLE }), READ)).boundary(allow("s3:*", "*")), ImplicitDeny),
        (31, read().resource(grant(json!({ "AWS": SESSION }), READ)).boundary(allow("s3:*", "*")), Allow),
        (
            32,
            read().boundary(allow("s3:*", "*")).resource(json!({ "Effect": "Allow", "Principal": "*", "Action": READ,
                "Resource": "*", "Condition": { "ArnEquals": { "aws:PrincipalArn": ROLE } } })),
            Allow,
        ),
        (33, ask(READ, FOREIGN).identity(allow(READ, FOREIGN)), ImplicitDeny),
        (34, ask(READ, FOREIGN).resource(grant(json!({ "AWS": ROLE }), READ)), ImplicitDeny),
        (35, ask(READ, FOREIGN).identity(allow(READ, FOREIGN)).resource(grant(json!({ "AWS": ROLE }), READ)), Allow),
        (
            36,
            ask(READ, FOREIGN)
                .identity(allow(READ, FOREIGN))
                .resource(grant(json!({ "AWS": "arn:aws:iam::111122223333:root" }), READ)),
            Allow,
        ),
        // 37: the oracle takes a key policy that is not given for an empty one; we know that every key has one.
        (37, decrypt().identity(decrypts()), Depends),
        (38, decrypt().identity(decrypts()).resource(root()), Allow),
        (39, decrypt().resource(root()), ImplicitDeny),
        (40, decrypt().resource(grant(json!({ "AWS": ROLE }), DECRYPT)), Allow),
        (
            41,
            decrypt().identity(decrypts()).resource(grant(json!({ "AWS": "arn:aws:iam::111122223333:role/other" }), DECRYPT)),
            ImplicitDeny,
        ),
        (
            42,
            decrypt().resource(json!({ "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "kms:Decrypt", "Resource": "*",
                "Condition": { "StringEquals": { "kms:CallerAccount": "111122223333", "kms:ViaService": VIA } } })),
            Allow,
        ),
        (
            43,
            ask(DECRYPT, FOREIGN_KEY)
                .identity(allow(DECRYPT, FOREIGN_KEY))
                .resource(grant(json!({ "AWS": "arn:aws:iam::111122223333:root" }), DECRYPT)),
            Allow,
        ),
        (44, ask(DECRYPT, FOREIGN_KEY).resource(grant(json!({ "AWS": ROLE }), DECRYPT)), ImplicitDeny),
        (
            45,
            decrypt().resource(root()).identity(allow(DECRYPT, "arn:aws:kms:us-east-1:111122223333:alias/app")),
            ImplicitDeny,
        ),
        (
            46,
            decrypt().identity(decrypts()).resource(json!({ "Effect": "Allow",
                "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": "kms:*", "Resource": "*",
                "Condition": { "StringEquals": { "kms:ViaService": "ssm.us-east-1.amazonaws.com" } } })),
            ImplicitDeny,
        ),
        (47, read().identity(reads()).scp(allow("s3:*", "*")), ImplicitDeny),
        (
            48,
            read().identity(reads()).scp(json!([allow("*", "*"), { "Effect": "Deny", "Action": READ, "Resource": "*" }])),
            ExplicitDeny,
        ),
        (49, ask("ssm:GetParameters", parameter).identity(allow("ssm:GetParameter", parameter)), ImplicitDeny),
        (50, ask("ssm:GetParameters", parameter).identity(allow("ssm:GetParameter*", parameter)), Allow),
        (
            51,
            ask("ssm:GetParameters", parameter)
                .identity(allow("ssm:GetParameters", &parameter.replace("parameter/", "parameter//"))),
            ImplicitDeny,
        ),
        (
            52,
            read()
                .with("aws:ResourceTag/team", &["blue"])
                .with("aws:PrincipalTag/team", &["blue"])
                .identity(tagged("${aws:PrincipalTag/team}")),
            Allow,
        ),
        (
            53,
            read()
                .with("aws:ResourceTag/team", &["blue"])
                .without("aws:PrincipalTag/team")
                .identity(tagged("${aws:PrincipalTag/team}")),
            ImplicitDeny,
        ),
        // 54: AWS does not take the policy; what it would say is not known.
        (
            54,
            read()
                .with("aws:ResourceTag/team", &["blue"])
                .with("aws:PrincipalTag/team", &["blue"])
                .identity(tagged("${ aws:PrincipalTag/team }")),
            Depends,
        ),
        (56, read().identity(reads()).resource(not_principal(json!([ROLE, "111122223333"]))), Allow),
        (57, read().identity(reads()).resource(not_principal(json!(["arn:aws:iam::111122223333:role/other"]))), ExplicitDeny),
        (58, read().identity(reads()).resource(only(ROLE)), Allow),
        (59, read().identity(reads()).resource(only(SESSION)), ExplicitDeny),
        (60, read().identity(allow_if(json!({ "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/ex*" } }))), Allow),
        (
            61,
            read().with("aws:SourceVpce", &["vpce-1"]).identity(allow_if(json!({
                "StringEquals": { "aws:SourceVpce": "vpce-1" }, "Bool": { "aws:SecureTransport": "false" } }))),
            ImplicitDeny,
        ),
        (
            62,
            decrypt().with("kms:EncryptionContextKeys", &["SecretARN", "SecretVersionId"]).resource(root()).identity(json!({
                "Effect": "Allow", "Action": DECRYPT, "Resource": KEY,
                "Condition": { "StringEquals": { "kms:EncryptionContextKeys": ["SecretARN", "SecretVersionId"] } } })),
            ImplicitDeny,
        ),
        (
            63,
            ask("ecr:GetAuthorizationToken", "*")
                .identity(allow("ecr:GetAuthorizationToken", "arn:aws:ecr:us-east-1:111122223333:repository/web")),
            ImplicitDeny,
        ),
        (64, ask(events, &stream).identity(allow(events, GROUP)), ImplicitDeny),
        (65, ask(events, &stream).identity(allow(events, &format!("{GROUP}:*"))), Allow),
        (66, ask(events, &stream).identity(allow(events, &format!("{GROUP}:log-stream:app/web/*"))), Allow),
        (
            67,
            ask("logs:CreateLogGroup", &format!("{GROUP}:log-stream:")).identity(allow("logs:CreateLogGroup", GROUP)),
            ImplicitDeny,
        ),
        (
            68,
            ask("logs:CreateLogGroup", &format!("{GROUP}:log-stream:")).identity(
                json!({ "Effect": "Allow", "Action": "logs:CreateLogGroup", "Resource": [GROUP, format!("{GROUP}:*")] }),
            ),
            Allow,
        ),
        (69, read().resource(grant(json!({ "AWS": "arn:aws:iam::111122223333:role/app/exec" }), READ)), Allow),
        (70, read().identity(allow_if(json!({ "Bool": { "aws:SecureTransport": "True" } }))), Allow),
        (
            71,
            read()
                .with("aws:SourceVpce", &["vpce-2"])
                .identity(deny_if(json!({ "StringNotEquals": { "aws:SourceVpce": ["vpce-1", "vpce-2"] } }))),
            Allow,
        ),
        (
            72,
            read().identity(reads()).resource(json!({ "Effect": "Deny", "Principal": { "AWS": "111122223333" },
                "Action": READ, "Resource": "*" })),
            ExplicitDeny,
        ),
    ];
    for (number, probe, expected) in probes {
        let response = iam::evaluate(&probe.request, &probe.policies);
        assert_eq!(response.decision, expected, "probe {number}: {response:?}");
    }
}

/// 55: in version 2008-10-17 a variable is text. The oracle fills it in all the same.
#[test]
fn old_versions_have_no_variables() {
    let mut probe = read().with("aws:ResourceTag/team", &["blue"]).with("aws:PrincipalTag/team", &["blue"]);
    let statement =
        allow_if(json!({ "StringEquals": { "aws:ResourceTag/team": "${aws:PrincipalTag/team}" } }));
    for version in ["2008-10-17", "2012-10-17"] {
        probe.policies.identity = vec![json!({ "Version": version, "Statement": [statement] })];
        let expected = if version == "2012-10-17" { Allow } else { ImplicitDeny };
        assert_eq!(iam::evaluate(&probe.request, &probe.policies).decision, expected, "{version}");
    }
}

#[test]
fn a_key_that_is_not_known_decides() {
    for (policy, key) in [
        (allow_if(vpce("StringEquals")), "aws:SourceVpce"),
        (allow_if(vpce("StringEqualsIfExists")), "aws:SourceVpce"),
        (allow_if(json!({ "Null": { "aws:SourceVpce": "true" } })), "aws:SourceVpce"),
        (deny_if(vpce("StringNotEquals")), "aws:SourceVpce"),
        (allow_if(json!({ "StringEquals": { "aws:ResourceTag/team": "blue" } })), "aws:ResourceTag/team"),
        (
            allow_if(json!({ "DateLessThan": { "aws:CurrentTime": "2026-01-01T00:00:00Z" } })),
            "aws:CurrentTime",
        ),
    ] {
        let probe = read().identity(policy.clone());
        let response = iam::evaluate(&probe.request, &probe.policies);
        assert_eq!(response.decision, Depends, "{policy}");
        assert_eq!(response.unknown_keys, [key], "{policy}");
        assert!(response.message.contains(key), "{}", response.message);
    }
    // A condition that fails for another reason does not depend on it.
    let probe = read().identity(allow_if(json!({
        "StringEquals": { "aws:SourceVpce": "vpce-1", "aws:PrincipalAccount": "444455556666" } })));
    let response = iam::evaluate(&probe.request, &probe.policies);
    assert_eq!((response.decision, response.unknown_keys), (ImplicitDeny, Vec::new()));
}

#[test]
fn the_six_unknown_characters_of_a_secret() {
    for (pattern, expected) in [
        ("prod/db-??????", Allow),
        ("prod/db-*", Allow),
        ("prod/db-AbCdEf", Depends),
        ("prod/db", ImplicitDeny),
    ] {
        let probe =
            ask(READ, &format!("{BASE}prod/db-??????")).identity(allow(READ, &format!("{BASE}{pattern}")));
        assert_eq!(iam::evaluate(&probe.request, &probe.policies).decision, expected, "{pattern}");
    }
}

#[test]
fn denials_speak_as_aws_does() {
    let user = "User: arn:aws:sts::111122223333:assumed-role/exec/0123abcd is not authorized to perform: \
                secretsmanager:GetSecretValue on resource: ";
    let identity = "because no identity-based policy allows the secretsmanager:GetSecretValue action";
    let denied =
        json!([allow(READ, SECRET), { "Sid": "No", "Effect": "Deny", "Action": READ, "Resource": "*" }]);
    for (probe, resource, because) in [
        (read(), SECRET, identity),
        (read().identity(denied.clone()), SECRET, "with an explicit deny in an identity-based policy"),
        (
            read().identity(allow(READ, SECRET)).boundary(denied.clone()),
            SECRET,
            "with an explicit deny in a permissions boundary",
        ),
        (
            read().identity(allow(READ, SECRET)).scp(allow("s3:*", "*")),
            SECRET,
            "because no service control policy allows the secretsmanager:GetSecretValue action",
        ),
        (
            read().identity(allow(READ, SECRET)).boundary(allow("s3:*", "*")),
            SECRET,
            "because no permissions boundary allows the secretsmanager:GetSecretValue action",
        ),
        (
            ask(READ, FOREIGN).identity(allow(READ, FOREIGN)),
            FOREIGN,
            "because no resource-based policy allows the secretsmanager:GetSecretValue action",
        ),
    ] {
        let response = iam::evaluate(&probe.request, &probe.policies);
        assert_eq!(response.message, format!("{user}{resource} {because}"));
        assert_eq!(response.because, because);
    }
    let probe = read().identity(denied);
    let [decided] = iam::evaluate(&probe.request, &probe.policies).decided_by.try_into().unwrap();
    assert_eq!((decided.policy, decided.statement, decided.sid.as_deref()), (Some(0), Some(1), Some("No")));
}

#[test]
fn what_cannot_be_read_is_neither_allowed_nor_denied() {
    let good = allow(READ, SECRET);
    for (identity, problem) in [
        (json!({}), "no `Statement`"),
        (json!({ "Statement": { "Effect": "allow", "Action": READ, "Resource": "*" } }), "`Effect`"),
        (json!({ "Statement": { "Effect": "Allow", "Actions": READ, "Resource": "*" } }), "`Actions`"),
        (json!({ "Statement": { "Effect": "Allow", "Action": READ, "Resource": 5 } }), "`Resource`"),
        (
            json!({ "Statement": { "Effect": "Allow", "Action": READ, "Resource": "*", "Principal": "*" } }),
            "`Principal`",
        ),
        (
            json!({ "Statement": { "Effect": "Allow", "Action": READ, "Resource": "*",
                "Condition": { "StringEqual": { "a": "b" } } } }),
            "`StringEqual`",
        ),
        (json!("{not json"), "not JSON"),
    ] {
        let probe = read();
        let policies = Policies { identity: vec![identity.clone()], ..Policies::default() };
        let response = iam::evaluate(&probe.request, &policies);
        assert_eq!(response.decision, Depends, "{identity}");
        assert!(response.problems.iter().any(|found| found.contains(problem)), "{:?}", response.problems);
    }
    // A statement that cannot be read does not spoil what another one denies.
    let probe = read().identity(json!([good, { "Effect": "Deny", "Action": "*", "Resource": "*" }, {}]));
    assert_eq!(iam::evaluate(&probe.request, &probe.policies).decision, ExplicitDeny);
}

#[test]
fn buckets_tell_no_account() {
    let object = "arn:aws:s3:::acme-conf/prod.env";
    let statement = json!({ "Effect": "Allow", "Action": "s3:GetObject", "Resource": object,
        "Condition": { "StringEquals": { "aws:ResourceAccount": "111122223333" } } });
    let own = ask("s3:GetObject", object).identity(statement.clone());
    assert_eq!(iam::evaluate(&own.request, &own.policies).decision, Allow);
    let foreign = ask("s3:GetObject", object).of("444455556666").identity(statement);
    assert_eq!(iam::evaluate(&foreign.request, &foreign.policies).decision, ImplicitDeny);
}

#[test]
fn a_role_is_asked_as_its_session() {
    let request = Request { principal: ROLE.to_owned(), context: BTreeMap::new(), ..read().request };
    let response = iam::evaluate(&request, &Policies::default());
    assert!(
        response.message.starts_with("User: arn:aws:sts::111122223333:assumed-role/exec/<task-id> is not")
    );
}
