//! `evaluate`: a request and the policies in, IAM's answer out.

use serde_json::{Value, json};
use taskdef_playground::api;

use super::{ARN, analyze, with_secrets};

const ROLE: &str = "arn:aws:iam::111122223333:role/exec";
const SESSION: &str = "arn:aws:sts::111122223333:assumed-role/exec/0123abcd";

fn read() -> Value {
    json!({ "principal": SESSION, "action": "secretsmanager:GetSecretValue", "resource": ARN })
}

fn evaluate(request: &Value, policies: &Value) -> Value {
    serde_json::to_value(api::evaluate(request, policies).unwrap()).unwrap()
}

fn policy(effect: &str, action: &str) -> Value {
    json!({ "Version": "2012-10-17",
            "Statement": [{ "Sid": "Only", "Effect": effect, "Action": action, "Resource": "*" }] })
}

fn decision(policies: &Value) -> Value {
    evaluate(&read(), policies)["decision"].clone()
}

#[test]
fn the_decision_and_what_made_it() {
    let (allow, deny) = (policy("Allow", "secretsmanager:*"), policy("Deny", "*"));
    let response = evaluate(&read(), &json!({ "identity": [policy("Allow", "s3:*"), allow] }));
    assert_eq!(response["decision"], "allow");
    assert_eq!(
        response["decidedBy"],
        json!([{ "layer": "identity", "policy": 1, "statement": 0, "sid": "Only" }])
    );
    let response = evaluate(&read(), &json!({ "identity": [allow], "boundary": deny }));
    assert_eq!(response["decision"], "explicit-deny");
    assert_eq!(response["decidedBy"][0]["layer"], "boundary");
    let response = evaluate(&read(), &json!({}));
    assert_eq!(response["decision"], "implicit-deny");
    assert_eq!(
        response["message"],
        format!(
            "User: {SESSION} is not authorized to perform: secretsmanager:GetSecretValue on resource: {ARN} because no \
             identity-based policy allows the secretsmanager:GetSecretValue action"
        )
    );
    assert_eq!(
        response["decidedBy"],
        json!([{ "layer": "identity", "policy": null, "statement": null, "sid": null }])
    );
    let text = json!({ "identity": [allow], "resource": null, "boundary": null, "scps": [] });
    assert_eq!(decision(&text), "allow", "null and nothing are no policies");
}

#[test]
fn a_principal_is_a_role_or_a_session_of_it() {
    let policies = json!({ "identity": [policy("Allow", "*")] });
    for principal in [ROLE, SESSION] {
        let mut request = read();
        request["principal"] = json!(principal);
        assert_eq!(evaluate(&request, &policies)["decision"], "allow");
        let denied = evaluate(&request, &json!({}));
        assert!(denied["message"].as_str().unwrap().contains(":assumed-role/exec/"), "{denied}");
    }
}

#[test]
fn context_values_are_a_string_or_a_list_and_a_missing_one_may_decide() {
    let mut only_here = policy("Allow", "*");
    only_here["Statement"][0]["Condition"] = json!({ "StringEquals": { "aws:SourceVpce": "vpce-1" } });
    let policies = json!({ "identity": [only_here] });
    let with = |value: Value| {
        let mut request = read();
        request["context"] = json!({ "aws:SourceVpce": value });
        evaluate(&request, &policies)["decision"].clone()
    };
    assert_eq!(with(json!("vpce-1")), "allow");
    assert_eq!(with(json!(["vpce-1"])), "allow");
    assert_eq!(with(json!("vpce-2")), "implicit-deny");
    assert_eq!(with(json!([])), "implicit-deny");
    let open = evaluate(&read(), &policies);
    assert_eq!(open["decision"], "depends");
    assert_eq!(open["unknownKeys"].as_array().unwrap().len(), 1);
    assert!(open["unknownKeys"][0].as_str().unwrap().eq_ignore_ascii_case("aws:SourceVpce"));
}

#[test]
fn for_a_kms_action_the_resource_policy_is_the_key_policy() {
    let key = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    let request = json!({ "principal": ROLE, "action": "kms:Decrypt", "resource": key });
    let mut key_policy = policy("Allow", "kms:*");
    key_policy["Statement"][0]["Principal"] = json!({ "AWS": ROLE });
    assert_eq!(evaluate(&request, &json!({ "resource": key_policy }))["decision"], "allow");
    let identity = json!({ "identity": [policy("Allow", "*")] });
    assert_eq!(evaluate(&request, &identity)["decision"], "depends", "the key policy is not seen");
}

