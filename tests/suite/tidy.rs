//! What the compiler does not check: layers, the registry against files and pages, names, sizes, forbidden calls.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use taskdef_playground::lint::registry::{self, RULES};
use taskdef_playground::lint::rule::Evidence;
use taskdef_playground::lint::{Group, Severity};

/// Which module may use which. `ARCHITECTURE.md` explains it.
const LAYERS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("facts", &[]),
    ("syntax", &["text"]),
    ("source", &["syntax", "text"]),
    ("model", &["source", "syntax", "text", "facts"]),
    ("world", &["model", "source", "syntax", "text", "facts"]),
    ("simulate", &["world", "model", "source", "syntax", "text", "facts"]),
    ("iam", &["world", "model", "source", "syntax", "text", "facts"]),
    ("lint", &["simulate", "iam", "world", "model", "source", "syntax", "text", "facts"]),
    ("analysis", &["lint", "simulate", "iam", "world", "model", "source", "syntax", "text", "facts"]),
    (
        "complete",
        &["analysis", "lint", "simulate", "iam", "world", "model", "source", "syntax", "text", "facts"],
    ),
    (
        "options",
        &["analysis", "lint", "simulate", "iam", "world", "model", "source", "syntax", "text", "facts"],
    ),
    (
        "convert",
        &[
            "options", "analysis", "lint", "simulate", "iam", "world", "model", "source", "syntax", "text",
            "facts",
        ],
    ),
    (
        "compare",
        &["analysis", "lint", "simulate", "iam", "world", "model", "source", "syntax", "text", "facts"],
    ),
    (
        "report",
        &[
            "options", "analysis", "lint", "simulate", "iam", "world", "model", "source", "syntax", "text",
            "facts",
        ],
    ),
    (
        "share",
        &[
            "options", "analysis", "lint", "simulate", "iam", "world", "model", "source", "syntax", "text",
            "facts",
        ],
    ),
    (
        "view",
        &[
            "report", "share", "compare", "complete", "convert", "options", "analysis", "lint", "simulate",
            "iam", "world", "model", "source", "syntax", "text", "facts",
        ],
    ),
    (
        "api",
        &[
            "report", "share", "compare", "convert", "options", "analysis", "lint", "simulate", "iam",
            "world", "model", "source", "syntax", "text", "facts",
        ],
    ),
    ("ui", &["view", "report", "share", "convert", "options", "analysis"]),
];

/// Names that say nothing.
const EMPTY_NAMES: [&str; 5] = ["common", "helpers", "misc", "mod", "utils"];

/// Calls that would put text into the page as HTML, or order things at random.
const FORBIDDEN: [&str; 5] = ["from_html_unchecked", "set_inner_html", "innerHTML", "HashMap", "HashSet"];

/// Lines that a file may have.
const LONGEST: usize = 400;

/// Lines that a rule may have.
const LONGEST_RULE: usize = 150;

