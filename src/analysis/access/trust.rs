//! Trust policies: may ECS take a role on for a task?

use serde_json::Value;

/// Does a trust policy let ECS tasks take the role on, and on which condition keys does it depend? Conditions are taken to be met.
pub(super) fn lets_tasks_in(trust: &Value) -> Option<Vec<String>> {
    let list = |value: Option<&Value>| match value {
        Some(Value::Array(items)) => items.clone(),
        Some(one) => vec![one.clone()],
        None => Vec::new(),
    };
    let has = |value: Option<&Value>, words: &[&str]| {
        list(value).iter().any(|item| item.as_str().is_some_and(|text| words.contains(&text)))
    };
    let is_meant = |statement: &Value| {
        let who = statement.get("Principal");
        let service = who.and_then(|who| who.get("Service"));
        (has(who, &["*"]) || has(service, &["ecs-tasks.amazonaws.com", "*"]))
            && has(statement.get("Action"), &["sts:AssumeRole", "sts:*", "*"])
    };
    let statements = list(trust.get("Statement"));
    let mut allows = false;
    let mut keys: Vec<String> = Vec::new();
    for statement in statements.iter().filter(|statement| is_meant(statement)) {
        let denies = statement.get("Effect").and_then(Value::as_str) == Some("Deny");
        let conditions = statement.get("Condition").and_then(Value::as_object);
        if denies && conditions.is_none() {
            return None;
        }
        allows |= !denies;
        let operators = conditions.into_iter().flat_map(|conditions| conditions.values());
        for key in operators.filter_map(Value::as_object).flat_map(|keys| keys.keys()) {
            let key = format!("`{key}`");
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
    }
    allows.then_some(keys)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_trust_policy_lets_ecs_tasks_in_or_not() {
        let statement = |effect: &str, service: Value, action: &str| json!({ "Effect": effect, "Principal": { "Service": service }, "Action": action });
        let allow =
            statement("Allow", json!(["ec2.amazonaws.com", "ecs-tasks.amazonaws.com"]), "sts:AssumeRole");
        let lambda = statement("Allow", json!("lambda.amazonaws.com"), "sts:AssumeRole");
        let tag = statement("Allow", json!("ecs-tasks.amazonaws.com"), "sts:TagSession");
        let deny = statement("Deny", json!("ecs-tasks.amazonaws.com"), "sts:*");
        let policy = |statements: &[&Value]| json!({ "Version": "2012-10-17", "Statement": statements });
        assert_eq!(lets_tasks_in(&policy(&[&lambda, &allow])), Some(Vec::new()));
        assert_eq!(lets_tasks_in(&json!({ "Statement": allow })), Some(Vec::new()));
        for statements in [&[&lambda][..], &[&tag], &[], &[&allow, &deny]] {
            assert_eq!(lets_tasks_in(&policy(statements)), None);
        }
        let mut guarded = allow.clone();
        guarded["Condition"] = json!({
            "StringEquals": { "aws:SourceAccount": "111122223333" },
            "ArnLike": { "aws:SourceArn": "arn:aws:ecs:eu-west-1:111122223333:*" },
        });
        let keys = ["`aws:SourceAccount`".to_owned(), "`aws:SourceArn`".to_owned()];
        assert_eq!(lets_tasks_in(&policy(&[&guarded])), Some(keys.to_vec()));
    }
}
