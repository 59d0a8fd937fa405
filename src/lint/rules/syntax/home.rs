//! Where a member belongs that stands in the wrong place.

use crate::lint::TaskCx;
use crate::model::decode::{Structure, Type};
use crate::model::structures::{self, Shape};
use crate::model::{Owner, Problem, ProblemKind, TaskDefinition};
use crate::syntax::{NodeId, NodeKind, Tree};

/// The right place of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Home {
    /// An object around the one it stands in.
    Above(NodeId, &'static str),
    /// A member of the object it stands in, which is or should be there: its name, and whether it is a list.
    Below { member: &'static str, list: bool },
    /// Beside the map of options that it stands in; the object is the owner of the map.
    Beside(NodeId),
}

/// Log options that are often written beside `logDriver`, besides those with the driver's name in front.
const LOG_OPTIONS: [&str; 6] = ["mode", "max-buffer-size", "tag", "labels", "env", "cache-disabled"];

/// The right place of an unknown member, when there is exactly one.
pub(crate) fn of(cx: &TaskCx<'_>, problem: &Problem) -> Option<Home> {
    let tree = &cx.document.tree;
    let key = tree.key(problem.node);
    let ProblemKind::Unknown { structure, .. } = &problem.kind else {
        return of_option(tree, problem.owner?, problem.node);
    };
    let logs = ["awslogs-", "splunk-", "fluentd-", "syslog-", "gelf-"];
    let is_log_option = LOG_OPTIONS.contains(&key) || logs.iter().any(|prefix| key.starts_with(prefix));
    if *structure == "LogConfiguration" && is_log_option {
        return Some(Home::Below { member: "options", list: false });
    }
    above(cx, problem, key).or_else(|| below(structure, key))
}

/// A member of the structure that stands in its map of options: `secretOptions` in `options`.
pub(crate) fn of_option(tree: &Tree, owner: Owner, node: NodeId) -> Option<Home> {
    let member = structures::find(owner.structure)?.member(tree.key(node))?;
    let fits = matches!(member, Type::List(_)) && matches!(tree.kind(node), NodeKind::Array(_));
    let map = tree.node(node).parent?;
    fits.then_some(Home::Beside(tree.node(map).parent?))
}

/// Walks from the object outwards: first the object that holds it, at last the task definition.
fn above(cx: &TaskCx<'_>, problem: &Problem, key: &str) -> Option<Home> {
    let tree = &cx.document.tree;
    let object = tree.node(problem.node).parent?;
    let has = |shape: Option<&Shape>| shape.is_some_and(|shape| shape.member(key).is_some());
    let containers = cx.task.container_definitions.node();
    let container = tree.ancestors(object).skip(1).find(|&node| tree.node(node).parent == containers);
    if let Some(container) =
        container.filter(|_| containers.is_some() && has(structures::find("ContainerDefinition")))
    {
        return Some(Home::Above(container, "ContainerDefinition"));
    }
    // Directly around it, as `fileSystemId` inside `authorizationConfig`.
    if let Some(owner) = problem.owner
        && owner.structure != TaskDefinition::NAME
        && has(structures::find(owner.structure))
    {
        let parent =
            tree.node(object).parent.filter(|&parent| matches!(tree.kind(parent), NodeKind::Object(_)))?;
        return Some(Home::Above(parent, owner.structure));
    }
    let outermost = object != cx.target.node && has(structures::find(TaskDefinition::NAME));
    outermost.then_some(Home::Above(cx.target.node, TaskDefinition::NAME))
}

/// The only member of a structure whose own structure has the key.
fn below(structure: &str, key: &str) -> Option<Home> {
    let shape = structures::find(structure)?;
    let mut homes = shape.members.iter().filter_map(|&(member, member_type, _)| {
        let held = structures::held(member_type)?;
        held.member(key)?;
        Some(Home::Below { member, list: matches!(member_type, Type::List(_)) })
    });
    let home = homes.next()?;
    homes.next().is_none().then_some(home)
}
