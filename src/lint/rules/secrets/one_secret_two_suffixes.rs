//! Rule `one-secret-two-suffixes`.

use super::reference;
use crate::facts::sources::{SECRETS_API, SECRETS_MANAGER};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::carrier::Carrier;
use crate::syntax::rewrite;
use crate::text::{Span, order};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "one-secret-two-suffixes",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "One secret is named with two different suffixes, of which one at most exists.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "",
    peers: &[],
    aws_messages: &["ResourceNotFoundException: Secrets Manager can't find the specified secret."],
    yields_to: &["reference-placeholder", "reference-wildcard"],
    sources: &[&SECRETS_API, &SECRETS_MANAGER],
};

/// A reference to a secret by its whole ARN.
struct Whole<'a> {
    carrier: &'a Carrier<'a>,
    /// The ARN up to the suffix.
    base: &'a str,
    suffix: &'a str,
    /// Where the suffix stands in the reference.
    span: Span,
}

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let mut found: Vec<Whole<'_>> = cx.carriers.all().iter().filter_map(whole).collect();
    order::by(&mut found, |one, other| one.base.cmp(other.base));
    for group in found.chunk_by(|one, other| one.base == other.base) {
        // The suffix that most references have is the better guess; of as many, the first.
        let count = |suffix: &str| group.iter().filter(|one| one.suffix == suffix).count();
        let Some(mut usual) = group.first() else { continue };
        for one in group {
            if one.suffix != usual.suffix && count(one.suffix) > count(usual.suffix) {
                usual = one;
            }
        }
        for one in group.iter().filter(|one| one.suffix != usual.suffix) {
            if is_mixed(usual.suffix) || is_mixed(one.suffix) {
                report(cx, one, usual, sink);
            }
        }
    }
}

fn report(cx: &TaskCx<'_>, one: &Whole<'_>, usual: &Whole<'_>, sink: &mut Sink<'_>) {
    let place = one.carrier.part(one.span);
    let name = usual.base.rsplit(':').next().unwrap_or_default();
    let (suffix, other) = (one.suffix, usual.suffix);
    sink.report(
        Place::Part(one.carrier.node, place),
        format!("the secret `{name}` has the suffix `{suffix}` here, and `{other}` elsewhere"),
    )
    .help("take the ARN of the secret that exists: one that was deleted and made again has another suffix")
    .related(Place::Part(usual.carrier.node, usual.carrier.part(usual.span)), format!("`{other}`"))
    .unsafe_fix(
        format!("change it to `{other}`"),
        Some(rewrite::replace_part(cx.document, one.carrier.node, place, other)),
    );
}

/// The parts of a whole ARN, when its end looks random and not like a part of a name.
fn whole<'a>(carrier: &'a Carrier<'a>) -> Option<Whole<'a>> {
    let secret = reference::secret(carrier)?;
    let name = secret.name_without_suffix()?;
    let suffix = secret.name.text.get(name.len() + 1..)?;
    let base = secret.secret_arn.get(..secret.secret_arn.len().checked_sub(suffix.len() + 1)?)?;
    let span = Span::new(secret.name.span.end - crate::text::span::clamp(suffix.len()), secret.name.span.end);
    looks_random(suffix).then_some(Whole { carrier, base, suffix, span })
}

/// `i8ouku` and `AbCdEf`, and not `master`, `202411` or `prod01`, which end the names of other secrets.
fn looks_random(suffix: &str) -> bool {
    let word = suffix.trim_end_matches(|last: char| last.is_ascii_digit());
    is_mixed(suffix) || word.bytes().any(|byte| byte.is_ascii_digit())
}

/// Capital and small letters together are no word: `AbCdEf`, and not `prod01`.
fn is_mixed(suffix: &str) -> bool {
    suffix.bytes().any(|byte| byte.is_ascii_uppercase())
        && suffix.bytes().any(|byte| byte.is_ascii_lowercase())
}
