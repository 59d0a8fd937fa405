//! What pasted words of AWS mean: a `stoppedReason`, a refusal, or the output of a command with several of them.

use super::editor::{Place, place};
use crate::analysis::{Analysis, explain};
use crate::facts::Certainty;
use crate::simulate::explain::said;
use crate::source::Dialect;

/// One text of AWS, explained.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// What it is about in the output; "" for a bare text.
    pub subject: String,
    /// The words.
    pub words: String,
    /// Whether they are known.
    pub recognised: bool,
    /// The cause.
    pub cause: Option<String>,
    /// What to change.
    pub fix: Option<String>,
    /// What to look at next.
    pub next: Option<&'static str>,
    /// Where the text in the editor has the mistake.
    pub place: Option<Place>,
    /// The rules that report the mistake, those first that do so in the text, and where they do.
    pub rules: Vec<(&'static str, Option<Place>)>,
    /// For words that are not known: the nearest ones that are.
    pub nearest: Vec<String>,
    /// The engine's word for how sure this is; `None` when it is verified.
    pub doubt: Option<&'static str>,
}

/// The text in the editor, when it is the output of describe-tasks.
pub fn output(analysis: &Analysis) -> String {
    let is_output = analysis.located.dialect == Dialect::EcsTasks;
    if is_output { analysis.document.text.to_string() } else { String::new() }
}

/// Explains what was pasted with the text in the editor; nothing for nothing.
pub fn explanations(pasted: &str, analysis: &Analysis) -> Vec<Explanation> {
    if pasted.trim().is_empty() {
        return Vec::new();
    }
    said(pasted).into_iter().map(|said| explained(said.subject, said.text, analysis)).collect()
}

/// One text of AWS, explained.
pub fn explained(subject: String, words: String, analysis: &Analysis) -> Explanation {
    let document = &analysis.document;
    let of_problem =
        |number: usize| analysis.diagnostics.get(number).map(|diagnostic| place(document, diagnostic.span));
    let explained = explain(&words, analysis);
    let reason = explained.reason;
    Explanation {
        subject,
        words,
        recognised: reason.recognised,
        cause: reason.cause,
        fix: reason.fix,
        next: reason.next,
        place: explained.span.map(|span| place(document, span)),
        rules: explained
            .rules
            .iter()
            .map(|caught| (caught.rule.name, caught.problem.and_then(of_problem)))
            .collect(),
        nearest: reason.nearest,
        doubt: (reason.certainty != Certainty::Verified).then(|| reason.certainty.name()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Options, analyze};

    const TEXT: &str = r#"{
  "family": "web",
  "requiresCompatibilities": ["FARGATE"],
  "networkMode": "awsvpc",
  "cpu": "300",
  "memory": "512",
  "containerDefinitions": [{ "name": "app", "image": "nginx:1" }]
}"#;

    #[test]
    fn a_refusal_leads_to_the_rule_and_its_place() {
        let analysis = analyze(TEXT, &Options::default());
        let refusal = "An error occurred (ClientException) when calling the RegisterTaskDefinition operation: No Fargate \
                       configuration exists for given values.";
        let found = explanations(refusal, &analysis);
        let one = found.first().unwrap();
        assert!(one.recognised && one.cause.is_some() && one.fix.is_some(), "{one:?}");
        let (rule, at) = one.rules.first().copied().unwrap();
        assert_eq!((rule, at.map(|at| at.line)), ("fargate-size-pair", Some(5)));
        assert_eq!(one.place.map(|at| at.line), Some(5));
    }

    #[test]
    fn output_is_explained_task_by_task_and_the_unknown_honestly() {
        let analysis = analyze(TEXT, &Options::default());
        let output = r#"{ "tasks": [{ "taskArn": "arn:aws:ecs:eu-west-1:111122223333:task/web/0123abcd",
            "stoppedReason": "Task failed ELB health checks in (target-group arn:x)" }] }"#;
        let found = explanations(output, &analysis);
        assert_eq!(found.first().map(|one| one.subject.as_str()), Some("task 0123abcd"));
        let found = explanations("the moon is full", &analysis);
        assert!(found.first().is_some_and(|one| !one.recognised && one.cause.is_none()));
        assert!(explanations("  ", &analysis).is_empty());
    }
}
