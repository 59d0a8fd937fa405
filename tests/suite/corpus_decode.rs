//! Real task definitions: every one is decoded, every problem has one diagnostic, and what we call an error is one.
//! `corpus.rs` says where the files are, and that the tests did not run where there are none.

use std::collections::BTreeMap;

use taskdef_playground::lint::{Applicability, Diagnostic, Group, Severity};
use taskdef_playground::{Analysis, Options, analyze, apply_fixes};

use crate::corpus::{self, Sample};

/// The kinds whose files are task definitions.
const KINDS: [&str; 4] = ["describe-json", "raw-json", "tf-json", "yaml-taskdef"];

/// Rules whose errors in real files were read one by one, and why they are right there.
const READ: &[(&str, &str)] = &[
    ("enum-value", "a type name in the place of a word, in a snippet of the developer guide"),
    ("json-syntax", "unquoted words and elisions in snippets, unquoted placeholders in templates, slips"),
    ("missing-required-field", "snippets without family, name or image; templates with blank ones"),
    ("retired-field", "the empty template of the developer guide names an accelerator"),
    ("unknown-field", "`portBindings`, a key of Docker's API"),
    ("wrong-type", "one object in the place of a list of one, or the other way round"),
];

/// The files that are task definitions, or that are not.
fn samples(task_definitions: bool) -> Vec<Sample> {
    let is_one = |sample: &Sample| KINDS.contains(&sample.kind.as_str());
    corpus::samples()
        .unwrap_or_default()
        .into_iter()
        .filter(|sample| is_one(sample) == task_definitions)
        .collect()
}

fn of_syntax(analysis: &Analysis) -> impl Iterator<Item = &Diagnostic> {
    analysis.diagnostics.iter().filter(|diagnostic| diagnostic.rule.group == Group::Syntax)
}

#[test]
fn every_file_is_decoded() {
    for sample in samples(true) {
        let analysis = analyze(&sample.text, &Options::default());
        assert!(!analysis.tasks.is_empty(), "{}: {:?}", sample.name, analysis.located.dialect);
        let described = analysis.located.dialect.name() == "ecs-describe";
        assert!(described || sample.kind != "describe-json", "{} is not seen as output", sample.name);
    }
}

#[test]
fn errors_are_of_rules_that_were_read() {
    let mut unread: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for sample in samples(true) {
        let analysis = analyze(&sample.text, &Options::default());
        for diagnostic in of_syntax(&analysis).filter(|diagnostic| diagnostic.severity == Severity::Error) {
            let name = diagnostic.rule.name;
            if !READ.iter().any(|(read, _)| *read == name) {
                unread.entry(name).or_default().push(format!("{}: {}", sample.name, diagnostic.message));
            }
        }
    }
    assert!(unread.is_empty(), "read these and add the rule to the table, or mend it: {unread:#?}");
}

#[test]
fn safe_fixes_reach_an_end_and_leave_nothing_to_fix() {
    for sample in samples(true) {
        let (fixed, _) = apply_fixes(&sample.text, &Options::default(), Applicability::Safe);
        let analysis = analyze(&fixed, &Options::default());
        let left: Vec<&str> = of_syntax(&analysis)
            .filter(|diagnostic| diagnostic.fixes.iter().any(|fix| fix.applicability == Applicability::Safe))
            .map(|diagnostic| diagnostic.message.as_str())
            .collect();
        assert!(left.is_empty(), "{}: {left:?}", sample.name);
    }
}

#[test]
fn another_kind_of_document_gets_one_sentence() {
    for sample in samples(false).into_iter().filter(|sample| sample.kind == "jsonnet") {
        let analysis = analyze(&sample.text, &Options::default());
        let names: Vec<&str> = analysis.diagnostics.iter().map(|diagnostic| diagnostic.rule.name).collect();
        assert_eq!(names, ["wrong-document-kind"], "{}/{}", sample.kind, sample.name);
    }
}
