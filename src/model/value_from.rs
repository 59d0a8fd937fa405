//! The grammar of `valueFrom`: what service a reference means, and its parts.
//!
//! Sources: amazon-ecs-agent 1.105.1 (2026-06), `asmsecret.go` for Secrets Manager ARNs; the ECS API model (botocore 1.44.5) and
//! the registration errors seen in public logs for everything else. Registration takes any Secrets Manager ARN; a wrong number
//! of parts only fails at launch. What is not an ARN is the name of an SSM parameter.

use super::arn::{Arn, Section};
use crate::text::Span;

/// A reference, as ECS reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueFrom {
    /// A Secrets Manager secret.
    Secret(SecretReference),
    /// A Secrets Manager ARN with neither 2 nor 5 parts behind the account: registered, but refused at launch.
    MalformedSecret(Arn),
    /// A parameter of Systems Manager Parameter Store.
    Parameter(ParameterReference),
    /// An ARN of another service. What registration says to it is not known.
    OtherArn(Arn),
    /// Neither an ARN nor a possible parameter name: refused at registration.
    InvalidName,
}

/// A reference to a secret: the ARN, and what of the secret is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecretReference {
    /// The whole reference.
    pub arn: Arn,
    /// The ARN without selectors: what ECS sends as `SecretId`.
    pub secret_arn: String,
    /// What stands where `secret` should. The agent does not look at it.
    pub resource_type: Selector,
    /// The name with its suffix: what follows `secret:`.
    pub name: Selector,
    /// The JSON key; empty means the whole secret.
    pub json_key: Selector,
    /// The staging label; empty means AWSCURRENT.
    pub version_stage: Selector,
    /// The version id; empty means whatever the stage says.
    pub version_id: Selector,
    /// Whether the three colons are there at all.
    pub has_selectors: bool,
}

/// A part of a reference and where it stands in the string.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selector {
    /// The part; may be empty.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// A reference to a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParameterReference {
    /// The ARN, when it is written as one.
    pub arn: Option<Arn>,
    /// The name as `GetParameters` takes it: `/path/name` or `name`.
    pub name: String,
    /// Where the name stands in the reference; without the slash in front when it is written as an ARN.
    pub name_span: Span,
}

/// Reads a reference.
pub fn parse(text: &str) -> ValueFrom {
    match Arn::parse(text) {
        Some(arn) if arn.is("secretsmanager") => secret(text, arn),
        Some(arn) if arn.is("ssm") => match arn.resource.strip_prefix("parameter") {
            Some(rest) if rest.starts_with('/') => {
                let path = rest.trim_start_matches('/');
                let name_span = Span::from_range(text.len() - path.len()..text.len());
                // `parameter/a/b` is the parameter `/a/b`; `parameter/a` is `a`.
                let name = if path.contains('/') { format!("/{path}") } else { path.to_owned() };
                ValueFrom::Parameter(ParameterReference { arn: Some(arn), name, name_span })
            }
            _ => ValueFrom::OtherArn(arn),
        },
        Some(arn) => ValueFrom::OtherArn(arn),
        None if is_parameter_name(text) => {
            let name_span = Span::from_range(0..text.len());
            ValueFrom::Parameter(ParameterReference { arn: None, name: text.to_owned(), name_span })
        }
        None => ValueFrom::InvalidName,
    }
}

/// May a string be the name of a parameter? ECS checks the characters at registration.
pub fn is_parameter_name(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 2048
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.-/".contains(&byte))
}

fn secret(text: &str, arn: Arn) -> ValueFrom {
    let start = arn.span(Section::Resource).start;
    let mut offset = start;
    let mut parts = arn.resource.split(':').map(|part| {
        let end = offset + crate::text::span::clamp(part.len());
        let selector = Selector { text: part.to_owned(), span: Span::new(offset, end) };
        offset = end + 1;
        selector
    });
    let parts = [(); 6].map(|()| parts.next());
    let (kind, name, selectors) = match parts {
        [Some(kind), Some(name), None, ..] => (kind, name, None),
        [Some(kind), Some(name), Some(key), Some(stage), Some(version), None] => {
            (kind, name, Some((key, stage, version)))
        }
        _ => return ValueFrom::MalformedSecret(arn),
    };
    let end = name.span.end;
    let empty = || Selector { text: String::new(), span: Span::at(end) };
    let has_selectors = selectors.is_some();
    let (json_key, version_stage, version_id) = selectors.unwrap_or_else(|| (empty(), empty(), empty()));
    ValueFrom::Secret(SecretReference {
        secret_arn: Span::new(0, end).of(text).to_owned(),
        resource_type: kind,
        name,
        json_key,
        version_stage,
        version_id,
        has_selectors,
        arn,
    })
}

