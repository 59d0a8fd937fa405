//! The variables of a container in forms for other tools, and what a form cannot carry.
//!
//! Sources: docker/cli `pkg/kvfile` and moby `daemon/pkg/opts/env.go` (2026) for environment files and `docker run`; POSIX.1-2024, 2.9.1
//! and 3.216, for what a shell takes as a name.

use std::collections::BTreeSet;

use serde_json::{Map, Value as Json};

use super::environment::{Container, Row};
use crate::simulate::environment::file_parser::LONGEST_LINE;

/// A form for other tools.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyFormat {
    /// Lines for an environment file.
    EnvFile,
    /// Arguments of `docker run`.
    DockerRun,
    /// A JSON object.
    Json,
    /// Lines for a shell.
    Export,
}

impl CopyFormat {
    /// All forms in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::EnvFile, Self::DockerRun, Self::Json, Self::Export];
}

/// What there is to say about a variable of a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The value of a secret is in the copy, because it was shown.
    Secret,
    /// Pretended, hidden or unknown.
    Open,
    /// The form has no such name.
    Name,
    /// The form has one line for a value.
    Lines,
    /// The line would be longer than a reader takes.
    Long,
    /// No process can have such a value.
    Nul,
    /// Fargate leaves it out.
    Empty,
}

impl Remark {
    /// All, the most important first.
    pub const ALL: [Self; 7] =
        [Self::Secret, Self::Name, Self::Lines, Self::Long, Self::Nul, Self::Open, Self::Empty];

    /// As a clause without full stop.
    pub fn words(self) -> &'static str {
        match self {
            Self::Secret => "holds a secret value that was shown",
            Self::Open => "left open: the value is pretended, hidden or not known",
            Self::Name => "left out: this form cannot carry the name",
            Self::Lines => "left out: this form cannot carry a value of several lines",
            Self::Long => "left out: the line would be longer than 65,535 bytes",
            Self::Nul => "left out: no variable can carry a NUL character",
            Self::Empty => "empty: Fargate leaves out empty variables of such a file",
        }
    }
}

/// A copy, and what there is to say about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Copied {
    /// The text.
    pub text: String,
    /// Variables by remark.
    pub remarks: Vec<(Remark, Vec<String>)>,
}

/// The listed variables of a container in a form for other tools. Values that are pretended, hidden or unknown are left open.
pub fn copy(container: &Container, revealed: &BTreeSet<(usize, String)>, format: CopyFormat) -> Copied {
    let mut lines: Vec<String> = Vec::new();
    let mut members = Map::new();
    let mut remarks: Vec<(Remark, Vec<String>)> =
        Remark::ALL.into_iter().map(|remark| (remark, Vec::new())).collect();
    for row in &container.rows {
        let value = row.copyable(revealed.contains(&(container.number, row.name.clone())));
        let remark = remark(row, value, format);
        if let Some((_, names)) = remarks.iter_mut().find(|(known, _)| Some(*known) == remark) {
            names.push(row.name.clone());
        }
        let carried = value.filter(|_| remark.is_none_or(is_carried));
        if format == CopyFormat::Json {
            members.insert(row.name.clone(), carried.map_or(Json::Null, Json::from));
        } else {
            lines.push(line(&row.name, carried, remark, format));
        }
    }
    let text = match format {
        CopyFormat::Json => serde_json::to_string_pretty(&members).unwrap_or_default() + "\n",
        CopyFormat::DockerRun => {
            lines.retain(|line| !line.is_empty());
            lines.join(" \\\n") + "\n"
        }
        CopyFormat::EnvFile | CopyFormat::Export => lines.concat(),
    };
    remarks.retain(|(_, names)| !names.is_empty());
    Copied { text, remarks }
}

fn is_carried(remark: Remark) -> bool {
    matches!(remark, Remark::Secret | Remark::Empty)
}

