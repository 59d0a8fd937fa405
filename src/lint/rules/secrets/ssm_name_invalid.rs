//! Rule `ssm-name-invalid`.

use super::misread::{self, Misread};
use super::reference;
use crate::facts::parameter_store::{LONGEST_ARN, MOST_LEVELS, RESERVED};
use crate::facts::sources::SSM_API;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::value_from::{ParameterReference, ValueFrom};
use crate::text::{Span, span::clamp};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "ssm-name-invalid",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "No parameter can have the name that a reference gives.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-125",
    peers: &[],
    aws_messages: &["The Systems Manager parameter name specified for secret {name} is invalid."],
    yields_to: &["arn-malformed", "ssm-arn-double-slash", "plaintext-in-valuefrom"],
    sources: &[&SSM_API],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for carrier in reference::values(cx) {
        let fault = match &carrier.value_from {
            ValueFrom::InvalidName => match misread::of(carrier.text) {
                Misread::Characters(span) => Some((span, character(span.of(carrier.text)))),
                _ => None,
            },
            ValueFrom::Parameter(parameter) => fault(parameter, carrier.text),
            _ => None,
        };
        let Some((span, message)) = fault else { continue };
        sink.report(Place::Part(carrier.node, carrier.part(span)), message).help(
            "a name has letters, digits and `_.-` between slashes, and does not begin with `aws` or `ssm`",
        );
    }
}

/// The first thing that is wrong with a name. Colons and wildcards are other rules' subjects.
fn fault(parameter: &ParameterReference, text: &str) -> Option<(Span, String)> {
    let span = parameter.name_span;
    let written = span.of(text);
    let part = |start: usize, length: usize| {
        let start = span.start + clamp(start);
        Span::new(start, start + clamp(length))
    };
    let odd = |character: &char| !character.is_ascii_alphanumeric() && !"_.-/:*?".contains(*character);
    if let Some((index, found)) = written.char_indices().find(|(_, found)| odd(found)) {
        let length = found.len_utf8();
        return Some((part(index, length), character(&found.to_string())));
    }
    let front = written.len() - written.trim_start_matches('/').len();
    let name = written.get(front..)?;
    if let Some(index) = name.find("//") {
        return Some((part(front + index, 2), "a part of this parameter's name is empty".to_owned()));
    }
    let first = name.split('/').next().unwrap_or_default();
    let reserved = RESERVED.iter().find(|reserved| first.to_ascii_lowercase().starts_with(**reserved));
    // What is below `/aws/` belongs to AWS itself.
    if let Some(reserved) = reserved.filter(|_| first != "aws") {
        let message = format!("no parameter but AWS's own has a name that begins with `{reserved}`");
        return Some((part(front, reserved.len()), message));
    }
    let levels = name.split('/').count();
    if levels > MOST_LEVELS {
        return Some((
            span,
            format!("the name of a parameter has at most {MOST_LEVELS} levels, this one {levels}"),
        ));
    }
    // `arn:aws:ssm:us-east-1:111122223333:parameter` stands in front of a name.
    let longest = parameter.arn.as_ref().map_or(LONGEST_ARN - 44, |_| LONGEST_ARN);
    (text.len() > longest)
        .then(|| (span, format!("the ARN of a parameter has at most {LONGEST_ARN} characters")))
}

fn character(character: &str) -> String {
    let mut characters = character.chars();
    match (characters.next(), characters.next()) {
        (Some(one), None) if one.is_whitespace() => "the name of a parameter cannot hold a blank".to_owned(),
        (Some(one), None) => format!("the name of a parameter cannot hold `{one}`"),
        _ => "the name of a parameter has at most 2048 characters".to_owned(),
    }
}
