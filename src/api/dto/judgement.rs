//! What pasted policies are worth.

use serde::Serialize;
use serde_json::Value;

use super::{Diagnostic, Edit, Places, Range, Reason, diagnostics};
use crate::analysis;
use crate::iam::document::Effect;
use crate::iam::judge;
use crate::syntax::NodeId;

/// What the policies in a text are worth for a task definition.
#[derive(Clone, Debug, Serialize)]
pub struct Judgement {
    language: &'static str,
    roles: Vec<JudgedRole>,
    diagnostics: Vec<Diagnostic>,
    notes: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
struct JudgedRole {
    role: &'static str,
    guess: Option<String>,
    name: Option<String>,
    policies: Vec<JudgedPolicy>,
    needs: Vec<JudgedNeed>,
    statements: Vec<JudgedStatement>,
    patches: Vec<PolicyPatch>,
    notes: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
struct JudgedPolicy {
    name: Option<String>,
    kind: &'static str,
    place: Option<Range>,
    size: usize,
    limit: usize,
}

#[derive(Clone, Debug, Serialize)]
struct JudgedNeed {
    action: String,
    resource: String,
    verdict: &'static str,
    statements: Vec<usize>,
    because: Vec<Reason>,
    detail: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
struct JudgedStatement {
    policy: usize,
    index: usize,
    sid: Option<String>,
    effect: Option<&'static str>,
    place: Option<Range>,
    verdict: &'static str,
    needs: Vec<usize>,
    actions: Vec<JudgedPart>,
    resources: Vec<JudgedPart>,
    note: Option<String>,
    tight: Vec<Value>,
}

#[derive(Clone, Debug, Serialize)]
struct JudgedPart {
    text: String,
    place: Option<Range>,
    verdict: &'static str,
    note: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
struct PolicyPatch {
    kind: &'static str,
    title: String,
    edits: Vec<Edit>,
    text: String,
}

impl Judgement {
    /// Places are those of the policy text, but for reasons, which are places of the task definition's text.
    pub fn new(judgement: &analysis::Judgement, task: Places<'_>) -> Self {
        let own = Places { document: &judgement.document };
        Self {
            language: judgement.document.language.name(),
            roles: judgement.roles.iter().map(|role| JudgedRole::new(role, own, task)).collect(),
            diagnostics: diagnostics(&judgement.diagnostics, own),
            notes: judgement.notes.clone(),
        }
    }
}

/// The range of a node of the policy text.
fn range(node: Option<NodeId>, own: Places<'_>) -> Option<Range> {
    node.map(|node| own.range(own.document.tree.span(node)))
}

impl JudgedRole {
    fn new(role: &analysis::JudgedRole, own: Places<'_>, task: Places<'_>) -> Self {
        let analysis::JudgedRole { judged, patches } = role;
        let policy = |policy: &judge::Policy| JudgedPolicy {
            name: policy.name.clone(),
            kind: policy.kind.name(),
            place: range(policy.node, own),
            size: policy.size,
            limit: policy.limit,
        };
        let need = |need: &judge::Need| JudgedNeed {
            action: need.action.clone(),
            resource: need.resource.clone(),
            verdict: need.verdict.name(),
            statements: need.statements.clone(),
            because: need.because.iter().map(|reason| Reason::new(reason, task)).collect(),
            detail: need.detail.clone(),
        };
        let patch = |patch: &analysis::Patch| PolicyPatch {
            kind: patch.kind.name(),
            title: patch.title.clone(),
            edits: Edit::all(&patch.edit, own),
            text: patch.text.clone(),
        };
        Self {
            role: judged.whose.name(),
            guess: judged.guess.clone(),
            name: judged.name.clone(),
            policies: judged.policies.iter().map(policy).collect(),
            needs: judged.needs.iter().map(need).collect(),
            statements: judged.statements.iter().map(|one| JudgedStatement::new(one, own)).collect(),
            patches: patches.iter().map(patch).collect(),
            notes: judged.notes.clone(),
        }
    }
}

impl JudgedStatement {
    fn new(statement: &judge::Statement, own: Places<'_>) -> Self {
        let part = |part: &judge::Part| JudgedPart {
            text: part.text.clone(),
            place: range(part.node, own),
            verdict: part.verdict.name(),
            note: part.note.clone(),
        };
        Self {
            policy: statement.policy,
            index: statement.index,
            sid: statement.sid.clone(),
            effect: statement.effect.map(|effect| match effect {
                Effect::Allow => "Allow",
                Effect::Deny => "Deny",
            }),
            place: range(statement.node, own),
            verdict: statement.verdict.name(),
            needs: statement.needs.clone(),
            actions: statement.actions.iter().map(part).collect(),
            resources: statement.resources.iter().map(part).collect(),
            note: statement.note.clone(),
            tight: statement.tight.iter().map(crate::iam::Statement::to_json).collect(),
        }
    }
}
