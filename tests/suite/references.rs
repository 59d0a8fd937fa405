//! One defect, one finding: what all rules together say to one `valueFrom`.

use taskdef_playground::{Options, analyze};

/// The rules that speak when a variable gets its value from `reference`, in the order of the text.
fn rules(name: &str, reference: &str) -> Vec<&'static str> {
    let text = serde_json::json!({
        "family": "web",
        "executionRoleArn": "arn:aws:iam::246802468024:role/web-execution",
        "taskRoleArn": "arn:aws:iam::246802468024:role/web",
        "containerDefinitions": [{
            "name": "web",
            "image": "public.ecr.aws/docker/library/nginx:1.27.3",
            "memory": 256,
            "secrets": [{ "name": name, "valueFrom": reference }]
        }]
    });
    let analysis = analyze(&text.to_string(), &Options::default());
    let secrets = analysis
        .diagnostics
        .iter()
        .filter(|found| matches!(found.rule.group.name(), "secrets" | "syntax") && found.span.start > 0);
    secrets.map(|found| found.rule.name).collect()
}

#[test]
fn every_wrong_reference_has_the_one_rule_that_says_it_best() {
    const SECRET: &str = "arn:aws:secretsmanager:us-east-1:246802468024:secret:";
    const PARAMETER: &str = "arn:aws:ssm:us-east-1:246802468024:parameter";
    const VERSION: &str = "9d4cb84b-ad69-40c0-a0ab-cead36b967e8";
    let secret = |rest: &str| format!("{SECRET}{rest}");
    let parameter = |rest: &str| format!("{PARAMETER}{rest}");
    let text = str::to_owned;
    let cases: Vec<(String, &[&str])> = vec![
        // Right.
        (secret("db-AbCdEf"), &[]),
        (secret("db-AbCdEf:key::"), &[]),
        (secret("db-AbCdEf:key:AWSCURRENT:"), &[]),
        (secret("db-AbCdEf:::"), &[]),
        (secret("rds!db-1a2b-AbCdEf:username::"), &["rotation-not-live"]),
        (parameter("/prod/db"), &[]),
        (parameter("/db"), &[]),
        (text("/prod/db"), &[]),
        (text("db.setting_1"), &[]),
        (text("${DB_PASSWORD_ARN}"), &[]),
        // Not a reference.
        (text("hunter2!"), &["plaintext-in-valuefrom"]),
        (text("app:hunter2"), &["plaintext-in-valuefrom"]),
        (text("postgres://app:hunter2@db/app"), &["plaintext-in-valuefrom"]),
        (text("AKIAQYLPMN5HHHFPZAM2"), &["plaintext-in-valuefrom"]),
        (text("ssm:/prod/db"), &["foreign-reference-syntax"]),
        (text("{{resolve:ssm:/prod/db:1}}"), &["foreign-reference-syntax"]),
        (secret("db-AbCdEf#key"), &["foreign-reference-syntax"]),
        // Another service.
        (text("arn:aws:kms:us-east-1:246802468024:key/x"), &["valuefrom-wrong-service"]),
        (text("arn:aws:s3:::bucket/key"), &["valuefrom-wrong-service"]),
        (text("arn:aws:ssm:us-east-1:246802468024:document/x"), &["valuefrom-wrong-service"]),
        (text("arn:aws:secretmanager:us-east-1:246802468024:secret:db-AbCdEf"), &["valuefrom-wrong-service"]),
        // The shape of the ARN.
        (text("arn:aws:secretsmanager:secret:db-AbCdEf"), &["arn-malformed"]),
        (text("arn:aws:secretsmanager:us-east-1:secret:db-AbCdEf"), &["arn-malformed"]),
        (text("arn:aws:secretsmanager:us-east-1:secret:db-AbCdEf:key::"), &["arn-malformed"]),
        (text("arn:aws:secretsmanager::246802468024:secret:db-AbCdEf"), &["arn-malformed"]),
        (text("arn:aws:secretsmanager:us-east-1:246802468024:db-AbCdEf"), &["arn-malformed"]),
        (text("arn:aws:secretsmanager:us-east-1:246802468024:secret/db-AbCdEf"), &["arn-malformed"]),
        (text("arn:aws:secretsmanager:us-east-1:246802468024:secret/db-AbCdEf:key::"), &["arn-malformed"]),
        (text("arn:aws:ssm:us-east-1:246802468024:parameter:/prod/db"), &["arn-malformed"]),
        (text("arn:aws:ssm:us-east-1:246802468024:parameter"), &["arn-malformed"]),
        (text("arn:aws:ssm:us-east-1:parameter/prod/db"), &["arn-malformed"]),
        (text("ARN:aws:ssm:us-east-1:246802468024:parameter/prod/db"), &["arn-malformed"]),
        (text("arn::ssm:us-east-1:246802468024:parameter/prod/db"), &["arn-malformed"]),
        (text("arn:aws:secretsmanager"), &["arn-malformed"]),
        (parameter("//prod/db"), &["ssm-arn-double-slash"]),
        // Its sections.
        (text("arn:aws:ssm:us-east-1:24680246802:parameter/x"), &["arn-account-invalid"]),
        (text("arn:aws:ssm:us-east1:246802468024:parameter/x"), &["arn-region-unknown"]),
        (text("arn:aws:ssm:eu-west-1a:246802468024:parameter/x"), &["arn-region-unknown"]),
        (text("arn:aws:ssm:cn-north-1:246802468024:parameter/x"), &["arn-partition-mismatch"]),
        (text("arn:aws-cn:ssm:cn-north-1:246802468024:parameter/x"), &["partition-inconsistent"]),
        (text("arn:aws:ssm:region:aws_account_id:parameter/x"), &["reference-placeholder"]),
        (text("arn:aws:ssm:us-east-1:awsExampleAccountID:parameter/x"), &["reference-placeholder"]),
        (text("arn:aws:ssm:CHANGEME_REGION:xxx:parameter/x"), &["reference-placeholder"]),
        (text("arn:aws:ssm:us-east-1:111122223333:parameter/x"), &["reference-placeholder"]),
        (text("arn:aws:ssm:us-east-1:135791357913:parameter/x"), &["cross-account-parameter"]),
        (
            text("arn:aws:secretsmanager:us-east-1:135791357913:secret:db-AbCdEf:key::"),
            &["cross-account-secret"],
        ),
        // What surrounds it.
        (format!(" {SECRET}db-AbCdEf"), &["reference-surrounding-junk"]),
        (secret("db-AbCdEf:key::\n"), &["reference-surrounding-junk"]),
        (text("\"/prod/db\""), &["reference-surrounding-junk"]),
        (text("/prod/db/"), &["reference-surrounding-junk"]),
        // The parts of a secret.
        (secret("db-AbCdEf:key"), &["secret-suffix-incomplete"]),
        (secret("db-AbCdEf:key:::"), &["secret-suffix-incomplete"]),
        (secret(&format!("db-AbCdEf:key:AWSCURRENT:{VERSION}")), &["secret-stage-and-version"]),
        (secret(&format!("db-AbCdEf:key::{VERSION}")), &["secret-version-pinned"]),
        (secret("db-AbCdEf:key::v2"), &["secret-version-pinned"]),
        (secret("db-AbCdEf:key:AWSPREVIOUS:"), &["secret-stage-not-current"]),
        (secret("db-AbCdEf:AWSPREVIOUS::"), &["secret-suffix-order"]),
        (secret("db-AbCdEf::password:"), &["secret-suffix-order"]),
        (secret("db-AbCdEf:key::AWSPREVIOUS"), &["secret-suffix-order"]),
        (secret("db-AbCdEf:$.db.key::"), &["secret-json-key-path"]),
        (secret("db"), &["secret-partial-arn"]),
        (secret("my-secret:key::"), &["secret-partial-arn"]),
        (secret("my db-AbCdEf"), &["secret-name-characters"]),
        (secret("my db"), &["secret-name-characters"]),
        (secret("db-??????:key::"), &["reference-wildcard"]),
        (secret("rds!db-1a2b-AbCdEf"), &["managed-secret-without-json-key", "rotation-not-live"]),
        // Names.
        (text("prod/db-AbCdEf"), &["bare-secret-name-read-as-parameter"]),
        (text("prod/db:key::"), &["bare-secret-name-read-as-parameter"]),
        (text("rds!db-1a2b-AbCdEf"), &["bare-secret-name-read-as-parameter"]),
        (text("prod/db"), &["ssm-hierarchy-without-slash"]),
        (text("/prod/db:3"), &["ssm-version-or-label"]),
        (parameter("/prod/db:3"), &["ssm-version-or-label"]),
        (text("/prod/db:key::"), &["ssm-json-key"]),
        (parameter("/prod/db:key::"), &["ssm-json-key"]),
        (text("/prod/*"), &["reference-wildcard"]),
        (parameter("/prod/*"), &["reference-wildcard"]),
        (text("/prod/my db"), &["ssm-name-invalid"]),
        (parameter("/prod/my db"), &["ssm-name-invalid"]),
        (text("/ssm/db"), &["ssm-name-invalid"]),
        (text("/prod//db"), &["ssm-name-invalid"]),
        (text("/aws/reference/secretsmanager/db"), &["ssm-special-path"]),
        (text("/aws/other"), &[]),
        // Nothing at all.
        (text(""), &["missing-required-field"]),
    ];
    let mut wrong = Vec::new();
    for (reference, expected) in cases {
        let found = rules("SETTING", &reference);
        if found != expected {
            wrong.push(format!("{reference:?}: found {found:?}, expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_part_of_a_secret_wants_a_key() {
    let whole = "arn:aws:secretsmanager:us-east-1:246802468024:secret:prod/db-AbCdEf";
    assert_eq!(rules("DB_PASSWORD", whole), ["whole-secret-in-scalar-variable"]);
    assert_eq!(rules("DB_CONFIG", whole), [] as [&str; 0]);
    let named = "arn:aws:secretsmanager:us-east-1:246802468024:secret:prod/db-password-AbCdEf";
    assert_eq!(rules("DB_PASSWORD", named), [] as [&str; 0]);
}