#[test]
fn the_account_of_the_resource_can_be_given() {
    let request =
        json!({ "principal": ROLE, "action": "s3:GetObject", "resource": "arn:aws:s3:::bucket/key" });
    let policies = json!({ "identity": [policy("Allow", "*")] });
    assert_eq!(evaluate(&request, &policies)["decision"], "allow");
    let mut foreign = request;
    foreign["resourceAccount"] = json!("444455556666");
    assert_eq!(evaluate(&foreign, &policies)["decision"], "implicit-deny");
}

#[test]
fn service_control_policies_are_one_level_or_a_list_for_each() {
    let (everything, secrets) = (policy("Allow", "*"), policy("Allow", "secretsmanager:*"));
    let (storage, deny) = (policy("Allow", "s3:*"), policy("Deny", "secretsmanager:*"));
    for (scps, decided) in [
        (json!([]), "allow"),
        (json!([everything]), "allow"),
        (json!([storage, secrets]), "allow"),
        (json!([storage]), "implicit-deny"),
        (json!([everything, deny]), "explicit-deny"),
        (json!([[everything], [secrets]]), "allow"),
        (json!([[storage], [secrets]]), "implicit-deny"),
        (json!([[everything], []]), "implicit-deny"),
    ] {
        let policies = json!({ "identity": [everything], "scps": scps });
        assert_eq!(decision(&policies), decided, "{scps}");
    }
    let policies = json!({ "identity": [everything], "scps": [[storage, everything], [everything, deny]] });
    let response = evaluate(&read(), &policies);
    assert_eq!(
        response["decidedBy"],
        json!([{ "layer": "scp", "policy": 3, "statement": 0, "sid": "Only" }])
    );
}

#[test]
fn wrong_arguments_are_refused_with_their_path() {
    for (request, policies, message) in [
        (json!({}), json!({}), "request.principal: is missing"),
        (json!(null), json!({}), "request: must be an object, not null"),
        (read(), json!(null), "policies: must be an object, not null"),
        (read(), json!({ "identity": {} }), "policies.identity: must be a list, not an object"),
        (read(), json!({ "identity": ["{}"] }), "policies.identity[0]: must be an object, not a string"),
        (read(), json!({ "scps": [{}, []] }), "policies.scps[1]: must be an object, not a list"),
        (read(), json!({ "scps": [[], {}] }), "policies.scps[1]: must be a list, not an object"),
        (
            read(),
            json!({ "scp": [] }),
            "policies.scp: unknown key; known keys: identity, resource, boundary, scps (did you mean scps?)",
        ),
    ] {
        assert_eq!(api::evaluate(&request, &policies).unwrap_err().to_string(), message);
    }
    let mut request = read();
    request["context"] = json!({ "aws:SourceVpce": 1 });
    assert_eq!(
        api::evaluate(&request, &json!({})).unwrap_err().to_string(),
        "request.context[\"aws:SourceVpce\"]: must be a string or a list of strings, not a number"
    );
}

#[test]
fn policies_that_iam_would_not_take_are_told_and_never_refused() {
    for policy in [
        json!({}),
        json!({ "Statement": 1 }),
        json!({ "Statement": [{ "Effect": "allow" }] }),
        json!({ "Statement": [null, []] }),
        json!({ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": 1, "Resource": {} }] }),
    ] {
        let response = evaluate(&read(), &json!({ "identity": [policy] }));
        assert_ne!(response["problems"], json!([]), "{policy}");
        assert_ne!(response["decision"], "allow", "{policy}");
    }
}

#[test]
fn the_policy_of_an_analysis_can_be_put_to_the_test() {
    let analysis = analyze(&with_secrets(&[&format!("{ARN}:password::")]), &Value::Null);
    let document = &analysis["tasks"][0]["roles"]["execution"]["document"];
    let response = evaluate(&read(), &json!({ "identity": [document] }));
    assert_eq!(response["decision"], "allow", "{document}");
}
