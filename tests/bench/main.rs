//! Times the engine natively. A figure to look at is a ratio within one run; no test depends on a time.
//!
//! `cargo bench --bench engine -- WORD…` shows the lines only whose title has one of the words. `-- once PART BYTES ROUNDS` runs one
//! part alone, for a profiler: `rules`, `parsing` or `analyze`; BYTES is the size of a task definition, a file, or a shape
//! and its factor: `ports*2`.
//!
//! Reads the largest file of the corpus where there is one: `TASKDEF_CORPUS`, or `shared/corpus` beside the checkout.

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

mod measure;
mod templates;
mod texts;

use std::path::{Path, PathBuf};
use std::time::Instant;

use taskdef_playground::analysis::{self, Options, analyze};

fn main() {
    let start = Instant::now();
    let now = move || start.elapsed().as_secs_f64() * 1000.0;
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    if let [once, part, text, rounds] = words.as_slice()
        && once == "once"
    {
        return run_once(part, text, rounds.parse().unwrap_or(1));
    }
    let is_wanted = |title: &str| words.is_empty() || words.iter().any(|word| title.contains(word.as_str()));
    println!("{}", measure::head());
    let row = |title: &str, text: &str, rounds| {
        if is_wanted(title) {
            println!("{}", measure::row(title, text, rounds, &now));
        }
    };
    for kilobytes in [1, 2, 8, 16, 32, 64] {
        row("task definition, JSON", &texts::task_definition(kilobytes * 1024), 200);
    }
    for kilobytes in [1, 2, 8, 16, 32, 64] {
        row("clean task definition, JSON", &texts::clean(kilobytes * 1024), 200);
    }
    for kilobytes in [1, 2, 8, 16, 32, 64] {
        row("task definition, YAML", &texts::yaml(kilobytes * 1024), 200);
    }
    match largest_file() {
        Some((path, text)) => {
            let title = path.file_name().and_then(|name| name.to_str()).unwrap_or("largest file");
            let title: String = title.chars().take(34).collect();
            row(&title, &text, 20);
        }
        None => println!("largest file of the corpus: not measured, the corpus is not there"),
    }
    println!("\n{}", measure::growth_head());
    for shape in texts::WRITTEN.iter().chain(texts::BROKEN).filter(|(title, _)| is_wanted(title)) {
        println!("{}", measure::growth(shape, 5, &now));
    }
    for piece in texts::REPEATED.iter().filter(|_| is_wanted("pieces")) {
        println!("{}", measure::growth_of_piece(piece, 1, &now));
    }
}

fn run_once(part: &str, text: &str, rounds: usize) {
    let shapes = texts::WRITTEN.iter().chain(texts::BROKEN);
    let text = match text.parse() {
        Ok(bytes) => texts::task_definition(bytes),
        Err(_) => {
            let (title, factor) = text.rsplit_once('*').unwrap_or((text, "1"));
            let factor = factor.parse().unwrap_or(1);
            match shapes.into_iter().find(|(known, _)| *known == title) {
                Some((_, make)) => make(factor),
                None => std::fs::read_to_string(text).unwrap_or_else(|_| texts::repeated(title, factor)),
            }
        }
    };
    let options = Options::default();
    let analysis = analyze(&text, &options);
    for _ in 0..rounds {
        match part {
            "rules" => {
                let found =
                    analysis::run_rules(&analysis.document, &analysis.located, &analysis.tasks, &options);
                std::hint::black_box(found.diagnostics.len());
            }
            "parsing" => {
                std::hint::black_box(measure::parse(&text));
            }
            _ => {
                std::hint::black_box(analyze(&text, &options).diagnostics.len());
            }
        }
    }
}

fn largest_file() -> Option<(PathBuf, String)> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let root = std::env::var_os("TASKDEF_CORPUS").map_or(beside, PathBuf::from);
    let folders =
        std::fs::read_dir(root).ok()?.flatten().map(|entry| entry.path()).filter(|path| path.is_dir());
    let files = folders
        .filter_map(|folder| std::fs::read_dir(folder).ok())
        .flatten()
        .flatten()
        .map(|entry| entry.path());
    let largest = files.max_by_key(|path| path.metadata().map_or(0, |metadata| metadata.len()))?;
    let text = std::fs::read_to_string(&largest).ok()?;
    Some((largest, text))
}
