//! Reading secrets and parameters: `secrets`, `secretOptions`, credentials of registries, credential specs.

use super::super::grant::{Purpose, Role};
use super::super::resource::{self, Needed, ParameterNeed, SecretNeed};
use super::super::written::Written;
use super::keys::{self, Protected};
use super::{Container, Cx, Need, files};
use crate::facts::Fact;
use crate::facts::iam_actions as facts;
use crate::facts::iam_actions::Action;
use crate::model::secret::Secret;
use crate::model::{Field, Origin};
use crate::world::ParameterKind;

const READ_SECRET: &[&Action] = &[&facts::SECRETSMANAGER_GET_SECRET_VALUE];
const READ_PARAMETER: &[&Action] = &[&facts::SSM_GET_PARAMETERS];

/// Where a reference stands and what it is for.
pub(super) struct Place<'a> {
    pub(super) origin: Origin,
    pub(super) because: &'a str,
    pub(super) fact: Option<&'static Fact>,
}

pub(super) fn derive(cx: &mut Cx<'_>, container: &Container<'_>) {
    let title = &container.title;
    for secret in container.definition.secrets.items() {
        let because = format!("{title} gets {} from it", called(secret, "the variable"));
        reference(cx, &secret.value_from, &because);
    }
    if let Some(log) = container.definition.log_configuration.known() {
        for secret in log.secret_options.items() {
            let because = format!("the log driver of {title} gets {} from it", called(secret, "the option"));
            reference(cx, &secret.value_from, &because);
        }
    }
    if let Some(credentials) = container.definition.repository_credentials.known() {
        registry_credentials(cx, title, &credentials.credentials_parameter);
    }
    let specs = &container.definition.credential_specs;
    let options = &container.definition.docker_security_options;
    for field in specs.elements().iter().chain(options.elements()) {
        credential_spec(cx, title, field);
    }
}

fn called(secret: &Secret, what: &str) -> String {
    secret.name.text().map_or_else(|| format!("{what} without a name"), |name| format!("`{name}`"))
}

fn reference(cx: &mut Cx<'_>, field: &Field<String>, because: &str) {
    let Some(written) = Written::of(field) else { return };
    let place = Place { origin: field.origin, because, fact: None };
    match resource::of_reference(&written, &cx.home) {
        Needed::Secret(need) => read_secret(cx, &need, &place),
        Needed::Parameter(need) => read_parameter(cx, &need, &place),
        Needed::Either(resource) => read_either(cx, &resource, &place),
        Needed::Nothing(why) => cx.note(Role::Execution, why),
    }
}

/// Reading a secret, and decrypting it with the key that the pretend AWS knows.
pub(super) fn read_secret(cx: &mut Cx<'_>, need: &SecretNeed, place: &Place<'_>) {
    grant_secret(cx, need, place);
    let key = cx.world.secret(&need.arn).and_then(|secret| secret.kms_key.clone());
    decrypt_secret(cx, need, key.as_deref(), &["secretsmanager"], place);
    let own = cx.home.account.as_ref().is_none_or(|own| *own == need.account);
    if !own {
        cx.note(
            Role::Execution,
            format!(
                "`{}` is in another account: its resource policy and the policy of its key must allow the role too, and the key \
                 must be customer managed",
                need.arn
            ),
        );
    }
}

fn grant_secret(cx: &mut Cx<'_>, need: &SecretNeed, place: &Place<'_>) {
    let written = Need {
        role: Role::Execution,
        purpose: Purpose::ReadSecrets,
        actions: READ_SECRET,
        origin: place.origin,
        fact: place.fact.unwrap_or(&facts::READS_SECRETS),
        text: place.because,
    };
    for resource in &need.resources {
        cx.grant(&written, resource.clone());
    }
    if let Some(note) = &need.note {
        cx.note(Role::Execution, note.clone());
    }
}

fn decrypt_secret(
    cx: &mut Cx<'_>,
    need: &SecretNeed,
    key: Option<&str>,
    services: &'static [&'static str],
    place: &Place<'_>,
) {
    let Some(key) = key else { return };
    let because = format!("the secret is encrypted with a customer managed key; {}", place.because);
    let protected = Protected {
        purpose: Purpose::DecryptSecrets,
        key,
        region: &need.region,
        account: &need.account,
        services,
        context: ("kms:EncryptionContext:SecretARN", &need.resources),
        origin: place.origin,
        because: &because,
    };
    keys::decrypt(cx, &protected);
}

