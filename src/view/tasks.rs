//! The task definitions of a text, as a choice.

use crate::analysis::Analysis;

/// What each task definition is called; `None` where that is not known.
pub fn names(analysis: &Analysis) -> Vec<Option<String>> {
    analysis.tasks.iter().map(|task| task.task.family.text().map(str::to_owned)).collect()
}