impl SecretReference {
    /// The name without its suffix, when the suffix is there: a hyphen and six letters or digits.
    pub fn name_without_suffix(&self) -> Option<&str> {
        let (name, suffix) = self.name.text.rsplit_once('-')?;
        (suffix.len() == 6 && suffix.bytes().all(|byte| byte.is_ascii_alphanumeric()) && !name.is_empty())
            .then_some(name)
    }

    /// Does the ARN end in the six random characters?
    pub fn is_complete(&self) -> bool {
        self.name_without_suffix().is_some()
    }
}

impl ValueFrom {
    /// The ARN, when the reference is one.
    pub fn arn(&self) -> Option<&Arn> {
        match self {
            Self::Secret(secret) => Some(&secret.arn),
            Self::MalformedSecret(arn) | Self::OtherArn(arn) => Some(arn),
            Self::Parameter(parameter) => parameter.arn.as_ref(),
            Self::InvalidName => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "arn:aws:secretsmanager:us-east-1:111122223333:secret:prod/db-AbCdEf";

    #[test]
    fn follows_the_golden_vectors_of_the_selectors() {
        let cases = [
            ("", Some(("", "", ""))),
            (":::", Some(("", "", ""))),
            (":k::", Some(("k", "", ""))),
            (":k:AWSPREVIOUS:", Some(("k", "AWSPREVIOUS", ""))),
            (":k::VID", Some(("k", "", "VID"))),
            ("::AWSPREVIOUS:", Some(("", "AWSPREVIOUS", ""))),
            (":::VID", Some(("", "", "VID"))),
            (":k:AWSCURRENT:VID", Some(("k", "AWSCURRENT", "VID"))),
            (":", None),
            (":k", None),
            ("::", None),
            (":k:", None),
            ("::::", None),
            (":k:::", None),
            (":a:b:c:d", None),
        ];
        for (suffix, expected) in cases {
            let text = format!("{BASE}{suffix}");
            let found = match parse(&text) {
                ValueFrom::Secret(secret) => {
                    assert_eq!(secret.secret_arn, BASE, "{suffix}");
                    assert_eq!(secret.json_key.span.of(&text), secret.json_key.text, "{suffix}");
                    Some((secret.json_key.text, secret.version_stage.text, secret.version_id.text))
                }
                ValueFrom::MalformedSecret(_) => None,
                other => panic!("{suffix}: {other:?}"),
            };
            let expected = expected.map(|(key, stage, id)| (key.to_owned(), stage.to_owned(), id.to_owned()));
            assert_eq!(found, expected, "{suffix}");
        }
    }

    #[test]
    fn takes_everything_else_for_a_parameter() {
        let name = |text: &str| match parse(text) {
            ValueFrom::Parameter(parameter) => Some(parameter.name),
            _ => None,
        };
        assert_eq!(name("/prod/db").as_deref(), Some("/prod/db"));
        assert_eq!(name("prod/db").as_deref(), Some("prod/db"));
        assert_eq!(name("arn:aws:ssm:us-east-1:111122223333:parameter/prod/db").as_deref(), Some("/prod/db"));
        assert_eq!(name("arn:aws:ssm:us-east-1:111122223333:parameter/db").as_deref(), Some("db"));
        assert_eq!(parse("prod/db:password::"), ValueFrom::InvalidName);
        assert_eq!(parse("arn:aws:secretsmanager:us-east-1:111122223333"), ValueFrom::InvalidName);
        assert_eq!(parse(" /prod/db"), ValueFrom::InvalidName);
        assert!(matches!(parse("arn:aws:s3:::bucket/key"), ValueFrom::OtherArn(_)));
    }

    #[test]
    fn knows_the_six_random_characters() {
        let complete = |name: &str| match parse(&format!("arn:aws:secretsmanager:r:1:secret:{name}")) {
            ValueFrom::Secret(secret) => secret.is_complete(),
            _ => false,
        };
        assert!(complete("prod/db-AbCdEf"));
        assert!(!complete("prod/db-AbCdE"));
        assert!(!complete("prod/db"));
    }
}
