//! What is wrong with the shape of an ARN, whatever it names.

use crate::facts::regions::{self, Standing};
use crate::text::similar::nearest;
use crate::text::{Span, span::clamp};

/// Something wrong with the shape of an ARN.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The guilty part.
    pub(crate) span: Span,
    /// What is wrong.
    pub(crate) message: String,
    /// The service, when it is one whose ARNs are known here; else "".
    pub(crate) service: &'static str,
    /// What to write in place of a part, when there is one meaning.
    pub(crate) repair: Option<(Span, String)>,
}

/// A section and where it stands.
type Part<'a> = (&'a str, Span);

/// The first fault of a text that begins like an ARN.
pub(crate) fn fault(text: &str) -> Option<Fault> {
    if !text.get(..4).is_some_and(|beginning| beginning.eq_ignore_ascii_case("arn:")) {
        return None;
    }
    let parts = parts(text);
    let [(arn, arn_span), partition, rest @ ..] = parts.as_slice() else { return None };
    let whole = Span::from_range(0..text.len());
    if *arn != "arn" {
        let repair = Some((*arn_span, "arn".to_owned()));
        return found(*arn_span, "an ARN begins with `arn` in small letters".to_owned(), "", repair);
    }
    let [service, rest @ ..] = rest else {
        return found(whole, "this ARN ends before its service".to_owned(), "", None);
    };
    if partition.0.is_empty() {
        let region = rest.first().and_then(|(region, _)| regions::partition_of(region));
        let repair = region.map(|owner| (Span::new(0, service.1.start), format!("arn:{}:", owner.name)));
        return found(Span::new(0, service.1.start), "this ARN has no partition".to_owned(), "", repair);
    }
    match service.0 {
        "secretsmanager" => resource(text, *service, rest, "secretsmanager", "secret", ':'),
        "ssm" => resource(text, *service, rest, "ssm", "parameter", '/'),
        "s3" => bucket(text, *service, rest),
        "iam" => role(text, *service, rest),
        _ if rest.len() < 3 => {
            found(whole, format!("this ARN has {} of 6 sections", rest.len() + 3), "", None)
        }
        _ => None,
    }
}

