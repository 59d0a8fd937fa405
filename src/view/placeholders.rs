//! The placeholders of a text, with the values that the user has given for them.

use std::collections::BTreeMap;

use crate::analysis::Analysis;

/// One placeholder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// As written.
    pub text: String,
    /// How often it stands in the text.
    pub count: usize,
    /// Its value; empty when it has none.
    pub value: String,
}

/// The placeholders in the order of the text.
pub fn rows(analysis: &Analysis, values: &BTreeMap<String, String>) -> Vec<Row> {
    let found = analysis.located.placeholders.iter();
    let row = |found: &crate::source::Placeholder| Row {
        text: found.text.clone(),
        count: found.count,
        value: values.get(&found.text).cloned().unwrap_or_default(),
    };
    found.map(row).collect()
}

/// Gives a placeholder a value; an empty one takes it away.
pub fn fill(values: &mut BTreeMap<String, String>, text: String, value: String) {
    if value.is_empty() {
        values.remove(&text);
    } else {
        values.insert(text, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Options, analyze};

    #[test]
    fn lists_placeholders_with_their_values() {
        let text = "[{ \"name\": \"a\", \"image\": \"${image}\", \"cpu\": ${cpu} }]";
        let mut values = BTreeMap::new();
        fill(&mut values, "${cpu}".to_owned(), "256".to_owned());
        let analysis = analyze(text, &Options { placeholders: values.clone(), ..Options::default() });
        let row = |text: &str, value: &str| Row { text: text.to_owned(), count: 1, value: value.to_owned() };
        assert_eq!(rows(&analysis, &values), [row("${image}", ""), row("${cpu}", "256")]);
        fill(&mut values, "${cpu}".to_owned(), String::new());
        assert_eq!(values, BTreeMap::new());
    }
}
