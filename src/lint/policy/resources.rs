//! Resources: ARNs that match nothing, or something else than they seem to.

use super::super::{Place, Severity};
use super::actions::{freed, redundant};
use super::entry::{Entry, Statement, statements};
use super::{PolicyCx, Reporter, meta};
use crate::facts::iam_actions;
use crate::iam::judge::needs::Wanted;
use crate::iam::judge::{NeedVerdict, PolicyKind, covers, hint, resource_type};
use crate::model::arn::Arn;
use crate::model::value_from::{self, ValueFrom};

/// Services whose ARNs have a Region and an account.
const REGIONAL: &[&str] = &["ecr", "kms", "logs", "secretsmanager", "ssm", "elasticfilesystem", "firehose"];

pub(super) fn check(cx: &PolicyCx<'_>, report: &mut Reporter<'_>) {
    for statement in statements(cx, PolicyKind::Identity) {
        let actions = statement.entries(cx, "Action");
        let resources = statement.entries(cx, "Resource");
        for resource in resources.iter().filter(|resource| resource.text != "*" && !resource.text.is_empty())
        {
            let is_told = malformed(cx, resource, report)
                || secret(cx, &statement, resource, report)
                || parameter(cx, resource, report)
                || repository(cx, resource, report)
                || kind(cx, &actions, resource, report);
            if !is_told && statement.allows() {
                elsewhere(cx, &statement, resource, report);
            }
        }
        only_star(cx, &statement, &actions, &resources, report);
        redundant(cx, &resources, covers, report);
    }
}

/// What is no ARN, or one with fields that its service does not have.
fn malformed(cx: &PolicyCx<'_>, resource: &Entry, report: &mut Reporter<'_>) -> bool {
    let text = resource.text.as_str();
    if text.starts_with(['*', '<', '$']) || text.starts_with("arn:<") || text.contains("arn:*") {
        return false;
    }
    let place = Place::Value(resource.node);
    let Some(arn) = Arn::parse(text) else {
        let is_cut = text.starts_with("arn:") && text.ends_with('*');
        if resource.is_open() && !text.starts_with("arn:") {
            return false;
        }
        let (record, severity) =
            if is_cut { (&meta::ARN, Severity::Info) } else { (&meta::ARN, Severity::Error) };
        let message = if text.starts_with("arn:") {
            format!("`{text}` has fewer than the six fields of an ARN")
        } else {
            format!("`{text}` is not an ARN, and matches nothing")
        };
        report
            .at(record, place, message)
            .help("write `arn:partition:service:Region:account:resource`")
            .severity(severity);
        return true;
    };
    let service = arn.service.as_str();
    if service.contains(|letter: char| letter.is_ascii_uppercase()) {
        let lower = text.replacen(service, &service.to_ascii_lowercase(), 1);
        report
            .at(&meta::ARN, place, format!("`{service}` is written in lower case in an ARN"))
            .safe_fix("write the service in lower case", resource.replaced(cx, &lower));
        return true;
    }
    if service == "s3"
        && !(arn.region.is_empty() && arn.account.is_empty())
        && !arn.resource.contains("accesspoint")
    {
        let plain = format!("arn:{}:s3:::{}", arn.partition, arn.resource);
        let is_open =
            [&arn.region, &arn.account].into_iter().any(|field| field.contains(['*', '?', '<', '$']));
        if is_open {
            return false;
        }
        report
            .at(&meta::ARN, place, "the ARN of a bucket has neither Region nor account".to_owned())
            .help(format!("write `{plain}`"))
            .safe_fix("leave Region and account out", resource.replaced(cx, &plain));
        return true;
    }
    if REGIONAL.contains(&service) && (arn.region.is_empty() || arn.account.is_empty()) {
        let lacking = if arn.region.is_empty() { "Region" } else { "account" };
        report
            .at(
                &meta::ARN,
                place,
                format!("the ARN has no {lacking}, and every resource of `{service}` has one"),
            )
            .help(format!("write the {lacking}, or `*`"));
        return true;
    }
    false
}

