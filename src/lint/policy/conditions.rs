//! Conditions: operators, keys and values that never hold, or that hold too easily.

use serde_json::Value;

use super::super::{Place, Severity};
use super::entry::{Entry, Statement, entries, statements};
use super::{PolicyCx, Reporter, meta};
use crate::iam::document::{Comparison, OPERATORS};
use crate::iam::judge::PolicyKind;
use crate::model::arn::Arn;
use crate::syntax::{NodeId, rewrite};
use crate::text::similar;

/// Keys with several values. Source: IAM User Guide, global condition context keys; AWS KMS Developer Guide (2023).
const MULTIVALUED: &[&str] = &[
    "aws:calledvia",
    "aws:principalservicenameslist",
    "aws:tagkeys",
    "aws:principalorgpaths",
    "kms:encryptioncontextkeys",
    "kms:resourcealiases",
];

/// Keys with one value that policies for tasks are about, by their beginnings.
const SINGLE: &[&str] = &[
    "aws:principalarn",
    "aws:resourceaccount",
    "aws:resourcetag/",
    "aws:sourceaccount",
    "aws:sourcearn",
    "aws:sourcevpc",
    "iam:passedtoservice",
    "kms:encryptioncontext:",
    "kms:viaservice",
    "secretsmanager:secretid",
];

/// A key of a condition.
struct Key<'a> {
    operator: &'a str,
    operator_node: NodeId,
    name: &'a str,
    node: NodeId,
    values: Vec<Entry>,
}

pub(super) fn check(cx: &PolicyCx<'_>, report: &mut Reporter<'_>) {
    for kind in [PolicyKind::Identity, PolicyKind::Trust, PolicyKind::Resource] {
        for statement in statements(cx, kind) {
            let Some(conditions) = statement.member(cx, "Condition") else { continue };
            operators(cx, conditions, report);
            for key in keys(cx, &statement, conditions) {
                set_operator(&statement, &key, report);
                wildcards(cx, conditions, &key, report);
                values(cx, &key, report);
                if kind == PolicyKind::Identity {
                    absent(cx, &statement, &key, report);
                }
            }
        }
    }
    variables(cx, report);
}

/// Every key of every operator that is one.
fn keys<'a>(cx: &PolicyCx<'a>, statement: &Statement<'_>, conditions: NodeId) -> Vec<Key<'a>> {
    let tree = &cx.document.tree;
    let mut found = Vec::new();
    for &operator_node in tree.members(conditions) {
        let operator = tree.key(operator_node);
        for &node in tree.members(operator_node) {
            let name = tree.key(node);
            let value = statement.json.get("Condition").and_then(|all| all.get(operator)?.get(name));
            let values = match value {
                // Numbers and booleans count as their text.
                Some(Value::Bool(_) | Value::Number(_)) => Vec::new(),
                other => entries(cx, node, other),
            };
            found.push(Key { operator, operator_node, name, node, values });
        }
    }
    found
}

/// The operator without prefix and suffix.
fn base(operator: &str) -> &str {
    let operator = operator.rsplit_once(':').map_or(operator, |(_, base)| base);
    operator.strip_suffix("IfExists").unwrap_or(operator)
}

fn comparison(operator: &str) -> Option<Comparison> {
    let base = base(operator);
    OPERATORS.iter().find(|(known, _)| known.eq_ignore_ascii_case(base)).map(|(_, found)| found.comparison)
}

/// Operators that do not exist, and keys that stand twice.
fn operators(cx: &PolicyCx<'_>, conditions: NodeId, report: &mut Reporter<'_>) {
    let tree = &cx.document.tree;
    for &operator in tree.members(conditions) {
        let name = tree.key(operator);
        if comparison(name).is_none() {
            let near = similar::nearest(base(name), OPERATORS.iter().map(|(known, _)| *known));
            let meant = near.map(|near| name.replace(base(name), near));
            let free = meant.clone().filter(|meant| tree.get(conditions, meant).is_none());
            let edit = free.and_then(|meant| rewrite::rename(cx.document, operator, &meant));
            let title = meant.as_ref().map_or_else(String::new, |meant| format!("write `{meant}`"));
            let one = report.at(
                &meta::CONDITION,
                Place::Key(operator),
                format!("`{name}` is not a condition operator"),
            );
            match meant {
                Some(meant) => one.help(format!("write `{meant}`")).safe_fix(title, edit),
                None => one.help("IAM refuses a policy with an operator that it does not know"),
            };
        }
        let members = tree.members(operator);
        for (index, &member) in members.iter().enumerate() {
            let later = members.get(index + 1..).unwrap_or_default();
            let key = tree.key(member);
            if later.iter().any(|&other| tree.key(other).eq_ignore_ascii_case(key)) {
                report
                    .at(
                        &meta::CONDITION,
                        Place::Key(member),
                        format!("`{key}` stands twice under `{name}`; case does not matter"),
                    )
                    .help("put the values of both into one list");
            }
        }
    }
}

