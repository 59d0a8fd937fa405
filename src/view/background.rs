//! What stands behind a problem: why it is one, what AWS would say, and how it is put aside.

use super::ignored::suppression;
use super::rules::suppression_json;
use crate::facts::Source;
use crate::lint::{Diagnostic, Severity};
use crate::syntax::{Document, Language};

/// What stands behind a problem: the same in the list and in the editor.
#[derive(Clone, Debug, PartialEq)]
pub struct Background {
    /// What the rule is about, in a sentence.
    pub why: &'static str,
    /// What AWS says when it meets the mistake: one of these.
    pub says: Vec<String>,
    /// Where it can be read.
    pub source: Option<&'static Source>,
}

impl Background {
    /// What stands behind a problem.
    pub fn of(diagnostic: &Diagnostic) -> Self {
        let rule = diagnostic.rule;
        // What AWS says is said of refusals; a milder case of the rule may pass.
        let says = rule.aws_messages.iter().filter(|_| diagnostic.severity == Severity::Error);
        Self {
            why: rule.summary,
            says: says.map(|message| in_part(message)).collect(),
            source: rule.sources.first().copied(),
        }
    }
}

/// A text of AWS of which parts differ, and of which only a part may be known.
fn in_part(message: &str) -> String {
    let begins =
        message.starts_with(|first: char| first.is_ascii_uppercase() || !first.is_ascii_alphabetic());
    let mut text = String::from(if begins { "" } else { "… " });
    let mut rest = message;
    while let Some((before, (_, after))) =
        rest.split_once('{').and_then(|(before, after)| Some((before, after.split_once('}')?)))
    {
        text.push_str(before);
        text.push('…');
        rest = after;
    }
    text.push_str(rest);
    text
}

/// How a problem is put aside: by a comment, where the language has them, and by an entry of `suppress` in the options.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ways {
    /// The comment.
    pub comment: Option<String>,
    /// The entry.
    pub setting: String,
}

/// How a problem is put aside.
pub fn ways(document: &Document, diagnostic: &Diagnostic) -> Ways {
    let has_comments = document.language != Language::Json;
    Ways {
        comment: has_comments.then(|| comment(diagnostic)),
        setting: suppression_json(&suppression(document, diagnostic)).to_string(),
    }
}

/// The comment that puts a problem aside.
pub(super) fn comment(diagnostic: &Diagnostic) -> String {
    ["# taskdef-ignore: ", diagnostic.rule.name].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Analysis, Options, analyze};
    use crate::lint::LintConfig;

    fn found(text: &str) -> (Analysis, Diagnostic) {
        let lint = LintConfig::only(&["awsvpc-host-port"]);
        let analysis = analyze(text, &Options { lint, ..Options::default() });
        let first = analysis.diagnostics.first().unwrap().clone();
        (analysis, first)
    }

    const JSON: &str = r#"{ "family": "web", "networkMode": "awsvpc", "containerDefinitions": [
        { "name": "web", "image": "nginx:1", "portMappings": [{ "containerPort": 80, "hostPort": 81 }] }] }"#;

    #[test]
    fn the_background_of_a_problem_is_that_of_its_rule() {
        let background = Background::of(&found(JSON).1);
        assert_eq!(background.why, "Under `awsvpc` the host port must equal the container port.");
        let says = "When networkMode=awsvpc, the host ports and container ports in port mappings must match.";
        assert_eq!(background.says, [says]);
        assert!(background.source.unwrap().url.starts_with("https://docs.aws.amazon.com/"));
    }

    #[test]
    fn what_differs_in_a_text_of_aws_is_left_out() {
        assert_eq!(in_part("Unknown volume '{volume}'."), "Unknown volume '…'.");
        assert_eq!(in_part("is {a} of {b}, {"), "… is … of …, {");
    }

    #[test]
    fn the_ways_to_put_a_problem_aside_work() {
        let (analysis, problem) = found(JSON);
        let json = ways(&analysis.document, &problem);
        let pointer = "/containerDefinitions/0/portMappings/0/hostPort";
        assert_eq!(json.setting, format!(r#"{{"rule":"awsvpc-host-port","pointer":"{pointer}"}}"#));
        assert_eq!(json.comment, None);
        let yaml = "family: web\nnetworkMode: awsvpc\ncontainerDefinitions:\n  - name: web\n    image: nginx:1\n    portMappings:\n      - containerPort: 80\n        hostPort: 81\n";
        let (analysis, problem) = found(yaml);
        let comment = ways(&analysis.document, &problem).comment.unwrap();
        let aside = yaml.replace("        hostPort", &format!("        {comment}\n        hostPort"));
        let lint = LintConfig::only(&["awsvpc-host-port"]);
        assert!(analyze(&aside, &Options { lint, ..Options::default() }).diagnostics.is_empty(), "{aside}");
    }
}
