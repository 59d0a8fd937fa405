//! The few facts of the status line.

use crate::analysis::Analysis;
use crate::syntax::Language;
use crate::text::Encoding;

/// What the text is, and where the caret is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary {
    /// `JSON` or `YAML`.
    pub language: &'static str,
    /// What the text is called in a sentence.
    pub kind: &'static str,
    /// Line of the caret, from 1.
    pub line: u32,
    /// Column of the caret in UTF-16 units, from 1.
    pub column: u32,
}

/// The facts about a text with the caret at an offset in UTF-16 units.
pub fn summary(analysis: &Analysis, caret: u32) -> Summary {
    let document = &analysis.document;
    let position = document.lines.position(document.lines.from_utf16(caret), Encoding::Utf16);
    Summary {
        language: match document.language {
            Language::Json => "JSON",
            Language::Yaml => "YAML",
            Language::Hcl => "HCL",
        },
        kind: analysis.located.dialect.title(),
        line: position.line + 1,
        column: position.column + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Options, analyze};

    #[test]
    fn counts_the_caret_in_utf16_units() {
        let analysis = analyze("{\n  \"family\": \"😀\" }", &Options::default());
        let found = summary(&analysis, 20);
        assert_eq!((found.line, found.column), (2, 19));
        assert_eq!((found.language, found.kind), ("JSON", "a task definition"));
    }
}
