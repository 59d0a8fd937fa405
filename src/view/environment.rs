//! What each container's process gets: rows with value, source and what was beaten, and copies for other tools.

use std::collections::BTreeSet;

use serde_json::{Map, Value as Json};

use super::editor::{Place, origin_place, place};
use crate::analysis::{Analysis, TaskAnalysis};
use crate::facts::Certainty;
use crate::simulate::{EnvSource, EnvValue, EnvVar};

/// One container.
#[derive(Clone, Debug, PartialEq)]
pub struct Container {
    /// Its name; "" when it is not known.
    pub name: String,
    /// Where it is.
    pub place: Place,
    /// Its variables.
    pub rows: Vec<Row>,
}

/// One variable.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: Value,
    /// Whether the value came from a secret.
    pub sensitive: bool,
    /// The engine's word for the layer that won.
    pub source: &'static str,
    /// Where it is in the text.
    pub place: Option<Place>,
    /// The layers it won over.
    pub shadows: Vec<Shadow>,
    /// What there is to say about it.
    pub note: Option<String>,
    /// Whether the platform adds it, and nobody wrote it.
    pub is_injected: bool,
    /// The engine's word for how sure this is; `None` when it is verified.
    pub doubt: Option<&'static str>,
}

/// A value that another layer won over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shadow {
    /// The engine's word for the layer.
    pub source: &'static str,
    /// The value it would have had.
    pub value: Value,
    /// Whether that value came from a secret.
    pub sensitive: bool,
}

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Known to the letter.
    Known(String),
    /// Stands for a value that nobody has given. It is never copied.
    Pretend(String),
    /// Not knowable here.
    Unknown,
}

/// A form for other tools.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyFormat {
    /// Lines for an environment file.
    EnvFile,
    /// Arguments of `docker run`.
    DockerRun,
    /// A JSON object.
    Json,
}

impl CopyFormat {
    /// All forms in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::EnvFile, Self::DockerRun, Self::Json];
}

/// The word that the engine uses for values that came from a secret.
const SECRET: &str = "secret";

/// The containers of one task definition.
pub fn containers(analysis: &Analysis, task: &TaskAnalysis) -> Vec<Container> {
    let document = &analysis.document;
    let row = |variable: &EnvVar| Row {
        name: variable.name.clone(),
        value: value(&variable.value),
        sensitive: variable.sensitive,
        source: variable.source.name(),
        is_injected: variable.source == EnvSource::Injected,
        place: origin_place(document, variable.origin),
        shadows: variable
            .shadows
            .iter()
            .map(|shadow| Shadow {
                source: shadow.source.name(),
                value: value(&shadow.value),
                sensitive: shadow.source.name() == SECRET,
            })
            .collect(),
        note: variable.note.clone(),
        doubt: (variable.certainty != Certainty::Verified).then(|| variable.certainty.name()),
    };
    task.simulation
        .environments
        .iter()
        .map(|container| Container {
            name: container.name.clone(),
            place: place(document, document.tree.label_span(container.origin)),
            rows: container.variables.iter().map(row).collect(),
        })
        .collect()
}

fn value(value: &EnvValue) -> Value {
    match value {
        EnvValue::Text(text) => Value::Known(text.clone()),
        EnvValue::Pretend(text) => Value::Pretend(text.clone()),
        EnvValue::Unknown => Value::Unknown,
    }
}

impl Row {
    /// The value when it may leave the page: known, and not a hidden secret.
    pub fn copyable(&self, revealed: bool) -> Option<&str> {
        match &self.value {
            Value::Known(text) if revealed || !self.sensitive => Some(text),
            _ => None,
        }
    }
}

/// The variables of the container with this number, in a form for other tools. Values that are pretended, hidden or unknown are left open.
pub fn copy(
    container: &Container,
    number: usize,
    revealed: &BTreeSet<(usize, String)>,
    format: CopyFormat,
) -> String {
    let rows = container.rows.iter().map(|row| {
        let is_revealed = revealed.contains(&(number, row.name.clone()));
        (row, row.copyable(is_revealed))
    });
    match format {
        CopyFormat::EnvFile => rows.map(|(row, value)| env_line(row, value)).collect(),
        CopyFormat::DockerRun => {
            let arguments: Vec<String> = rows.map(|(row, value)| docker_argument(row, value)).collect();
            arguments.join(" \\\n") + "\n"
        }
        CopyFormat::Json => {
            let members: Map<String, Json> =
                rows.map(|(row, value)| (row.name.clone(), value.map_or(Json::Null, Json::from))).collect();
            serde_json::to_string_pretty(&members).unwrap_or_default() + "\n"
        }
    }
}

