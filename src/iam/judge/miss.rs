//! Why a call is not covered: the statement that comes nearest, and what is wrong with it.

use super::breadth::{names_action, resource_type};
use super::cover::{Cover, Read};
use super::guess::strings;
use super::needs::Wanted;
use super::{Judged, NeedVerdict, Needed, StatementVerdict, Whose};
use crate::iam::document::Effect;
use crate::iam::evaluate::truths;
use crate::iam::pattern::{Match, Subject, wildcard};
use crate::model::arn::Arn;

/// Says of every call that is missing what comes nearest to it, and names the statements that deny one.
pub(super) fn explain(judged: &mut Judged, cover: &Cover, wanted: &[Wanted]) {
    let pairs = wanted.iter().zip(&mut judged.needs);
    for (wanted, need) in pairs {
        match need.verdict {
            NeedVerdict::Missing => need.detail = nearest(wanted, cover),
            NeedVerdict::Denied => {
                need.detail = Some("a statement denies it, and a denial always wins".to_owned());
            }
            NeedVerdict::Covered | NeedVerdict::Depends => {}
        }
    }
    pair_forms(judged);
}

/// Nobody knows when a log group is asked for with or without what follows its name, nor whether a bucket has a key of its own: where
/// one of both is covered, the other one makes it open.
fn pair_forms(judged: &mut Judged) {
    let groups: Vec<(String, NeedVerdict)> = judged
        .needs
        .iter()
        .filter(|need| need.action == "logs:CreateLogGroup")
        .map(|need| (need.resource.trim_end_matches(":*").to_owned(), need.verdict))
        .collect();
    for need in judged.needs.iter_mut().filter(|need| need.action == "logs:CreateLogGroup") {
        let group = need.resource.trim_end_matches(":*");
        let is_covered =
            |(other, verdict): &(String, NeedVerdict)| other == group && *verdict == NeedVerdict::Covered;
        if need.verdict == NeedVerdict::Missing && groups.iter().any(is_covered) {
            need.verdict = NeedVerdict::Depends;
            need.detail = Some(
                "depends on the form in which the log group is asked for: denials show its ARN with and without what follows the name"
                    .to_owned(),
            );
        }
    }
}

/// The best hint that any statement gives.
fn nearest(wanted: &Wanted, cover: &Cover) -> Option<String> {
    let allows = || cover.statements.iter().filter(|read| read.statement.effect == Some(Effect::Allow));
    allows()
        .find_map(|read| by_condition(wanted, read))
        .or_else(|| allows().find_map(|read| by_resource(wanted, read)))
        .or_else(|| allows().find_map(|read| by_action(wanted, read)))
}

/// Action and resource fit, and a condition does not.
fn by_condition(wanted: &Wanted, read: &Read) -> Option<String> {
    let request = wanted.requests.first()?;
    let mut free = read.statement.clone();
    free.conditions.clear();
    if free.problems.is_empty() && truths(request, &[free.clone()]).first()?.is_true() {
        let fails = read.statement.conditions.iter().find(|condition| {
            let mut only = free.clone();
            only.conditions = vec![(*condition).clone()];
            truths(request, &[only]).first().is_some_and(crate::iam::truth::Truth::is_false)
        })?;
        let place = place(read);
        return Some(format!("{place} allows it, but for its condition on `{}`", fails.key));
    }
    None
}

/// The action fits, and the resource comes near.
fn by_resource(wanted: &Wanted, read: &Read) -> Option<String> {
    let names = strings(read.json.get("Action"));
    if !names.iter().any(|name| names_action(name, &wanted.action)) {
        return None;
    }
    strings(read.json.get("Resource")).iter().find_map(|resource| hint(wanted, resource))
}

