//! Rule `secret-elsewhere`.

use super::places::Kind;
use super::scan::{self, Found, What};
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::text::Span;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "secret-elsewhere",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "A secret stands in plain text in a place where nobody would look for it.",
    fix: FixAvailability::None,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "SEC-017",
    peers: &["Security Hub, its note on tags"],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    for place in cx.places.all() {
        let looked = match place.kind {
            Kind::Structure | Kind::Tag => true,
            // Options of the log router have no rule of their own.
            Kind::LogOption => place.title.what == "the router option",
            // A value in place of a reference has a rule of its own.
            Kind::Variable | Kind::Command | Kind::Option | Kind::Reference => false,
        };
        let (Some(text), Some(node)) = (place.field.text().filter(|_| looked), place.field.node()) else {
            continue;
        };
        let found = scan::text(text)
            .or_else(|| (place.title.what == "the image").then(|| registry_login(text)).flatten());
        let Some(found) = found else { continue };
        let help = match place.kind {
            Kind::Tag => "remove it and change it: tags are copied to bills and to many services",
            _ => "remove it and change it; what the container needs goes through `secrets`",
        };
        sink.report(Place::Part(node, found.span), format!("{} holds {}", place.title, found.title(text)))
            .severity(found.severity)
            .help(help)
            .sensitive();
    }
}

/// `user:password@registry/image`
fn registry_login(image: &str) -> Option<Found> {
    let (login, rest) = image.split_once('@')?;
    let (user, password) = login.split_once(':')?;
    let fits =
        !rest.starts_with("sha256:") && rest.contains('/') && !login.contains('/') && !password.contains('$');
    let start = user.len() + 1;
    let span = Span::from_range(start..start + password.len());
    (fits && !password.is_empty()).then(|| Found::new(What::Url, Severity::Warning, span))
}