/// Secrets and parameters: Region, account, the type of resource, its name.
fn resource(
    text: &str,
    service: Part<'_>,
    rest: &[Part<'_>],
    name: &'static str,
    kind: &str,
    separator: char,
) -> Option<Fault> {
    let is_kind =
        |part: &str| part == kind || part.strip_prefix(kind).is_some_and(|rest| rest.starts_with('/'));
    let end = clamp(text.len());
    let place = rest.iter().position(|(part, _)| is_kind(part));
    let lacks = |what: &str| format!("this ARN lacks its {what}");
    let at_kind = |index: usize| rest.get(index).map_or(end, |(_, span)| span.start + clamp(kind.len()));
    match (place, rest) {
        (Some(0), _) => {
            found(Span::new(service.1.start, at_kind(0)), lacks("Region and account"), name, None)
        }
        (Some(1), [(only, _), ..]) => {
            let what = if is_account(only) { "Region" } else { "account" };
            found(Span::new(service.1.start, at_kind(1)), lacks(what), name, None)
        }
        (_, [region, account, ..]) if region.0.is_empty() || account.0.is_empty() => {
            let what = match (region.0, account.0) {
                ("", "") => "Region and account",
                ("", _) => "Region",
                _ => "account",
            };
            found(Span::new(service.1.start, account.1.end + 1), lacks(what), name, None)
        }
        (_, []) | (_, [_]) | (_, [_, _]) => {
            found(Span::new(service.1.start, end), "this ARN ends before its resource".to_owned(), name, None)
        }
        (_, [_, _, (first, first_span), ..]) => {
            let after = text.get(first_span.start as usize + kind.len()..).unwrap_or_default();
            if !is_kind(first) {
                return wrong_kind((first, *first_span), name, kind, separator);
            }
            let wrong = if separator == '/' { ':' } else { '/' };
            if after.is_empty() || after == separator.to_string() {
                let message = format!("this ARN ends before the name of the {kind}");
                return found(Span::new(first_span.start, end), message, name, None);
            }
            let glued = after.strip_prefix(wrong)?;
            let slash = u32::from(separator == '/' && glued.starts_with('/'));
            let span = Span::new(first_span.start, first_span.start + clamp(kind.len()) + 1 + slash);
            let message = format!("`{kind}` is followed by `{separator}`, not by `{wrong}`");
            found(span, message, name, Some((span, format!("{kind}{separator}"))))
        }
    }
}

/// The resource does not begin with its type. What Systems Manager holds besides parameters is another rule's subject.
fn wrong_kind((first, span): Part<'_>, name: &'static str, kind: &str, separator: char) -> Option<Fault> {
    let written = first.split('/').next().unwrap_or_default();
    let span = Span::new(span.start, span.start + clamp(written.len()));
    let repair = nearest(written, [kind]).map(|_| (span, kind.to_owned()));
    if name == "ssm" && repair.is_none() {
        return None;
    }
    found(span, format!("the resource of this ARN begins with `{kind}{separator}`"), name, repair)
}

/// Objects in S3: Region and account are empty.
fn bucket(text: &str, service: Part<'_>, rest: &[Part<'_>]) -> Option<Fault> {
    let last = rest.last().filter(|_| rest.len() < 3)?;
    let others_empty = rest.iter().rev().skip(1).all(|(part, _)| part.is_empty());
    let before = Span::new(service.1.start, last.1.start);
    let repair = (others_empty && last.0.contains('/')).then(|| (before, "s3:::".to_owned()));
    let message = "three colons stand before the bucket in an ARN of S3".to_owned();
    let span = if others_empty { before } else { Span::new(service.1.start, clamp(text.len())) };
    found(span, message, "s3", repair)
}

/// Roles: the Region is empty, the account is not.
fn role(text: &str, service: Part<'_>, rest: &[Part<'_>]) -> Option<Fault> {
    let before = |end: u32| Span::new(service.1.start, end);
    match rest {
        [(account, span), _] if is_account(account) => {
            let repair = Some((before(span.start), "iam::".to_owned()));
            found(
                before(span.start),
                "two colons stand before the account in an ARN of IAM".to_owned(),
                "iam",
                repair,
            )
        }
        [("", _), ("", account), resource, ..] => found(
            before(account.end.max(resource.1.start)),
            "this ARN lacks its account".to_owned(),
            "iam",
            None,
        ),
        [] | [_] | [_, _] => {
            found(before(clamp(text.len())), "this ARN lacks its account".to_owned(), "iam", None)
        }
        _ => None,
    }
}

/// The text at its colons.
fn parts(text: &str) -> Vec<Part<'_>> {
    let mut start = 0;
    let mut parts = Vec::with_capacity(10);
    parts.extend(text.split(':').map(|part| {
        let span = Span::from_range(start..start + part.len());
        start += part.len() + 1;
        (part, span)
    }));
    parts
}

fn is_account(text: &str) -> bool {
    text.len() >= 10
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && regions::standing(text) == Standing::Unknown
}