/// `NAME=value`. An environment file has no quoting: a value of several lines cannot stand in it, nor a name that would end
/// early, begin a remark or break the line.
fn env_line(row: &Row, value: Option<&str>) -> String {
    let name = row.name.as_str();
    if name.is_empty() || name.starts_with('#') || name.contains(|character| "=\n\r".contains(character)) {
        return format!("# {} (left out: no environment file can carry this name)\n", Json::from(name));
    }
    match value {
        Some(value) if !value.contains(['\n', '\r']) => format!("{}={value}\n", row.name),
        Some(_) => format!("# {}= (left out: its value has several lines)\n", row.name),
        None => format!("# {}= (left open: {})\n", row.name, row.source),
    }
}

/// `-e 'NAME=value'`; a name alone takes the value from the shell that runs it.
fn docker_argument(row: &Row, value: Option<&str>) -> String {
    match value {
        Some(value) => format!("-e {}", shell_quoted(&format!("{}={value}", row.name))),
        None => format!("-e {}", shell_quoted(&row.name)),
    }
}

fn shell_quoted(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-./:=@,+%".contains(&byte);
    if !text.is_empty() && text.bytes().all(plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(name: &str, value: Value, sensitive: bool) -> Row {
        Row {
            name: name.to_owned(),
            value,
            sensitive,
            source: if sensitive { SECRET } else { "environment" },
            place: None,
            shadows: Vec::new(),
            note: None,
            is_injected: false,
            doubt: None,
        }
    }

    fn container() -> Container {
        let known = |text: &str| Value::Known(text.to_owned());
        Container {
            name: "web".to_owned(),
            place: Place { from: 0, to: 0, line: 1, column: 1 },
            rows: vec![
                row("PLAIN", known("a b'c"), false),
                row("TYPED", known("hunter2"), true),
                row("PASSWORD", Value::Pretend("‹secret prod/db›".to_owned()), true),
                row("TEXT", known("one\ntwo"), false),
                row("AGENT", Value::Unknown, false),
            ],
        }
    }

    #[test]
    fn copies_leave_secrets_and_pretended_values_open() {
        for format in CopyFormat::ALL {
            let text = copy(&container(), 0, &BTreeSet::new(), format);
            assert!(!text.contains("hunter2") && !text.contains('‹'), "{text}");
            assert!(text.contains("PASSWORD"), "{text}");
        }
    }

    #[test]
    fn a_shown_secret_is_copied_but_a_pretended_value_never_is() {
        let revealed = BTreeSet::from([(0, "TYPED".to_owned()), (0, "PASSWORD".to_owned())]);
        let text = copy(&container(), 0, &revealed, CopyFormat::Json);
        let copied: Json = serde_json::from_str(&text).unwrap();
        assert_eq!(copied["TYPED"], "hunter2");
        assert_eq!(copied["PASSWORD"], Json::Null);
        assert!(!copy(&container(), 1, &revealed, CopyFormat::Json).contains("hunter2"));
    }

    #[test]
    fn environment_files_have_one_line_each() {
        let text = copy(&container(), 0, &BTreeSet::new(), CopyFormat::EnvFile);
        assert_eq!(
            text,
            "PLAIN=a b'c\n# TYPED= (left open: secret)\n# PASSWORD= (left open: secret)\n\
             # TEXT= (left out: its value has several lines)\n# AGENT= (left open: environment)\n"
        );
    }

    #[test]
    fn environment_files_leave_out_names_that_they_cannot_carry() {
        let mut container = container();
        container.rows =
            ["", "#A", "A=B", "A\nB=1"].map(|name| row(name, Value::Known("x".to_owned()), false)).into();
        let text = copy(&container, 0, &BTreeSet::new(), CopyFormat::EnvFile);
        assert_eq!(text.lines().count(), 4, "{text}");
        assert!(text.lines().all(|line| line.starts_with("# \"")), "{text}");
    }

    #[test]
    fn docker_arguments_are_quoted_for_the_shell() {
        let text = copy(&container(), 0, &BTreeSet::new(), CopyFormat::DockerRun);
        assert!(text.starts_with("-e 'PLAIN=a b'\\''c' \\\n-e TYPED \\\n"), "{text}");
        assert!(text.ends_with("-e 'TEXT=one\ntwo' \\\n-e AGENT\n"), "{text}");
    }
}
