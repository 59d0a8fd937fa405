//! Options as JSON: what fits is read, what does not is refused with its path and the keys that exist.

use serde_json::{Value, json};
use taskdef_playground::lint::{Level, Severity};
use taskdef_playground::model::enums::Compatibility;
use taskdef_playground::options::{read, read_world, write_world};
use taskdef_playground::syntax::Language;
use taskdef_playground::world::{ExecutionRole, File, Network, ParameterKind, SecretState};

fn refusal(options: &Value) -> String {
    read(options).expect_err("must be refused").to_string()
}

#[test]
fn every_member_is_read() {
    let options = read(&json!({
        "language": "yaml",
        "context": {
            "partition": "aws-cn", "region": "cn-north-1", "account": "111122223333",
            "launchType": "MANAGED_INSTANCES", "platformVersion": "1.4.0", "agentVersion": "1.105.1",
        },
        "world": {
            "secrets": { "prod/db": {
                "value": "v", "binary": true, "state": "pending-deletion", "stages": { "AWSPREVIOUS": "old" },
                "versions": { "id": "v2" }, "kmsKey": "arn:key", "policy": { "Statement": [] },
            } },
            "parameters": { "/a": { "value": "p", "type": "StringList", "state": "missing", "kmsKey": "k" } },
            "files": { "arn:f": "A=1", "arn:g": { "state": "missing" } },
            "images": { "web": { "env": { "PATH": "/bin" } } },
            "keys": { "arn:key": { "policy": {} } },
            "network": "no-route",
            "buckets": { "arn:bucket": { "policy": {} } },
            "executionRole": {
                "arn": "arn:role", "policies": [{}], "boundary": {}, "scps": [[{}]], "without": ["s3:GetObject"], "trust": {},
            },
            "overrides": { "containerOverrides": [] },
        },
        "rules": { "json-syntax": "off", "syntax": "info" },
        "policyStyle": "exact",
    }))
    .unwrap();
    assert_eq!(options.language, Some(Language::Yaml));
    let context = &options.context;
    assert_eq!(context.partition.as_deref(), Some("aws-cn"));
    assert_eq!(context.region.as_deref(), Some("cn-north-1"));
    assert_eq!(context.account.as_deref(), Some("111122223333"));
    assert_eq!(context.launch_type, Some(Compatibility::ManagedInstances));
    assert_eq!(context.platform_version.as_deref(), Some("1.4.0"));
    assert_eq!(context.agent_version.as_deref(), Some("1.105.1"));
    let secret = &options.world.secrets["prod/db"];
    assert_eq!(secret.value.as_deref(), Some("v"));
    assert!(secret.binary);
    assert_eq!(secret.state, SecretState::PendingDeletion);
    assert_eq!(secret.stages.as_ref().unwrap()["AWSPREVIOUS"], "old");
    assert_eq!(secret.versions.as_ref().unwrap()["id"], "v2");
    assert_eq!(secret.kms_key.as_deref(), Some("arn:key"));
    assert_eq!(secret.policy, Some(json!({ "Statement": [] })));
    let parameter = &options.world.parameters["/a"];
    assert_eq!(parameter.value.as_deref(), Some("p"));
    assert_eq!(parameter.kind, ParameterKind::StringList);
    assert!(parameter.missing);
    assert_eq!(parameter.kms_key.as_deref(), Some("k"));
    assert_eq!(options.world.files["arn:f"], File::Text("A=1".to_owned()));
    assert_eq!(options.world.files["arn:g"], File::Missing);
    assert_eq!(options.world.images["web"]["PATH"], "/bin");
    assert_eq!(options.world.keys["arn:key"].policy, Some(json!({})));
    assert_eq!(options.world.network, Network::NoRoute);
    let ExecutionRole::Policies(role) = &options.world.execution_role else { panic!("a role") };
    assert_eq!(role.arn.as_deref(), Some("arn:role"));
    assert_eq!(role.policies, Some(vec![json!({})]));
    assert_eq!((&role.boundary, &role.trust), (&Some(json!({})), &Some(json!({}))));
    assert_eq!((&role.scps, &role.without), (&vec![vec![json!({})]], &vec!["s3:GetObject".to_owned()]));
    assert_eq!(options.world.buckets["arn:bucket"].policy, Some(json!({})));
    assert_eq!(options.world.overrides, Some(json!({ "containerOverrides": [] })));
    assert_eq!(options.lint.levels["json-syntax"], Level::Off);
    assert_eq!(options.lint.levels["syntax"], Level::At(Severity::Info));
}

