//! Explaining stopped reasons: what the simulator says it also understands, whole and cut, and what people paste.

use std::fs;
use std::path::Path;

use taskdef_playground::model::{Origin, decode};
use taskdef_playground::simulate::{StoppedReason, explain};
use taskdef_playground::source;
use taskdef_playground::syntax::{parse, pointer};

/// The reasons of all cases of the simulator, with the text of the task definition.
fn reasons() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/simulate");
    let mut reasons = Vec::new();
    for entry in fs::read_dir(root).unwrap() {
        let folder = entry.unwrap().path();
        let expected = fs::read_to_string(folder.join("expect.txt")).unwrap();
        if let Some(rest) = expected.strip_prefix("stopped TaskFailedToStart\n") {
            let input = fs::read_to_string(folder.join("input.json")).unwrap();
            reasons.push((rest.lines().next().unwrap().to_owned(), input));
        }
    }
    reasons.sort();
    reasons
}

fn place(explained: &StoppedReason, input: &str, reason: &str) -> Option<String> {
    let document = parse(input, None);
    let target = source::locate(&document).targets.into_iter().next().unwrap();
    let decoded = decode(&document, target.node);
    let with_task = explain(reason, Some(&decoded.task));
    assert_eq!(with_task.cause, explained.cause);
    with_task.origin.and_then(Origin::node).map(|node| pointer::of(&document.tree, node))
}

#[test]
fn understands_what_the_simulator_says() {
    let reasons = reasons();
    assert!(reasons.len() > 40, "{}", reasons.len());
    for (reason, input) in &reasons {
        let explained = explain(reason, None);
        assert!(explained.recognised, "{reason}");
        assert!(
            !explained.cause.as_ref().unwrap().contains(['{', '}']) || reason.contains('{'),
            "{explained:?}"
        );
        if reason.contains(":secret:prod/db-AbCdEf") {
            let secret = explained.secret.as_deref().unwrap();
            assert!(secret.contains(":secret:prod/db-AbCdEf"), "{reason}: {secret}");
            assert!(place(&explained, input, reason).is_some(), "{reason}");
        }
    }
}

#[test]
fn understands_texts_that_are_cut() {
    for (reason, _) in reasons().iter().filter(|(reason, _)| reason.is_ascii() && reason.len() > 300) {
        let cut = format!("{}...", &reason[..255]);
        let explained = explain(&cut, None);
        assert!(explained.recognised, "{cut}");
        assert!(explained.fix.is_some() && explained.step.is_some(), "{cut}");
    }
}

#[test]
fn finds_the_place() {
    let input = r#"{"family":"web","executionRoleArn":"arn:aws:iam::111122223333:role/exec","containerDefinitions":[{"name":"app",
        "image":"nginx","secrets":[
        {"name":"A","valueFrom":"arn:aws:secretsmanager:us-east-1:111122223333:secret:db-AbCdEf:user::"},
        {"name":"B","valueFrom":"arn:aws:secretsmanager:us-east-1:111122223333:secret:db-AbCdEf:password::"},
        {"name":"C","valueFrom":"/prod/token"}],
        "environmentFiles":[{"type":"s3","value":"arn:aws:s3:::config/a.env"}]}]}"#;
    let found = |reason: &str| place(&explain(reason, None), input, reason);
    let secret = |index: usize| Some(format!("/containerDefinitions/0/secrets/{index}/valueFrom"));
    assert_eq!(found("Retrieved secret from Secrets Manager did not contain json key password"), secret(1));
    assert_eq!(
        found(
            "Fetching secret data from SSM Parameter Store in us-east-1: invalid parameters: /x,/prod/token"
        ),
        secret(2)
    );
    let denied = "User: arn:aws:sts::111122223333:assumed-role/exec/0 is not authorized to perform: ssm:GetParameters on resource: \
                  arn:aws:ssm:us-east-1:111122223333:parameter/prod/token because no identity-based policy allows it";
    assert_eq!(found(denied), secret(2));
    assert_eq!(
        found("Unable to download env file with key a.env from bucket config, error: AccessDenied"),
        Some("/containerDefinitions/0/environmentFiles/0/value".to_owned())
    );
    let role = "service web failed to launch a task with (error ECS was unable to assume the role \
                'arn:aws:iam::111122223333:role/exec' that was provided for this task. Please verify that the role being passed has \
                the proper trust relationship and permissions and that your IAM user has permissions to pass this role.).";
    assert_eq!(found(role), Some("/executionRoleArn".to_owned()));
}

#[test]
fn understands_what_people_paste() {
    let cases = [
        (
            "service web was unable to place a task. Reason: ResourceInitializationError: unable to pull secrets or registry auth: \
             execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 5 time(s): failed \
             to fetch secret arn:aws:secretsmanager:us-west-2:111122223333:secret:Db-AbCdEf from secrets manager: RequestCanceled: \
             request context canceled caused by: context deadline exceeded. Please check your task network configuration.",
            "a connection does not come about: `context deadline exceeded`",
        ),
        (
            "ResourceInitializationError: dial tcp 10.0.0.1:443: i/o timeout",
            "a connection does not come about",
        ),
        (
            "CannotPullContainerError: toomanyrequests: You have reached your pull rate limit",
            "Docker Hub limits",
        ),
        ("Essential container in task exited", "a container with `essential` true ended"),
        (
            "(service web) failed to launch: When you are specifying container secrets, you must also specify a value for \
             'executionRoleArn'.",
            "a container has `secrets`",
        ),
        ("Invalid character '!' in string escape code", "is not valid JSON: '!' in string escape code"),
    ];
    for (reason, cause) in cases {
        let explained = explain(reason, None);
        assert!(explained.cause.as_deref().unwrap_or_default().contains(cause), "{reason}\n{explained:?}");
    }
}

#[test]
fn says_what_is_near() {
    let explained = explain("task could not fetch secret data from the Parameter Store", None);
    assert!(!explained.recognised);
    assert!(explained.nearest.iter().any(|text| text.contains("Parameter Store")), "{explained:?}");
    assert_eq!(explain("hello world", None).nearest, Vec::<String>::new());
    assert!(!explain("", None).recognised);
}
