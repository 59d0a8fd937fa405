//! How many problems a text has.

use crate::analysis::Analysis;
use crate::lint::Severity;
use crate::syntax::SyntaxErrorKind;

/// How many problems there are of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Advice.
    pub infos: usize,
}

/// Is there no text yet? That is no task definition, but no mistake of the user's either.
pub fn is_blank(analysis: &Analysis) -> bool {
    analysis.document.errors.iter().any(|error| error.kind == SyntaxErrorKind::EmptyText)
}

impl Counts {
    /// The counts of a result.
    pub fn of(analysis: &Analysis) -> Self {
        if is_blank(analysis) {
            return Self::default();
        }
        analysis.diagnostics.iter().map(|one| one.severity).collect()
    }

    /// The counts of each task definition.
    pub fn by_task(analysis: &Analysis) -> Vec<Self> {
        let mut counts = vec![Self::default(); analysis.tasks.len()];
        for one in &analysis.diagnostics {
            if let Some(counts) = one.task.and_then(|task| counts.get_mut(task)) {
                counts.add(one.severity);
            }
        }
        counts
    }

    fn add(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Info => self.infos += 1,
        }
    }

    /// The count of one severity.
    pub fn get(self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.warnings,
            Severity::Info => self.infos,
        }
    }

    /// All together.
    pub fn total(self) -> usize {
        self.errors + self.warnings + self.infos
    }
}

impl FromIterator<Severity> for Counts {
    fn from_iter<T: IntoIterator<Item = Severity>>(severities: T) -> Self {
        let mut counts = Self::default();
        severities.into_iter().for_each(|severity| counts.add(severity));
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{LONGEST_TEXT, Options, analyze};

    #[test]
    fn a_text_that_is_yet_to_be_written_is_no_problem() {
        let empty = analyze(" \n", &Options::default());
        assert!(!empty.diagnostics.is_empty());
        assert_eq!(Counts::of(&empty), Counts::default());
        assert!(crate::view::editor::marks(&empty).is_empty());
        // One that is too long to be read is.
        let long = analyze(&"x".repeat(LONGEST_TEXT + 1), &Options::default());
        assert_eq!(Counts::of(&long).errors, 1);
    }
}