#[test]
fn a_pretend_aws_is_written_as_it_is_read() {
    let whole = json!({
        "secrets": {
            "prod/db": {
                "value": "v", "binary": true, "state": "pending-deletion", "stages": { "AWSPREVIOUS": "old" },
                "versions": {}, "kmsKey": "arn:key", "policy": { "Statement": [] },
            },
            "prod/empty": {},
        },
        "parameters": { "/a": { "value": "", "type": "StringList", "state": "missing", "kmsKey": "k" } },
        "files": { "arn:f": "A=1", "arn:g": { "state": "missing" } },
        "images": { "web": { "env": { "PATH": "/bin" } } },
        "keys": { "arn:key": { "policy": {} } },
        "buckets": { "arn:bucket": { "policy": {} } },
        "network": "no-route",
        "executionRole": {
            "arn": "arn:role", "policies": [], "boundary": {}, "scps": [[{}], []], "without": ["s3:GetObject"], "trust": {},
        },
        "overrides": { "containerOverrides": [] },
    });
    for world in [whole, json!({}), json!({ "executionRole": "allow-all" }), json!({ "executionRole": {} })] {
        assert_eq!(write_world(&read_world(&world).unwrap()), world);
    }
    let refused = read_world(&json!({ "secrets": { "a/b": { "state": "gone" } } })).unwrap_err();
    assert!(refused.to_string().starts_with("world.secrets[\"a/b\"].state: must be one of"), "{refused}");
}

#[test]
fn nothing_and_null_are_the_default() {
    for options in [json!(null), json!({}), json!({ "context": null, "world": { "secrets": null } })] {
        let options = read(&options).unwrap();
        assert_eq!(options.context, Default::default());
        assert_eq!(options.world, Default::default());
    }
    let options = read(&json!({ "world": { "executionRole": "allow-all" } })).unwrap();
    assert_eq!(options.world.execution_role, ExecutionRole::AllowAll);
}

#[test]
fn unknown_keys_are_refused_with_path_and_known_keys() {
    assert_eq!(
        refusal(&json!({ "context": { "regoin": "x" } })),
        "options.context.regoin: unknown key; known keys: partition, region, account, launchType, \
         platformVersion, agentVersion (did you mean region?)"
    );
    assert_eq!(
        refusal(&json!({ "colour": 1 })),
        "options.colour: unknown key; known keys: language, dialect, template, placeholders, context, world, preset, rules, suppress, policyStyle, roleOptions"
    );
    assert_eq!(
        refusal(&json!({ "world": { "secrets": { "prod/db": { "arn": "x" } } } })),
        "options.world.secrets[\"prod/db\"].arn: unknown key; known keys: value, binary, state, stages, \
         versions, kmsKey, policy"
    );
    let rules = refusal(&json!({ "rules": { "no-such-rule": "off" } }));
    assert!(
        rules.starts_with("options.rules[\"no-such-rule\"]: unknown key; known keys: syntax, "),
        "{rules}"
    );
    assert!(rules.contains("json-syntax"), "{rules}");
}

#[test]
fn wrong_types_are_refused_with_path() {
    for (options, message) in [
        (json!([]), "options: must be an object, not a list"),
        (json!("x"), "options: must be an object, not a string"),
        (json!({ "language": 1 }), "options.language: must be a string, not a number"),
        (json!({ "language": "toml" }), r#"options.language: must be one of "json", "yaml", "hcl""#),
        (
            json!({ "context": { "account": 111122223333u64 } }),
            "options.context.account: must be a string, not a number",
        ),
        (
            json!({ "rules": { "syntax": "fatal" } }),
            r#"options.rules.syntax: must be one of "off", "info", "warning", "error""#,
        ),
        (
            json!({ "world": { "files": { "arn": 1 } } }),
            "options.world.files.arn: must be a string or an object, not a number",
        ),
        (json!({ "world": { "files": { "arn": {} } } }), "options.world.files.arn.state: is missing"),
        (json!({ "world": { "images": { "web": {} } } }), "options.world.images.web.env: is missing"),
        (
            json!({ "world": { "executionRole": { "policies": [{}, 1] } } }),
            "options.world.executionRole.policies[1]: must be an object, not a number",
        ),
        (
            json!({ "world": { "executionRole": "all" } }),
            r#"options.world.executionRole: must be one of "allow-all", "generated", "template""#,
        ),
    ] {
        assert_eq!(refusal(&options), message);
    }
}

#[test]
fn a_refusal_never_repeats_a_value() {
    for options in [
        json!({ "world": { "secrets": { "db": { "binary": "hunter2" } } } }),
        json!({ "world": { "secrets": { "db": { "state": "hunter2" } } } }),
        json!({ "world": { "secrets": { "db": "hunter2" } } }),
        json!({ "world": { "parameters": { "db": ["hunter2"] } } }),
    ] {
        assert!(!refusal(&options).contains("hunter2"), "{options}");
    }
}