/// Reading a parameter, the secret that it may stand for, and decrypting either.
pub(super) fn read_parameter(cx: &mut Cx<'_>, need: &ParameterNeed, place: &Place<'_>) {
    let written = Need {
        role: Role::Execution,
        purpose: Purpose::ReadParameters,
        actions: READ_PARAMETER,
        origin: place.origin,
        fact: place.fact.unwrap_or(&facts::READS_PARAMETERS),
        text: place.because,
    };
    cx.grant(&written, need.resource.clone());
    if cx.home.account.as_ref().is_some_and(|own| *own != need.account) {
        cx.note(Role::Execution, format!("`{}` is in another account, which ECS does not take", need.name));
    }
    if let Some(name) = &need.pass_through {
        let secret = resource::of_secret_name(name, &need.region, &need.account, &cx.home);
        let place = Place { fact: Some(&facts::PASSES_THROUGH), ..*place };
        grant_secret(cx, &secret, &place);
        let key = cx.world.secret(name).and_then(|secret| secret.kms_key.clone());
        decrypt_secret(cx, &secret, key.as_deref(), &["secretsmanager", "ssm"], &place);
        return;
    }
    let Some(parameter) = cx.world.parameter(need.arn.as_deref(), &need.name) else { return };
    let key = parameter.kms_key.clone().filter(|_| parameter.kind == ParameterKind::SecureString);
    if let Some(key) = key {
        let because = format!("the parameter is encrypted with a customer managed key; {}", place.because);
        let resources = [need.resource.clone()];
        let protected = Protected {
            purpose: Purpose::DecryptParameters,
            key: &key,
            region: &need.region,
            account: &need.account,
            services: &["ssm"],
            context: ("kms:EncryptionContext:PARAMETER_ARN", &resources),
            origin: place.origin,
            because: &because,
        };
        keys::decrypt(cx, &protected);
    }
}

/// A placeholder for a whole reference: each statement covers one of the two things it may be.
pub(super) fn read_either(cx: &mut Cx<'_>, resource: &str, place: &Place<'_>) {
    cx.note(
        Role::Execution,
        format!(
            "`{resource}` may stand for a secret or for a parameter, so both statements name it; keep the one that fits, without \
             JSON key, stage and version"
        ),
    );
    let secret = Need {
        role: Role::Execution,
        purpose: Purpose::ReadSecrets,
        actions: READ_SECRET,
        origin: place.origin,
        fact: &facts::READS_SECRETS,
        text: place.because,
    };
    cx.grant(&secret, resource);
    let parameter = Need {
        purpose: Purpose::ReadParameters,
        actions: READ_PARAMETER,
        fact: &facts::READS_PARAMETERS,
        ..secret
    };
    cx.grant(&parameter, resource);
}

/// The one place where the bare name of a secret is right.
fn registry_credentials(cx: &mut Cx<'_>, title: &str, field: &Field<String>) {
    let Some(written) = Written::of(field) else { return };
    let because = format!("{title} pulls its image with these credentials");
    let place = Place { origin: field.origin, because: &because, fact: Some(&facts::READS_REGISTRY_SECRET) };
    match resource::of_reference(&written, &cx.home) {
        Needed::Secret(need) => read_secret(cx, &need, &place),
        Needed::Parameter(need) if need.arn.is_none() => {
            let (region, account) = (cx.home.region().to_owned(), cx.home.account().to_owned());
            let name = written.in_policy(&written.text);
            read_secret(cx, &resource::of_secret_name(&name, &region, &account, &cx.home), &place);
        }
        Needed::Either(resource) => {
            let need = Need {
                role: Role::Execution,
                purpose: Purpose::ReadSecrets,
                actions: READ_SECRET,
                origin: field.origin,
                fact: &facts::READS_REGISTRY_SECRET,
                text: &because,
            };
            cx.grant(&need, resource);
        }
        Needed::Parameter(_) | Needed::Nothing(_) => {
            cx.note(
                Role::Execution,
                format!("the credentials of {title} are not a secret of Secrets Manager"),
            );
        }
    }
}

/// `credentialspec:ARN` or `credentialspecdomainless:ARN`.
fn credential_spec(cx: &mut Cx<'_>, title: &str, field: &Field<String>) {
    let Some(written) = Written::of(field) else { return };
    let (domainless, reference) = if let Some(rest) = written.text.strip_prefix("credentialspecdomainless:") {
        (true, rest)
    } else if let Some(rest) = written.text.strip_prefix("credentialspec:") {
        (false, rest)
    } else {
        return;
    };
    if reference.starts_with("file:") {
        return;
    }
    let because = format!("{title} joins Active Directory with this credential spec");
    let place = Place { origin: field.origin, because: &because, fact: Some(&facts::READS_CREDENTIAL_SPEC) };
    let part = written.part(reference);
    if files::is_object(reference) {
        files::read_object(cx, &part, &place);
    } else {
        match resource::of_reference(&part, &cx.home) {
            Needed::Parameter(need) if need.arn.is_some() => read_parameter(cx, &need, &place),
            _ => cx.note(
                Role::Execution,
                format!("the credential spec of {title} is neither a parameter nor an S3 object by its ARN"),
            ),
        }
    }
    if !domainless {
        return;
    }
    let because = format!("the domainless credential spec of {title} names this secret");
    let place = Place { because: &because, fact: Some(&facts::READS_DOMAINLESS_SECRET), ..place };
    for arn in cx.options.domainless_secrets.clone() {
        if let Needed::Secret(need) = resource::of_reference(&Written::plain(&arn), &cx.home) {
            read_secret(cx, &need, &place);
        }
    }
    if cx.options.domainless_secrets.is_empty() {
        cx.note(
            Role::Execution,
            format!(
                "the domainless credential spec of {title} names a secret with a user and password, which the role must read; \
                 replace `<gmsa-secret>` by its ARN's end"
            ),
        );
        let arn = cx.home.arn("secretsmanager", "secret:<gmsa-secret>");
        let need = SecretNeed {
            resources: vec![arn.clone()],
            arn,
            region: cx.home.region().to_owned(),
            account: cx.home.account().to_owned(),
            note: None,
        };
        read_secret(cx, &need, &place);
    }
}