fn secret(cx: &PolicyCx<'_>, statement: &Statement<'_>, resource: &Entry, report: &mut Reporter<'_>) -> bool {
    let Some(arn) = Arn::parse(&resource.text).filter(|arn| arn.is("secretsmanager")) else { return false };
    if resource.text.contains("${") {
        return false;
    }
    let Some(name) = arn.resource.strip_prefix("secret:") else { return false };
    let place = Place::Value(resource.node);
    let head = resource.text.strip_suffix(name).unwrap_or_default();
    if let Some((name, tail)) = name.split_once(':') {
        if name.contains(['*', '?']) && tail.contains('*') || name.is_empty() {
            return false;
        }
        let plain = format!("{head}{name}");
        report
            .at(
                &meta::JSON_SUFFIX,
                place,
                format!("`:{tail}` tells ECS what to take out of the secret; IAM never sees it, so this matches nothing"),
            )
            .help(format!("write `{plain}`"))
            .safe_fix("leave what follows the name out", resource.replaced(cx, &plain));
        return true;
    }
    let is_complete = match value_from::parse(&resource.text) {
        ValueFrom::Secret(secret) => secret.is_complete(),
        _ => true,
    };
    if is_complete || name.contains(['*', '?']) || name.ends_with('>') || name.ends_with('}') {
        return false;
    }
    let whole = format!("{}-??????", resource.text);
    // The task stops, or nothing needs what is meant.
    let is_missed = lacking(cx, statement).any(|wanted| hint(wanted, &resource.text).is_some());
    report
        .at(
            &meta::PARTIAL_SECRET,
            place,
            "the ARN of every secret ends in a hyphen and six random characters, so this matches nothing"
                .to_owned(),
        )
        .help("append `-??????`, or write the complete ARN; `-*` would match longer names, too")
        .severity(if is_missed { Severity::Error } else { Severity::Warning })
        .safe_fix("append `-??????`", resource.replaced(cx, &whole));
    true
}

fn parameter(cx: &PolicyCx<'_>, resource: &Entry, report: &mut Reporter<'_>) -> bool {
    let Some(arn) = Arn::parse(&resource.text).filter(|arn| arn.is("ssm")) else { return false };
    let Some(rest) = arn.resource.strip_prefix("parameter") else { return false };
    let name = rest.trim_start_matches([':', '/']);
    // `parameter*` and `parameter/*` are patterns like others.
    if name.is_empty() || rest.starts_with(['*', '?', 's']) {
        return false;
    }
    let head = resource.text.strip_suffix(&arn.resource).unwrap_or_default();
    let place = Place::Value(resource.node);
    if rest != format!("/{name}") {
        let plain = format!("{head}parameter/{name}");
        report
            .at(
                &meta::PARAMETER_ARN,
                place,
                "one slash follows `parameter`, so this matches nothing".to_owned(),
            )
            .help(format!("write `{plain}`"))
            .safe_fix("write one slash", resource.replaced(cx, &plain));
        return true;
    }
    let Some((bare, selector)) = name.split_once(':').filter(|_| !name.contains(['*', '<', '$'])) else {
        return false;
    };
    let plain = format!("{head}parameter/{bare}");
    report
        .at(
            &meta::PARAMETER_ARN,
            place,
            format!("`:{selector}` chooses a version, and is probably not part of what IAM compares"),
        )
        .help(format!("write `{plain}`"))
        .severity(Severity::Warning)
        .unsafe_fix("leave the version out", resource.replaced(cx, &plain));
    true
}

fn repository(cx: &PolicyCx<'_>, resource: &Entry, report: &mut Reporter<'_>) -> bool {
    let Some(arn) = Arn::parse(&resource.text).filter(|arn| arn.is("ecr")) else { return false };
    let Some(name) = arn.resource.strip_prefix("repository/") else { return false };
    let place = Place::Value(resource.node);
    if let Some((_, path)) =
        name.split_once(".amazonaws.com/").or_else(|| name.split_once(".amazonaws.com.cn/"))
    {
        let bare = path.split([':', '@']).next().unwrap_or(path);
        let plain = format!("{}{bare}", resource.text.strip_suffix(name).unwrap_or_default());
        report
            .at(
                &meta::REPOSITORY,
                place,
                "the name of a repository has no registry in it, so this matches nothing".to_owned(),
            )
            .help(format!("write `{plain}`"))
            .safe_fix("leave the registry out", resource.replaced(cx, &plain));
        return true;
    }
    let Some((bare, tag)) = name.split_once([':', '@']).filter(|_| !name.contains(['*', '<', '$'])) else {
        return false;
    };
    let plain = format!("{}{bare}", resource.text.strip_suffix(name).unwrap_or_default());
    report
        .at(
            &meta::REPOSITORY,
            place,
            format!("`{tag}` is a tag or digest; IAM knows repositories only, so this matches nothing"),
        )
        .help(format!("write `{plain}`"))
        .safe_fix("leave the tag out", resource.replaced(cx, &plain));
    true
}

