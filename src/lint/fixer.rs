//! Chooses, orders and applies fixes.

use super::{Applicability, Diagnostic};
use crate::text::TextEdit;

/// The edits of all fixes that can be made at once: the first fitting fix of each diagnostic, in the order of the text;
/// one that touches an earlier one waits for the next round. The number says how many were taken.
pub fn combine(diagnostics: &[Diagnostic], most: Applicability) -> (TextEdit, usize) {
    let allowed = |applicability| most == Applicability::Unsafe || applicability == Applicability::Safe;
    let mut together = TextEdit::default();
    let mut count = 0;
    for diagnostic in diagnostics {
        let Some(fix) = diagnostic.fixes.iter().find(|fix| allowed(fix.applicability)) else { continue };
        if let Some(merged) = together.merge(&fix.edit) {
            together = merged;
            count += 1;
        }
    }
    (together, count)
}
