//! What the AWS CLI and the other typed clients refuse before they send anything: the problems that decoding found, in the CLI's words.
//!
//! Of a template, CloudFormation says in its own words which properties are missing or too many. For what else another tool finds, the
//! CLI's words are assumed. What Terraform drops never gets there.
//!
//! Not refused: `null`, which most clients leave out, members that DescribeTaskDefinition gives, and words that our table of enums
//! does not have, unless they differ from one only in case.

use crate::facts::Certainty;
use crate::facts::stopped_reasons::{fill, registration};
use crate::model::Origin;
use crate::model::decode::{Problem, ProblemKind, Type};
use crate::simulate::Cx;
use crate::source::Dialect;
use crate::syntax::{NodeId, NodeKind, Tree};

use super::register::Refusal;

/// Why the definition is not even sent.
pub(super) fn refusal(cx: &Cx<'_>) -> Option<Refusal> {
    let tree = &cx.inputs.document.tree;
    let root = cx.inputs.task.origin;
    let dialect = cx.inputs.dialect;
    let is_sent = matches!(dialect, Dialect::EcsRegister | Dialect::EcsDescribe);
    let mut found: Vec<(&Problem, String, Certainty)> = cx
        .inputs
        .problems
        .iter()
        .filter(|problem| !problem.is_dropped_by(dialect))
        .filter_map(|problem| {
            let (text, certainty) = text(tree, root, problem)?;
            Some((problem, text, if is_sent { certainty } else { Certainty::Assumed }))
        })
        .collect();
    // Words are checked by the API, which never sees what the client refuses.
    let is_word = |problem: &Problem| matches!(problem.kind, ProblemKind::NotInEnum { .. });
    if found.iter().any(|(problem, ..)| !is_word(problem)) {
        found.retain(|(problem, ..)| !is_word(problem));
    }
    if let Some(refusal) = in_cloudformation(cx, &found) {
        return Some(refusal);
    }
    let (first, _, certainty) = found.first()?;
    let lines: Vec<&str> = found.iter().map(|(_, text, _)| text.as_str()).collect();
    let reason = if is_word(first) {
        lines.first().map(|line| (*line).to_owned()).unwrap_or_default()
    } else {
        format!("{}\n{}", registration::CLI_PREFIX, lines.join("\n"))
    };
    Some(Refusal {
        reason,
        subject: place(tree, root, first.node),
        origin: Some(Origin::Node(first.node)),
        certainty: *certainty,
    })
}

/// What CloudFormation says of a template, where it finds missing and unknown properties only.
fn in_cloudformation(cx: &Cx<'_>, found: &[(&Problem, String, Certainty)]) -> Option<Refusal> {
    let (document, root) = (cx.inputs.document, cx.inputs.task.origin);
    if cx.inputs.dialect != Dialect::CloudFormation {
        return None;
    }
    let tree = &document.tree;
    let mut certainty = Certainty::Reported;
    let mut lines = Vec::new();
    for (problem, ..) in found {
        let (reason, holder, member) = match &problem.kind {
            // Of the resource itself, nothing is required.
            ProblemKind::Missing { structure, member } | ProblemKind::Blank { structure, member }
                if problem.node != root =>
            {
                let member = document.spelled_key(structure, member).into_owned();
                (&registration::CFN_MISSING, problem.node, member)
            }
            ProblemKind::Unknown { meant, .. } => {
                if meant.is_some() {
                    // It also says that the right one is missing, if that is required.
                    certainty = Certainty::Assumed;
                }
                let holder = tree.node(problem.node).parent?;
                (&registration::CFN_UNKNOWN, holder, tree.written_key(problem.node).to_owned())
            }
            _ => return None,
        };
        lines.push(reason.fill(&[("place", &pointer(tree, root, holder)), ("member", &member)]));
    }
    let (first, ..) = found.first()?;
    let resource = tree.node(root).parent.map(|resource| tree.key(resource)).unwrap_or_default();
    let prefix = fill(registration::CFN_PREFIX, &[("name", resource)]);
    Some(Refusal {
        reason: format!("{prefix}\n{}", lines.join("\n")),
        subject: place(tree, root, first.node),
        origin: Some(Origin::Node(first.node)),
        certainty,
    })
}

