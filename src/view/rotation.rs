//! A rotation as a grid: one row for each task of the service, one column for each moment.

use crate::analysis::{self, Analysis, Options};
use crate::simulate::rotation::Step;
pub use crate::simulate::rotation::{Login, Moment, Rotation, RotationRun, Strategy};

/// What can be chosen to happen, by name.
pub static PLANS: [(&str, &[Step]); 4] = [
    ("rotate", &[Step::Rotate]),
    ("rotate-deploy", &[Step::Rotate, Step::Deploy]),
    ("rotate-replace", &[Step::Rotate, Step::Replace]),
    ("torn", &[Step::ReplaceDuringRotation]),
];

/// A rotation of one task definition.
pub fn run(analysis: &Analysis, task: usize, options: &Options, rotation: &Rotation) -> Option<RotationRun> {
    let task = analysis.tasks.get(task)?;
    Some(analysis::rotate(&analysis.document, task, options, rotation))
}

/// One task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its number, from 1.
    pub number: usize,
    /// The versions it holds, as `1` or `1/2`.
    pub versions: String,
    /// How it fares at each moment; `None` while it does not run.
    pub cells: Vec<Option<Login>>,
}

/// The rows of a run.
pub fn rows(run: &RotationRun) -> Vec<Row> {
    let row = |(index, task): (usize, &crate::simulate::rotation::ServiceTask)| {
        let mut versions: Vec<String> = Vec::new();
        for version in &task.versions {
            let version = version.to_string();
            if !versions.contains(&version) {
                versions.push(version);
            }
        }
        let at = |moment: &Moment| {
            moment.running.iter().find(|(number, _)| *number == index).map(|(_, login)| *login)
        };
        Row { number: index + 1, versions: versions.join("/"), cells: run.moments.iter().map(at).collect() }
    };
    run.tasks.iter().enumerate().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyze;

    #[test]
    fn a_row_shows_when_a_task_runs_and_how() {
        let text = r#"{ "family": "f", "executionRoleArn": "arn:aws:iam::111122223333:role/exec", "containerDefinitions": [{
            "name": "a", "image": "nginx:1", "secrets": [
            { "name": "P", "valueFrom": "arn:aws:secretsmanager:us-east-1:111122223333:secret:a-AbCdEf:password::" }] }] }"#;
        let options = Options::default();
        let rotation = Rotation { desired_count: 1, ..Rotation::default() };
        let run = run(&analyze(text, &options), 0, &options, &rotation).unwrap();
        let rows = rows(&run);
        let old =
            [Some(Login::Works), Some(Login::NewConnectionsFail), Some(Login::NewConnectionsFail), None];
        let new = [None, None, Some(Login::Works), Some(Login::Works)];
        assert_eq!(rows.iter().map(|row| row.versions.as_str()).collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!([&rows[0].cells[..], &rows[1].cells[..]], [&old[..], &new[..]]);
    }
}
