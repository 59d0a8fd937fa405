//! Rule `secret-name-characters`.

use super::reference;
use crate::facts::secrets_manager::{LONGEST_NAME, NAME_CHARACTERS};
use crate::facts::sources::SECRETS_API;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::text::{Span, span::clamp};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "secret-name-characters",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "The name of a secret holds a character that Secrets Manager does not allow.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-117",
    peers: &[],
    aws_messages: &["ResourceNotFoundException: Secrets Manager can't find the specified secret."],
    yields_to: &["reference-wildcard", "foreign-reference-syntax"],
    sources: &[&SECRETS_API],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    for carrier in cx.carriers.all() {
        let Some(secret) = reference::secret(carrier) else { continue };
        let name = secret.name.text.as_str();
        let managed = name.split_once('!').is_some_and(|(service, rest)| {
            !rest.contains('!') && service.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
        });
        let wrong = name.char_indices().find(|(_, character)| {
            let allowed = character.is_ascii_alphanumeric() || NAME_CHARACTERS.contains(*character);
            !(allowed || (managed && *character == '!'))
        });
        if let Some((index, character)) = wrong {
            let start = secret.name.span.start + clamp(index);
            let span = carrier.part(Span::new(start, start + clamp(character.len_utf8())));
            let shown = if character == ' ' { "a blank".to_owned() } else { format!("`{character}`") };
            sink.report(Place::Part(carrier.node, span), format!("the name of a secret cannot hold {shown}"))
                .help("write the name of the secret: letters, digits and `/_+=.@-`");
        } else if secret.name_without_suffix().unwrap_or(name).len() > LONGEST_NAME {
            sink.report(
                Place::Part(carrier.node, carrier.part(secret.name.span)),
                format!(
                    "the name of a secret has at most {LONGEST_NAME} characters, this one {}",
                    name.len()
                ),
            )
            .help("check the ARN");
        }
    }
}
