//! Real files: whatever they hold, the engine does not panic, its places are valid, and it says the same thing twice.
//!
//! The files are not part of this repository. They are looked for in the folder that `TASKDEF_CORPUS` names, or in
//! `../shared/corpus` beside it; each folder in it is a kind. Where there is none, the tests say that they did not run.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use taskdef_playground::source::Dialect;
use taskdef_playground::syntax::parse;
use taskdef_playground::{Options, analyze};

use crate::tree_laws;

/// A real file.
pub(crate) struct Sample {
    /// The folder it is in: `raw-json`, `cfn-yaml`, …
    pub(crate) kind: String,
    /// Its file name.
    pub(crate) name: String,
    /// Its text.
    pub(crate) text: String,
}

/// All files of the corpus in order of kind and name, or nothing where there is no corpus.
pub(crate) fn samples() -> Option<Vec<Sample>> {
    let root = match std::env::var_os("TASKDEF_CORPUS") {
        Some(folder) => PathBuf::from(folder),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus"),
    };
    if !root.is_dir() {
        println!("not run: there is no corpus at {}", root.display());
        return None;
    }
    let mut found = Vec::new();
    for folder in entries(&root).into_iter().filter(|path| path.is_dir()) {
        for file in entries(&folder) {
            // Not every file is text.
            let Ok(text) = std::fs::read_to_string(&file) else { continue };
            found.push(Sample { kind: name(&folder), name: name(&file), text });
        }
    }
    Some(found)
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[test]
fn every_file_gives_a_valid_tree_twice() {
    let Some(samples) = samples() else { return };
    assert!(!samples.is_empty(), "the corpus holds no files");
    for Sample { kind, name, text } in samples {
        let document = parse(&text, None);
        if let Some(complaint) = tree_laws::broken(&document) {
            panic!("{kind}/{name}: {complaint}");
        }
        assert_eq!(format!("{document:?}"), format!("{:?}", parse(&text, None)), "{kind}/{name}");
    }
}

/// Files that hold no task definition, and why.
const WITHOUT_TASKS: &[(&str, &str)] = &[];

#[test]
fn every_kind_is_understood() {
    let Some(samples) = samples() else { return };
    let mut rows: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    let mut left = Vec::new();
    for Sample { kind, name, text } in samples {
        let analysis = analyze(&text, &Options::default());
        let dialect = analysis.located.dialect;
        // Jsonnet is answered in one sentence.
        let is_answered = kind == "jsonnet" && dialect == Dialect::Jsonnet;
        let is_understood = is_answered || (dialect.is_understood() && !analysis.tasks.is_empty());
        let row = rows.entry(kind.clone()).or_default();
        row[0] += 1;
        row[1] += usize::from(is_understood);
        row[2] += analysis.tasks.len();
        if !is_understood {
            left.push((format!("{kind}/{name}"), dialect.name()));
        }
    }
    println!("| kind | files | understood | task definitions |\n|---|---|---|---|");
    for (kind, [files, understood, tasks]) in &rows {
        println!("| {kind} | {files} | {understood} | {tasks} |");
    }
    let sum = |column: usize| rows.values().map(|row| row[column]).sum::<usize>();
    println!("| all | {} | {} | {} |", sum(0), sum(1), sum(2));
    for (name, dialect) in &left {
        let why = WITHOUT_TASKS.iter().find(|(file, _)| file == name).map(|(_, why)| *why);
        println!("{name}: {dialect}; {}", why.unwrap_or("?"));
    }
    let unexplained: Vec<_> =
        left.iter().filter(|(name, _)| WITHOUT_TASKS.iter().all(|(file, _)| file != name)).collect();
    assert!(unexplained.is_empty(), "{unexplained:#?}");
}