/// What there is to say about a variable, the most important only.
fn remark(row: &Row, value: Option<&str>, format: CopyFormat) -> Option<Remark> {
    let name = row.name.as_str();
    let has_name = match format {
        // Docker refuses a whole file for one blank in a name; a name ends at its first `=`.
        CopyFormat::EnvFile => {
            let breaks = |character: char| character == '=' || character.is_ascii_whitespace();
            !name.is_empty() && !name.starts_with('#') && !name.contains(breaks)
        }
        CopyFormat::Export => is_shell_name(name),
        CopyFormat::DockerRun => !name.is_empty() && !name.contains('\0'),
        CopyFormat::Json => true,
    };
    if !has_name {
        return Some(Remark::Name);
    }
    let Some(value) = value else { return Some(Remark::Open) };
    let is_file = format == CopyFormat::EnvFile;
    if format != CopyFormat::Json && value.contains('\0') {
        Some(Remark::Nul)
    } else if is_file && value.contains(['\n', '\r']) {
        Some(Remark::Lines)
    } else if is_file && name.len() + 1 + value.len() > LONGEST_LINE {
        Some(Remark::Long)
    } else if row.sensitive {
        Some(Remark::Secret)
    } else {
        (is_file && value.is_empty()).then_some(Remark::Empty)
    }
}

fn is_shell_name(name: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    name.bytes().all(letter) && !name.starts_with(|first: char| first.is_ascii_digit()) && !name.is_empty()
}

