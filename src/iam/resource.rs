//! From what a task definition names to the resource of a statement.

use super::written::Written;
use crate::model::arn::Arn;
use crate::model::value_from::{ParameterReference, SecretReference, ValueFrom};
use crate::world::Context;

/// Stands for an account that is not known.
pub const ACCOUNT: &str = "<account>";

/// Stands for a Region that is not known.
pub const REGION: &str = "<region>";

/// Matches the six random characters at the end of a secret's ARN, and nothing longer.
pub const SUFFIX: &str = "-??????";

/// Parameters that pass through to Secrets Manager by name.
pub const PASS_THROUGH: &str = "aws/reference/secretsmanager/";

/// Words of six letters that names end in. Behind a hyphen they look like the random characters.
const SIX_LETTERS: &[&str] = &[
    "access", "apikey", "backup", "client", "config", "deploy", "docker", "github", "master", "oracle",
    "portal", "public", "remote", "secret", "server", "shared", "signer", "splunk", "stripe", "system",
    "tokens", "worker",
];

/// Where ARNs are built for: what is not known shows as a placeholder in angle brackets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    /// The partition.
    pub partition: String,
    /// The task's Region.
    pub region: Option<String>,
    /// The task's account.
    pub account: Option<String>,
}

/// What a `valueFrom` needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Needed {
    /// A secret, under one or two names.
    Secret(SecretNeed),
    /// A parameter.
    Parameter(ParameterNeed),
    /// A placeholder that may stand for either.
    Either(String),
    /// Nothing that could be read; why, and to be said.
    Nothing(String),
}

/// The secret that is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SecretNeed {
    /// The resources, which are also the values of the encryption context.
    pub(super) resources: Vec<String>,
    /// The ARN without selectors, for finding the secret in the pretend AWS.
    pub(super) arn: String,
    /// The secret's Region.
    pub(super) region: String,
    /// The secret's account.
    pub(super) account: String,
    /// What there is to say about it.
    pub(super) note: Option<String>,
}

/// The parameter that is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ParameterNeed {
    /// The resource.
    pub(super) resource: String,
    /// The ARN as written, when it is one.
    pub(super) arn: Option<String>,
    /// The name.
    pub(super) name: String,
    /// The parameter's Region.
    pub(super) region: String,
    /// The parameter's account.
    pub(super) account: String,
    /// The secret that it stands for, by name.
    pub(super) pass_through: Option<String>,
}

impl Home {
    /// The home of a task, from a completed context.
    pub fn new(context: &Context) -> Self {
        Self {
            partition: context.partition.clone().unwrap_or_else(|| "aws".to_owned()),
            region: context.region.clone(),
            account: context.account.clone(),
        }
    }

    /// The Region, or its placeholder.
    pub fn region(&self) -> &str {
        self.region.as_deref().unwrap_or(REGION)
    }

    /// The account, or its placeholder.
    pub fn account(&self) -> &str {
        self.account.as_deref().unwrap_or(ACCOUNT)
    }

    /// An ARN of this account and Region.
    pub fn arn(&self, service: &str, resource: &str) -> String {
        self.arn_in(service, self.region(), resource)
    }

    /// An ARN of this account in some Region.
    pub fn arn_in(&self, service: &str, region: &str, resource: &str) -> String {
        format!("arn:{}:{service}:{region}:{}:{resource}", self.partition, self.account())
    }
}

/// What a `valueFrom` needs.
pub(super) fn of_reference(written: &Written, home: &Home) -> Needed {
    let text = written.text.as_str();
    if let Some(rest) = written.after_placeholder(text) {
        // `${ARN}` may be anything; `${ARN}:key::` is a secret; `${STAGE}/db` is the name of a parameter.
        if rest.is_empty() {
            return Needed::Either(written.in_policy(text));
        }
        if rest.starts_with(':') && rest.matches(':').count() == 3 {
            let placeholder = text.strip_suffix(rest).unwrap_or(text);
            return Needed::Secret(SecretNeed {
                resources: vec![written.in_policy(placeholder)],
                arn: written.as_written(placeholder),
                region: home.region().to_owned(),
                account: home.account().to_owned(),
                note: None,
            });
        }
    }
    match crate::model::value_from::parse(text) {
        ValueFrom::Secret(reference) => Needed::Secret(of_secret(written, &reference)),
        ValueFrom::MalformedSecret(arn) => malformed_secret(written, &arn),
        ValueFrom::Parameter(reference) => Needed::Parameter(of_parameter(written, &reference, home)),
        ValueFrom::OtherArn(arn) if arn.is("ssm") => Needed::Nothing(format!(
            "`{}` is not the ARN of a parameter: one slash follows `parameter`",
            written.as_written(text)
        )),
        ValueFrom::OtherArn(_) => {
            Needed::Nothing(format!("`{}` is neither a secret nor a parameter", written.as_written(text)))
        }
        ValueFrom::InvalidName if text.matches(':').count() == 3 && written.is_dynamic() => Needed::Nothing(
            format!("`{}` may be a secret; write a statement for its ARN", written.as_written(text)),
        ),
        ValueFrom::InvalidName => Needed::Nothing(format!(
            "`{}` is neither an ARN nor the name of a parameter",
            written.as_written(text)
        )),
    }
}

