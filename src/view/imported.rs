//! A report that was saved earlier or comes from elsewhere, for viewing: our JSON, or SARIF of any tool.

use serde_json::Value as Json;

use super::Severity;
use super::editor::Place;
use crate::lint::registry;
use crate::text::span::clamp;

/// A report.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// The tool that wrote it, with its version.
    pub tool: String,
    /// What it was written about.
    pub file: String,
    /// What it found, in its order.
    pub rows: Vec<Row>,
}

/// One finding of a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, and in SARIF also what to do.
    pub message: String,
    /// What to do, where it is given apart.
    pub help: Option<String>,
    /// The name of the rule.
    pub rule: String,
    /// The rule of ours that has this name, with a page to read.
    pub known: Option<&'static str>,
    /// Line from 1; 0 where none is given.
    pub line: u32,
    /// Column in UTF-16 units, from 1.
    pub column: u32,
}

impl Row {
    /// The place in a text as it is now; nothing where the finding has none.
    pub fn place(&self, text: &str) -> Option<Place> {
        let units = |line: &str| line.encode_utf16().count();
        let before = self.line.checked_sub(1)? as usize;
        let start: usize = text.split_inclusive('\n').take(before).map(units).sum();
        let length = text.lines().nth(before).map(units).unwrap_or_default();
        let from = clamp(start + (self.column.saturating_sub(1) as usize).min(length));
        Some(Place { from, to: from, line: self.line, column: self.column })
    }
}

/// Reads a report; nothing when the text is none.
pub fn read(text: &str) -> Option<Imported> {
    // Most texts are none, and need not be read as JSON for that.
    if !text.trim_start().starts_with('{') || !(text.contains("\"diagnostics\"") || text.contains("\"runs\""))
    {
        return None;
    }
    let report: Json = serde_json::from_str(text).ok()?;
    match report.get("runs").and_then(Json::as_array) {
        Some(runs)
            if report
                .get("version")
                .and_then(Json::as_str)
                .is_some_and(|version| version.starts_with("2.")) =>
        {
            sarif(runs)
        }
        _ => own(&report),
    }
}

fn own(report: &Json) -> Option<Imported> {
    let tool = report.get("tool").filter(|_| report.get("version").is_some_and(Json::is_number))?;
    let rows = report.get("diagnostics")?.as_array()?.iter();
    let rows = rows.map(|found| Row {
        severity: Severity::from_name(word(found, "severity")).unwrap_or(Severity::Warning),
        message: word(found, "message").to_owned(),
        help: found.get("help").and_then(Json::as_str).map(str::to_owned),
        line: number(found.pointer("/region/line")),
        column: number(found.pointer("/region/column")),
        ..rule(word(found, "rule"))
    });
    Some(Imported {
        tool: tool_name(tool, "version"),
        file: word(report, "file").to_owned(),
        rows: rows.collect(),
    })
}

fn sarif(runs: &[Json]) -> Option<Imported> {
    let driver = runs.first()?.pointer("/tool/driver")?;
    // What was suppressed is no finding.
    let is_open =
        |found: &&Json| found.get("suppressions").and_then(Json::as_array).is_none_or(Vec::is_empty);
    let results = || runs.iter().filter_map(|run| run.get("results")?.as_array()).flatten().filter(is_open);
    let place = "/locations/0/physicalLocation";
    let file = results().find_map(|found| found.pointer(place)?.pointer("/artifactLocation/uri")?.as_str());
    let rows = results().map(|found| {
        let region = found.pointer(place).and_then(|place| place.get("region"));
        Row {
            severity: match word(found, "level") {
                "error" => Severity::Error,
                "note" | "none" => Severity::Info,
                // As SARIF says for a result without a level.
                _ => Severity::Warning,
            },
            message: found.pointer("/message/text").and_then(Json::as_str).unwrap_or_default().to_owned(),
            line: number(region.and_then(|region| region.get("startLine"))),
            column: number(region.and_then(|region| region.get("startColumn"))),
            ..rule(word(found, "ruleId"))
        }
    });
    Some(Imported {
        tool: tool_name(driver, "semanticVersion"),
        file: file.unwrap_or_default().to_owned(),
        rows: rows.collect(),
    })
}