/// A place as CloudFormation names it: `/ContainerDefinitions/0`.
fn pointer(tree: &Tree, root: NodeId, node: NodeId) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut current = node;
    while current != root
        && let Some(parent) = tree.node(current).parent
    {
        parts.push(match tree.kind(parent) {
            NodeKind::Array(elements) => {
                elements.iter().position(|&element| element == current).unwrap_or_default().to_string()
            }
            _ => tree.written_key(current).to_owned(),
        });
        current = parent;
    }
    parts.into_iter().rev().flat_map(|part| ["/".to_owned(), part]).collect()
}

fn text(tree: &Tree, root: NodeId, problem: &Problem) -> Option<(String, Certainty)> {
    let place_of = |node| place(tree, root, node);
    Some(match &problem.kind {
        // A blank string is sent; the API then says what it says.
        ProblemKind::Blank { .. } if tree.string(problem.node).is_some() => return None,
        ProblemKind::Missing { member, .. } | ProblemKind::Blank { member, .. } => {
            let reason = &registration::CLI_MISSING;
            let place = place_of(problem.node);
            (reason.fill(&[("place", &place), ("member", member)]), reason.certainty)
        }
        ProblemKind::Unknown { members, .. } => {
            let reason = &registration::CLI_UNKNOWN;
            let place = place_of(tree.node(problem.node).parent?);
            let parts = [
                ("place", place.as_str()),
                ("member", tree.key(problem.node)),
                ("members", &members.join(", ")),
            ];
            (reason.fill(&parts), reason.certainty)
        }
        ProblemKind::WrongType { expected, .. } => {
            let reason = &registration::CLI_TYPE;
            let (value, found) = python(tree.kind(problem.node))?;
            let place = place_of(problem.node);
            let expected = format!("<class '{}'>", python_type(*expected));
            let found = format!("<class '{found}'>");
            let parts =
                [("place", place.as_str()), ("value", &value), ("found", &found), ("expected", &expected)];
            (reason.fill(&parts), reason.certainty)
        }
        ProblemKind::NotInEnum { values, .. } => {
            let text = tree.string(problem.node)?;
            let is_case = values.iter().any(|word| word.eq_ignore_ascii_case(text));
            let reason = &registration::WORD;
            let place = place_of(problem.node);
            let words = values.join(", ");
            is_case.then(|| (reason.fill(&[("place", &place), ("words", &words)]), reason.certainty))?
        }
        ProblemKind::OutputOnly | ProblemKind::Null => return None,
    })
}

/// A place as the CLI names it: `containerDefinitions[0].environment[1].value`, or `input`.
fn place(tree: &Tree, root: NodeId, node: NodeId) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut current = node;
    while current != root
        && let Some(parent) = tree.node(current).parent
    {
        match tree.kind(parent) {
            NodeKind::Array(elements) => {
                let index = elements.iter().position(|&element| element == current).unwrap_or_default();
                parts.push(format!("[{index}]"));
            }
            _ => {
                let is_first = parent == root;
                parts.push(format!("{}{}", if is_first { "" } else { "." }, tree.key(current)));
            }
        }
        current = parent;
    }
    if parts.is_empty() { "input".to_owned() } else { parts.into_iter().rev().collect() }
}

/// A value and its type as Python prints them; lists and objects are not printed whole.
fn python(kind: &NodeKind) -> Option<(String, &'static str)> {
    Some(match kind {
        NodeKind::String(scalar) => (scalar.value.clone(), "str"),
        NodeKind::Number(text) if text.contains(['.', 'e', 'E']) => (text.clone(), "float"),
        NodeKind::Number(text) => (text.clone(), "int"),
        NodeKind::Bool(true) => ("True".to_owned(), "bool"),
        NodeKind::Bool(false) => ("False".to_owned(), "bool"),
        NodeKind::Array(_) => ("[…]".to_owned(), "list"),
        NodeKind::Object(_) => ("{…}".to_owned(), "dict"),
        NodeKind::Null | NodeKind::Dynamic(_) | NodeKind::Error => return None,
    })
}

fn python_type(kind: Type) -> &'static str {
    match kind {
        Type::String | Type::Enum(..) => "str",
        Type::Integer => "int",
        Type::Boolean => "bool",
        Type::List(_) => "list",
        Type::Map | Type::Structure(_) => "dict",
    }
}
