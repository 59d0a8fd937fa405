//! Rule `environment-size`.

use crate::facts::definition_limits::BYTES;
use crate::facts::sources::QUOTAS;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};

/// Variables from which on a file is easier to look after.
const MANY: usize = 100;

/// Bytes from which on they are a good part of what a definition may have.
const LARGE: usize = 20 * 1024;

/// What a pair takes besides its name and value.
const AROUND: usize = r#"{"name":"","value":""},"#.len();

pub(crate) static META: RuleMeta = RuleMeta {
    name: "environment-size",
    group: Group::Operability,
    severity: Severity::Info,
    summary: "The variables of a container take a good part of the task definition.",
    fix: FixAvailability::None,
    evidence: Evidence::C,
    since: "0.1.0",
    catalogue: "OPS-007",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&QUOTAS],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let environment = &cx.container.environment;
    let (Some(node), count) = (environment.node(), environment.elements().len()) else { return };
    let mut bytes = 0;
    for pair in environment.items() {
        let length = |text: Option<&str>| text.map_or(0, str::len);
        bytes += length(pair.name.text()) + length(pair.value.text()) + AROUND;
    }
    if count <= MANY && bytes <= LARGE {
        return;
    }
    let message = if bytes > LARGE {
        let (part, whole) = (bytes.div_ceil(1024), BYTES / 1024);
        format!("the variables of {} take {part} of the {whole} KiB of a task definition", cx.title())
    } else {
        format!("{} has {count} variables", cx.title())
    };
    sink.report(Place::Key(node), message)
        .help("keep them in an environment file in S3, under `environmentFiles`");
}
