//! Roles as other tools write them: CloudFormation, Terraform, CDK, the AWS CLI.
//!
//! Each text is complete in its own tool: a role with its trust and its policies. What is not known stays a placeholder.

mod cdk;
mod cli;
mod cloudformation;
mod terraform;

use serde_json::{Value, json};

use super::deployer::Companion;
use super::policy::PolicyDocument;
use super::resource::{ACCOUNT, REGION};
use super::roles::RolePolicy;
use crate::facts::iam_sizes::{INLINE, MANAGED};

/// The languages that roles can be written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OutputFormat {
    /// The policy document.
    #[default]
    Json,
    /// A CloudFormation template in JSON.
    CloudFormationJson,
    /// A CloudFormation template in YAML.
    CloudFormationYaml,
    /// Terraform.
    Terraform,
    /// A function for CDK, in TypeScript.
    Cdk,
    /// Commands of the AWS CLI.
    Cli,
}

impl OutputFormat {
    /// Each with its word and the ending of its files.
    pub const ALL: &[(&'static str, Self, &'static str)] = &[
        ("json", Self::Json, "json"),
        ("cloudformation-json", Self::CloudFormationJson, "template.json"),
        ("cloudformation-yaml", Self::CloudFormationYaml, "template.yaml"),
        ("terraform", Self::Terraform, "tf"),
        ("cdk", Self::Cdk, "ts"),
        ("cli", Self::Cli, "sh"),
    ];

    /// Its word.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, format, _)| *format == self).map_or("", |(word, ..)| word)
    }

    /// The ending of its files.
    pub fn extension(self) -> &'static str {
        Self::ALL.iter().find(|(_, format, _)| *format == self).map_or("", |(.., extension)| extension)
    }
}

/// A role to be written.
#[derive(Clone, Debug)]
pub struct Written {
    /// Its name, in lower case with hyphens: `execution-role`.
    pub name: &'static str,
    /// Its trust policy; `None` for a policy without a role, as the deployer's is.
    pub trust: Option<Value>,
    /// Its policies: one that fits into the role, or several managed ones.
    pub policies: Vec<Value>,
    /// The ARNs of policies of AWS.
    pub attached: Vec<String>,
}

impl Written {
    /// The execution role or the task role.
    pub fn of_role(name: &'static str, role: &RolePolicy) -> Self {
        Self {
            name,
            trust: Some(role.trust.to_json()),
            policies: documents(&role.document),
            attached: Vec::new(),
        }
    }

    /// The infrastructure role or the deployer.
    pub fn of_companion(name: &'static str, role: &Companion) -> Self {
        Self {
            name,
            trust: role.trust.as_ref().map(PolicyDocument::to_json),
            policies: documents(&role.document),
            attached: role.managed.clone(),
        }
    }

    /// Must the policies be managed ones, as they do not fit into a role?
    fn is_managed(&self) -> bool {
        self.trust.is_none() || self.policies.len() > 1
    }

    /// Each policy with its name: `execution-role`, or `execution-role-1` and so on when there are several.
    fn named_policies(&self) -> impl Iterator<Item = (String, &Value)> {
        let is_one = self.policies.len() == 1;
        let name = move |number: usize| {
            if is_one { self.name.to_owned() } else { format!("{}-{}", self.name, number + 1) }
        };
        self.policies.iter().enumerate().map(move |(number, policy)| (name(number), policy))
    }
}

/// The policy as one document, or as several when it is too large for a role.
pub fn documents(document: &PolicyDocument) -> Vec<Value> {
    if document.statements.is_empty() {
        Vec::new()
    } else if document.size() > INLINE {
        document.split(MANAGED).iter().map(PolicyDocument::to_json).collect()
    } else {
        vec![document.to_json()]
    }
}

/// A part of a policy as a template of CloudFormation has it.
pub fn in_template(value: &Value) -> Value {
    cloudformation::substitute(value)
}

/// Writes roles in a language, as one text.
pub fn write(format: OutputFormat, roles: &[Written]) -> String {
    match format {
        OutputFormat::Json => json_text(roles),
        OutputFormat::CloudFormationJson => cloudformation::json(roles),
        OutputFormat::CloudFormationYaml => cloudformation::yaml(roles),
        OutputFormat::Terraform => terraform::write(roles),
        OutputFormat::Cdk => cdk::write(roles),
        OutputFormat::Cli => cli::write(roles),
    }
}

/// One policy as it is, and everything else as a list of what it is.
fn json_text(roles: &[Written]) -> String {
    if let [Written { policies, attached, .. }] = roles
        && let [policy] = policies.as_slice()
        && attached.is_empty()
    {
        return pretty(policy);
    }
    let all: serde_json::Map<String, Value> = roles
        .iter()
        .map(|role| {
            let value = json!({ "trust": role.trust, "policies": role.policies, "attached": role.attached });
            (role.name.to_owned(), value)
        })
        .collect();
    pretty(&Value::Object(all))
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

/// `execution-role` as `ExecutionRole`, or with an underscore between the words.
fn camel(name: &str) -> String {
    name.split('-')
        .map(|word| {
            let mut letters = word.chars();
            let first = letters.next().map(|first| first.to_ascii_uppercase());
            first.into_iter().chain(letters).collect::<String>()
        })
        .collect()
}

fn snake(name: &str) -> String {
    name.replace('-', "_")
}

/// A piece of a string of a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece<'a> {
    /// Text that stands for itself.
    Plain(&'a str),
    /// What stands in the braces of a variable of the policy language: `*`, `aws:PrincipalTag/team`.
    Variable(&'a str),
    /// What stands in the braces of another tool's placeholder: `AWS::Region`, `var.stage`.
    Foreign(&'a str),
}

/// Splits a string at its `${…}`.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("${") {
        let Some((inside, behind)) = after.split_once('}') else { break };
        if !before.is_empty() {
            pieces.push(Piece::Plain(before));
        }
        let is_variable = matches!(inside, "*" | "?" | "$") || inside.starts_with("aws:");
        // `AWS::Region` begins with capitals, and with two colons.
        let is_variable = is_variable && !inside.starts_with("aws::");
        pieces.push(if is_variable { Piece::Variable(inside) } else { Piece::Foreign(inside) });
        rest = behind;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Plain(rest));
    }
    pieces
}

/// A string of a policy, when it is one that has to be put together where the template is used.
fn is_composed(text: &str) -> bool {
    text.starts_with("arn:aws") || text.contains(ACCOUNT) || text.contains(REGION) || text.contains("${")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_variables_from_placeholders() {
        assert_eq!(
            pieces("a${*}b${aws:PrincipalTag/team}${AWS::Region}${var.x}${open"),
            [
                Piece::Plain("a"),
                Piece::Variable("*"),
                Piece::Plain("b"),
                Piece::Variable("aws:PrincipalTag/team"),
                Piece::Foreign("AWS::Region"),
                Piece::Foreign("var.x"),
                Piece::Plain("${open"),
            ]
        );
        assert_eq!(camel("execution-role"), "ExecutionRole");
    }
}
