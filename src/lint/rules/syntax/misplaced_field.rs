//! Rule `misplaced-field`.

use super::defect::{self, Defect};
use super::home::{self, Home};
use super::{edits, wording};
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::decode::Structure;
use crate::model::{TaskDefinition, spelling};
use crate::syntax::{NodeId, Tree, rewrite};
use crate::text::TextEdit;
use serde_json::json;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "misplaced-field",
    group: Group::Syntax,
    severity: Severity::Error,
    summary: "A member stands at the wrong level.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SYN-028",
    peers: &[],
    aws_messages: &["Unknown parameter in containerDefinitions[{container}]"],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let tree = &cx.document.tree;
    for problem in defect::all(cx, Defect::MisplacedField) {
        let (Some(home), Some(object)) = (home::of(cx, problem), tree.node(problem.node).parent) else {
            continue;
        };
        let key = tree.key(problem.node);
        let here = match home {
            Home::Beside(_) => "`options`".to_owned(),
            _ => wording::object(cx, problem, object),
        };
        let (there, step) = match home {
            Home::Above(_, TaskDefinition::NAME) => ("the task".to_owned(), "move it to the task"),
            Home::Above(_, "ContainerDefinition") => ("the container".to_owned(), "move it to the container"),
            Home::Above(..) => ("the object around it".to_owned(), "move it one level up"),
            Home::Below { member: "containerDefinitions", .. } => {
                ("a container".to_owned(), "move it into the container")
            }
            Home::Below { member, .. } => (format!("`{member}`"), "move it there"),
            Home::Beside(_) => ("the object around `options`".to_owned(), "move it beside `options`"),
        };
        let dropped = problem.is_dropped_by(cx.target.dialect);
        sink.report(Place::Key(problem.node), format!("`{key}` belongs to {there}, not to {here}"))
            .severity(if dropped { Severity::Warning } else { META.severity })
            .help(if dropped { "Terraform leaves it out here without a word; set it there" } else { step })
            .unsafe_fix(step, moved(cx, problem.node, object, home));
    }
}

/// Takes the member away here and adds it there. `None` when the place is not one, or taken.
fn moved(cx: &TaskCx<'_>, node: NodeId, object: NodeId, home: Home) -> Option<TextEdit> {
    let (document, tree) = (cx.document, &cx.document.tree);
    let (key, value) = (tree.key(node), edits::to_json(document, node)?);
    let target = match home {
        Home::Above(target, _) | Home::Beside(target) => target,
        // Under a key that only differs in its spelling, it is put right first.
        Home::Below { member, .. }
            if tree.get(object, member).is_none() && has_like(tree, object, member) =>
        {
            return None;
        }
        Home::Below { member, list } => match (tree.get(object, member), list) {
            (Some(there), false) => there,
            (Some(there), true) => match tree.elements(there) {
                [only] => *only,
                _ => return None,
            },
            (None, false) => {
                let inner = rewrite::replace(document, node, &json!({ key: value }));
                return edits::together([rewrite::rename(document, node, member)?, inner]);
            }
            (None, true) => return None,
        },
    };
    if has_like(tree, target, key) {
        return None;
    }
    let added = rewrite::insert_member(document, target, key, &value)?;
    edits::together([rewrite::remove(document, &[node])?, added])
}

/// Has an object this member, or one that only differs in its spelling?
fn has_like(tree: &Tree, object: NodeId, member: &str) -> bool {
    let folded = spelling::fold(member);
    tree.members(object).iter().any(|&other| spelling::fold(tree.key(other)) == folded)
}