/// What is wrong with a resource that looks like the one that is needed.
pub fn hint(wanted: &Wanted, resource: &str) -> Option<String> {
    let request = wanted.requests.first()?;
    let needed = request.resource.as_str();
    let matches = |text: &str| Subject::new(needed).matches(&wildcard(text)) != Match::No;
    if needed == "*" {
        return Some(format!(
            "`{}` takes no resource, so only `*` matches; the policy says `{resource}`",
            wanted.action
        ));
    }
    if matches(&format!("{resource}-??????")) {
        return Some(format!(
            "`{resource}` lacks the six random characters: write `{resource}-??????`, or the complete ARN"
        ));
    }
    if let Some(alias) =
        resource_type(resource).filter(|kind| *kind == "alias" && wanted.action == "kms:Decrypt")
    {
        return Some(format!("`{resource}` is an {alias}, and a statement has to name the key"));
    }
    let arn = Arn::parse(resource)?;
    let mut head = resource.to_owned();
    // A secret with what ECS takes out of it, a parameter with its version.
    while let Some((before, _)) = head.rsplit_once(':') {
        head = before.to_owned();
        if Arn::parse(&head).is_none_or(|cut| !cut.resource.contains([':', '/'])) {
            break;
        }
        if matches(&head) || matches(&format!("{head}-??????")) {
            return Some(format!(
                "`{resource}` has something behind the name, which IAM never sees: write `{head}`"
            ));
        }
    }
    if arn.is("logs") && matches(&format!("{resource}:*")) {
        return Some(format!("`{resource}` is the group alone: write `{resource}:*` for its streams"));
    }
    if arn.is("s3")
        && wanted.action == "s3:GetObject"
        && matches(&format!("{}/*", resource.trim_end_matches('/')))
    {
        return Some(format!("`{resource}` is the bucket, and the action is about its objects"));
    }
    if arn.is("ssm") {
        let path = arn.resource.trim_start_matches("parameter").trim_start_matches([':', '/']);
        let one = format!("arn:{}:ssm:{}:{}:parameter/{path}", arn.partition, arn.region, arn.account);
        if one != resource && matches(&one) {
            return Some(format!("one slash follows `parameter`: write `{one}` in place of `{resource}`"));
        }
    }
    let own = Arn::parse(needed)?;
    if own.service == arn.service
        && Subject::new(&own.resource).matches(&wildcard(&arn.resource)) != Match::No
    {
        let fields = [
            ("partition", &own.partition, &arn.partition),
            ("Region", &own.region, &arn.region),
            ("account", &own.account, &arn.account),
        ];
        let differs =
            fields.iter().find(|(_, own, other)| Subject::new(own).matches(&wildcard(other)) == Match::No);
        if let Some((name, own, other)) = differs {
            return Some(format!("`{resource}` is in the {name} `{other}`, and the call goes to `{own}`"));
        }
    }
    None
}

/// The resource fits, and the action comes near.
fn by_action(wanted: &Wanted, read: &Read) -> Option<String> {
    let near: &[(&str, &str)] = &[
        ("ssm:GetParameters", "ssm:GetParameter"),
        ("ssm:GetParameters", "ssm:GetParametersByPath"),
        ("secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"),
        ("secretsmanager:GetSecretValue", "secretsmanager:BatchGetSecretValue"),
        ("s3:GetObject", "s3:GetObjectVersion"),
        ("s3:GetBucketLocation", "s3:ListBucket"),
    ];
    let names = strings(read.json.get("Action"));
    let (_, other) = near.iter().find(|(needed, other)| {
        *needed == wanted.action && names.iter().any(|name| name.eq_ignore_ascii_case(other))
    })?;
    Some(format!("{} allows `{other}`, and ECS calls `{}`", place(read), wanted.action))
}

/// What to call a statement.
fn place(read: &Read) -> String {
    match read.statement.sid.as_deref().filter(|sid| !sid.is_empty()) {
        Some(sid) => format!("the statement `{sid}`"),
        None => format!("statement {}", read.index + 1),
    }
}

/// Actions that only containers call, or ECS for them with the task role.
///
/// Source: Amazon ECS Developer Guide, task IAM role, ECS Exec and FireLens (2023).
fn is_of_containers(action: &str) -> bool {
    let lower = action.to_ascii_lowercase();
    let starts = ["ssmmessages:", "elasticfilesystem:client", "firehose:put", "s3:putobject"];
    starts.iter().any(|start| lower.starts_with(start))
}

/// Says of statements without use that another role needs them.
pub(super) fn misplaced(judged: &mut Judged, all: &[Needed]) {
    let whose = judged.whose;
    for statement in &mut judged.statements {
        if !matches!(statement.verdict, StatementVerdict::Unused | StatementVerdict::Untold) {
            continue;
        }
        let names = |action: &str| {
            let mut parts = statement.actions.iter();
            parts.any(|part| part.meant != "*" && names_action(&part.meant, action))
        };
        let fits = |resource: &str| {
            let mut parts = statement.resources.iter();
            parts.any(|part| {
                let text = super::cover::without_placeholders(&part.meant);
                text == "*" || Subject::new(resource).matches(&wildcard(&text)) != Match::No
            })
        };
        let is_met = |wanted: &&Wanted| {
            names(&wanted.action) && wanted.requests.iter().any(|request| fits(&request.resource))
        };
        let mut others = all.iter().filter(|needed| needed.whose != whose);
        if let Some((other, wanted)) =
            others.find_map(|needed| Some((needed.whose, needed.wanted.iter().find(is_met)?)))
        {
            statement.note =
                Some(format!("{} needs `{}`, not {}", other.title(), wanted.action, whose.title()));
        } else if whose == Whose::Execution
            && let Some(part) = statement.actions.iter().find(|part| is_of_containers(&part.meant))
        {
            statement.note =
                Some(format!("`{}` is for what containers do, which is the task role's", part.text));
        }
    }
}
