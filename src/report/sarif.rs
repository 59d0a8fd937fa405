//! The report as SARIF 2.1.0, which code scanning services read.
//!
//! Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0, 2023-08.

use serde_json::{Map, Value, json};

use super::region::Region;
use crate::analysis::Analysis;
use crate::lint::suppression::{Suppressed, SuppressedBy};
use crate::lint::{Diagnostic, Fix, Label, RuleMeta, Severity, registry};
use crate::syntax::Document;
use crate::text::{Edit, Span};

/// Writes the report.
pub fn render(analysis: &Analysis, file: &str) -> String {
    let page = Page { document: &analysis.document, uri: uri(file) };
    let rules: Vec<Value> = registry::RULES.iter().map(|rule| descriptor(rule.meta)).collect();
    let found = analysis.diagnostics.iter().map(|diagnostic| page.result(diagnostic));
    let results: Vec<Value> =
        found.chain(analysis.suppressed.iter().map(|aside| page.suppressed(aside))).collect();
    let notes: Vec<Value> =
        super::unused(analysis).map(|text| json!({ "level": "note", "message": { "text": text } })).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "utf16CodeUnits",
            "results": results,
            "invocations": [{ "executionSuccessful": true, "toolConfigurationNotifications": notes }],
        }],
    });
    format!("{log:#}\n")
}

/// What is known of a rule. SARIF wants `helpUri` absolute, and the pages of the rules have no fixed address: so it is
/// where the rule's facts can be read, and the page stands beside it.
fn descriptor(meta: &RuleMeta) -> Value {
    let mut members = Map::new();
    members.insert("id".to_owned(), json!(meta.name));
    members.insert("shortDescription".to_owned(), json!({ "text": meta.summary }));
    if let Some(source) = meta.sources.iter().find(|source| !source.url.is_empty()) {
        members.insert("helpUri".to_owned(), json!(source.url));
    }
    members.insert("defaultConfiguration".to_owned(), json!({ "level": level(meta.severity) }));
    members.insert("properties".to_owned(), json!({ "tags": [meta.group.name()], "page": meta.page() }));
    Value::Object(members)
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

struct Page<'a> {
    document: &'a Document,
    uri: String,
}

impl Page<'_> {
    fn result(&self, diagnostic: &Diagnostic) -> Value {
        Value::Object(self.members(diagnostic))
    }

    fn members(&self, diagnostic: &Diagnostic) -> Map<String, Value> {
        let mut location = self.location(diagnostic.span);
        if let (Some(container), Some(members)) = (&diagnostic.container, location.as_object_mut()) {
            members.insert("logicalLocations".to_owned(), json!([{ "name": container, "kind": "object" }]));
        }
        let text = match &diagnostic.help {
            Some(help) => format!("{}\n{help}", diagnostic.message),
            None => diagnostic.message.clone(),
        };
        let index = registry::RULES.iter().position(|rule| rule.meta.name == diagnostic.rule.name);
        let mut result = Map::new();
        result.insert("ruleId".to_owned(), json!(diagnostic.rule.name));
        if let Some(index) = index {
            result.insert("ruleIndex".to_owned(), json!(index));
        }
        result.insert("level".to_owned(), json!(level(diagnostic.severity)));
        result.insert("message".to_owned(), json!({ "text": text }));
        result.insert("locations".to_owned(), json!([location]));
        if !diagnostic.related.is_empty() {
            let related = diagnostic.related.iter().enumerate();
            let related: Vec<Value> = related.map(|(index, label)| self.related(index, label)).collect();
            result.insert("relatedLocations".to_owned(), Value::Array(related));
        }
        if !diagnostic.fixes.is_empty() {
            let fixes: Vec<Value> = diagnostic.fixes.iter().map(|fix| self.fix(fix)).collect();
            result.insert("fixes".to_owned(), Value::Array(fixes));
        }
        result
    }

    /// A result that says that it was put aside, and by what.
    fn suppressed(&self, aside: &Suppressed) -> Value {
        let mut result = self.members(&aside.diagnostic);
        let kind = match aside.by {
            SuppressedBy::Options => "external",
            SuppressedBy::Comment => "inSource",
        };
        let mut suppression = Map::new();
        suppression.insert("kind".to_owned(), json!(kind));
        if let Some(reason) = &aside.reason {
            suppression.insert("justification".to_owned(), json!(reason));
        }
        result.insert("suppressions".to_owned(), json!([suppression]));
        Value::Object(result)
    }

    fn location(&self, span: Span) -> Value {
        let region = self.region(span);
        json!({ "physicalLocation": { "artifactLocation": { "uri": self.uri }, "region": region } })
    }

    fn region(&self, span: Span) -> Value {
        let region = Region::of(self.document, span);
        json!({
            "startLine": region.line,
            "startColumn": region.column,
            "endLine": region.end_line,
            "endColumn": region.end_column,
            "charOffset": region.offset,
            "charLength": region.length,
        })
    }

    fn related(&self, index: usize, label: &Label) -> Value {
        let mut location = self.location(label.span);
        if let Some(members) = location.as_object_mut() {
            members.insert("id".to_owned(), json!(index));
            members.insert("message".to_owned(), json!({ "text": label.text }));
        }
        location
    }

    fn fix(&self, fix: &Fix) -> Value {
        let replacement = |edit: &Edit| json!({ "deletedRegion": self.region(edit.span), "insertedContent": { "text": edit.insert } });
        let replacements: Vec<Value> = fix.edit.edits().iter().map(replacement).collect();
        json!({
            "description": { "text": fix.title },
            "artifactChanges": [{ "artifactLocation": { "uri": self.uri }, "replacements": replacements }],
            "properties": { "applicability": fix.applicability.name() },
        })
    }
}

/// A file name or relative path as a URI reference (RFC 3986).
fn uri(file: &str) -> String {
    let mut uri = String::new();
    for byte in file.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}
