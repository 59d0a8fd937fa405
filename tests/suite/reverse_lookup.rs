//! From a text of AWS to the rules that would have caught it: every text that a rule knows is recognised and names the rule, and each
//! row of the table of messages leads to its rules.

use taskdef_playground::analysis::{self, Explained, Options, analyze};
use taskdef_playground::lint::registry::RULES;
use taskdef_playground::simulate;

fn explain(reason: &str, text: &str) -> Explained {
    analysis::explain(reason, &analyze(text, &Options::default()))
}

fn names(explained: &Explained) -> Vec<&'static str> {
    explained.rules.iter().map(|caught| caught.rule.name).collect()
}

/// A text with its holes filled, as AWS would send it.
fn filled(message: &str) -> String {
    let mut text = String::new();
    let mut rest = message;
    while let Some((before, after)) = rest.split_once('{') {
        let (_, behind) = after.split_once('}').unwrap();
        text.push_str(before);
        text.push_str("x1");
        rest = behind;
    }
    text + rest
}

#[test]
fn every_text_of_every_rule_is_recognised_and_names_the_rule() {
    let mut count = 0;
    for rule in RULES {
        for message in rule.meta.aws_messages {
            let cli =
                "An error occurred (ClientException) when calling the RegisterTaskDefinition operation:";
            for reason in [filled(message), format!("{cli} {}", filled(message))] {
                let explained = explain(&reason, "");
                let reason_of = &explained.reason;
                assert!(names(&explained).contains(&rule.meta.name), "{reason}: {:?}", names(&explained));
                assert!(reason_of.recognised && reason_of.nearest.is_empty(), "{reason}");
                for words in [&reason_of.cause, &reason_of.fix] {
                    let words = words.as_deref().unwrap();
                    assert!(!words.is_empty() && !words.ends_with('.'), "{words}");
                }
                assert!(reason_of.step.is_some() && reason_of.next.is_some(), "{reason}");
            }
            count += 1;
        }
    }
    assert!(count > 100, "{count}");
}

