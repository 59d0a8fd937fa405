//! A rotation as a grid: one row for each task of the service, one column for each moment.

use crate::analysis::{self, Analysis, Options};
use crate::simulate::rotation::Step;
pub use crate::simulate::rotation::{
    Follows, Login, Moment, RotatedVariable, Rotation, RotationRun, Strategy,
};

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

/// Moments in a row at which something is the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch<T> {
    /// The first moment, from 0.
    pub from: usize,
    /// One past the last.
    pub to: usize,
    /// What is the same.
    pub what: T,
}

/// Moments put together where they are alike; those without anything are left out.
pub fn stretches<T: Copy + PartialEq>(cells: impl IntoIterator<Item = Option<T>>) -> Vec<Stretch<T>> {
    let mut found: Vec<Stretch<T>> = Vec::new();
    for (moment, cell) in cells.into_iter().enumerate() {
        let Some(what) = cell else { continue };
        match found.last_mut().filter(|last| last.to == moment && last.what == what) {
            Some(last) => last.to += 1,
            None => found.push(Stretch { from: moment, to: moment + 1, what }),
        }
    }
    found
}

/// The version that is current at each moment.
pub fn current(run: &RotationRun) -> Vec<Stretch<u32>> {
    stretches(run.moments.iter().map(|moment| Some(moment.current)))
}

/// Tasks that cannot log in, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// Their numbers, from 1.
    pub tasks: Vec<usize>,
    /// The moment from which on, from 1.
    pub from: usize,
    /// The moment at which they are gone, from 1; `None` when they go on to the end.
    pub until: Option<usize>,
    /// How they fare.
    pub login: Login,
}

/// Who breaks, those together that fare alike.
pub fn broken(run: &RotationRun) -> Vec<Broken> {
    let mut found: Vec<Broken> = Vec::new();
    for row in rows(run) {
        for Stretch { from, to, what } in stretches(row.cells.iter().copied()) {
            if what == Login::Works {
                continue;
            }
            let until = (to < run.moments.len()).then_some(to + 1);
            let from = from + 1;
            let same = |one: &&mut Broken| (one.from, one.until, one.login) == (from, until, what);
            match found.iter_mut().find(same) {
                Some(known) => known.tasks.push(row.number),
                None => found.push(Broken { tasks: vec![row.number], from, until, login: what }),
            }
        }
    }
    found
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
        let broken = broken(&run);
        let expected = Broken { tasks: vec![1], from: 2, until: Some(4), login: Login::NewConnectionsFail };
        assert_eq!(broken, [expected]);
        let versions: Vec<(usize, usize, u32)> =
            current(&run).iter().map(|stretch| (stretch.from, stretch.to, stretch.what)).collect();
        assert_eq!(versions, [(0, 1, 1), (1, 4, 2)]);
    }
}
