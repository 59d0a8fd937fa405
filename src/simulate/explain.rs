//! From a `stoppedReason` to its cause, what to do, and the place in the task definition. The texts are those of the simulator.

mod next;
mod output;
mod pattern;

pub use output::{Said, said};

use crate::facts::Certainty;
use crate::facts::stopped_reasons::{self, Reason};
use crate::model::value_from::{self, ValueFrom};
use crate::model::{Origin, TaskDefinition};
use crate::text::order;
use pattern::{Found, Lowered};

/// Longer texts are cut: ECS itself gives shorter ones.
const LONGEST_TEXT: usize = 8192;

/// How many similar texts are named.
const MOST_NEAREST: usize = 3;

/// What a text means.
#[derive(Clone, Debug, PartialEq)]
pub struct StoppedReason {
    /// Whether the text is known.
    pub recognised: bool,
    /// The step that failed.
    pub step: Option<&'static str>,
    /// What happened.
    pub cause: Option<String>,
    /// What to do.
    pub fix: Option<String>,
    /// What to look at next.
    pub next: Option<&'static str>,
    /// The secret, parameter or file it is about.
    pub secret: Option<String>,
    /// Where that stands in the task definition.
    pub origin: Option<Origin>,
    /// How sure we are.
    pub certainty: Certainty,
    /// Similar texts, when it is not known.
    pub nearest: Vec<String>,
}