/// A resource of a kind that none of the actions takes.
fn kind(cx: &PolicyCx<'_>, actions: &[Entry], resource: &Entry, report: &mut Reporter<'_>) -> bool {
    let Some(kind) = resource_type(&resource.text) else { return false };
    let known: Option<Vec<&iam_actions::Action>> = actions
        .iter()
        .map(|action| {
            iam_actions::ALL.iter().copied().find(|known| known.name.eq_ignore_ascii_case(&action.text))
        })
        .collect();
    let names = |name: &str| actions.iter().any(|action| action.text.eq_ignore_ascii_case(name));
    let place = Place::Value(resource.node);
    if kind == "alias" && names("kms:Decrypt") {
        report
            .at(&meta::KMS_ALIAS, place, "`kms:Decrypt` is about a key, and an alias is none, so this matches nothing".to_owned())
            .help("write the ARN of the key; with the alias alone, allow every key under the condition that `kms:ResourceAliases` has it");
        return true;
    }
    let of_streams = names("logs:PutLogEvents") || names("logs:CreateLogStream");
    if kind == "log-group" && of_streams && !resource.text.contains(['*', '?']) {
        let is_shared = names("logs:CreateLogGroup") || names("logs:DescribeLogGroups");
        let whole = format!("{}:*", resource.text);
        let one = report
            .at(
                &meta::LOG_GROUP,
                place,
                "streams and events are behind the name of the group, so this does not match them".to_owned(),
            )
            .help(format!("write `{whole}`"))
            .severity(if is_shared { Severity::Info } else { Severity::Error });
        if is_shared {
            one.unsafe_fix("append `:*`", resource.replaced(cx, &whole));
        } else {
            one.safe_fix("append `:*`", resource.replaced(cx, &whole));
        }
        return true;
    }
    // An action that is not known here may take anything.
    let Some(known) = known.filter(|known| !known.is_empty()) else { return false };
    if known.iter().any(|action| action.resource_types.contains(&kind))
        || kind == "alias"
        || kind.starts_with("log-")
    {
        return false;
    }
    let names: Vec<String> = actions.iter().map(|action| format!("`{}`", action.text)).collect();
    let is_only_star = known.iter().all(|action| action.resource_types.is_empty());
    if is_only_star {
        return false;
    }
    let help = match kind {
        "bucket" => "the objects of a bucket are behind a slash: `arn:aws:s3:::bucket/key`",
        "object" => "a bucket has no slash: `arn:aws:s3:::bucket`",
        _ => "name a resource that the action takes",
    };
    report
        .at(
            &meta::RESOURCE_TYPE,
            place,
            format!("{} is about no {kind}, so this matches nothing", names.join(" or ")),
        )
        .help(help);
    true
}

/// The calls that no statement of the role covers.
fn lacking<'a>(cx: &PolicyCx<'a>, statement: &Statement<'a>) -> impl Iterator<Item = &'a Wanted> {
    let needed = cx.needed.iter().find(|needed| needed.whose == statement.judged.whose);
    let wanted = needed.map(|needed| needed.wanted.as_slice()).unwrap_or_default();
    let lacking =
        wanted.iter().zip(&statement.judged.needs).filter(|(_, need)| need.verdict == NeedVerdict::Missing);
    lacking.map(|(wanted, _)| wanted)
}

/// A resource that comes near a call which no statement covers.
fn elsewhere(cx: &PolicyCx<'_>, statement: &Statement<'_>, resource: &Entry, report: &mut Reporter<'_>) {
    let actions = statement.entries(cx, "Action");
    let found = lacking(cx, statement).find_map(|wanted| {
        let is_named =
            actions.iter().any(|action| crate::iam::judge::names_action(&action.text, &wanted.action));
        hint(wanted, &resource.text).filter(|_| is_named && wanted.resource != "*")
    });
    if let Some(hint) = found {
        report.at(&meta::WRONG_PLACE, Place::Value(resource.node), hint);
    }
}

/// Actions that take only `*`.
fn only_star(
    cx: &PolicyCx<'_>,
    statement: &Statement<'_>,
    actions: &[Entry],
    resources: &[Entry],
    report: &mut Reporter<'_>,
) {
    if resources.is_empty() || resources.iter().any(|resource| resource.text == "*" || resource.is_open()) {
        return;
    }
    let takes_only_star = |action: &Entry| iam_actions::takes_only_star(&action.text);
    let is_alone = actions.iter().all(takes_only_star);
    for action in actions.iter().filter(|action| takes_only_star(action)) {
        // Another statement may allow it as it should be.
        let is_lacking = || lacking(cx, statement).any(|wanted| wanted.action == action.text);
        if cx.role.is_some() && !is_lacking() {
            continue;
        }
        report
            .at(
                &meta::TOKEN_SCOPE,
                Place::Value(action.node),
                format!("`{}` takes no resource: with an ARN the statement never applies to it", action.text),
            )
            .help("allow it on `*`, in a statement of its own")
            .safe_fix("allow it on `*`", freed(cx, statement, action, is_alone));
    }
}