/// `ForAllValues` and `ForAnyValue`, where they belong and where not.
fn set_operator(statement: &Statement<'_>, key: &Key<'_>, report: &mut Reporter<'_>) {
    let name = key.name.to_ascii_lowercase();
    let is_multivalued = MULTIVALUED.contains(&name.as_str());
    let is_single = SINGLE.iter().any(|single| name.starts_with(single));
    let lower = key.operator.to_ascii_lowercase();
    let has_set = lower.contains(':');
    let place = Place::Key(key.operator_node);
    if has_set && is_single {
        report
            .at(
                &meta::SET_OPERATOR,
                place,
                format!("`{}` has one value, and no set operator belongs to it", key.name),
            )
            .help(format!("write `{}`", base(key.operator)));
    } else if lower.starts_with("forallvalues:") && statement.allows() {
        report
            .at(
                &meta::SET_OPERATOR,
                place,
                format!("`ForAllValues` also holds where `{}` is not there at all", key.name),
            )
            .help("in a statement that allows, write `ForAnyValue`, or add a `Null` condition");
    } else if !has_set && is_multivalued && comparison(key.operator) != Some(Comparison::Null) {
        report
            .at(
                &meta::SET_OPERATOR,
                place,
                format!("`{}` has several values, and needs a set operator", key.name),
            )
            .help(format!("write `ForAnyValue:{}`", key.operator))
            .severity(Severity::Error);
    }
}

/// A wildcard that is taken literally.
fn wildcards(cx: &PolicyCx<'_>, conditions: NodeId, key: &Key<'_>, report: &mut Reporter<'_>) {
    if !matches!(comparison(key.operator), Some(Comparison::Equals | Comparison::EqualsIgnoreCase)) {
        return;
    }
    let is_wild = |value: &&Entry| value.text.replace("${*}", "").replace("${?}", "").contains(['*', '?']);
    let Some(value) = key.values.iter().find(is_wild) else { return };
    let like = key.operator.replace("NotEqualsIgnoreCase", "NotLike").replace("EqualsIgnoreCase", "Like");
    let like = like.replace("NotEquals", "NotLike").replace("Equals", "Like");
    let is_free = cx.document.tree.get(conditions, &like).is_none();
    let edit = rewrite::rename(cx.document, key.operator_node, &like).filter(|_| is_free);
    let is_arn = key.name.to_ascii_lowercase().starts_with("kms:encryptioncontext:");
    report
        .at(
            &meta::WILDCARD,
            Place::Value(value.node),
            format!(
                "`{}` takes `*` and `?` literally, so this compares with no value that there is",
                key.operator
            ),
        )
        .help(format!("write `{like}`"))
        .severity(if is_arn { Severity::Error } else { Severity::Warning })
        .safe_fix(format!("write `{like}`"), edit);
}

