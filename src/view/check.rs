//! Policies that a role has, against what the task definition needs: what is covered, missing, too broad or unused, with the places
//! in both texts, and the changes that would set it right.
//!
//! What is pasted is kept in memory only: it is in no link, no storage and no copy.

use super::difference::{Piece, folded};
use super::editor::{self, Mark, Place, Replacement, place};
use super::policy::{Because, because};
use super::state::Shown;
use crate::analysis::{self, JudgedRole, Patch as EnginePatch};
pub use crate::iam::judge::Whose;
use crate::iam::judge::{self, NeedVerdict, PartVerdict, StatementVerdict};
use crate::lint::Diagnostic;
use crate::lint::policy::meta;
use crate::lint::registry;
use crate::syntax::{Document, NodeId};

/// How many pieces of a change are shown.
const MOST_PIECES: usize = 400;

/// Whose policies the user may say they are.
pub const CHOICES: [(&str, Whose); 4] = Whose::ALL;

/// Policies, judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// One for each role that the text has policies of.
    pub roles: Vec<Role>,
    /// What is wrong with them as policies.
    pub problems: Vec<Problem>,
    /// The same as the editor marks it.
    pub marks: Vec<Mark>,
    /// What there is to say of the text as a whole.
    pub notes: Vec<String>,
    /// The editor's word for the language of the text.
    pub language: &'static str,
}

/// A role's policies, judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Role {
    /// Whose they are.
    pub whose: &'static str,
    /// What the role is called in the text.
    pub name: Option<String>,
    /// Why they are taken for that role's.
    pub guess: Option<String>,
    /// The calls that it must be allowed to make, those in trouble first.
    pub needs: Vec<Need>,
    /// The statements.
    pub statements: Vec<Statement>,
    /// What can be done.
    pub patches: Vec<Patch>,
    /// What there is to say beside that.
    pub notes: Vec<String>,
    /// The sizes of its policies: name, characters, and how many it may have.
    pub sizes: Vec<(String, usize, usize)>,
}

/// One call that a role must be allowed to make.
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    /// `service:Name`
    pub action: String,
    /// The resource as the tightest policy names it.
    pub resource: String,
    /// The word for whether it is covered.
    pub verdict: &'static str,
    /// What is in the way, or what it depends on.
    pub detail: Option<String>,
    /// What needs it, with places in the task definition.
    pub reasons: Vec<Because>,
    /// The statements that make it so: what they are called, and their places in the policies.
    pub statements: Vec<(String, Option<Place>)>,
}

/// A statement of the policies.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// What it is called.
    pub name: String,
    /// Where it stands in the policies.
    pub place: Option<Place>,
    /// The word for what it is worth.
    pub verdict: &'static str,
    /// Why, where its parts do not tell.
    pub note: Option<String>,
    /// Its actions and resources that are not needed as they are: the word for it, the text, why, and where it stands.
    pub parts: Vec<Part>,
    /// What would do in its place, as JSON.
    pub tight: Option<String>,
}

/// An action or a resource that is not needed as it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// As written.
    pub text: String,
    /// The word for what it is worth.
    pub verdict: &'static str,
    /// Why.
    pub note: Option<String>,
    /// Where it stands in the policies.
    pub place: Option<Place>,
}

/// A change of the policies.
#[derive(Clone, Debug, PartialEq)]
pub struct Patch {
    /// What it does.
    pub title: String,
    /// Its edits.
    pub edits: Vec<Replacement>,
    /// What goes and what comes, and how many pieces of it are not shown.
    pub pieces: (Vec<Piece>, usize),
}

/// Something wrong with a policy.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// How bad it is.
    pub severity: super::Severity,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// Where.
    pub place: Place,
    /// The titles of its fixes, and their edits.
    pub fixes: Vec<(String, Vec<Replacement>)>,
    /// The name of the check.
    pub rule: &'static str,
}

impl Checked {
    /// The edits of the fix that the editor calls by check, place and number.
    pub fn fix(&self, rule: &str, from: u32, index: usize) -> Option<&[Replacement]> {
        let problem = self.problems.iter().find(|problem| problem.rule == rule && problem.place.from == from);
        problem?.fixes.get(index).map(|(_, edits)| edits.as_slice())
    }
}

