//! A text without its secrets, for giving it away.

use crate::analysis::{LONGEST_TEXT, Options, analyze};
use crate::lint::LintConfig;
use crate::lint::leaks::{self, Leak};
use crate::syntax::{self, Document};
use crate::text::{Edit, Span, TextEdit};

/// What stands in place of a secret: to the rules it is a placeholder, and not a secret again.
pub const MASK: &str = "<masked>";

/// How often a text is looked at again after it was masked: in a value, only the surest secret is found at once.
const MOST_ROUNDS: usize = 8;

/// The secrets in a text, whatever the options switch off or put aside, and the text that they are in.
pub fn check(text: &str, options: &Options) -> (Document, Vec<Leak>) {
    let options = Options { lint: LintConfig::default(), ..options.clone() };
    let analysis = analyze(text, &options);
    let aside = analysis.suppressed.iter().map(|aside| &aside.diagnostic);
    let reported = analysis.diagnostics.iter().chain(aside);
    if text.len() > LONGEST_TEXT {
        // The rules have not read it, but it can be given away.
        let document = syntax::parse(text, options.language);
        let found = leaks::find(&document, reported);
        return (document, found);
    }
    let found = leaks::find(&analysis.document, reported);
    (analysis.document, found)
}

/// The text with a mask in place of every secret.
pub fn mask(text: &str, options: &Options) -> String {
    let mut text = text.to_owned();
    for _ in 0..MOST_ROUNDS {
        let (document, leaks) = check(&text, options);
        if leaks.is_empty() {
            break;
        }
        let edits = leaks.iter().map(|leak| Edit { span: leak.span, insert: cover(&document, leak.span) });
        text = TextEdit::new(edits.collect()).unwrap_or_default().apply(&text);
    }
    text
}

/// The mask, in quotes where what it covers is no text or has its quotes with it, so that the document stays readable.
fn cover(document: &Document, span: Span) -> String {
    let node = document.tree.node_at(span.start);
    let is_bare = document.tree.string(node).is_some() && !document.slice(span).starts_with(['"', '\'']);
    if document.tree.span(node) != span || is_bare { MASK.to_owned() } else { format!("\"{MASK}\"") }
}
