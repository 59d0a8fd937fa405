//! Finds what AWS said in the output of a command: describe-tasks, describe-services, an event of EventBridge, or a bare text.

use serde_json::Value as Json;

/// Output says the same of many tasks; more than this is not read.
const MOST_SAID: usize = 40;

/// Why a task stops when one of its containers ended; the container knows more.
const CONTAINER_ENDED: &str = "Essential container";

/// Something that AWS said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What it is about: `task 0123abcd` or `container web (exit code 137)`; "" for a bare text.
    pub subject: String,
    /// The words.
    pub text: String,
}

/// What AWS said in what was pasted, each text once. A text that is no JSON is taken as it is.
pub fn said(pasted: &str) -> Vec<Said> {
    let mut found = Vec::new();
    let pasted = pasted.trim();
    if pasted.starts_with(['{', '[', '"'])
        && let Ok(json) = serde_json::from_str::<Json>(pasted)
    {
        if let Json::String(text) = &json {
            add(&mut found, "", text);
        }
        walk(&json, &mut found);
        // The reason of the container first, where the task only says that a container ended.
        let (vague, mut said): (Vec<Said>, Vec<Said>) =
            found.into_iter().partition(|said| said.text.starts_with(CONTAINER_ENDED));
        said.extend(vague);
        return said;
    }
    add(&mut found, "", pasted);
    found
}

fn walk(json: &Json, found: &mut Vec<Said>) {
    match json {
        Json::Object(members) => {
            let text = |key: &str| members.get(key).and_then(Json::as_str);
            let short = |arn: &str| arn.rsplit('/').next().unwrap_or_default().to_owned();
            let mut subject = match (text("taskArn").or(text("arn")), text("name")) {
                (_, Some(name)) => format!("container {name}"),
                (Some(arn), None) => format!("task {}", short(arn)),
                (None, None) => String::new(),
            };
            if let Some(code) = members.get("exitCode").and_then(Json::as_i64) {
                subject.push_str(&format!(" (exit code {code})"));
            }
            for key in ["stoppedReason", "reason", "message"] {
                if let Some(text) = text(key) {
                    add(found, &subject, text);
                }
            }
            members.values().for_each(|member| walk(member, found));
        }
        Json::Array(elements) => elements.iter().for_each(|element| walk(element, found)),
        _ => {}
    }
}

fn add(found: &mut Vec<Said>, subject: &str, text: &str) {
    if !text.is_empty() && found.len() < MOST_SAID && found.iter().all(|said| said.text != text) {
        found.push(Said { subject: subject.to_owned(), text: text.to_owned() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pasted: &str, expected: &[(&str, &str)]) {
        let found = said(pasted);
        let pairs: Vec<(&str, &str)> =
            found.iter().map(|said| (said.subject.as_str(), said.text.as_str())).collect();
        assert_eq!(pairs, expected, "{pasted}");
    }

    #[test]
    fn a_bare_text_is_taken_as_it_is() {
        check("  CannotPullContainerError: x\n", &[("", "CannotPullContainerError: x")]);
        check("{ half", &[("", "{ half")]);
        check(r#""quoted \"x\"""#, &[("", "quoted \"x\"")]);
        check("", &[]);
    }

    #[test]
    fn describe_tasks_says_it_of_tasks_and_containers() {
        let output = r#"{ "tasks": [
            { "taskArn": "arn:aws:ecs:eu-west-1:111122223333:task/shop/0123abcd", "stoppedReason": "Essential container in task exited",
              "containers": [{ "name": "web", "exitCode": 137, "reason": "OutOfMemoryError: Container killed due to memory usage" },
                             { "name": "proxy", "exitCode": 0 }] },
            { "taskArn": "arn:aws:ecs:eu-west-1:111122223333:task/shop/4567", "stoppedReason": "Essential container in task exited" }],
            "failures": [{ "arn": "arn:aws:ecs:eu-west-1:111122223333:task/shop/9", "reason": "MISSING" }] }"#;
        check(
            output,
            &[
                ("container web (exit code 137)", "OutOfMemoryError: Container killed due to memory usage"),
                ("task 9", "MISSING"),
                ("task 0123abcd", "Essential container in task exited"),
            ],
        );
    }

    #[test]
    fn events_of_services_and_of_eventbridge_are_read_too() {
        check(
            r#"{ "services": [{ "events": [{ "id": "1", "message": "(service web) a" }] }] }"#,
            &[("", "(service web) a")],
        );
        check(
            r#"{ "detail-type": "ECS Task State Change", "detail": { "taskArn": "arn:aws:ecs:x:1:task/c/7", "stoppedReason": "b" } }"#,
            &[("task 7", "b")],
        );
    }

    #[test]
    fn output_without_any_text_says_nothing() {
        check(r#"{ "tasks": [{ "lastStatus": "RUNNING" }] }"#, &[]);
        let many: Vec<Json> =
            (0..100).map(|number| serde_json::json!({ "reason": format!("r{number}") })).collect();
        assert_eq!(said(&Json::from(many).to_string()).len(), MOST_SAID);
    }
}