#[expect(clippy::unnecessary_wraps, reason = "the end of functions that return an option")]
fn found(
    span: Span,
    message: String,
    service: &'static str,
    repair: Option<(Span, String)>,
) -> Option<Fault> {
    Some(Fault { span, message, service, repair })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_is_wrong_and_where() {
        let cases = [
            (
                "arn:aws:secretsmanager:secret:db-AbCdEf",
                "secretsmanager:secret",
                "this ARN lacks its Region and account",
            ),
            (
                "arn:aws:secretsmanager:us-east-1:secret:db-AbCdEf",
                "secretsmanager:us-east-1:secret",
                "this ARN lacks its account",
            ),
            (
                "arn:aws:secretsmanager:111122223333:secret:db-AbCdEf",
                "secretsmanager:111122223333:secret",
                "this ARN lacks its Region",
            ),
            (
                "arn:aws:secretsmanager::111122223333:secret:db-AbCdEf",
                "secretsmanager::111122223333:",
                "this ARN lacks its Region",
            ),
            (
                "arn:aws:secretsmanager:us-east-1:111122223333",
                "secretsmanager:us-east-1:111122223333",
                "this ARN ends before its resource",
            ),
            (
                "arn:aws:secretsmanager:us-east-1:111122223333:db-AbCdEf",
                "db-AbCdEf",
                "the resource of this ARN begins with `secret:`",
            ),
            (
                "arn:aws:ssm:us-east-1:111122223333:parameter",
                "parameter",
                "this ARN ends before the name of the parameter",
            ),
            ("arn::ssm:us-east-1:111122223333:parameter/x", "arn::", "this ARN has no partition"),
            ("arn:aws:iam::role/web", "iam::role/web", "this ARN lacks its account"),
            ("arn:aws:iam:::role/web", "iam:::", "this ARN lacks its account"),
            ("arn:arn-1234", "arn:arn-1234", "this ARN ends before its service"),
            ("arn:aws:sqs:us-east-1", "arn:aws:sqs:us-east-1", "this ARN has 4 of 6 sections"),
        ];
        for (text, place, message) in cases {
            let fault = fault(text).unwrap();
            assert_eq!((fault.span.of(text), fault.message.as_str()), (place, message), "{text}");
        }
    }

    #[test]
    fn repairs_what_has_one_meaning() {
        let cases = [
            (
                "arn:aws:ssm:us-east-1:111122223333:parameter:/a/b",
                "arn:aws:ssm:us-east-1:111122223333:parameter/a/b",
            ),
            (
                "arn:aws:ssm:us-east-1:111122223333:parameter:a",
                "arn:aws:ssm:us-east-1:111122223333:parameter/a",
            ),
            (
                "arn:aws:secretsmanager:us-east-1:111122223333:secret/db-AbCdEf",
                "arn:aws:secretsmanager:us-east-1:111122223333:secret:db-AbCdEf",
            ),
            (
                "arn:aws:secretsmanager:us-east-1:111122223333:secrets:db-AbCdEf",
                "arn:aws:secretsmanager:us-east-1:111122223333:secret:db-AbCdEf",
            ),
            ("ARN:aws:s3:::b/x.env", "arn:aws:s3:::b/x.env"),
            ("arn:aws:s3::b/x.env", "arn:aws:s3:::b/x.env"),
            (
                "arn::ssm:cn-north-1:111122223333:parameter/x",
                "arn:aws-cn:ssm:cn-north-1:111122223333:parameter/x",
            ),
            ("arn:aws:iam:111122223333:role/web", "arn:aws:iam::111122223333:role/web"),
        ];
        for (text, expected) in cases {
            let (span, insert) = fault(text).unwrap().repair.unwrap();
            let mut repaired = text.to_owned();
            repaired.replace_range(span.range(), &insert);
            assert_eq!(repaired, expected, "{text}");
        }
    }

    #[test]
    fn leaves_whole_arns_alone() {
        for text in [
            "arn:aws:secretsmanager:us-east-1:111122223333:secret:db-AbCdEf:k::",
            "arn:aws:ssm:us-east-1:111122223333:parameter/a/b",
            "arn:aws:ssm:us-east-1:111122223333:document/x",
            "arn:aws:s3:::bucket/key",
            "arn:aws:iam::111122223333:role/web",
            "arn:aws:kms:us-east-1:111122223333:key/x",
            "arnold",
            "/prod/db",
        ] {
            assert_eq!(fault(text), None, "{text}");
        }
    }
}
