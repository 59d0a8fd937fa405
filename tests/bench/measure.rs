//! What is measured, natively and in wasm alike. Every figure to look at is a ratio within one run: of the rules to the parsing of
//! the same text, and of a text to the same one at twice its size.

use taskdef_playground::analysis::{self, Options, analyze};
use taskdef_playground::model::{self, adapt};
use taskdef_playground::syntax;

use crate::texts::{self, Shape};

/// A clock, in milliseconds.
pub(crate) type Clock<'a> = &'a dyn Fn() -> f64;

/// The head of the table whose rows [`row`] gives.
pub(crate) fn head() -> String {
    format!(
        "{:34} {:>8} {:>11} {:>11} {:>9} {:>15} {:>9} {:>15}",
        "text",
        "bytes",
        "analyze ms",
        "parsing ms",
        "rules ms",
        "rules / parsing",
        "serde ms",
        "analyze / serde"
    )
}

/// The figures of one text, each the median of the rounds. Parsing is text to tree to model; the rules are all that are on by
/// default; `serde` is `serde_json::from_str::<Value>` for text that is JSON.
pub(crate) fn row(title: &str, text: &str, rounds: usize, now: Clock<'_>) -> String {
    let options = Options::default();
    let analysis = analyze(text, &options);
    let (mut whole, mut parsing, mut rules, mut plain) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    // They take turns, so that a slow moment of the machine meets all of them.
    for _ in 0..rounds {
        whole.push(time(now, || analyze(text, &options).diagnostics.len()));
        parsing.push(time(now, || parse(text)));
        rules.push(time(now, || {
            analysis::run_rules(&analysis.document, &analysis.located, &analysis.tasks, &options)
                .diagnostics
                .len()
        }));
        plain.push(time(now, || serde_json::from_str::<serde_json::Value>(text).is_ok()));
    }
    let [whole, parsing, rules, serde] = [whole, parsing, rules, plain].map(median);
    let is_json = serde_json::from_str::<serde_json::Value>(text).is_ok();
    let (plain, times) = if is_json {
        (format!("{serde:.3}"), format!("{:.1}", whole / serde))
    } else {
        ("–".to_owned(), "–".to_owned())
    };
    let (bytes, ratio) = (text.len(), rules / parsing);
    format!(
        "{title:34} {bytes:>8} {whole:>11.3} {parsing:>11.3} {rules:>9.3} {ratio:>15.2} {plain:>9} {times:>15}"
    )
}

/// Text to tree to model. Gives a number, so that nothing of it is left out.
pub(crate) fn parse(text: &str) -> usize {
    let options = Options::default();
    let mut document = syntax::parse(text, options.language);
    let located = adapt::locate(&mut document, options.dialect, &options.template, &options.placeholders);
    located.targets.iter().map(|target| model::decode(&document, target.node).problems.len()).sum()
}

/// The head of the tables of growth.
pub(crate) fn growth_head() -> String {
    format!(
        "{:34} {:>8} {:>9} {:>9} {:>9} {:>9}   per doubling",
        "growth", "bytes", "1× ms", "2× ms", "4× ms", "8× ms"
    )
}

/// How the time grows with a shape: the analysis at 1, 2, 4 and 8 times its first size, and how many times as long each doubling
/// takes. Linear is 2; what is far above it in the last column grows faster than the text.
pub(crate) fn growth(shape: &Shape, rounds: usize, now: Clock<'_>) -> String {
    grown(shape.0, shape.1, rounds, now)
}

/// The same for a text of one piece.
pub(crate) fn growth_of_piece(piece: &str, rounds: usize, now: Clock<'_>) -> String {
    grown(&format!("{piece:?}"), |factor| texts::repeated(piece, factor), rounds, now)
}

fn grown(title: &str, make: impl Fn(usize) -> String, rounds: usize, now: Clock<'_>) -> String {
    let options = Options::default();
    let (mut times, mut bytes) = (Vec::new(), 0);
    for factor in [1, 2, 4, 8] {
        let text = make(factor);
        if factor == 1 {
            bytes = text.len();
        }
        let rounds = (0..rounds).map(|_| time(now, || analyze(&text, &options).diagnostics.len()));
        // The best of them: whatever else the machine does only adds to a time.
        times.push(rounds.fold(f64::INFINITY, f64::min));
        // What has gone wrong already need not be waited for.
        if times.last().is_some_and(|taken| *taken > 4000.0) {
            break;
        }
    }
    let figures: String = times.iter().map(|taken| format!(" {taken:>9.2}")).collect();
    let doublings = times.iter().zip(times.iter().skip(1));
    let doublings: Vec<String> = doublings.map(|(before, after)| format!("{:.1}", after / before)).collect();
    format!("{title:34} {bytes:>8}{figures:40}   {}", doublings.join(" "))
}

fn time<T>(now: Clock<'_>, run: impl Fn() -> T) -> f64 {
    let start = now();
    std::hint::black_box(run());
    now() - start
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}
