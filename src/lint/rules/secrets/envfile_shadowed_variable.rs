//! Rule `envfile-shadowed-variable`.

use super::{environment_file, variable_names};
use crate::facts::sources::{AGENT, ENVIRONMENT_FILES};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};

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
    let names = variable_names::of(cx);
    let mut earlier: Vec<(&str, &str)> = Vec::new();
    for file in environment_file::references(cx) {
        let Some(content) = file.content(cx) else { continue };
        let lines: Vec<_> = environment_file::lines(content).collect();
        for (index, line) in lines.iter().enumerate() {
            if lines.iter().take(index).any(|other| other.name == line.name) {
                continue;
            }
            let winner = names.iter().find(|name| name.text == line.name);
            let other = earlier.iter().find(|(name, _)| *name == line.name).map(|(_, title)| *title);
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
        earlier.extend(lines.iter().map(|line| (line.name, file.title())));
    }
}
