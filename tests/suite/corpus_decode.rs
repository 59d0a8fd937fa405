//! Real task definitions: every one is decoded, every problem has one diagnostic, and what we call an error is one.
//!
//! The files are not part of this repository. They are looked for in the folder that `TASKDEF_CORPUS` names, or in
//! `../shared/corpus` beside it; each folder in it is a kind. Where there is none, the tests say that they did not run.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use taskdef_playground::lint::{Applicability, Diagnostic, Group, Severity};
use taskdef_playground::{Analysis, Options, analyze, apply_fixes};

/// The kinds whose files are task definitions.
const KINDS: [&str; 3] = ["describe-json", "raw-json", "yaml-taskdef"];

/// Rules whose errors in real files were read one by one, and why they are right there.
const READ: &[(&str, &str)] = &[
    ("enum-value", "a type name in the place of a word, in snippets of the developer guide"),
    ("family-format", "none so far"),
    ("json-syntax", "unquoted words and elisions in snippets, unquoted placeholders in templates, slips"),
    ("missing-required-field", "snippets without family, name or image; templates with blank ones"),
    ("placement-constraint-shape", "none so far outside the empty template"),
    ("retired-field", "the empty template of the developer guide names an accelerator"),
    ("unknown-field", "`portBindings`, a key of Docker's API"),
    ("wrong-type", "one object in the place of a list of one, or the other way round"),
];

struct Sample {
    path: String,
    kind: String,
    text: String,
}

fn samples() -> Vec<Sample> {
    let root = match std::env::var_os("TASKDEF_CORPUS") {
        Some(folder) => PathBuf::from(folder),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus"),
    };
    if !root.is_dir() {
        println!("not run: there is no corpus; name its folder in TASKDEF_CORPUS");
        return Vec::new();
    }
    let mut found = Vec::new();
    for kind in KINDS {
        let folder = std::fs::read_dir(root.join(kind)).into_iter().flatten().flatten();
        for file in folder {
            let Ok(text) = std::fs::read_to_string(file.path()) else { continue };
            let path = format!("{kind}/{}", file.file_name().to_string_lossy());
            found.push(Sample { path, kind: kind.to_owned(), text });
        }
    }
    found.sort_by(|left, right| left.path.cmp(&right.path));
    found
}

fn of_syntax(analysis: &Analysis) -> impl Iterator<Item = &Diagnostic> {
    analysis.diagnostics.iter().filter(|diagnostic| diagnostic.rule.group == Group::Syntax)
}

#[test]
fn every_file_is_decoded() {
    for sample in samples() {
        let analysis = analyze(&sample.text, &Options::default());
        assert!(!analysis.tasks.is_empty(), "{}: {:?}", sample.path, analysis.located.dialect);
        let described = analysis.located.dialect.name() == "ecs-describe";
        assert!(described || sample.kind != "describe-json", "{} is not seen as output", sample.path);
    }
}

#[test]
fn errors_are_of_rules_that_were_read() {
    let mut unread: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for sample in samples() {
        let analysis = analyze(&sample.text, &Options::default());
        for diagnostic in of_syntax(&analysis).filter(|diagnostic| diagnostic.severity == Severity::Error) {
            let name = diagnostic.rule.name;
            if !READ.iter().any(|(read, _)| *read == name) {
                unread.entry(name).or_default().push(format!("{}: {}", sample.path, diagnostic.message));
            }
        }
    }
    assert!(unread.is_empty(), "read these and add the rule to the table, or mend it: {unread:#?}");
}

#[test]
fn safe_fixes_reach_an_end_and_leave_nothing_to_fix() {
    for sample in samples() {
        let (fixed, _) = apply_fixes(&sample.text, &Options::default(), Applicability::Safe);
        let analysis = analyze(&fixed, &Options::default());
        let left: Vec<&str> = of_syntax(&analysis)
            .filter(|diagnostic| diagnostic.fixes.iter().any(|fix| fix.applicability == Applicability::Safe))
            .map(|diagnostic| diagnostic.message.as_str())
            .collect();
        assert!(left.is_empty(), "{}: {left:?}", sample.path);
    }
}
