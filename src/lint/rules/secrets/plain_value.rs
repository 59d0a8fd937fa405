//! Could a plain value be a secret, or is it plainly something else? Shared by the rules on plain text.

use crate::facts::foreign_references;
use crate::facts::secret_names::{STAND_IN_BEGINNINGS, STAND_INS};
use crate::model::{arn::Arn, placeholder};

/// What a value looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Looks {
    /// Empty, a switch, a number, a host name, a path: certainly no secret.
    Ordinary,
    /// `changeme`, `<password>`: stands in for one.
    StandIn,
    /// A reference to a secret kept elsewhere.
    Reference,
    /// Short, a UUID, the hash of a password: perhaps.
    Weak,
    /// Nothing else that it could be.
    Secret,
}

/// What a value looks like, under a name that says it is a secret.
pub(crate) fn looks(value: &str) -> Looks {
    let value = value.trim();
    if Arn::parse(value).is_some() || foreign_references::find(value).is_some() {
        return Looks::Reference;
    }
    if is_stand_in(value) {
        return Looks::StandIn;
    }
    // `%%env_NAME%%` is how Datadog refers to a variable of its agent.
    let template = value.starts_with("%%") && value.ends_with("%%");
    if template || placeholder::is_in(value) || is_ordinary(value) {
        return Looks::Ordinary;
    }
    // A hash of a password opens nothing by itself, and a UUID is as often an identifier as a key.
    if value.len() < 4 || is_password_hash(value) || is_uuid(value) { Looks::Weak } else { Looks::Secret }
}

/// Does a value stand in for the real one?
pub(crate) fn is_stand_in(value: &str) -> bool {
    let lower = value.trim().to_ascii_lowercase();
    let beginning = STAND_IN_BEGINNINGS.iter().any(|beginning| lower.starts_with(beginning));
    let first = lower.chars().next();
    let one_character = lower.len() >= 4 && lower.chars().all(|character| Some(character) == first);
    STAND_INS.contains(&lower.as_str()) || beginning || one_character
}

fn is_ordinary(value: &str) -> bool {
    const WORDS: [&str; 24] = [
        "true",
        "false",
        "yes",
        "no",
        "on",
        "off",
        "enabled",
        "disabled",
        "trace",
        "debug",
        "info",
        "warn",
        "warning",
        "error",
        "fatal",
        "production",
        "prod",
        "staging",
        "development",
        "dev",
        "local",
        "auto",
        "required",
        "optional",
    ];
    let lower = value.to_ascii_lowercase();
    value.is_empty()
        || WORDS.contains(&lower.as_str())
        || is_small_number(&lower)
        || is_duration(&lower)
        || is_path_or_address(value)
        || is_email(value)
        || is_public_key(value)
        || is_region(value)
        || is_header(value)
        || is_name_in_levels(value)
}

/// `prod/db/password`: the name of a secret or parameter, in small words with slashes between.
fn is_name_in_levels(value: &str) -> bool {
    let level = |level: &str| {
        level.starts_with(|first: char| first.is_ascii_lowercase())
            && level
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"._-".contains(&byte))
    };
    value.contains('/') && value.split('/').all(level)
}

/// A public key or a certificate, which is there to be shown.
fn is_public_key(value: &str) -> bool {
    [
        "ssh-rsa ",
        "ssh-ed25519 ",
        "ecdsa-sha2-",
        "-----BEGIN PUBLIC",
        "-----BEGIN CERTIFICATE",
        "pk_live_",
        "pk_test_",
    ]
    .iter()
    .any(|beginning| value.starts_with(beginning))
}

/// `$2b$12$…`, `$argon2id$…`, `$apr1$…`, `{SHA}…`, `pbkdf2_sha256$…`
pub(crate) fn is_password_hash(value: &str) -> bool {
    let hash = value.rsplit_once(':').map_or(value, |(_, hash)| hash);
    [
        "$2a$", "$2b$", "$2y$", "$argon2", "$apr1$", "$1$", "$5$", "$6$", "$$2y$$", "$$apr1$$", "{SHA}",
        "{SSHA}", "pbkdf2_", "scrypt:",
    ]
    .iter()
    .any(|beginning| hash.starts_with(beginning))
}

fn is_uuid(value: &str) -> bool {
    let lengths = value.split('-').map(str::len);
    lengths.eq([8, 4, 4, 4, 12]) && value.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}

