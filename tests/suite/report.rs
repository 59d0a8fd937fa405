//! The report as text, from made-up diagnostics: what it looks like does not depend on the rules there are.

use expect_test::{Expect, expect};
use taskdef_playground::analysis::{Analysis, Options, analyze};
use taskdef_playground::lint::rule::{Evidence, FixAvailability};
use taskdef_playground::lint::{Applicability, Diagnostic, Fix, Group, Label, RuleMeta, Severity};
use taskdef_playground::report::{self, Format};
use taskdef_playground::text::{Span, TextEdit};

static RULE: RuleMeta = RuleMeta {
    name: "made-up",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "A made-up rule.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[],
};

/// An analysis of `text` without the brackets `«…»`, with an error at the first pair and related places at the others.
pub(crate) fn marked(text: &str) -> Analysis {
    let mut plain = String::new();
    let mut spans = Vec::new();
    let mut open = 0;
    for character in text.chars() {
        let offset = u32::try_from(plain.len()).unwrap();
        match character {
            '«' => open = offset,
            '»' => spans.push(Span::new(open, offset)),
            other => plain.push(other),
        }
    }
    let related = spans.iter().skip(1).map(|&span| Label { span, text: "see here".to_owned() }).collect();
    let mut analysis = analyze(&plain, &Options::default());
    analysis.diagnostics = vec![diagnostic(spans[0], related)];
    analysis
}

fn diagnostic(span: Span, related: Vec<Label>) -> Diagnostic {
    Diagnostic {
        rule: &RULE,
        severity: Severity::Error,
        message: "this is wrong".to_owned(),
        help: None,
        span,
        related,
        fixes: Vec::new(),
        task: None,
        container: None,
        sensitive: false,
    }
}

pub(crate) fn check(analysis: &Analysis, format: Format, expected: &Expect) {
    expected.assert_eq(&report::render(analysis, format, "input.json"));
}

