//! Rule `links-graph`.

use crate::facts::sources::{AGENT, API_MODEL};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::rules::dependencies::waits;
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::enums::NetworkMode;
use crate::model::{ContainerDefinition, Field};
use crate::syntax::rewrite;
use crate::text::similar;
use serde_json::json;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "links-graph",
    group: Group::Network,
    severity: Severity::Error,
    summary: "A link that leads nowhere.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "NET-012",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&AGENT, &API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let links = &cx.container.links;
    match cx.task.network_mode() {
        Some(NetworkMode::Host) => {
            if let Some(node) = links.node().filter(|_| !links.elements().is_empty()) {
                sink.report(Place::Key(node), "`links` do nothing in host mode")
                    .help("remove them: the containers reach each other on `localhost`");
            }
            return;
        }
        // Other rules say it there.
        Some(NetworkMode::Awsvpc | NetworkMode::None) => return,
        Some(NetworkMode::Bridge) | None => {}
    }
    if links.elements().is_empty() {
        return;
    }
    let Some(names) = cx.task.lookup.containers(cx.task.task) else { return };
    let containers = &cx.task.task.container_definitions;
    let own = cx.name().unwrap_or_default();
    for link in links.elements() {
        let (Some(text), Some(node)) = (link.as_str(), link.node()) else { continue };
        let (target, alias) = text.split_once(':').unwrap_or((text, ""));
        if target.is_empty() {
            continue;
        }
        let place = Place::Value(node);
        if target == own {
            sink.report(place, format!("{} links to itself", cx.title())).help("remove the link");
        } else if !names.contains_key(target) {
            let report =
                sink.report(place, format!("the link names `{target}`, which the task does not have"));
            let names = containers.items().filter_map(|container| container.name.as_str());
            match similar::nearest(target, names.filter(|name| *name != own)) {
                Some(near) => {
                    let link = if alias.is_empty() { near.to_owned() } else { format!("{near}:{alias}") };
                    let edit = rewrite::replace(cx.document(), node, &json!(link));
                    report
                        .help(format!("did you mean `{near}`?"))
                        .unsafe_fix(format!("write `{link}`"), Some(edit));
                }
                None => {
                    report.help("name a container of this task");
                }
            }
        } else if containers.elements().len() <= waits::MOST && leads(containers, target, own) {
            sink.report(place, format!("{} and `{target}` link to each other", cx.title()))
                .help("remove one direction: a container starts after those it links to");
        }
    }
}

fn find<'a>(
    containers: &'a Field<Vec<Field<ContainerDefinition>>>,
    name: &str,
) -> Option<&'a ContainerDefinition> {
    containers.items().find(|container| container.name.as_str() == Some(name))
}

/// Do links lead from one container to another?
fn leads(containers: &Field<Vec<Field<ContainerDefinition>>>, from: &str, to: &str) -> bool {
    let mut reached = vec![from];
    let mut next = 0;
    while let Some(&name) = reached.get(next) {
        next += 1;
        let Some(container) = find(containers, name) else { continue };
        for link in container.links.items() {
            let target = link.split_once(':').map_or(link.as_str(), |(target, _)| target);
            if target == to {
                return true;
            }
            if !reached.contains(&target) {
                reached.push(target);
            }
        }
    }
    false
}
