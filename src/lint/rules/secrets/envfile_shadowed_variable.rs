//! Rule `envfile-shadowed-variable`.

use std::collections::{BTreeMap, BTreeSet};

use super::environment_file;
use super::variable_names::{self};
use crate::facts::sources::{AGENT, ENVIRONMENT_FILES};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::text::order;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "envfile-shadowed-variable",
    group: Group::Secrets,
    severity: Severity::Info,
    summary: "A variable of an environment file never reaches the container.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-308",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&AGENT, &ENVIRONMENT_FILES],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    if cx.container.environment_files.elements().is_empty() {
        return;
    }
    let names = order::map(variable_names::of(cx).map(|name| (name.text, name)));
    let mut earlier: BTreeMap<&str, &str> = BTreeMap::new();
    for file in environment_file::references(cx) {
        let Some(content) = file.content(cx) else { continue };
        let mut own: BTreeSet<&str> = BTreeSet::new();
        for line in environment_file::lines(content) {
            if !own.insert(line.name) {
                continue;
            }
            let winner = names.get(line.name);
            let other = earlier.get(line.name).copied();
            let what = match (winner, other) {
                (Some(name), _) if name.secret => "`secrets` wins".to_owned(),
                (Some(_), _) => "`environment` wins".to_owned(),
                (None, Some(title)) => format!("`{title}` comes first"),
                (None, None) => continue,
            };
            let report = sink
                .report(
                    Place::Value(file.node),
                    format!("`{}` from `{}` never reaches the container: {what}", line.name, file.title()),
                )
                .help("remove it from the file, or from where it wins");
            if let Some(name) = winner {
                report.related(Place::Value(name.node), "this one counts");
            }
        }
        for name in own {
            earlier.entry(name).or_insert_with(|| file.title());
        }
    }
}