/// Explains a text; with a task definition the place is found, too.
pub fn explain(reason: &str, task: Option<&TaskDefinition>) -> StoppedReason {
    let text = one_line(reason);
    let text = shortened(&text);
    let lowered = Lowered::new(text);
    let found: Vec<(&Reason, Found<'_>)> = stopped_reasons::all()
        .filter_map(|reason| Some((reason, pattern::find(reason.text, &lowered)?)))
        .collect();
    let parts: Vec<(&str, &str)> = found
        .iter()
        .flat_map(|(_, found)| &found.parts)
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    // Of texts that wrap a cause, one that names the secret says more.
    let names_secret = |found: &Found<'_>| found.parts.iter().any(|(name, _)| *name == "secret");
    let sharpest =
        found.iter().max_by_key(|(reason, found)| (sharpness(reason), names_secret(found), found.weight));
    let network = stopped_reasons::NETWORK_FINGERPRINTS.iter().find(|words| lowered.contains(words));
    let subject = subject(&parts).or_else(|| arn_in(text));
    let origin = task.and_then(|task| place(task, &parts, subject.as_deref()));
    match (sharpest, network) {
        (Some((reason, found)), network) if network.is_none() || sharpness(reason) > 1 => {
            // Its own parts first: the same name may stand in several patterns.
            let own = found.parts.iter().map(|(name, value)| (*name, value.as_str()));
            let parts: Vec<(&str, &str)> = own.chain(parts.iter().copied()).collect();
            StoppedReason {
                recognised: true,
                step: Some(reason.step),
                cause: Some(filled(reason.cause, &parts)),
                fix: Some(filled(reason.fix, &parts)),
                next: next::look_at(reason.step, &lowered),
                secret: subject,
                origin,
                certainty: reason.certainty,
                nearest: Vec::new(),
            }
        }
        (sharpest, Some(words)) => StoppedReason {
            recognised: true,
            step: Some(sharpest.map_or("fetch", |(reason, _)| reason.step)),
            cause: Some(format!("a connection does not come about: `{words}`")),
            fix: Some(
                "look at routes, NAT gateway or public IP, VPC endpoints, their security groups, and DNS"
                    .to_owned(),
            ),
            next: next::look_at("fetch", &lowered),
            secret: subject,
            origin,
            certainty: Certainty::Reported,
            nearest: Vec::new(),
        },
        _ => StoppedReason {
            recognised: false,
            step: None,
            cause: None,
            fix: None,
            next: None,
            secret: None,
            origin: None,
            certainty: Certainty::Assumed,
            nearest: nearest(text),
        },
    }
}

/// Which of the texts of AWS stand in what was pasted, each with how many bytes of it were found, the longest first. `{name}` in a
/// text stands for a part that differs.
pub fn shown<'a, T>(pasted: &str, texts: impl Iterator<Item = (T, &'a str)>) -> Vec<(T, usize)> {
    let text = one_line(pasted);
    let lowered = Lowered::new(shortened(&text));
    let weigh = |(whose, text)| Some((whose, pattern::find(text, &lowered)?.weight));
    let mut found: Vec<(T, usize)> = texts.filter_map(weigh).collect();
    order::by(&mut found, |(_, left), (_, right)| right.cmp(left));
    found
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn shortened(text: &str) -> &str {
    let end = (0..=LONGEST_TEXT.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    end.and_then(|end| text.get(..end)).unwrap_or_default()
}

/// A text that says why is sharper than one that wraps it, and a shape that any error has says least.
fn sharpness(reason: &Reason) -> u8 {
    match reason.text {
        text if text.contains("{message}") => 0,
        text if text.ends_with("{cause}") => 1,
        _ => 2,
    }
}

/// Parts that the text does not show, because it is cut, become dots.
fn filled(text: &str, parts: &[(&str, &str)]) -> String {
    let mut filled = stopped_reasons::fill(text, parts);
    for name in
        ["secret", "region", "names", "key", "reference", "bucket", "caller", "action", "resource", "because"]
    {
        filled = filled.replace(&format!("{{{name}}}"), "…");
    }
    filled
}

/// The secret, parameter or file that a text is about.
fn subject(parts: &[(&str, &str)]) -> Option<String> {
    let part = |name: &str| {
        let value = parts.iter().find(|(part, _)| *part == name).map(|(_, value)| value.trim_matches('\''));
        value.filter(|value| !value.is_empty())
    };
    let names_something =
        |resource: &&str| [":secret:", ":parameter/", ":s3:::"].iter().any(|kind| resource.contains(kind));
    if let Some(secret) = part("secret").or_else(|| part("reference")) {
        return Some(secret.to_owned());
    }
    if let (Some(bucket), Some(key)) = (part("bucket"), part("key")) {
        return Some(format!("arn:aws:s3:::{bucket}/{key}"));
    }
    part("names").or_else(|| part("resource").filter(names_something)).map(str::to_owned)
}

/// The first ARN of a secret, parameter or object that a text shows.
fn arn_in(text: &str) -> Option<String> {
    let is_named = |word: &&str| {
        word.starts_with("arn:")
            && [":secret:", ":parameter/", ":s3:::"].iter().any(|kind| word.contains(kind))
    };
    let words = text.split([' ', '\'', '"', ',', ';']);
    words.map(|word| word.trim_end_matches([':', '.'])).find(is_named).map(str::to_owned)
}

/// Where the task definition speaks of it.
fn place(task: &TaskDefinition, parts: &[(&str, &str)], subject: Option<&str>) -> Option<Origin> {
    let part = |name: &str| parts.iter().find(|(part, _)| *part == name).map(|(_, value)| *value);
    let key = part("key").map(str::trim).filter(|_| part("bucket").is_none());
    // At the end of an ARN in a sentence colons are lost.
    let same = |text: &str, subject: &str| text.trim_end_matches(':') == subject.trim_end_matches(':');
    let is_meant = |text: &str| match (value_from::parse(text), subject) {
        (ValueFrom::Secret(secret), subject) => {
            let is_key = key.is_none_or(|key| secret.json_key.text == key);
            let is_secret = subject.is_none_or(|subject| same(text, subject) || secret.secret_arn == subject);
            is_key && is_secret && (key.is_some() || subject.is_some())
        }
        (ValueFrom::Parameter(parameter), Some(subject)) => {
            let path = format!(":parameter/{}", parameter.name.trim_start_matches('/'));
            subject.split(',').any(|name| name.trim() == parameter.name) || subject.ends_with(&path)
        }
        (_, Some(subject)) => same(text, subject),
        (_, None) => false,
    };
    for container in task.container_definitions.items() {
        let options = container.log_configuration.known().map(|logging| logging.secret_options.items());
        let secrets = container.secrets.items().chain(options.into_iter().flatten());
        if let Some(secret) =
            secrets.into_iter().find(|secret| secret.value_from.text().is_some_and(is_meant))
        {
            return Some(secret.value_from.origin);
        }
        let credentials = container.repository_credentials.known().map(|it| &it.credentials_parameter);
        if let Some(credentials) = credentials.filter(|it| it.text().is_some() && it.text() == subject) {
            return Some(credentials.origin);
        }
        let mut files = container.environment_files.items();
        if let Some(file) = files.find(|file| file.value.text().is_some() && file.value.text() == subject) {
            return Some(file.value.origin);
        }
        let image = container.image.text().filter(|image| part("image") == Some(image));
        if image.is_some() {
            return Some(container.image.origin);
        }
    }
    let role = task.execution_role_arn.text().filter(|role| part("role") == Some(role));
    role.map(|_| task.execution_role_arn.origin)
}

/// The known texts that share most words with this one.
fn nearest(text: &str) -> Vec<String> {
    let words = words(text);
    let mut known: Vec<(usize, &'static str)> = stopped_reasons::all()
        .map(|reason| {
            let theirs = self::words(reason.text);
            let common = theirs.iter().filter(|word| words.contains(word)).count();
            // In hundredths of their words, so that short texts are not lost among long ones.
            (common * 100 / theirs.len().max(1) * usize::from(common > 1), reason.text)
        })
        .filter(|(share, _)| *share >= 30)
        .collect();
    order::by(&mut known, |(left, _), (right, _)| right.cmp(left));
    known.into_iter().take(MOST_NEAREST).map(|(_, text)| with_placeholders(text)).collect()
}

fn words(text: &str) -> Vec<String> {
    text.split(|character: char| !character.is_ascii_alphanumeric() && character != '{' && character != '}')
        .filter(|word| word.len() > 2 && !word.contains(['{', '}']))
        .map(str::to_ascii_lowercase)
        .collect()
}

/// `{name}` as people read it: `<name>`.
fn with_placeholders(text: &str) -> String {
    text.replace('{', "<").replace('}', ">").replace("<>", "{}")
}
