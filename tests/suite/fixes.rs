//! Every fix on real files: the text still parses, the finding is gone, and a safe fix brings no error with it.

use std::collections::BTreeMap;

use taskdef_playground::lint::{Applicability, Diagnostic, Severity};
use taskdef_playground::{Analysis, Options, analyze};

use crate::corpus;

/// Fixes that are tried of one rule in one kind of file: more of the same say nothing new.
const MOST_OF_A_RULE: usize = 6;

/// Longer files are left out: each fix is analysed anew.
const LONGEST: usize = 1 << 16;

/// Rules whose fix makes more of the text count; what it says there has problems of its own.
const UNCOVERING: [&str; 4] = ["describe-output-wrapper", "json-syntax", "output-only-field", "wrong-type"];

/// A finding that the fixed one stood for, as one defect is one finding.
const COVERED: [(&str, &str); 1] = [("windows-unsupported-field", "dangerous-capabilities")];

#[test]
fn every_fix_removes_its_finding_and_leaves_the_text_whole() {
    let Some(samples) = corpus::samples() else { return };
    let mut tried: BTreeMap<(String, &str), usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for sample in samples.iter().filter(|sample| sample.text.len() < LONGEST) {
        let before = analyze(&sample.text, &Options::default());
        for diagnostic in &before.diagnostics {
            let of_rule = tried.entry((sample.kind.clone(), diagnostic.rule.name)).or_default();
            if diagnostic.fixes.is_empty() || *of_rule >= MOST_OF_A_RULE {
                continue;
            }
            *of_rule += 1;
            for fix in &diagnostic.fixes {
                let after = analyze(&fix.edit.apply(&sample.text), &Options::default());
                if let Some(complaint) = complaint(&before, diagnostic, &after, fix.applicability) {
                    let rule = diagnostic.rule.name;
                    wrong
                        .push(format!("{}/{} {rule}: {complaint} ({})", sample.kind, sample.name, fix.title));
                }
            }
        }
    }
    let count: usize = tried.values().sum();
    assert!(count > 200, "only {count} fixes were tried");
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}

/// What is wrong with a text after a fix.
fn complaint(
    before: &Analysis,
    fixed: &Diagnostic,
    after: &Analysis,
    applicability: Applicability,
) -> Option<String> {
    if after.document.errors.len() > before.document.errors.len() {
        return Some(format!("does not parse: {:?}", after.document.errors.first()));
    }
    let same = |analysis: &Analysis| {
        let is_same = |one: &&Diagnostic| {
            (one.rule.name, &one.message, &one.container)
                == (fixed.rule.name, &fixed.message, &fixed.container)
        };
        analysis.diagnostics.iter().filter(is_same).count()
    };
    if same(after) >= same(before) {
        return Some(format!("the finding is still there: {}", fixed.message));
    }
    let errors = |analysis: &Analysis| -> BTreeMap<&str, usize> {
        let mut counts = BTreeMap::new();
        for one in analysis.diagnostics.iter().filter(|one| one.severity == Severity::Error) {
            *counts.entry(one.rule.name).or_default() += 1;
        }
        counts
    };
    if UNCOVERING.contains(&fixed.rule.name) || applicability != Applicability::Safe {
        return None;
    }
    let known = errors(before);
    let is_new = |(rule, count): &(&str, usize)| {
        known.get(rule).is_none_or(|had| count > had) && !COVERED.contains(&(fixed.rule.name, rule))
    };
    errors(after).into_iter().find(is_new).map(|(rule, _)| format!("brings an error of {rule}"))
}
