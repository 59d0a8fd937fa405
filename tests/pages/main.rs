//! Runs the rule pages: every page under `static/rules` is the documentation of a rule and its test.
//!
//! `UPDATE=1 cargo test --test pages` rewrites the `expect` and `fixed` blocks and the references.

mod check;
mod page;

use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let mut trials = Vec::new();
    for file in page::files() {
        let name = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
        trials.push(Trial::test(name, move || check::page(&file).map_err(Into::into)));
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}