fn rule(name: &str) -> Row {
    Row {
        severity: Severity::Info,
        message: String::new(),
        help: None,
        rule: name.to_owned(),
        known: registry::RULES.iter().map(|rule| rule.meta.name).find(|known| *known == name),
        line: 0,
        column: 0,
    }
}

fn tool_name(tool: &Json, version: &str) -> String {
    let version = [version, "version"].into_iter().map(|key| word(tool, key)).find(|word| !word.is_empty());
    [word(tool, "name"), version.unwrap_or_default()].join(" ").trim_end().to_owned()
}

fn word<'a>(object: &'a Json, key: &str) -> &'a str {
    object.get(key).and_then(Json::as_str).unwrap_or_default()
}

fn number(value: Option<&Json>) -> u32 {
    value.and_then(Json::as_u64).and_then(|number| u32::try_from(number).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Analysis, Options, analyze};
    use crate::report::{self, Format};

    const TEXT: &str = r#"{ "family": "web", "cpu": "512", "memory": "512", "requiresCompatibilities": ["FARGATE"],
  "containerDefinitions": [{ "name": "a", "image": "nginx", "colour": 1 }] }"#;

    fn places(analysis: &Analysis) -> Vec<(Severity, String, u32)> {
        let line =
            |one: &crate::lint::Diagnostic| crate::view::editor::place(&analysis.document, one.span).line;
        analysis.diagnostics.iter().map(|one| (one.severity, one.rule.name.to_owned(), line(one))).collect()
    }

    #[test]
    fn both_forms_come_back_with_the_same_numbers() {
        let analysis = analyze(TEXT, &Options::default());
        assert!(analysis.diagnostics.len() > 2);
        for format in [Format::Json, Format::Sarif] {
            let imported = read(&report::render(&analysis, format, "a b.json")).unwrap();
            let found: Vec<_> =
                imported.rows.iter().map(|row| (row.severity, row.rule.clone(), row.line)).collect();
            assert_eq!(found, places(&analysis));
            assert!(imported.rows.iter().all(|row| row.known.is_some() && !row.message.is_empty()));
            assert_eq!(imported.tool, concat!("taskdef-playground ", env!("CARGO_PKG_VERSION")));
        }
    }

    #[test]
    fn a_report_of_another_tool_is_read() {
        let text = r#"{ "version": "2.1.0", "runs": [{ "tool": { "driver": { "name": "other" } }, "results": [
            { "ruleId": "X1", "message": { "text": "wrong" } },
            { "level": "note", "message": {}, "locations": [] } ] }] }"#;
        let report = read(text).unwrap();
        assert_eq!((report.tool.as_str(), report.rows.len()), ("other", 2));
        assert_eq!(
            (report.rows[0].severity, report.rows[0].known, report.rows[0].line),
            (Severity::Warning, None, 0)
        );
        assert_eq!(report.rows[1].severity, Severity::Info);
    }

    #[test]
    fn a_finding_leads_into_the_text_and_not_beyond() {
        let row = |line, column| Row { line, column, ..rule("x") };
        let from = |line, column| row(line, column).place("é\nab\n").map(|place| place.from);
        assert_eq!([from(1, 1), from(2, 2), from(2, 9), from(9, 9)], [Some(0), Some(3), Some(4), Some(5)]);
        assert_eq!(from(0, 0), None);
    }

    #[test]
    fn what_is_no_report_is_none() {
        for text in [
            "",
            "{}",
            TEXT,
            r#"{ "runs": 1 }"#,
            r#"{ "version": 1, "diagnostics": [] }"#,
            r#"{ "version": "2.1.0", "runs": [] }"#,
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
