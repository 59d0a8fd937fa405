//! Which rule speaks about which problem of the decoder. Every problem has exactly one, so nothing is passed over in silence
//! and nothing is said twice.

use std::collections::{BTreeMap, BTreeSet};

use super::home;
use crate::lint::TaskCx;
use crate::model::decode::Structure;
use crate::model::decode::Type;
use crate::model::spelling;
use crate::model::structures;
use crate::model::{Owner, Problem, ProblemKind, TaskDefinition};
use crate::syntax::{NodeId, NodeKind, Tree, rewrite};
use crate::text::TextEdit;
use crate::text::order;

/// The defects that the decoder finds, each with a rule of the same name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Defect {
    BooleanAsString,
    CloudformationCasing,
    CommandNotArray,
    EmptyContainerList,
    EnumValue,
    EnvValueNotString,
    EnvironmentAsMap,
    EnvironmentAsStrings,
    ImagePlaceholder,
    MapValueNotString,
    MisplacedField,
    MissingRequiredField,
    NullField,
    NumberAsString,
    OutputOnlyField,
    TaskSizeMustBeString,
    TerraformOrSnakeCasing,
    UnknownField,
    WrongType,
}

/// The problems of a task that are one kind of defect, in the order of the text.
pub(crate) fn all<'a>(cx: &'a TaskCx<'_>, defect: Defect) -> Vec<&'a Problem> {
    let defects =
        cx.lookup.defects.get_or_init(|| cx.problems.iter().map(|problem| of(cx, problem)).collect());
    let all = cx.problems.iter().zip(defects);
    let mut found: Vec<&Problem> =
        all.filter(|(_, found)| **found == defect).map(|(problem, _)| problem).collect();
    order::by_place(&mut found, |problem| (cx.document.tree.member_span(problem.node), 0));
    found
}

/// The edit that gives a misspelt key its right spelling. `None` when that key is there too, or another one means it first.
pub(crate) fn renamed(cx: &TaskCx<'_>, problem: &Problem) -> Option<TextEdit> {
    let tree = &cx.document.tree;
    let ProblemKind::Unknown { meant: Some(meant), .. } = &problem.kind else { return None };
    let parent = tree.node(problem.node).parent?;
    let first = cx.lookup.first_meant.get_or_init(|| first_meant(cx)).get(&(parent, *meant));
    let taken = first.is_some_and(|&first| first != problem.node);
    let there = tree.get(parent, meant).is_some();
    if taken || there { None } else { rewrite::rename(cx.document, problem.node, meant) }
}

/// For each object with misspelt keys, and each member that is meant: the first key that means it.
fn first_meant(cx: &TaskCx<'_>) -> BTreeMap<(NodeId, &'static str), NodeId> {
    let tree = &cx.document.tree;
    let (mut found, mut done) = (BTreeMap::new(), BTreeSet::new());
    for problem in cx.problems {
        let ProblemKind::Unknown { structure, members, meant: Some(_) } = &problem.kind else { continue };
        let Some(parent) = tree.node(problem.node).parent.filter(|&parent| done.insert(parent)) else {
            continue;
        };
        // The same key may stand there very often.
        let mut known = BTreeMap::new();
        for &sibling in tree.members(parent) {
            let key = tree.key(sibling);
            let meant = *known.entry(key).or_insert_with(|| {
                if members.contains(&key) { None } else { spelling::meant(structure, key, members) }
            });
            if let Some(meant) = meant {
                found.entry((parent, meant)).or_insert(sibling);
            }
        }
    }
    found
}

