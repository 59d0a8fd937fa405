//! Every call of a launch and what each layer of policies says to it, as a table.

use super::editor::{Place, origin_place};
use super::state::Shown;
use crate::analysis;
pub use crate::iam::{Answer, Verdict};

/// A row of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Who calls.
    pub role: &'static str,
    /// What is called.
    pub action: String,
    /// What it is called on.
    pub resource: String,
    /// What needs it.
    pub because: String,
    /// Where that stands in the text.
    pub place: Option<Place>,
    /// The answers of the role's policies, the resource's, the key's, and the boundary.
    pub layers: [Answer; 4],
    /// What comes of them.
    pub whole: Answer,
}

/// The table, and what comes of the worst of its rows: a call that is denied counts more than one that depends.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Its rows.
    pub rows: Vec<Row>,
    /// How many calls are denied.
    pub denied: usize,
    /// How many depend on something.
    pub open: usize,
}

/// The table of one task definition.
pub fn table(shown: &Shown, task: usize) -> Option<Table> {
    let analysis = &shown.analysis;
    let calls = analysis::calls(analysis.tasks.get(task)?, &shown.options);
    let rows: Vec<Row> = calls
        .into_iter()
        .map(|call| Row {
            role: call.role,
            action: call.action,
            resource: call.resource,
            because: call.reason.text,
            place: origin_place(&analysis.document, call.reason.origin),
            layers: [call.identity, call.resource_policy, call.key_policy, call.boundary],
            whole: call.whole,
        })
        .collect();
    let count = |verdict: Verdict| rows.iter().filter(|row| row.whole.verdict == verdict).count();
    Some(Table { denied: count(Verdict::Denied), open: count(Verdict::Depends), rows })
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::options;

    #[test]
    fn counts_what_stands_in_the_way() {
        let text = r#"{ "family": "x", "executionRoleArn": "arn:aws:iam::111122223333:role/exec", "containerDefinitions": [
            { "name": "x", "image": "nginx:1.27", "secrets": [
              { "name": "A", "valueFrom": "arn:aws:secretsmanager:us-east-1:111122223333:secret:a-AbCdEf" },
              { "name": "B", "valueFrom": "arn:aws:secretsmanager:us-east-1:111122223333:secret:b-AbCdEf" }] }] }"#;
        let policy = serde_json::json!({ "Statement": { "Effect": "Allow", "Action": "*", "Resource": "arn:aws:secretsmanager:*:*:secret:a-*" } });
        let given = serde_json::json!({ "world": { "executionRole": { "policies": [policy] } } });
        let options = Rc::new(options::read(&given).unwrap());
        let analysis = Rc::new(analysis::analyze(text, &options));
        let table = table(&Shown { revision: 1, analysis, options }, 0).unwrap();
        let verdicts: Vec<&str> = table.rows.iter().map(|row| row.whole.verdict.name()).collect();
        assert_eq!(verdicts, ["allowed", "allowed", "denied"]);
        assert_eq!((table.denied, table.open), (1, 0));
        assert_eq!(table.rows[1].place.map(|place| place.line), Some(3));
    }
}
