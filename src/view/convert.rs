//! The text in another form, and line by line what is different in it.

use super::difference::{Line, lines};
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

#[cfg(test)]
mod tests {
    use super::super::difference::Side;
    use super::*;
    use crate::analysis::{Options, analyze};

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