fn of_secret(written: &Written, reference: &SecretReference) -> SecretNeed {
    let written_arn = written.as_written(&reference.secret_arn);
    let exact = written.in_policy(&reference.secret_arn);
    let partial = format!("{exact}{SUFFIX}");
    let name = reference.name.text.as_str();
    let (resources, note) = if let Some(before) = written.before_placeholder(name) {
        if before.ends_with('-') {
            (vec![exact], None)
        } else {
            let note =
                format!("`{written_arn}` may or may not end in the six random characters; both are covered");
            (vec![exact, partial], Some(note))
        }
    } else if !reference.is_complete() {
        let note = format!(
            "`{written_arn}` lacks the six random characters of a complete ARN; \
             `-??????` stands for them, and the complete ARN is safer"
        );
        (vec![partial], Some(note))
    } else if SIX_LETTERS.iter().any(|word| name.ends_with(word)) {
        let note = format!(
            "`{written_arn}` may end in a word rather than in the six random characters; both are covered, \
             but Secrets Manager may not find the secret without its complete ARN"
        );
        (vec![exact, partial], Some(note))
    } else {
        (vec![exact], None)
    };
    SecretNeed {
        resources,
        arn: written_arn,
        region: written.as_written(&reference.arn.region),
        account: written.as_written(&reference.arn.account),
        note,
    }
}

/// The wrong number of parts: the launch fails, and the permission is right all the same.
fn malformed_secret(written: &Written, arn: &Arn) -> Needed {
    let mut parts = arn.resource.splitn(3, ':');
    let (Some(kind), Some(name)) = (parts.next(), parts.next().filter(|name| !name.is_empty())) else {
        return Needed::Nothing(format!("`{}` names no secret", written.as_written(&written.text)));
    };
    let Arn { partition, service, region, account, .. } = arn;
    match crate::model::value_from::parse(&format!(
        "arn:{partition}:{service}:{region}:{account}:{kind}:{name}"
    )) {
        ValueFrom::Secret(reference) => Needed::Secret(of_secret(written, &reference)),
        _ => Needed::Nothing(format!("`{}` names no secret", written.as_written(&written.text))),
    }
}

fn of_parameter(written: &Written, reference: &ParameterReference, home: &Home) -> ParameterNeed {
    // A selector is not part of the ARN.
    let name = reference.name.split(':').next().unwrap_or_default();
    let path = name.trim_start_matches('/');
    let (partition, region, account) = match &reference.arn {
        Some(arn) => (
            written.as_written(&arn.partition),
            written.as_written(&arn.region),
            written.as_written(&arn.account),
        ),
        None => (home.partition.clone(), home.region().to_owned(), home.account().to_owned()),
    };
    ParameterNeed {
        resource: format!("arn:{partition}:ssm:{region}:{account}:parameter/{}", written.in_policy(path)),
        arn: reference.arn.as_ref().map(|arn| written.as_written(&arn.to_string())),
        name: written.as_written(name),
        pass_through: path.strip_prefix(PASS_THROUGH).map(|name| written.in_policy(name)),
        region,
        account,
    }
}

/// A secret known by its name only, in the task's account and Region.
pub(super) fn of_secret_name(name: &str, region: &str, account: &str, home: &Home) -> SecretNeed {
    let arn = format!("arn:{}:secretsmanager:{region}:{account}:secret:{name}", home.partition);
    SecretNeed {
        resources: vec![format!("{arn}{SUFFIX}")],
        region: region.to_owned(),
        account: account.to_owned(),
        note: None,
        arn,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "arn:aws:secretsmanager:us-east-1:111122223333:secret:";

    fn resources(text: &str) -> Vec<String> {
        let home =
            Home { partition: "aws".to_owned(), region: None, account: Some("111122223333".to_owned()) };
        match of_reference(&Written::plain(text), &home) {
            Needed::Secret(need) => need.resources,
            Needed::Parameter(need) => vec![need.resource],
            Needed::Either(text) => vec![text],
            Needed::Nothing(_) => Vec::new(),
        }
    }

    #[test]
    fn strips_selectors_and_adds_the_suffix() {
        for tail in ["", ":::", ":k::", ":k:AWSPREVIOUS:", ":k"] {
            assert_eq!(resources(&format!("{SECRET}a/db-AbCdEf{tail}")), [format!("{SECRET}a/db-AbCdEf")]);
            assert_eq!(resources(&format!("{SECRET}a/db{tail}")), [format!("{SECRET}a/db-??????")]);
        }
        assert_eq!(
            resources(&format!("{SECRET}db-secret")),
            [format!("{SECRET}db-secret"), format!("{SECRET}db-secret-??????")]
        );
    }

    #[test]
    fn writes_parameters_with_one_slash() {
        let arn = |path: &str| vec![format!("arn:aws:ssm:<region>:111122223333:parameter/{path}")];
        assert_eq!(resources("flat"), arn("flat"));
        assert_eq!(resources("/app/db"), arn("app/db"));
        let full = "arn:aws:ssm:eu-west-1:111122223333:parameter/";
        assert_eq!(resources(&format!("{full}/app/db:3")), [format!("{full}app/db")]);
        assert_eq!(resources("arn:aws:ssm:eu-west-1:111122223333:parameter:app"), Vec::<String>::new());
    }
}
