//! Passwords in URLs and in connection strings.

use super::letters::Letters;
use super::{Found, What};
use crate::lint::Severity;
use crate::lint::rules::secrets::plain_value::is_stand_in;
use crate::model::placeholder;
use crate::text::Span;

/// No URL is looked at further than this.
const LONGEST: usize = 4096;

/// Keys of a query that carry a secret.
const QUERY_KEYS: [&str; 9] = [
    "access_token",
    "api_key",
    "apikey",
    "client_secret",
    "passwd",
    "password",
    "pwd",
    "secret",
    "sslpassword",
];

/// Keys of a connection string that carry a secret, without blanks and in small letters.
const STRING_KEYS: [&str; 9] = [
    "accountkey",
    "_auth",
    "_authtoken",
    "_password",
    "pass",
    "password",
    "pwd",
    "sharedaccesskey",
    "sharedsecretkey",
];

/// Keys that make a connection string of a row of `key=value`.
const COMPANIONS: [&str; 17] = [
    "accountname",
    "addr",
    "database",
    "datasource",
    "dbname",
    "endpoint",
    "host",
    "initialcatalog",
    "port",
    "server",
    "sharedaccesskeyname",
    "ssl",
    "uid",
    "user",
    "userid",
    "username",
    "useridentifier",
];

/// `scheme://user:password@host`, and `?password=…`
pub(super) fn url(text: &str, letters: Letters) -> Option<Found> {
    if !letters.hold(const { Letters::of("://") }) {
        return None;
    }
    text.match_indices("://").find_map(|(colon, _)| {
        let scheme = text.get(..colon)?.bytes().next_back()?;
        if !scheme.is_ascii_alphanumeric() {
            return None;
        }
        let start = colon + 3;
        let rest = text.get(start..text.floor_char_boundary(start + LONGEST))?;
        let end = rest.find(|character: char| character.is_whitespace() || "\"'`<>".contains(character));
        let rest = rest.get(..end.unwrap_or(rest.len()))?;
        user_info(rest, start).or_else(|| query(rest, start))
    })
}

fn user_info(rest: &str, start: usize) -> Option<Found> {
    let authority = rest.get(..rest.find(['/', '?', '#']).unwrap_or(rest.len()))?;
    let (user_info, host) = authority.rsplit_once('@')?;
    let (user, password) = user_info.split_once(':')?;
    if !is_literal(password) || host.is_empty() {
        return None;
    }
    let name = host.split([':', ',']).next().unwrap_or_default();
    let local = matches!(name, "localhost" | "127.0.0.1" | "[::1]" | "host.docker.internal")
        || ["example.com", "example.org", "example.net"].iter().any(|end| name.ends_with(end));
    let severity = if local || user == password { Severity::Info } else { Severity::Warning };
    let begin = start + user.len() + 1;
    Some(Found::new(What::Url, severity, Span::from_range(begin..begin + password.len())))
}

fn query(rest: &str, start: usize) -> Option<Found> {
    let mut offset = rest.find('?')? + 1;
    for part in rest.get(offset..)?.split('&') {
        if let Some((key, value)) = part.split_once('=')
            && QUERY_KEYS.contains(&key.to_ascii_lowercase().as_str())
            && is_literal(value)
        {
            let begin = start + offset + key.len() + 1;
            return Some(Found::new(
                What::Url,
                Severity::Warning,
                Span::from_range(begin..begin + value.len()),
            ));
        }
        offset += part.len() + 1;
    }
    None
}