/// The line or argument of a variable; a remark for a person where there is no value, and "" for nothing.
fn line(name: &str, value: Option<&str>, remark: Option<Remark>, format: CopyFormat) -> String {
    match (format, value) {
        (CopyFormat::DockerRun, Some(value)) => format!("-e {}", shell_quoted(&format!("{name}={value}"))),
        // A name alone takes the value from the shell that runs it.
        (CopyFormat::DockerRun, None) if remark == Some(Remark::Open) => format!("-e {}", shell_quoted(name)),
        (CopyFormat::DockerRun, None) => String::new(),
        (CopyFormat::Export, Some(value)) => format!("export {name}={}\n", shell_quoted(value)),
        (_, Some(value)) => format!("{name}={value}\n"),
        // In quotes and with escapes where it could break out of the remark.
        (_, None) if remark == Some(Remark::Name) => {
            format!("# {} ({})\n", Json::from(name), Remark::Name.words())
        }
        (_, None) => format!("# {name}= ({})\n", remark.unwrap_or(Remark::Open).words()),
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
    use crate::simulate::EnvSource;
    use crate::view::Place;
    use crate::view::environment::Value;

    fn row(name: &str, value: Value, sensitive: bool) -> Row {
        Row {
            name: name.to_owned(),
            value,
            sensitive,
            source: if sensitive { EnvSource::Secret } else { EnvSource::Environment },
            place: None,
            lines: Vec::new(),
            shadows: Vec::new(),
            note: None,
            doubt: None,
        }
    }

    fn of(rows: Vec<Row>) -> Container {
        let place = Place { from: 0, to: 0, line: 1, column: 1 };
        Container { number: 0, name: "web".to_owned(), place, total: rows.len(), rows }
    }

    fn known(text: &str) -> Value {
        Value::Known(text.to_owned())
    }

    fn container() -> Container {
        of(vec![
            row("PLAIN", known("a b'c"), false),
            row("TYPED", known("hunter2"), true),
            row("PASSWORD", Value::Pretend("‹secret prod/db›".to_owned()), true),
            row("TEXT", known("one\ntwo"), false),
            row("AGENT", Value::Unknown, false),
        ])
    }

    fn hidden() -> BTreeSet<(usize, String)> {
        BTreeSet::new()
    }

    fn names(copied: &Copied, remark: Remark) -> Vec<&str> {
        let found = copied.remarks.iter().filter(|(known, _)| *known == remark);
        found.flat_map(|(_, names)| names.iter().map(String::as_str)).collect()
    }

    #[test]
    fn copies_leave_secrets_and_pretended_values_open() {
        for format in CopyFormat::ALL {
            let copied = copy(&container(), &hidden(), format);
            let text = &copied.text;
            assert!(!text.contains("hunter2") && !text.contains('‹'), "{text}");
            assert!(text.contains("PASSWORD"), "{text}");
            assert_eq!(names(&copied, Remark::Open), ["TYPED", "PASSWORD", "AGENT"]);
        }
    }

    #[test]
    fn a_shown_secret_is_copied_with_a_remark_but_a_pretended_value_never_is() {
        let revealed = BTreeSet::from([(0, "TYPED".to_owned()), (0, "PASSWORD".to_owned())]);
        let copied = copy(&container(), &revealed, CopyFormat::Json);
        let read: Json = serde_json::from_str(&copied.text).unwrap();
        assert_eq!(read["TYPED"], "hunter2");
        assert_eq!(read["PASSWORD"], Json::Null);
        assert_eq!(names(&copied, Remark::Secret), ["TYPED"]);
        let other = Container { number: 1, ..container() };
        assert!(!copy(&other, &revealed, CopyFormat::Json).text.contains("hunter2"));
    }

    #[test]
    fn environment_files_have_one_line_each() {
        let copied = copy(&container(), &hidden(), CopyFormat::EnvFile);
        let lines: Vec<&str> = copied.text.lines().collect();
        assert_eq!(lines.len(), 5, "{lines:?}");
        assert_eq!(lines.first().copied(), Some("PLAIN=a b'c"));
        assert!(lines.iter().skip(1).all(|line| line.starts_with("# ")), "{lines:?}");
        assert_eq!(names(&copied, Remark::Lines), ["TEXT"]);
    }

    #[test]
    fn environment_files_leave_out_what_they_cannot_carry() {
        let mut rows: Vec<Row> =
            ["", "#A", "A=B", "A\nB=1", "A B"].map(|name| row(name, known("x"), false)).into();
        rows.push(row("LONG", known(&"x".repeat(LONGEST_LINE)), false));
        rows.push(row("NUL", known("a\0b"), false));
        let copied = copy(&of(rows), &hidden(), CopyFormat::EnvFile);
        assert_eq!(copied.text.lines().count(), 7, "{}", copied.text);
        assert!(copied.text.lines().all(|line| line.starts_with("# ")), "{}", copied.text);
        assert_eq!(names(&copied, Remark::Name).len(), 5);
        assert_eq!((names(&copied, Remark::Long), names(&copied, Remark::Nul)), (vec!["LONG"], vec!["NUL"]));
    }

    #[test]
    fn an_empty_value_is_carried_but_does_not_arrive_on_fargate() {
        let copied = copy(&of(vec![row("A", known(""), false)]), &hidden(), CopyFormat::EnvFile);
        assert_eq!((copied.text.as_str(), names(&copied, Remark::Empty)), ("A=\n", vec!["A"]));
    }

    #[test]
    fn docker_arguments_are_quoted_for_the_shell() {
        let text = copy(&container(), &hidden(), CopyFormat::DockerRun).text;
        assert!(text.starts_with("-e 'PLAIN=a b'\\''c' \\\n-e TYPED \\\n"), "{text}");
        assert!(text.ends_with("-e 'TEXT=one\ntwo' \\\n-e AGENT\n"), "{text}");
    }

    #[test]
    fn export_lines_carry_several_lines_but_only_names_of_a_shell() {
        let rows = vec![
            row("TEXT", known("it's\n$HOME"), false),
            row("a.b-c", known("x"), false),
            row("1A", known("x"), false),
            row("X\nrm -rf", known("x"), false),
            row("AGENT", Value::Unknown, false),
        ];
        let copied = copy(&of(rows), &hidden(), CopyFormat::Export);
        assert!(copied.text.starts_with("export TEXT='it'\\''s\n$HOME'\n# \"a.b-c\" ("), "{}", copied.text);
        assert_eq!(copied.text.lines().filter(|line| line.starts_with("# ")).count(), 4, "{}", copied.text);
        assert_eq!(names(&copied, Remark::Name), ["a.b-c", "1A", "X\nrm -rf"]);
        assert_eq!(names(&copied, Remark::Open), ["AGENT"]);
    }
}