/// What a check of policies looks for, by its name.
pub fn summary(rule: &str) -> Option<&'static str> {
    let of_rule = registry::find(rule).map(|rule| rule.meta);
    of_rule.or_else(|| meta::ALL.iter().copied().find(|meta| meta.name == rule)).map(|meta| meta.summary)
}

/// Judges the policies in a text by one of the task definitions; nothing for an empty text.
pub fn check(shown: &Shown, task: usize, text: &str, whose: Option<Whose>) -> Option<Checked> {
    if text.trim().is_empty() {
        return None;
    }
    let judgement = analysis::judge_policy(&shown.analysis, task, text, whose, &shown.options);
    let document = &judgement.document;
    let problem = |diagnostic: &Diagnostic| Problem {
        severity: diagnostic.severity,
        message: diagnostic.message.clone(),
        help: diagnostic.help.clone(),
        place: place(document, diagnostic.span),
        fixes: diagnostic
            .fixes
            .iter()
            .map(|fix| (fix.title.clone(), editor::replacements(document, &fix.edit)))
            .collect(),
        rule: diagnostic.rule.name,
    };
    Some(Checked {
        roles: judgement.roles.iter().map(|role| one_role(shown, document, role)).collect(),
        problems: judgement.diagnostics.iter().map(problem).collect(),
        marks: editor::marks_in(document, &judgement.diagnostics),
        notes: judgement.notes.clone(),
        language: document.language.name(),
    })
}

fn one_role(shown: &Shown, document: &Document, role: &JudgedRole) -> Role {
    let judged = &role.judged;
    let mut needs: Vec<(NeedVerdict, Need)> = judged
        .needs
        .iter()
        .map(|need| {
            let by = need.statements.iter().filter_map(|&number| judged.statements.get(number));
            let statements = by.map(|statement| (name(statement), at(document, statement.node)));
            let one = Need {
                action: need.action.clone(),
                resource: need.resource.clone(),
                verdict: need.verdict.name(),
                detail: need.detail.clone(),
                reasons: need.because.iter().map(|reason| because(&shown.analysis, reason)).collect(),
                statements: statements.collect(),
            };
            (need.verdict, one)
        })
        .collect();
    let rank = |verdict: NeedVerdict| match verdict {
        NeedVerdict::Denied => 0,
        NeedVerdict::Missing => 1,
        NeedVerdict::Depends => 2,
        NeedVerdict::Covered => 3,
    };
    crate::text::order::by(&mut needs, |(one, _), (other, _)| rank(*one).cmp(&rank(*other)));
    let sizes = judged
        .policies
        .iter()
        .map(|policy| (policy.name.clone().unwrap_or_default(), policy.size, policy.limit));
    Role {
        whose: judged.whose.name(),
        name: judged.name.clone(),
        guess: judged.guess.clone(),
        needs: needs.into_iter().map(|(_, need)| need).collect(),
        statements: judged.statements.iter().map(|statement| one_statement(document, statement)).collect(),
        patches: role.patches.iter().map(|patch| one_patch(document, patch)).collect(),
        notes: judged.notes.clone(),
        sizes: sizes.collect(),
    }
}

fn one_statement(document: &Document, statement: &judge::Statement) -> Statement {
    let parts = statement.actions.iter().chain(&statement.resources);
    let parts = parts.filter(|part| part.verdict != PartVerdict::Needed).map(|part| Part {
        text: part.text.clone(),
        verdict: part.verdict.name(),
        note: part.note.clone(),
        place: at(document, part.node),
    });
    let is_whole = matches!(statement.verdict, StatementVerdict::Unused | StatementVerdict::Untold);
    let tight: Vec<String> = statement
        .tight
        .iter()
        .map(|tight| serde_json::to_string_pretty(&tight.to_json()).unwrap_or_default())
        .collect();
    Statement {
        name: name(statement),
        place: at(document, statement.node),
        verdict: statement.verdict.name(),
        note: statement.note.clone(),
        // Of one that nothing needs, no part is.
        parts: if is_whole { Vec::new() } else { parts.collect() },
        tight: (!tight.is_empty()).then(|| tight.join(",\n")),
    }
}

