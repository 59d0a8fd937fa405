//! `docs/semantics-coverage.md` names every fixture of the simulator, and names none that does not exist.

use std::collections::BTreeSet;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The layers whose fixtures the table is about.
const LAYERS: [&str; 2] = ["simulate", "rotation"];

fn fixtures() -> BTreeSet<String> {
    let folders = LAYERS.iter().map(|layer| format!("{ROOT}/tests/fixtures/{layer}"));
    folders
        .flat_map(|folder| std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{folder}: {error}")))
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect()
}

/// The words in backticks of the second column, with the section that they stand in.
fn named() -> Vec<(String, String)> {
    let table = std::fs::read_to_string(format!("{ROOT}/docs/semantics-coverage.md")).unwrap();
    let mut section = String::new();
    let mut named = Vec::new();
    for line in table.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            section = title.split_once(' ').map_or(title, |(number, _)| number).to_owned();
        }
        let Some(column) = line.strip_prefix("| ").and_then(|row| row.split(" | ").nth(1)) else { continue };
        named.extend(column.split('`').skip(1).step_by(2).map(|name| (section.clone(), name.to_owned())));
    }
    named
}

#[test]
fn the_table_names_every_fixture_and_no_other() {
    let names: BTreeSet<String> = named().into_iter().map(|(_, name)| name).collect();
    let fixtures = fixtures();
    let unnamed: Vec<&String> = fixtures.difference(&names).collect();
    assert!(unnamed.is_empty(), "not in docs/semantics-coverage.md: {unnamed:?}");
    let unknown: Vec<&String> = names.difference(&fixtures).collect();
    assert!(unknown.is_empty(), "in docs/semantics-coverage.md, but no fixture: {unknown:?}");
}

#[test]
fn every_section_has_a_fixture_of_its_name() {
    let sections: BTreeSet<String> = named().into_iter().map(|(section, _)| section).collect();
    for section in sections {
        let own = format!("{section}-");
        assert!(fixtures().iter().any(|name| name.starts_with(&own)), "no fixture is named after {section}");
    }
}
