//! Rule `reference-placeholder`.

use crate::facts::documentation_words::{EXAMPLE_ACCOUNTS, NAMES};
use crate::facts::sources::SECRETS_MANAGER;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::arn::{Arn, Section};
use crate::text::{Span, span::clamp};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "reference-placeholder",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "An ARN still holds a placeholder or an account of the documentation.",
    fix: FixAvailability::None,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "SEC-128",
    peers: &[],
    aws_messages: &[],
    yields_to: &["arn-malformed"],
    sources: &[&SECRETS_MANAGER],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let carriers = cx.carriers.all();
    let accounts = carriers.iter().filter_map(|carrier| carrier.arn().map(|arn| &arn.account));
    let real = accounts.chain(&cx.context.account).find(|account| is_real(account));
    for carrier in carriers {
        let Some(arn) = carrier.arn() else { continue };
        let spans = placeholders(arn);
        if let (Some(first), Some(last)) = (spans.first(), spans.last()) {
            let words: Vec<String> =
                spans.iter().map(|span| format!("`{}`", span.of(carrier.text))).collect();
            let words = match words.split_last() {
                Some((last, before)) if !before.is_empty() => format!("{} and {last}", before.join(", ")),
                _ => words.concat(),
            };
            sink.report(
                Place::Part(carrier.node, carrier.part(first.cover(*last))),
                format!("this ARN still holds {words}"),
            )
            .help("write what it stands for");
        } else if let (Some(real), true) = (real, EXAMPLE_ACCOUNTS.contains(&arn.account.as_str())) {
            sink.report(
                Place::Part(carrier.node, carrier.part(arn.span(Section::Account))),
                format!(
                    "account `{}` is one of the documentation's, while others here are of `{real}`",
                    arn.account
                ),
            )
            .help("write the account that owns it");
        }
    }
}

/// The sections and names that are words of the documentation.
fn placeholders(arn: &Arn) -> Vec<Span> {
    let says = |text: &str, word: &str| text.len() >= word.len() && text.to_ascii_lowercase().contains(word);
    let redacted = |text: &str| !text.is_empty() && text.bytes().all(|byte| matches!(byte, b'x' | b'X'));
    let sections = [
        (Section::Partition, says(&arn.partition, "partition")),
        (Section::Region, says(&arn.region, "region")),
        (Section::Account, says(&arn.account, "account") || redacted(&arn.account)),
    ];
    let mut spans: Vec<Span> =
        sections.iter().filter(|(_, found)| *found).map(|(section, _)| arn.span(*section)).collect();
    let mut start = arn.span(Section::Resource).start;
    for part in arn.resource.split(['/', ':']) {
        let name =
            part.rsplit_once('-').filter(|(_, suffix)| suffix.len() == 6).map_or(part, |(name, _)| name);
        if NAMES.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            spans.push(Span::new(start, start + clamp(name.len())));
        }
        start += clamp(part.len()) + 1;
    }
    spans
}

fn is_real(account: &str) -> bool {
    account.len() == 12
        && account.bytes().all(|byte| byte.is_ascii_digit())
        && !EXAMPLE_ACCOUNTS.contains(&account)
}