fn one_patch(document: &Document, patch: &EnginePatch) -> Patch {
    Patch {
        title: patch.title.clone(),
        edits: editor::replacements(document, &patch.edit),
        pieces: folded(&document.text, &patch.text, MOST_PIECES),
    }
}

/// What to call a statement.
fn name(statement: &judge::Statement) -> String {
    match &statement.sid {
        Some(sid) if !sid.is_empty() => sid.clone(),
        _ => format!("#{}", statement.index + 1),
    }
}

fn at(document: &Document, node: Option<NodeId>) -> Option<Place> {
    Some(place(document, document.tree.span(node?)))
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::analysis::{Options, analyze};
    use crate::view::editor::apply;

    const TEXT: &str = r#"{
  "family": "web",
  "executionRoleArn": "arn:aws:iam::111122223333:role/exec",
  "containerDefinitions": [{
    "name": "web",
    "image": "nginx:1.27",
    "secrets": [
      { "name": "A", "valueFrom": "arn:aws:secretsmanager:us-east-1:111122223333:secret:a-AbCdEf" },
      { "name": "B", "valueFrom": "/prod/b" }
    ]
  }]
}"#;

    const POLICY: &str = r#"{
  "Version": "2012-10-17",
  "Statement": [
    { "Sid": "Secrets", "Effect": "Allow", "Action": "secretsmanager:*", "Resource": "*" },
    { "Sid": "Queue", "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:111122223333:q" }
  ]
}"#;

    fn shown() -> Shown {
        let options = Rc::new(Options::default());
        Shown { revision: 1, analysis: Rc::new(analyze(TEXT, &options)), options }
    }

    #[test]
    fn nothing_is_judged_before_something_is_pasted() {
        assert_eq!(check(&shown(), 0, " \n", None), None);
        assert!(check(&shown(), 9, POLICY, None).unwrap().roles.is_empty());
    }

    #[test]
    fn tells_what_is_missing_too_broad_and_unused_with_its_places() {
        let checked = check(&shown(), 0, POLICY, Some(Whose::Execution)).unwrap();
        let role = &checked.roles[0];
        let needs: Vec<(&str, &str)> =
            role.needs.iter().map(|need| (need.verdict, need.action.as_str())).collect();
        assert_eq!(needs, [("missing", "ssm:GetParameters"), ("covered", "secretsmanager:GetSecretValue")]);
        let missing = &role.needs[0].reasons[0];
        assert_eq!(missing.place.map(|place| place.line), Some(9));
        assert_eq!(role.needs[1].statements[0].0, "Secrets");
        let statements: Vec<(&str, &str, Option<u32>)> = role
            .statements
            .iter()
            .map(|one| (one.name.as_str(), one.verdict, one.place.map(|place| place.line)))
            .collect();
        assert_eq!(statements, [("Secrets", "too-broad", Some(4)), ("Queue", "unused", Some(5))]);
        assert!(role.statements[0].tight.as_ref().is_some_and(|tight| tight.contains("secret:a-AbCdEf")));
        assert_eq!(checked.problems.len(), checked.marks.len());
        assert!(checked.marks.iter().all(|mark| summary(mark.rule).is_some()), "{:?}", checked.marks);
    }

    #[test]
    fn a_change_is_what_its_lines_show_and_sets_it_right() {
        let mut text = POLICY.to_owned();
        for _ in 0..4 {
            let checked = check(&shown(), 0, &text, Some(Whose::Execution)).unwrap();
            let Some(patch) = checked.roles[0].patches.first() else { break };
            let before = text.clone();
            text = apply(&text, &patch.edits);
            assert_eq!(patch.pieces, folded(&before, &text, MOST_PIECES));
            assert_ne!(before, text);
        }
        let checked = check(&shown(), 0, &text, Some(Whose::Execution)).unwrap();
        let role = &checked.roles[0];
        assert!(role.patches.is_empty() && role.needs.iter().all(|need| need.verdict == "covered"), "{text}");
        assert!(role.statements.iter().all(|one| one.verdict == "needed"), "{text}");
    }
}
