//! Rule `awslogs-names`.

use super::options;
use crate::facts::sources::CLOUDWATCH_LOGS;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::enums::LogDriver;
use crate::text::Span;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "awslogs-names",
    group: Group::Logging,
    severity: Severity::Error,
    summary: "The log group or the stream prefix of `awslogs` is not a name of that kind.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "LOG-007",
    peers: &["cfn-lint"],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&CLOUDWATCH_LOGS],
};

/// Characters of the name of a log group.
const LONGEST: usize = 512;

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let Some(log) = options::of(cx, LogDriver::Awslogs) else { return };
    let value = |option: &str| {
        let field = options::given(log, option)?;
        field.as_str().zip(field.node())
    };
    if let Some((text, node)) = value("awslogs-group") {
        let allowed = |c: char| c.is_ascii_alphanumeric() || ".-_/#".contains(c);
        if text.starts_with("arn:") {
            sink.report(Place::Value(node), "`awslogs-group` is an ARN")
                .help("write the name of the log group");
        } else if let Some((offset, character)) =
            text.char_indices().find(|(_, c)| !allowed(*c) && !is_stand_in(text))
        {
            let place = Span::from_range(offset..offset + character.len_utf8());
            sink.report(Place::Part(node, place), format!("`{text}` is not the name of a log group"))
                .help("write letters, digits and `.`, `-`, `_`, `/`, `#` only");
        } else if text.len() > LONGEST {
            sink.report(
                Place::Value(node),
                format!("the name of the log group has {} characters", text.len()),
            )
            .help(format!("it has at most {LONGEST}"));
        }
    }
    if let Some((text, node)) = value("awslogs-stream-prefix")
        && let Some(offset) = text.find([':', '*'])
    {
        sink.report(
            Place::Part(node, Span::from_range(offset..offset + 1)),
            "the name of a log stream has neither `:` nor `*`",
        )
        .help("choose another character");
    }
}

/// Is it text of a template, whose style of placeholders is not known?
fn is_stand_in(text: &str) -> bool {
    text.contains(['$', '{', '<', '%'])
}