/// The texts, as AWS sends them, and the rules that report the mistake.
const ROWS: &[(&str, &[&str])] = &[
    (
        "The secret name must be unique and not shared with any new or existing environment variables set on the container, such as 'KEY'.",
        &["secret-and-environment-same-name"],
    ),
    ("Duplicate secret names found: KEY. Each secret name must be unique.", &["duplicate-secret-name"]),
    (
        "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
        &["secrets-without-execution-role"],
    ),
    (
        "The Systems Manager parameter name specified for secret KEY is invalid. The parameter name can be up to 2048 characters and include the \
         following letters and symbols: a-zA-Z0-9_.-,",
        &[
            "bare-secret-name-read-as-parameter",
            "ssm-version-or-label",
            "ssm-json-key",
            "ssm-hierarchy-without-slash",
            "ssm-name-invalid",
        ],
    ),
    ("Environment variable name cannot be null or blank.", &["variable-name-blank"]),
    ("Invalid arn syntax.", &["envfile-not-arn", "firelens-config-file"]),
    ("The maximum number of environment files was exceeded. Specify ten or less.", &["envfile-too-many"]),
    (
        "trying to retrieve secret with value arn:aws:secretsmanager:us-east-1:111122223333:secret:db-AbCdEf:key resulted in error: an invalid \
         ARN format for the AWS Secrets Manager secret was specified. Specify a valid ARN and try again.",
        &["secret-suffix-incomplete", "arn-malformed"],
    ),
    (
        "retrieved secret from Secrets Manager did not contain json key password",
        &["json-key-missing-in-mock"],
    ),
    (r"invalid character '\'' looking for beginning of value", &["json-key-missing-in-mock"]),
    (
        "ResourceNotFoundException: The task can't retrieve the secret with ARN 'arn:aws:secretsmanager:us-east-1:111122223333:secret:db' from \
         AWS Secrets Manager. Check whether the secret exists in the specified Region: operation error",
        &["arn-region-unknown", "secret-partial-arn", "cross-region-reference"],
    ),
    (
        "AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/web/0 is not authorized to perform: secretsmanager:GetSecretValue \
         on resource: arn:aws:secretsmanager:us-east-1:111122223333:secret:db because no identity-based policy allows the \
         secretsmanager:GetSecretValue action",
        &[
            "policy-missing-permission",
            "policy-partial-secret-arn",
            "policy-resource-has-json-suffix",
            "secret-partial-arn",
        ],
    ),
    (
        "AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/web/0 is not authorized to perform: ssm:GetParameters on \
         resource: arn:aws:ssm:us-east-1:111122223333:parameter/prod/api because no identity-based policy allows the ssm:GetParameters action",
        &["policy-missing-permission", "policy-wrong-ssm-action"],
    ),
    ("Role is not valid", &["role-arn-not-a-role"]),
    (
        "Fargate requires task definition to have execution role ARN to support ECR images.",
        &["fargate-ecr-needs-execution-role"],
    ),
    (
        "Fargate requires task definition to have execution role ARN to support log driver awslogs.",
        &["fargate-awslogs-needs-execution-role"],
    ),
    ("Container.name should not be null or empty.", &["missing-required-field"]),
    ("Container.image should not be null or empty.", &["missing-required-field"]),
    ("Container.image contains invalid characters.", &["image-placeholder", "image-reference-invalid"]),
    ("Container list cannot be empty.", &["empty-container-list"]),
    ("Container names must be unique. Duplicate: web", &["duplicate-container-name"]),
    ("Tags can not be empty.", &["empty-tags"]),
    ("Actual length: '70000'. Max allowed length is '65536' bytes.", &["definition-too-large"]),
    ("Unsupported field 'inferenceAccelerators'", &["retired-field"]),
    (
        "Parameter validation failed: Unknown parameter in input: \"Family\", must be one of: family, taskRoleArn",
        &["unknown-field", "cloudformation-casing", "terraform-or-snake-casing", "output-only-field"],
    ),
    (
        "Unknown parameter in containerDefinitions[0]: \"networkMode\", must be one of: name, image",
        &["misplaced-field"],
    ),
    ("Unexpected key 'colour' found in params", &["unknown-field"]),
    (
        "Unexpected key 'valueFrom' found in params.containerDefinitions[1].environment[2]",
        &["valuefrom-in-environment"],
    ),
    (
        "Invalid type for parameter containerDefinitions[0].environment[0].value, value: 1, type: <class 'int'>, valid types: <class 'str'>",
        &[
            "env-value-not-string",
            "number-as-string",
            "boolean-as-string",
            "command-not-array",
            "environment-as-map",
            "environment-as-strings",
            "map-value-not-string",
            "wrong-type",
        ],
    ),
    ("Invalid type for parameter cpu, value: 256, type: <class 'int'>", &["task-size-must-be-string"]),
    (
        "Invalid type for parameter tags, value: None, type: <class 'NoneType'>, valid types: <class 'list'>",
        &["null-field"],
    ),
    ("No Fargate configuration exists for given values.", &["fargate-size-pair"]),
    ("Invalid 'cpu' setting for task.", &["task-size-unparsable"]),
    ("Fargate requires that 'cpu' be defined at the task level.", &["fargate-size-missing"]),
    ("Fargate requires that 'memory' be defined at the task level.", &["fargate-size-missing"]),
    (
        "The 'memory' setting for container 'app' is greater than for the task.",
        &["container-memory-over-task"],
    ),
    (
        "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.",
        &["container-cpu-sum"],
    ),
    (
        "Invalid setting for container 'app'. At least one of 'memory' or 'memoryReservation' must be specified.",
        &["no-memory-anywhere"],
    ),
    ("Fargate only supports network mode 'awsvpc'.", &["fargate-network-mode"]),
    ("Fargate requires that the 'privileged' setting be 'false'.", &["fargate-forbidden-container-field"]),
    ("Fargate compatible task definitions do not support devices", &["fargate-forbidden-container-field"]),
    (
        "Fargate compatible task definitions do not support sharedMemorySize",
        &["fargate-forbidden-container-field"],
    ),
    ("Fargate compatible task definitions do not support maxSwap", &["fargate-forbidden-container-field"]),
    (
        "Fargate compatible task definitions do not support dockerSecurityOptions",
        &["fargate-forbidden-container-field"],
    ),
    ("Fargate compatible task definitions do not support constraints", &["fargate-forbidden-task-field"]),
    ("Fargate compatible task definitions do not support ipcMode", &["fargate-forbidden-task-field"]),
    ("Fargate compatible task definitions do not support sourcePath", &["fargate-volume-type"]),
    (
        "Fargate compatible task definitions do not support dockerVolumeConfiguration",
        &["fargate-volume-type"],
    ),
    ("SYS_ADMIN is not allowed on Fargate.", &["fargate-capability-add"]),
    ("Tasks using the Fargate launch type do not support pidMode 'host'.", &["fargate-forbidden-task-field"]),
    (
        "Tasks using the Fargate launch type do not support GPU resource requirements.",
        &["fargate-forbidden-container-field"],
    ),
    (
        "syslog is not a valid log driver. Must be one of [awslogs, splunk, awsfirelens].",
        &["fargate-log-driver"],
    ),
    ("EphemeralStorage size should be at least 21.", &["ephemeral-storage"]),
    ("EphemeralStorage size should be at most 200.", &["ephemeral-storage"]),
    ("Tasks using the EC2 launch type do not support EphemeralStorage.", &["ephemeral-storage"]),
    (
        "When networkMode=awsvpc, the host ports and container ports in port mappings must match.",
        &["awsvpc-host-port"],
    ),
    (
        "When networkMode=host, the host ports and container ports in port mappings must match.",
        &["host-mode-port"],
    ),
    ("Invalid 'containerPort' setting for container 'app'.", &["port-range"]),
    ("Invalid 'containerPortRange' setting for container 'app'.", &["container-port-range-syntax"]),
    ("cannot specify both single port and port range", &["container-port-range-syntax"]),
    ("container port is used multiple times in task", &["port-conflict"]),
    ("Links are not supported when networkMode=awsvpc.", &["awsvpc-forbidden-field"]),
    ("Extra hosts are not supported on container when networkMode=awsvpc.", &["awsvpc-forbidden-field"]),
    ("hostname is not supported on container when networkMode=awsvpc.", &["awsvpc-forbidden-field"]),
    ("DNS servers are not supported on container when networkMode=awsvpc.", &["awsvpc-forbidden-field"]),
    (
        "Disable Networking is not supported on container when networkMode=awsvpc.",
        &["awsvpc-forbidden-field"],
    ),
    ("port mapping name is already used", &["port-name"]),
    ("APPMESH proxy configuration is only supported in networkMode=awsvpc.", &["proxy-configuration"]),
    ("Proxy container [envoy] does not exist.", &["proxy-configuration"]),
    ("Ingress port not found", &["proxy-configuration"]),
    ("Unknown volume 'data'.", &["unknown-volume"]),
    ("Volumes [data] are not referenced by any of the containers.", &["launch-volume"]),
    ("only one volume configuration type should be used.", &["several-volume-types"]),
    ("EFS IAM authorization requires TransitEncryption to be enabled.", &["efs-iam-without-tls"]),
    (
        "When using an EFS access point, the root directory must either be set to \"/\" or be omitted.",
        &["efs-access-point-with-root"],
    ),
    ("TransitEncryptionPort requires that TransitEncryption is enabled.", &["efs-port-without-tls"]),
    ("Invalid 'volumesFrom' setting. Unknown container: 'data'.", &["volumes-from"]),
    ("Task definition doesn't have any essential container.", &["no-essential-container"]),
    ("Cannot depend on container db because it does not exist.", &["dependency-unknown"]),
    (
        "A dependency container with HEALTHY condition must have health check configured.",
        &["healthy-without-health-check"],
    ),
    (
        "A dependency container with SUCCESS or COMPLETE condition cannot be an essential container.",
        &["complete-on-essential"],
    ),
    (
        "the 'restartAttemptPeriod' setting for container 'app' must be between 60 and 1800.",
        &["restart-policy"],
    ),
    ("Soft limit exceeds hard limit for ulimit nproc.", &["ulimit-order"]),
    ("Log driver awslogs requires options: awslogs-group", &["awslogs-required-options"]),
    ("Log driver awslogs disallows options: colour", &["log-option-unknown"]),
    (
        "'awslogs-create-group' should only be set to 'true', else omit option.",
        &["awslogs-create-group-value"],
    ),
    (
        "Fargate requires log configuration options to include awslogs-stream-prefix to support log driver awslogs.",
        &["awslogs-stream-prefix"],
    ),
    (
        "When awsfirelens log driver is specified in log configuration, a firelens configuration object must be configured in one of the containers.",
        &["firelens-router-missing"],
    ),
    (
        "When a firelensConfiguration object is specified, at least one container has to be configured with the awsfirelens log driver.",
        &["firelens-unused"],
    ),
    (
        "If 'user' field is specified on firelens container, then 'UID' has to be '0'",
        &["firelens-router-user"],
    ),
];

