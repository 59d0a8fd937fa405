//! The text in another form, and line by line what is different in it.

use super::difference;
use crate::analysis::Analysis;
use crate::convert::{self, Format};

/// The text in another form.
#[derive(Clone, Debug, PartialEq)]
pub struct Conversion {
    /// The text.
    pub text: String,
    /// What a file of it is called.
    pub file: &'static str,
    /// What was not carried, or not as it was.
    pub notes: Vec<String>,
    /// The lines of both texts.
    pub lines: Vec<Line>,
}

/// A line of one text or of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which text it is of.
    pub side: Side,
    /// The line.
    pub text: String,
}

/// Which of two texts a line is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Both.
    Both,
    /// Only the one before.
    Before,
    /// Only the one after.
    After,
}

/// The forms by their names.
pub const FORMATS: &[(&str, Format)] = Format::ALL;

/// The text in another form; nothing where there is no task definition in it.
pub fn conversion(analysis: &Analysis, format: Format) -> Option<Conversion> {
    let converted = convert::convert(analysis, format)?;
    let file = match format {
        Format::Register => "task-definition.json",
        Format::CloudFormationJson => "template.json",
        Format::CloudFormationYaml => "template.yaml",
        Format::Terraform => "main.tf",
    };
    Some(Conversion {
        lines: lines(&analysis.document.text, &converted.text),
        file,
        notes: converted.notes.into_iter().map(|note| note.message).collect(),
        text: converted.text,
    })
}

/// The lines of two texts, those that only one has marked.
pub fn lines(before: &str, after: &str) -> Vec<Line> {
    let difference = difference::by_line(before, after);
    let mut found = Vec::new();
    let mut add = |side, text: &str| {
        found.extend(text.lines().map(|line| Line { side, text: line.to_owned() }));
    };
    let mut done = 0;
    for edit in difference.edits() {
        let start = edit.span.start as usize;
        add(Side::Both, before.get(done..start).unwrap_or_default());
        add(Side::Before, edit.span.of(before));
        add(Side::After, &edit.insert);
        done = edit.span.end as usize;
    }
    add(Side::Both, before.get(done..).unwrap_or_default());
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Options, analyze};

    #[test]
    fn marks_the_lines_of_each_side() {
        let sides = |before: &str, after: &str| -> Vec<(Side, String)> {
            lines(before, after).into_iter().map(|line| (line.side, line.text)).collect()
        };
        assert_eq!(
            sides("a\nb\nc\n", "a\nB\nc\n"),
            [
                (Side::Both, "a".to_owned()),
                (Side::Before, "b".to_owned()),
                (Side::After, "B".to_owned()),
                (Side::Both, "c".to_owned()),
            ]
        );
        assert_eq!(sides("", ""), []);
    }

    #[test]
    fn converts_what_is_there() {
        let text =
            "{ \"family\": \"a\", \"containerDefinitions\": [{ \"name\": \"a\", \"image\": \"<IMAGE>\" }] }";
        let analysis = analyze(text, &Options::default());
        for (_, format) in FORMATS {
            let found = conversion(&analysis, *format).unwrap();
            assert!(found.text.contains("family") || found.text.contains("Family"), "{found:?}");
            assert!(found.lines.iter().any(|line| line.side != Side::Before), "{found:?}");
            assert_eq!(found.notes.len(), 1, "the placeholder: {found:?}");
        }
        assert_eq!(conversion(&analyze("services: {}", &Options::default()), Format::Register), None);
    }
}