/// Values that a key never has.
fn values(cx: &PolicyCx<'_>, key: &Key<'_>, report: &mut Reporter<'_>) {
    let name = key.name.to_ascii_lowercase();
    if name.ends_with("resourcetag/") || name.ends_with("requesttag/") || name.ends_with("principaltag/") {
        report
            .at(&meta::CONDITION, Place::Key(key.node), format!("`{}` lacks the name of the tag", key.name))
            .help("write it behind the slash");
    }
    for value in key.values.iter().filter(|value| !value.is_open()) {
        let text = value.text.as_str();
        if name == "kms:viaservice" {
            let plain = text.strip_suffix(".cn").filter(|plain| plain.ends_with(".amazonaws.com"));
            let is_shaped =
                text.ends_with(".amazonaws.com") && text.matches('.').count() == 3 || text.contains('*');
            if let Some(plain) = plain {
                report
                    .at(
                        &meta::VIA_SERVICE,
                        Place::Value(value.node),
                        "`kms:ViaService` ends in `.amazonaws.com` in every partition".to_owned(),
                    )
                    .safe_fix("leave `.cn` out", value.replaced(cx, plain));
            } else if !is_shaped {
                report
                    .at(
                        &meta::VIA_SERVICE,
                        Place::Value(value.node),
                        format!("`{text}` is no service as KMS names them"),
                    )
                    .help("write `secretsmanager.us-east-1.amazonaws.com`, with the Region of the secret");
            }
        }
        if name == "aws:principalarn"
            && let Some(arn) = Arn::parse(text).filter(|arn| arn.is("sts"))
            && let Some(role) =
                arn.resource.strip_prefix("assumed-role/").and_then(|rest| rest.split('/').next())
        {
            let meant = format!("arn:{}:iam::{}:role/{role}", arn.partition, arn.account);
            report
                .at(
                    &meta::CONDITION,
                    Place::Value(value.node),
                    "`aws:PrincipalArn` is the ARN of the role, never that of a session".to_owned(),
                )
                .help(format!("write `{meant}`, with the path of the role if it has one"))
                .unsafe_fix("write the ARN of the role", value.replaced(cx, &meant));
        }
    }
}

/// Keys that the calls of a task do not carry.
fn absent(cx: &PolicyCx<'_>, statement: &Statement<'_>, key: &Key<'_>, report: &mut Reporter<'_>) {
    let name = key.name.to_ascii_lowercase();
    let place = Place::Key(key.node);
    let is_null = comparison(key.operator) == Some(Comparison::Null);
    if ["aws:sourcearn", "aws:sourceaccount"].contains(&name.as_str()) && !is_null {
        let effect = if statement.allows() {
            "the statement never applies"
        } else {
            "the statement is not about them"
        };
        report
            .at(
                &meta::ABSENT_KEY,
                place,
                format!("`{}` is not in the calls that a role makes, so {effect}", key.name),
            )
            .help("it belongs into the trust policy, and into policies of resources that services call");
        return;
    }
    if !["aws:sourcevpc", "aws:sourcevpce"].contains(&name.as_str()) || !statement.allows() || is_null {
        return;
    }
    let actions = statement.entries(cx, "Action");
    let named = actions.iter().find(|action| {
        ["ecr:GetAuthorizationToken", "kms:Decrypt"]
            .iter()
            .any(|known| known.eq_ignore_ascii_case(&action.text))
    });
    if let Some(action) = named {
        let why = if action.text.to_ascii_lowercase().starts_with("kms:") {
            "the calls that a service makes to KMS probably do not carry it"
        } else {
            "AWS leaves it out of conditions on endpoints"
        };
        report
            .at(&meta::ABSENT_KEY, place, format!("`{}` does not go with `{}`: {why}", key.name, action.text))
            .help("put the action into a statement without this condition");
    }
}

/// `${…}` in a version that has no variables, and variables with spaces.
fn variables(cx: &PolicyCx<'_>, report: &mut Reporter<'_>) {
    for policy in cx.given.iter().flat_map(|given| &given.pasted) {
        let tree = &cx.document.tree;
        if cx.is_template || tree.get(policy.node, "Statement").is_none() {
            continue;
        }
        for node in tree.descendants(policy.node) {
            let Some(text) = tree.string(node) else { continue };
            let Some((_, inside)) = text.split_once("${") else { continue };
            let Some((name, _)) = inside.split_once('}') else {
                report.at(&meta::VARIABLE, Place::Value(node), "a variable is not closed by `}`");
                continue;
            };
            let bare = name.split(',').next().unwrap_or_default();
            let is_spaced = bare.trim() != bare && !bare.trim().contains(char::is_whitespace);
            if is_spaced && bare.contains(':') && !bare.contains("::") {
                let plain = text.replace(name, &name.replace(bare, bare.trim()));
                report
                    .at(&meta::VARIABLE, Place::Value(node), "a space stands inside of a variable")
                    .help("write it without")
                    .safe_fix(
                        "leave the space out",
                        Some(rewrite::replace(cx.document, node, &Value::from(plain))),
                    );
            }
        }
    }
}
