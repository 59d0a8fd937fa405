//! Rule `foreign-reference-syntax`.

use serde_json::json;

use super::{reference, relocate};
use crate::facts::foreign_references::{self, ForeignSyntax};
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::value_from::is_parameter_name;
use crate::source::Dialect;
use crate::syntax::rewrite;
use crate::text::{Span, span::clamp};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "foreign-reference-syntax",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "A reference is written in the syntax of another tool.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::C,
    since: "0.1.0",
    catalogue: "SEC-129",
    peers: &[],
    aws_messages: &["The Systems Manager parameter name specified for secret {name} is invalid."],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for reference in cx.references() {
        let (Some(text), Some(node)) = (reference.value_from.text(), reference.value_from.node()) else {
            continue;
        };
        // A template may use what CloudFormation resolves.
        let own = cx.task.target.dialect == Dialect::CloudFormation;
        if let Some(syntax) =
            foreign_references::find(text).filter(|syntax| !(own && syntax.tool == "CloudFormation"))
        {
            let edit = translated(text).map(|meant| rewrite::replace(cx.document(), node, &json!(meant)));
            sink.report(Place::Value(node), format!("ECS does not know this syntax of {}", syntax.tool))
                .help(HELP)
                .unsafe_fix("write the reference for ECS", edit);
        }
    }
    for carrier in reference::values(cx) {
        let Some(secret) = reference::secret(carrier) else { continue };
        let name = &secret.name;
        let Some((before, key)) = name.text.split_once('#') else { continue };
        let span = carrier.part(Span::new(name.span.start + clamp(before.len()), name.span.end));
        let edit = (!secret.has_selectors)
            .then(|| rewrite::replace_part(cx.document(), carrier.node, span, &format!(":{key}::")));
        sink.report(Place::Part(carrier.node, span), format!("ECS does not know `#{key}` behind an ARN"))
            .help(format!("write `:{key}::` for the JSON key `{key}`"))
            .unsafe_fix(format!("write `:{key}::`"), edit);
    }
    for variable in cx.container.environment.items() {
        let (Some(text), Some(node)) = (variable.value.text(), variable.value.node()) else { continue };
        // What CloudFormation resolves has a rule of its own.
        let found = foreign_references::find(text).filter(|syntax| syntax.tool != "CloudFormation");
        let Some(syntax) = found.filter(|syntax| !starts_with(cx, syntax)) else { continue };
        let name = variable.name.as_str().unwrap_or("this variable");
        let edit = translated(text).and_then(|meant| relocate::to_secrets(cx, variable, &meant));
        sink.report(
            Place::Value(node),
            format!("`{name}` will hold this text of {}, not the value", syntax.tool),
        )
        .help(format!("{HELP}; fine when a program in the image resolves it"))
        .unsafe_fix("move it to `secrets`", edit);
    }
}

const HELP: &str =
    "write the ARN of a secret, or the ARN or name of a parameter, as `valueFrom` of an entry of `secrets`";

/// Does the container start with a program that resolves this syntax?
fn starts_with(cx: &ContainerCx<'_>, syntax: &ForeignSyntax) -> bool {
    let words = cx.container.entry_point.items().chain(cx.container.command.items());
    words.into_iter().any(|word| {
        let program = word.rsplit('/').next().unwrap_or_default();
        let program = program.split_whitespace().next().unwrap_or_default();
        syntax.programs.contains(&program)
    })
}

/// The same reference for ECS, where it can be told: `ssm:/a`, `{{resolve:ssm:/a:1}}`, `{{resolve:secretsmanager:arn…}}`.
fn translated(text: &str) -> Option<String> {
    let text = text.trim();
    let inside = text.strip_prefix("{{resolve:").and_then(|rest| rest.strip_suffix("}}"));
    if let Some(inside) = inside {
        if let Some(rest) = inside.strip_prefix("secretsmanager:") {
            let parts: Vec<&str> = rest.split(':').collect();
            let arn = parts.get(..7).filter(|_| rest.starts_with("arn:"))?.join(":");
            let part = |index: usize| parts.get(index).copied().unwrap_or_default();
            let selectors = [part(8), part(9), part(10)].join(":");
            return Some(if selectors == "::" { arn } else { format!("{arn}:{selectors}") });
        }
        let name = inside.strip_prefix("ssm-secure:").or_else(|| inside.strip_prefix("ssm:"))?;
        return name.split(':').next().filter(|name| is_parameter_name(name)).map(str::to_owned);
    }
    let path =
        ["ref+awsssm://", "aws-ssm:", "ssm:"].iter().find_map(|beginning| text.strip_prefix(beginning))?;
    let name = format!("/{}", path.trim_start_matches('/'));
    is_parameter_name(&name).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::translated;

    #[test]
    fn translates_what_has_one_meaning() {
        let arn = "arn:aws:secretsmanager:us-east-1:111122223333:secret:db-AbCdEf";
        let cases = [
            ("ssm:/prod/db".to_owned(), Some("/prod/db".to_owned())),
            ("ssm://prod/db".to_owned(), Some("/prod/db".to_owned())),
            ("ref+awsssm://prod/db".to_owned(), Some("/prod/db".to_owned())),
            ("{{resolve:ssm-secure:/prod/db:1}}".to_owned(), Some("/prod/db".to_owned())),
            (
                format!("{{{{resolve:secretsmanager:{arn}:SecretString:password}}}}"),
                Some(format!("{arn}:password::")),
            ),
            (format!("{{{{resolve:secretsmanager:{arn}}}}}"), Some(arn.to_owned())),
            ("{{resolve:secretsmanager:db:SecretString:password}}".to_owned(), None),
            ("vault:secret/db#password".to_owned(), None),
        ];
        for (text, expected) in cases {
            assert_eq!(translated(&text), expected, "{text}");
        }
    }
}
