//! Times the engine natively. A figure to look at is the ratio to a plain parse in the same run; no test depends on a time.
//!
//! Reads the largest file of the corpus where there is one: `TASKDEF_CORPUS`, or `shared/corpus` beside the checkout.

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

mod measure;

use std::path::{Path, PathBuf};
use std::time::Instant;

fn main() {
    let start = Instant::now();
    let now = move || start.elapsed().as_secs_f64() * 1000.0;
    println!("{}", measure::head());
    for bytes in [1_400, 8 * 1024, 64 * 1024] {
        let text = measure::task_definition(bytes);
        println!("{}", measure::row("task definition, JSON", &text, 200, &now).line());
    }
    match largest_file() {
        Some((path, text)) => {
            let title = path.file_name().and_then(|name| name.to_str()).unwrap_or("largest file");
            let title: String = title.chars().take(34).collect();
            println!("{}", measure::row(&title, &text, 20, &now).line());
        }
        None => println!("largest file of the corpus: not measured, the corpus is not there"),
    }
    for line in measure::growth(10, &now) {
        println!("{line}");
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