/// The defect that a problem is.
pub(crate) fn of(cx: &TaskCx<'_>, problem: &Problem) -> Defect {
    let tree = &cx.document.tree;
    match &problem.kind {
        ProblemKind::WrongType { expected, kept } => wrong_type(tree, problem, *expected, *kept),
        ProblemKind::Missing { structure, member } | ProblemKind::Blank { structure, member } => {
            let is_there = matches!(problem.kind, ProblemKind::Blank { .. });
            match (*structure, *member) {
                (TaskDefinition::NAME, "containerDefinitions") => Defect::EmptyContainerList,
                ("ContainerDefinition", "image") if is_there => Defect::ImagePlaceholder,
                _ => Defect::MissingRequiredField,
            }
        }
        ProblemKind::Unknown { meant, .. } => match meant {
            // Another dialect has its own names; which one was missed is said there.
            Some(_) if cx.document.speller.is_some() => Defect::UnknownField,
            Some(meant) => casing(tree.key(problem.node), meant),
            None if home::of(cx, problem).is_some() => Defect::MisplacedField,
            None => Defect::UnknownField,
        },
        ProblemKind::NotInEnum { .. } => Defect::EnumValue,
        ProblemKind::OutputOnly => Defect::OutputOnlyField,
        ProblemKind::Null if is_pair_value(problem.owner) => Defect::EnvValueNotString,
        ProblemKind::Null => Defect::NullField,
    }
}

/// What kind of slip is a wrong key for a member?
fn casing(key: &str, meant: &str) -> Defect {
    let pascal = key.starts_with(|first: char| first.is_ascii_uppercase());
    let mixed = key.contains(|character: char| character.is_ascii_lowercase());
    // The one member that CloudFormation gives another name.
    if (key, meant) == ("ProxyConfigurationProperties", "properties") {
        return Defect::CloudformationCasing;
    }
    if spelling::fold(key) != spelling::fold(meant) {
        return Defect::UnknownField;
    }
    if key.contains(['_', '-']) {
        Defect::TerraformOrSnakeCasing
    } else if pascal && (mixed || key == "IAM") {
        Defect::CloudformationCasing
    } else {
        Defect::UnknownField
    }
}

fn wrong_type(tree: &Tree, problem: &Problem, expected: Type, kept: bool) -> Defect {
    let node = problem.node;
    let kind = tree.kind(node);
    let owner = problem.owner.unwrap_or(Owner { structure: "", member: "" });
    match (expected, kind) {
        (Type::String, _) if is_map(owner) => {
            if home::of_option(tree, owner, node).is_some() {
                Defect::MisplacedField
            } else {
                Defect::MapValueNotString
            }
        }
        (Type::String, NodeKind::Number(_)) if is_task_size(owner) => Defect::TaskSizeMustBeString,
        (Type::String, _) if is_pair_value(problem.owner) => Defect::EnvValueNotString,
        (Type::Integer, NodeKind::String(_)) if kept => Defect::NumberAsString,
        (Type::Boolean, _) if kept => Defect::BooleanAsString,
        (Type::List(Type::String), NodeKind::String(_)) => Defect::CommandNotArray,
        (Type::List(Type::Structure(name)), NodeKind::Object(_)) if is_map_of_pairs(tree, node, name) => {
            Defect::EnvironmentAsMap
        }
        (Type::Structure("KeyValuePair"), NodeKind::String(_)) => Defect::EnvironmentAsStrings,
        _ => Defect::WrongType,
    }
}

fn is_task_size(owner: Owner) -> bool {
    owner.structure == TaskDefinition::NAME && matches!(owner.member, "cpu" | "memory")
}

fn is_pair_value(owner: Option<Owner>) -> bool {
    owner.is_some_and(|owner| owner.structure == "KeyValuePair" && owner.member == "value")
}

fn is_map(owner: Owner) -> bool {
    let shape = structures::find(owner.structure);
    shape.and_then(|shape| shape.member(owner.member)) == Some(Type::Map)
}

/// An object where a list of pairs should be: free keys with plain values, not one pair that lacks its brackets.
fn is_map_of_pairs(tree: &Tree, node: NodeId, structure: &str) -> bool {
    let members = tree.members(node);
    let plain = |kind: &NodeKind| !matches!(kind, NodeKind::Object(_) | NodeKind::Array(_));
    let is_pair = members.iter().all(|&member| {
        structures::find(structure).is_some_and(|shape| shape.member(tree.key(member)).is_some())
    });
    matches!(structure, "KeyValuePair" | "Secret" | "Tag")
        && (members.is_empty() || !is_pair)
        && members.iter().all(|&member| plain(tree.kind(member)))
}