#[test]
fn each_row_of_the_table_leads_to_its_rules() {
    for (reason, rules) in ROWS {
        let found = names(&explain(reason, ""));
        for rule in *rules {
            assert!(found.contains(rule), "{reason}: {rule} is not in {found:?}");
        }
    }
}

#[test]
fn a_refusal_leads_to_the_place_and_the_fix_in_the_text() {
    let text = r#"{ "family": "web", "networkMode": "awsvpc", "containerDefinitions": [{ "name": "web", "image": "nginx:1", "memory": 64,
        "portMappings": [{ "containerPort": 8080, "hostPort": 80 }] }] }"#;
    let explained = explain(
        "An error occurred (ClientException) when calling the RegisterTaskDefinition operation: When networkMode=awsvpc, the host ports \
         and container ports in port mappings must match.",
        text,
    );
    assert_eq!(names(&explained), ["awsvpc-host-port"]);
    assert!(explained.rules[0].problem.is_some());
    let span = explained.span.unwrap();
    assert_eq!(&text[span.start as usize..span.end as usize], "80");
    assert!(explained.reason.cause.unwrap().contains("80"));
    assert!(explained.reason.fix.is_some());
}

#[test]
fn rules_that_report_it_in_the_text_come_first() {
    let text = r#"{ "family": "web", "containerDefinitions": [{ "name": "web", "image": "nginx:1", "memory": 64, "command": "run" }] }"#;
    let explained = explain("Invalid type for parameter containerDefinitions[0].command, value: run", text);
    assert_eq!(names(&explained)[0], "command-not-array");
    assert!(explained.rules[1..].iter().all(|caught| caught.problem.is_none()));
}

#[test]
fn of_an_output_the_first_text_that_is_known_is_explained() {
    let output = r#"{ "failures": [], "tasks": [{ "taskArn": "arn:aws:ecs:us-east-1:111122223333:task/shop/1", "stoppedReason": "Essential container in task exited",
        "containers": [{ "name": "web", "exitCode": 137, "reason": "OutOfMemoryError: Container killed due to memory usage" }] }] }"#;
    let (explained, _) = analysis::explain_stopped(output, "", &Options::default());
    assert!(explained.reason.cause.unwrap().contains("more memory than its hard limit"));
}

#[test]
fn what_nobody_said_names_no_rule() {
    for reason in ["", "hello world", "the container is not allowed to be green"] {
        let explained = explain(reason, "");
        assert_eq!(names(&explained), Vec::<&str>::new(), "{reason}");
        assert!(!explained.reason.recognised);
    }
    // The simulator says it, and no rule can see it.
    let explained = explain("AccessDeniedException: Access to KMS is not allowed", "");
    assert_eq!(names(&explained), Vec::<&str>::new());
    assert!(explained.reason.next.unwrap().contains("kms"));
    assert_eq!(simulate::explain("hello world", None).next, None);
}