/// Longer files, each with the reason why it is one piece.
const LONGER: &[(&str, &str)] = &[];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The Rust files below a folder, as paths from the root, sorted.
fn sources(folder: &str) -> Vec<(String, String)> {
    let mut open = vec![root().join(folder)];
    let mut found = Vec::new();
    while let Some(folder) = open.pop() {
        for path in std::fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                found.push((path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/"), text));
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "no source is read from {folder}");
    found
}

/// Code without its comments.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(|line| line.split("//").next().unwrap_or_default())
}

/// The top module that a file belongs to; nothing for the crate roots.
fn module(path: &str) -> Option<&str> {
    let name = path.strip_prefix("src/")?.split('/').next()?.trim_end_matches(".rs");
    (!matches!(name, "lib" | "main")).then_some(name)
}

/// The top modules that a line of code names behind `crate::`.
fn used(line: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for prefix in ["crate::", "taskdef_playground::"] {
        for part in line.split(prefix).skip(1) {
            let list = part.strip_prefix('{').and_then(|list| list.split('}').next());
            let paths = list.map_or_else(|| vec![part], |list| list.split(',').collect());
            names.extend(paths.into_iter().map(|path| {
                let path = path.trim();
                let end = path.find(|character: char| !character.is_ascii_alphanumeric() && character != '_');
                path.get(..end.unwrap_or(path.len())).unwrap_or_default()
            }));
        }
    }
    names
}

#[test]
fn modules_use_only_the_layers_below() {
    let modules: BTreeSet<&str> = LAYERS.iter().map(|(name, _)| *name).collect();
    let mut wrong = Vec::new();
    for (path, text) in sources("src") {
        let Some(module) = module(&path) else { continue };
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == module) else {
            panic!("{path}: `{module}` has no row in the table of layers")
        };
        for name in code(&text).flat_map(used) {
            if modules.contains(name) && name != module && !allowed.contains(&name) {
                wrong.push(format!("{path} uses `{name}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_table_of_layers_is_explained() {
    let explained = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let first_column: String =
        explained.lines().filter_map(|line| line.strip_prefix("| ")?.split('|').next()).collect();
    for (name, _) in LAYERS {
        assert!(first_column.contains(&format!("`{name}`")), "ARCHITECTURE.md has no row for `{name}`");
    }
}

#[test]
fn the_registry_is_sorted() {
    let order: Vec<(usize, &str)> = RULES
        .iter()
        .map(|rule| {
            let group = Group::ALL.iter().position(|group| *group == rule.meta.group).unwrap();
            (group, rule.meta.name)
        })
        .collect();
    assert!(order.is_sorted(), "sort the registry by group, then by name");
    let names: BTreeSet<&str> = RULES.iter().map(|rule| rule.meta.name).collect();
    assert_eq!(names.len(), RULES.len(), "two rules have one name");
}

#[test]
fn rules_files_and_pages_go_together() {
    let registered: BTreeSet<String> = RULES
        .iter()
        .map(|rule| {
            let file = rule.meta.name.replace('-', "_");
            format!("src/lint/rules/{}/{file}.rs", rule.meta.group.name())
        })
        .collect();
    let files: BTreeSet<String> = sources("src/lint/rules")
        .into_iter()
        .filter(|(path, text)| text.contains("static META: RuleMeta") && !path.ends_with("/_template.rs"))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(
        registered, files,
        "a rule is a file, named after it, in the folder of its group, and in the registry"
    );
    let pages: BTreeSet<String> = std::fs::read_dir(root().join("static/rules"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    let expected: BTreeSet<String> = RULES.iter().map(|rule| format!("{}.md", rule.meta.name)).collect();
    assert_eq!(expected, pages, "every rule has a page, and every page a rule");
}

#[test]
fn what_we_infer_is_never_an_error() {
    for rule in RULES {
        let bold = rule.meta.evidence == Evidence::C && rule.meta.severity == Severity::Error;
        assert!(!bold, "{} is an error by inference", rule.meta.name);
    }
}

#[test]
fn rules_yield_to_rules() {
    for rule in RULES {
        for name in rule.meta.yields_to {
            let known = registry::find(name).is_some();
            assert!(known, "{} yields to `{name}`, which is no rule", rule.meta.name);
        }
    }
}

#[test]
fn files_say_what_they_are_for() {
    for folder in ["src", "tests"] {
        for (path, text) in sources(folder) {
            assert!(text.starts_with("//!"), "{path} does not open with `//!`");
        }
    }
}

#[test]
fn names_say_something() {
    for (path, _) in sources("src") {
        let name = path.rsplit('/').next().unwrap().trim_end_matches(".rs").to_owned();
        assert!(!EMPTY_NAMES.contains(&name.as_str()), "{path}: name it by what it does");
    }
}

#[test]
fn files_stay_short() {
    for (path, text) in sources("src") {
        let is_rule = text.contains("static META: RuleMeta");
        let most = if is_rule { LONGEST_RULE } else { LONGEST };
        let lines = text.lines().count();
        let longer = LONGER.iter().any(|(file, _)| *file == path);
        assert!(
            lines < most || longer,
            "{path} has {lines} lines; split it, or say in LONGER why it is one piece"
        );
        assert!(lines >= most || !longer, "{path} is short again; take it out of LONGER");
    }
}

#[test]
fn nothing_forbidden_is_called() {
    for (path, text) in sources("src") {
        for call in FORBIDDEN {
            assert!(!code(&text).any(|line| line.contains(call)), "{path} uses {call}");
        }
    }
}

#[test]
fn sources_of_facts_are_sorted_and_used() {
    let listed = std::fs::read_to_string(root().join("src/facts/sources.rs")).unwrap();
    let names: Vec<&str> =
        listed.lines().filter_map(|line| line.strip_prefix("pub static ")?.split(':').next()).collect();
    assert!(!names.is_empty() && names.is_sorted(), "sort src/facts/sources.rs by name");
    let files = sources("src");
    for name in names {
        let word = |line: &str| {
            line.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').any(|word| word == name)
        };
        let used = files.iter().any(|(path, text)| path != "src/facts/sources.rs" && code(text).any(word));
        assert!(used, "nothing uses the source {name}");
    }
}

#[test]
fn paths_in_the_documents_exist() {
    for document in ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md"] {
        let text = std::fs::read_to_string(root().join(document)).unwrap();
        let mut fenced = false;
        for line in text.lines() {
            fenced ^= line.starts_with("```");
            if fenced {
                continue;
            }
            for quoted in line.split('`').skip(1).step_by(2) {
                let folders = ["src/", "tests/", "static/", "script/", ".ci/"];
                let is_path = folders.iter().any(|folder| quoted.starts_with(folder));
                let plain = !quoted.contains(['<', '*', '…', ' ', '{']);
                if is_path && plain {
                    let path: PathBuf = root().join(quoted);
                    assert!(path.exists(), "{document} names `{quoted}`, which is not there");
                }
            }
        }
    }
}