/// `us-east-1`
fn is_region(value: &str) -> bool {
    let parts: Vec<&str> = value.split('-').collect();
    let letters = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase());
    matches!(parts.as_slice(), [area, middle @ .., number]
        if area.len() == 2 && letters(area) && (1..=2).contains(&middle.len()) && middle.iter().all(letters)
            && number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// `X-Api-Key`, `Authorization`
fn is_header(value: &str) -> bool {
    value.eq_ignore_ascii_case("authorization")
        || value.eq_ignore_ascii_case("bearer")
        || (value.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("x-"))
            && value.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-'))
}

/// A number of up to seven digits, with a sign, a point or a percent sign.
fn is_small_number(value: &str) -> bool {
    let number = value.trim_end_matches('%').trim_start_matches(['-', '+']);
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    (1..8).contains(&digits) && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// `30s`, `5m`, `PT5M`, `2024-01-31`
fn is_duration(value: &str) -> bool {
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    let unit = value.get(digits..).unwrap_or_default();
    let date = value.len() >= 10
        && value.bytes().take(10).enumerate().all(|(index, byte)| match index {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let iso = value.strip_prefix('p').is_some_and(|rest| {
        rest.bytes().any(|byte| byte.is_ascii_digit())
            && rest.bytes().all(|byte| byte.is_ascii_digit() || b"ymwdths".contains(&byte))
    });
    (digits > 0 && matches!(unit, "ms" | "s" | "sec" | "m" | "min" | "h" | "d" | "w" | "kb" | "mb" | "gb"))
        || date
        || iso
}

/// A file path, a URL without credentials, a host with or without port, an address range.
fn is_path_or_address(value: &str) -> bool {
    if let Some((scheme, rest)) = value.split_once("://") {
        let authority = rest.split('/').next().unwrap_or_default();
        return !scheme.is_empty() && !authority.contains('@') && !rest.contains('?');
    }
    let path = value.starts_with(['/', '~'])
        || value.starts_with("./")
        || value.starts_with("../")
        || is_drive(value);
    let path = path && !value.contains(char::is_whitespace) && value.contains(['/', '\\']);
    path || is_host(value)
}

fn is_drive(value: &str) -> bool {
    let mut characters = value.chars();
    characters.next().is_some_and(|first| first.is_ascii_alphabetic()) && value.get(1..3) == Some(":\\")
}

/// `db.internal`, `10.0.0.0/16`, `localhost:5432`
fn is_host(value: &str) -> bool {
    let (host, tail) = value.split_once([':', '/']).unwrap_or((value, "0"));
    let labels: Vec<&str> = host.split('.').collect();
    let label = |label: &&str| {
        !label.is_empty()
            && label.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    let known_end = labels.last().is_some_and(|last| {
        last.bytes().all(|byte| byte.is_ascii_digit())
            || matches!(
                *last,
                "com"
                    | "net"
                    | "org"
                    | "io"
                    | "dev"
                    | "internal"
                    | "local"
                    | "aws"
                    | "cloud"
                    | "cn"
                    | "localhost"
            )
    });
    (labels.len() > 1 || host == "localhost")
        && labels.iter().all(label)
        && known_end
        && tail.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_email(value: &str) -> bool {
    value.split_once('@').is_some_and(|(user, host)| {
        !user.is_empty()
            && is_host(host)
            && !user.contains([':', '/'])
            && !value.contains(char::is_whitespace)
    })
}

/// What may be said of a value in a message: its length and the kinds of character in it, never the value.
pub(crate) fn describe(value: &str) -> String {
    let has = |kind: fn(&u8) -> bool| value.as_bytes().iter().any(kind);
    let letters = has(u8::is_ascii_alphabetic);
    let digits = has(u8::is_ascii_digit);
    let others = has(|byte| !byte.is_ascii_alphanumeric());
    let kinds = match (letters, digits, others) {
        (true, true, true) => "letters, digits and other characters",
        (true, true, false) => "letters and digits",
        (true, false, true) => "letters and other characters",
        (false, true, true) => "digits and other characters",
        (true, false, false) => "letters",
        (false, true, false) => "digits",
        (false, false, true) => "other characters",
        (false, false, false) => "",
    };
    format!("{} characters: {kinds}", value.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_ordinary_values_from_secrets() {
        for value in [
            "",
            "true",
            "3600",
            "30s",
            "PT5M",
            "50%",
            "/run/secrets/db",
            "https://auth.example.com/token",
            "db.internal:5432",
            "10.0.0.0/16",
            "ops@example.com",
            "debug",
            "C:\\keys\\db",
            "2024-01-31",
            "${DB_PASSWORD}",
            "$DB_PASSWORD",
            "us-east-1",
            "X-Api-Key",
            "prod/db/password",
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI",
        ] {
            assert_eq!(looks(value), Looks::Ordinary, "{value}");
        }
        for value in
            ["changeme", "<password>", "your-token-here", "xxxxxxxx", "********", "password", "REPLACE_ME"]
        {
            assert_eq!(looks(value), Looks::StandIn, "{value}");
        }
        for value in [
            "hunter2hunter2",
            "S3cr3t!pass",
            "correct horse battery",
            "12345678901",
            "p@ssw0rd!",
            "postgres://u:p@h/db",
        ] {
            assert_eq!(looks(value), Looks::Secret, "{value}");
        }
        assert_eq!(looks("arn:aws:ssm:us-east-1:111122223333:parameter/x"), Looks::Reference);
    }
}