#[test]
fn text_points_at_the_place() {
    let mut analysis = marked("{\n  \"containerDefinitions\": [\n    { \"name\": «\"db\"» }\n  ]\n}\n");
    analysis.diagnostics[0].help = Some("do this".to_owned());
    analysis.diagnostics[0].fixes = vec![Fix {
        title: "rename it".to_owned(),
        applicability: Applicability::Safe,
        edit: TextEdit::insert(3, "x"),
    }];
    check(
        &analysis,
        Format::Text,
        &expect![[r#"
            error[made-up]: this is wrong
              --> input.json:3:15
               |
             3 |     { "name": "db" }
               |               ^^^^
               = help: do this
               = fix (safe): rename it

            1 error
        "#]],
    );
}

#[test]
fn text_shows_related_places_with_one_gutter() {
    let analysis = marked("{ «\"a\"»: 1,\n\n\n\n\n\n\n\n\n  «\"a\"»: 2 }");
    check(
        &analysis,
        Format::Text,
        &expect![[r#"
            error[made-up]: this is wrong
               --> input.json:1:3
                |
              1 | { "a": 1,
                |   ^^^
            note: see here
               --> input.json:10:3
                |
             10 |   "a": 2 }
                |   ^^^

            1 error
        "#]],
    );
}

#[test]
fn text_keeps_tabs_and_counts_wide_characters() {
    let analysis = marked("{\r\n\t\"日本😀é\":\t«\"ü\"»\r\n}");
    check(
        &analysis,
        Format::Text,
        &expect![[r#"
            error[made-up]: this is wrong
              --> input.json:2:11
               |
             2 | 	"日本😀é":	"ü"
               | 	          	^^^

            1 error
        "#]],
    );
}

#[test]
fn text_marks_the_first_line_of_a_long_span_to_its_end() {
    check(
        &marked("{ \"a\": «[\n  1\n]» }"),
        Format::Text,
        &expect![[r#"
            error[made-up]: this is wrong
              --> input.json:1:8
               |
             1 | { "a": [
               |        ^

            1 error
        "#]],
    );
}

#[test]
fn text_marks_a_place_between_characters() {
    check(
        &marked("{ \"a\": 1«»\n}"),
        Format::Text,
        &expect![[r#"
            error[made-up]: this is wrong
              --> input.json:1:9
               |
             1 | { "a": 1
               |         ^

            1 error
        "#]],
    );
}

#[test]
fn text_cuts_long_lines_around_the_place() {
    let long = "0123456789".repeat(200);
    let report =
        report::render(&marked(&format!("[\"{long}\",«42»,\"{long}\"]")), Format::Text, "input.json");
    let lines: Vec<&str> = report.lines().collect();
    assert_eq!(lines[1], "  --> input.json:1:2005");
    assert!(lines[3].starts_with(" 1 | … ") && lines[3].ends_with(" …"), "{}", lines[3]);
    assert!(lines[3].chars().count() <= 130, "{}", lines[3]);
    let at = lines[4].find('^').unwrap();
    let shown: String = lines[3].chars().skip(lines[4][..at].chars().count()).take(2).collect();
    assert_eq!((shown.as_str(), lines[4].matches('^').count()), ("42", 2));
}

#[test]
fn text_covers_secrets_in_every_line_it_shows() {
    let mut analysis = marked("{ \"PASSWORD\": «\"hunter2\"», \"x\": 1 }");
    analysis.sensitive = vec![analysis.diagnostics[0].span];
    analysis.diagnostics.push(diagnostic(Span::new(25, 28), vec![]));
    check(
        &analysis,
        Format::Text,
        &expect![[r#"
            error[made-up]: this is wrong
              --> input.json:1:15
               |
             1 | { "PASSWORD": ••••, "x": 1 }
               |               ^^^^

            error[made-up]: this is wrong
              --> input.json:1:26
               |
             1 | { "PASSWORD": ••••, "x": 1 }
               |                     ^^^

            2 errors
        "#]],
    );
}

#[test]
fn no_format_shows_a_secret_of_several_lines() {
    let mut analysis = marked("{\n  \"KEY\": «\"hunter1\nhunter2\nhunter3\"», \"x\": 1\n}");
    analysis.sensitive = vec![analysis.diagnostics[0].span];
    for line in ["hunter2", "hunter3"] {
        let at = u32::try_from(analysis.document.text.find(line).unwrap()).unwrap();
        analysis.diagnostics.push(diagnostic(Span::new(at, at + 7), vec![]));
    }
    for &(name, format) in Format::ALL {
        let report = report::render(&analysis, format, "input.json");
        assert!(!report.contains("hunter"), "{name}: {report}");
    }
}

#[test]
fn text_does_not_pass_on_control_characters() {
    let mut analysis = marked("[«1», \"\u{1b}[31m\u{202e}\"]");
    analysis.diagnostics[0].message = "bad `\u{1b}]0;x\u{7}`\nnext".to_owned();
    let report = report::render(&analysis, Format::Text, "in\nput.json");
    let allowed = |character: char| character == '\n' || !character.is_control() && character != '\u{202e}';
    assert!(report.chars().all(allowed), "{report:?}");
    assert_eq!(report.lines().count(), 7, "{report}");
}

#[test]
fn the_summary_counts() {
    let mut analysis = marked("«1»");
    let of = |severity| Diagnostic { severity, ..diagnostic(Span::default(), vec![]) };
    analysis.diagnostics =
        [Severity::Error, Severity::Error, Severity::Warning, Severity::Info].map(of).to_vec();
    let report = report::render(&analysis, Format::Text, "input.json");
    assert_eq!(report.lines().last(), Some("2 errors, 1 warning, 1 note"));
    analysis.diagnostics.clear();
    check(
        &analysis,
        Format::Text,
        &expect![[r#"
        no problems
    "#]],
    );
}