/// `Server=db;Uid=app;Pwd=…`, `host=db user=app password=…`, `cache:6379,password=…`, `//registry/:_authToken=…`
pub(super) fn string(text: &str, letters: Letters) -> Option<Found> {
    if !letters.hold(const { Letters::of("=") }) {
        return None;
    }
    [';', ',', ' '].into_iter().find_map(|separator| {
        let mut offset = 0;
        let pairs: Vec<(String, usize, &str)> = text
            .split(separator)
            .filter_map(|part| {
                let start = offset;
                offset += part.len() + separator.len_utf8();
                let (key, value) = part.split_once('=')?;
                Some((normal(key), start + key.len() + 1, value))
            })
            .collect();
        let known = |(key, ..): &(String, usize, &str)| COMPANIONS.contains(&key.as_str());
        let begins_with_host = separator == ',' && text.split(',').next().is_some_and(is_host_and_port);
        let jdbc = separator == ';' && text.starts_with("jdbc:");
        let companion = pairs.iter().any(known) || begins_with_host || jdbc;
        pairs.iter().find_map(|(key, start, value)| {
            let npm = key.ends_with(":_authtoken") || key.ends_with(":_password") || key.ends_with(":_auth");
            if !(npm || STRING_KEYS.contains(&key.as_str()) && companion) {
                return None;
            }
            let secret = value.trim().trim_matches(['"', '\'']);
            let begin = start + value.find(secret)?;
            is_literal(secret).then(|| {
                let name = text.get(..start - 1).unwrap_or_default();
                let name = name.rsplit([separator, ':', '\n']).next().unwrap_or_default().trim();
                Found::new(
                    What::Connection(name.to_owned()),
                    Severity::Warning,
                    Span::from_range(begin..begin + secret.len()),
                )
            })
        })
    })
}

fn normal(key: &str) -> String {
    let key = key.rsplit('\n').next().unwrap_or_default();
    key.chars().filter(|character| !character.is_whitespace()).collect::<String>().to_ascii_lowercase()
}

fn is_host_and_port(text: &str) -> bool {
    text.rsplit_once(':').is_some_and(|(host, port)| {
        !host.is_empty() && !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// Neither empty, nor filled in by another tool, nor standing in for the real one.
fn is_literal(secret: &str) -> bool {
    !secret.is_empty()
        && !secret.contains(['$', '{', '<', '`'])
        && !placeholder::is_in(secret)
        && !is_stand_in(secret)
        && !matches!(secret.to_ascii_lowercase().as_str(), "pass" | "pwd" | "pw" | "passwd")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_passwords_in_urls() {
        let part = |text: &str| {
            url(text, Letters::of(text)).map(|found| (found.span.of(text).to_owned(), found.severity))
        };
        let some = |text: &str, severity| Some((text.to_owned(), severity));
        assert_eq!(part("postgres://app:s3cr3t@db/app"), some("s3cr3t", Severity::Warning));
        assert_eq!(part("redis://:s3cr3t@cache:6379/0"), some("s3cr3t", Severity::Warning));
        assert_eq!(part("mongodb+srv://a:p%40ss1@h1:1,h2:2/x"), some("p%40ss1", Severity::Warning));
        assert_eq!(part("https://x/y?a=1&password=s3cr3t"), some("s3cr3t", Severity::Warning));
        assert_eq!(part("postgres://app:s3cr3t@localhost/app"), some("s3cr3t", Severity::Info));
        assert_eq!(part("amqp://guest:guest@mq"), some("guest", Severity::Info));
        for text in [
            "postgres://app@db/app",
            "postgres://app:${PASSWORD}@db/app",
            "postgres://app:<password>@db/app",
            "postgres://user:pass@db/app",
            "postgres://app:****@db/app",
            "postgres://app:$PASSWORD@db/app",
            "https://host:8443/a@b",
            "https://registry.example.com/@scope/name",
            "git+ssh://git@github.com:owner/repo",
        ] {
            assert_eq!(part(text), None, "{text}");
        }
    }

    #[test]
    fn finds_passwords_in_connection_strings() {
        let part = |text: &str| string(text, Letters::of(text)).map(|found| found.span.of(text).to_owned());
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(part("Server=db;Uid=a;Pwd=S3cr3t;"), some("S3cr3t"));
        assert_eq!(part("host=db user=app password=s3cr3t"), some("s3cr3t"));
        assert_eq!(part("cache.internal:6379,password=s3cr3t,ssl=True"), some("s3cr3t"));
        assert_eq!(part("Endpoint=sb://x/;SharedAccessKeyName=r;SharedAccessKey=aGVsbG8="), some("aGVsbG8="));
        assert_eq!(part("//npm.example.com/:_authToken=s3cr3tt0ken"), some("s3cr3tt0ken"));
        assert_eq!(part("jdbc:sqlserver://db;user=a;password=S3cr3t"), some("S3cr3t"));
        for text in [
            "Server=db;Integrated Security=SSPI;",
            "Server=db;Pwd=${PASSWORD};",
            "password=hunter2hunter2",
            "a=b;c=d",
        ] {
            assert_eq!(part(text), None, "{text}");
        }
    }
}
