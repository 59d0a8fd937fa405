//! The policies of the roles around a task: statements as JSON, line by line, each with why it is there and where that stands in
//! the text; and the same as text for other tools.

use super::editor::{Place, origin_place};
use super::state::Shown;
use crate::analysis::{Analysis, TaskAnalysis};
use crate::facts::Source;
use crate::facts::iam_sizes::{INLINE, MANAGED};
pub use crate::iam::OutputFormat;
use crate::iam::surroundings::{self, DEPLOYER, EXECUTION, INFRASTRUCTURE, TASK};
use crate::iam::{self, Companion, Grant, PolicyDocument, Reason, RolePolicy, output};

/// What the policy panel shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PolicyTab {
    /// The policy of the task execution role.
    #[default]
    Execution,
    /// The policy of the task role.
    Task,
    /// The policy of the infrastructure role.
    Infrastructure,
    /// The policy of whoever registers the task definition.
    Deployer,
    /// Every call of a launch, and what each layer of policies says to it.
    Calls,
    /// Policies that the role has, against what it needs.
    Check,
}

impl PolicyTab {
    /// All of them in the order of their tabs.
    pub const ALL: [Self; 6] =
        [Self::Execution, Self::Task, Self::Infrastructure, Self::Deployer, Self::Calls, Self::Check];

    /// The word used in element ids and file names.
    pub fn name(self) -> &'static str {
        match self {
            Self::Execution => EXECUTION,
            Self::Task => TASK,
            Self::Infrastructure => INFRASTRUCTURE,
            Self::Deployer => DEPLOYER,
            Self::Calls => "calls",
            Self::Check => "check",
        }
    }
}

/// Everything that the panel shows of one task definition.
#[derive(Clone, Debug, PartialEq)]
pub struct Policies {
    /// The execution role, the task role, the infrastructure role where there is a need for it, and the deployer.
    pub roles: Vec<Role>,
    /// The policies of the resources that the execution role uses.
    pub resources: Vec<ResourceDocument>,
}

/// The policy of one role.
#[derive(Clone, Debug, PartialEq)]
pub struct Role {
    /// Which.
    pub tab: PolicyTab,
    /// Whether the task definition needs the role at all.
    pub needed: bool,
    /// The statements, with their reasons.
    pub statements: Vec<Statement>,
    /// The trust policy as JSON; `None` for the deployer.
    pub trust: Option<String>,
    /// The ARNs of policies of AWS to attach.
    pub managed: Vec<String>,
    /// The size of the policy as IAM counts it.
    pub size: usize,
    /// What there is to say about it.
    pub notes: Vec<String>,
}

/// How many characters the inline policies of a role may have together.
pub const MOST_INLINE: usize = INLINE;

/// How many characters a managed policy may have.
pub const MOST_MANAGED: usize = MANAGED;

/// The policy of a resource.
#[derive(Clone, Debug, PartialEq)]
pub struct ResourceDocument {
    /// The word for what it is.
    pub kind: &'static str,
    /// The resource.
    pub resource: String,
    /// Whether the launch needs it.
    pub needed: bool,
    /// As JSON.
    pub json: String,
    /// What there is to say about it.
    pub note: &'static str,
}

/// One statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// As JSON.
    pub lines: Vec<Line>,
    /// Why it is there.
    pub reasons: Vec<Because>,
}

/// One line of a statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The blanks before it.
    pub indent: String,
    /// The rest of it.
    pub text: String,
    /// The reasons for what it names, by number.
    pub reasons: Vec<usize>,
}

/// A reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Because {
    /// In one sentence.
    pub text: String,
    /// The place in the text that needs it.
    pub place: Option<Place>,
    /// Where it can be read.
    pub source: Option<&'static Source>,
}

/// A reason, and the resources and other values that it is for; without any it is for the whole statement.
type Told = (Because, Vec<String>);

/// The policies of one task definition.
pub fn policies(shown: &Shown, task: usize) -> Option<Policies> {
    let analysis = &shown.analysis;
    let task = analysis.tasks.get(task)?;
    let around = surroundings_of(shown, task);
    let of_role = |tab: PolicyTab, role: &RolePolicy, which: iam::Role| {
        let grants: Vec<&Grant> = task.roles.grants.iter().filter(|grant| grant.role == which).collect();
        Role {
            tab,
            needed: role.needed,
            statements: statements(&role.document, |statement, _| {
                told_by_grants(analysis, statement, &grants)
            }),
            trust: Some(pretty(&role.trust)),
            managed: Vec::new(),
            size: role.document.size(),
            notes: role.notes.clone(),
        }
    };
    let of_companion = |tab: PolicyTab, role: &Companion| Role {
        tab,
        needed: role.needed,
        statements: statements(&role.document, |_, number| {
            let reasons = role.because.get(number).into_iter().flatten();
            reasons.map(|reason| (because(analysis, reason), Vec::new())).collect()
        }),
        trust: role.trust.as_ref().map(pretty),
        managed: role.managed.clone(),
        size: role.document.size(),
        notes: role.notes.clone(),
    };
    let mut roles = vec![
        of_role(PolicyTab::Execution, &task.roles.execution, iam::Role::Execution),
        of_role(PolicyTab::Task, &task.roles.task, iam::Role::Task),
    ];
    if around.infrastructure.needed {
        roles.push(of_companion(PolicyTab::Infrastructure, &around.infrastructure));
    }
    roles.push(of_companion(PolicyTab::Deployer, &around.deployer));
    let resources = around.resources.iter().map(|policy| ResourceDocument {
        kind: policy.kind.name(),
        resource: policy.resource.clone(),
        needed: policy.needed,
        json: pretty(&policy.document),
        note: policy.note,
    });
    Some(Policies { roles, resources: resources.collect() })
}

fn surroundings_of(shown: &Shown, task: &TaskAnalysis) -> iam::Surroundings {
    iam::surroundings(&task.task, &shown.options.context, &shown.options.roles, &task.roles)
}

/// A role as text for a tool.
pub fn written(shown: &Shown, task: usize, tab: PolicyTab, format: OutputFormat) -> Option<String> {
    let task = shown.analysis.tasks.get(task)?;
    let around = surroundings_of(shown, task);
    Some(output::write(format, &surroundings::written(&task.roles, &around, Some(tab.name()))))
}

/// The file that such a text goes into.
pub fn file_name(tab: PolicyTab, format: OutputFormat) -> String {
    format!("{}.{}", tab.name(), format.extension())
}

/// A role as Markdown for a pull request: what it may do and why, the text for a tool, and what there is to say about it.
pub fn snippet(role: &Role, family: &str, title: &str, written: &str, format: OutputFormat) -> String {
    let language = match format {
        OutputFormat::Json | OutputFormat::CloudFormationJson => "json",
        OutputFormat::CloudFormationYaml => "yaml",
        OutputFormat::Terraform => "hcl",
        OutputFormat::Cdk => "ts",
        OutputFormat::Cli => "sh",
    };
    let mut text = format!("### {title} of `{family}`\n");
    for because in role.statements.iter().flat_map(|statement| &statement.reasons) {
        let line = because.place.map_or_else(String::new, |place| format!(" (line {})", place.line));
        text.push_str(&format!("\n- {}{line}", because.text));
    }
    for note in &role.notes {
        text.push_str(&format!("\n\n> {note}"));
    }
    // A fence longer than any run of backticks inside.
    let fence = if written.contains("```") { "````" } else { "```" };
    text.push_str(&format!("\n\n{fence}{language}\n{}\n{fence}\n", written.trim_end()));
    text
}

pub(super) fn because(analysis: &Analysis, reason: &Reason) -> Because {
    Because {
        text: reason.text.clone(),
        place: origin_place(&analysis.document, reason.origin),
        source: reason.fact.map(|fact| fact.source).filter(|source| !source.url.is_empty()),
    }
}

/// The reasons for a statement, each with the resources that it is for.
fn told_by_grants(analysis: &Analysis, statement: &iam::Statement, grants: &[&Grant]) -> Vec<Told> {
    let mut told: Vec<Told> = Vec::new();
    for grant in grants {
        let same_actions = grant.actions.len() == statement.actions.len()
            && grant.actions.iter().all(|action| statement.actions.iter().any(|name| name == action.name));
        let is_meant = statement.sid.starts_with(grant.purpose.sid())
            && same_actions
            && statement.resources.contains(&grant.resource);
        if !is_meant {
            continue;
        }
        let context = grant.encryption_context.iter().map(|context| context.value.clone());
        let because = because(analysis, &grant.because);
        match told.iter_mut().find(|(known, _)| *known == because) {
            Some((_, values)) => values.extend([grant.resource.clone()].into_iter().chain(context)),
            None => told.push((because, [grant.resource.clone()].into_iter().chain(context).collect())),
        }
    }
    told
}

fn statements(
    document: &PolicyDocument,
    told: impl Fn(&iam::Statement, usize) -> Vec<Told>,
) -> Vec<Statement> {
    let statement = |(number, statement): (usize, &iam::Statement)| {
        let told = told(statement, number);
        let json = serde_json::to_string_pretty(&statement.to_json()).unwrap_or_default();
        let line = |line: &str| {
            let text = line.trim_start();
            let reasons = value(text).map(|value| reasons_for(&value, statement, &told)).unwrap_or_default();
            let indent = line.get(..line.len() - text.len()).unwrap_or_default().to_owned();
            Line { indent, text: text.to_owned(), reasons }
        };
        Statement {
            lines: json.lines().map(line).collect(),
            reasons: told.iter().map(|(because, _)| because.clone()).collect(),
        }
    };
    document.statements.iter().enumerate().map(statement).collect()
}

/// The string that stands at the end of a line of JSON.
fn value(line: &str) -> Option<String> {
    let line = line.strip_suffix(',').unwrap_or(line);
    let value = line.rsplit_once("\": ").map_or(line, |(_, value)| value);
    serde_json::from_str(value).ok()
}

fn reasons_for(value: &String, statement: &iam::Statement, told: &[Told]) -> Vec<usize> {
    let is_action = statement.actions.contains(value);
    let is_resource = statement.resources.contains(value);
    let is_meant =
        |values: &[String]| is_action || values.contains(value) || (values.is_empty() && is_resource);
    let meant = told.iter().enumerate().filter(|(_, (_, values))| is_meant(values));
    meant.map(|(number, _)| number).collect()
}

fn pretty(document: &PolicyDocument) -> String {
    serde_json::to_string_pretty(&document.to_json()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::analysis::{Options, analyze};

    const TEXT: &str = r#"{
  "family": "web",
  "executionRoleArn": "arn:aws:iam::111122223333:role/exec",
  "containerDefinitions": [{
    "name": "web",
    "image": "111122223333.dkr.ecr.us-east-1.amazonaws.com/web:1",
    "secrets": [
      { "name": "A", "valueFrom": "arn:aws:secretsmanager:us-east-1:111122223333:secret:a-AbCdEf" },
      { "name": "B", "valueFrom": "arn:aws:secretsmanager:us-east-1:111122223333:secret:b-AbCdEf:key::" },
      { "name": "C", "valueFrom": "arn:aws:secretsmanager:us-east-1:111122223333:secret:b-AbCdEf" }
    ]
  }]
}"#;

    fn shown() -> Shown {
        let options = Rc::new(Options::default());
        Shown { revision: 1, analysis: Rc::new(analyze(TEXT, &options)), options }
    }

    fn lines_of(statement: &Statement, line: &Line) -> Vec<u32> {
        let place = |&number: &usize| statement.reasons.get(number).and_then(|reason| reason.place);
        line.reasons.iter().filter_map(place).map(|place| place.line).collect()
    }

    #[test]
    fn each_line_of_a_statement_leads_to_what_needs_it() {
        let policies = policies(&shown(), 0).unwrap();
        let execution = &policies.roles[0];
        let read = execution
            .statements
            .iter()
            .find(|statement| statement.lines.iter().any(|line| line.text.contains("GetSecretValue")))
            .unwrap();
        let line = |part: &str| read.lines.iter().find(|line| line.text.contains(part)).unwrap();
        assert_eq!(lines_of(read, line("GetSecretValue")), [8, 9, 10]);
        assert_eq!(lines_of(read, line("secret:a-AbCdEf")), [8]);
        assert_eq!(lines_of(read, line("secret:b-AbCdEf")), [9, 10]);
        assert_eq!(line("\"Effect\"").reasons, [0_usize; 0]);
    }

    #[test]
    fn the_lines_are_the_statement() {
        let shown = shown();
        let execution = &policies(&shown, 0).unwrap().roles[0];
        let json: Vec<serde_json::Value> = execution
            .statements
            .iter()
            .map(|statement| {
                let text: Vec<String> =
                    statement.lines.iter().map(|line| format!("{}{}", line.indent, line.text)).collect();
                serde_json::from_str(&text.join("\n")).unwrap()
            })
            .collect();
        let written = written(&shown, 0, PolicyTab::Execution, OutputFormat::Json).unwrap();
        let written: serde_json::Value = serde_json::from_str(&written).unwrap();
        assert_eq!(written["Statement"], serde_json::Value::Array(json));
    }

    #[test]
    fn roles_that_nobody_needs_are_left_out_or_say_so() {
        let policies = policies(&shown(), 0).unwrap();
        let tabs: Vec<(PolicyTab, bool)> =
            policies.roles.iter().map(|role| (role.tab, role.needed)).collect();
        let expected = [(PolicyTab::Execution, true), (PolicyTab::Task, false), (PolicyTab::Deployer, true)];
        assert_eq!(tabs, expected);
        let kinds: Vec<(&str, bool)> =
            policies.resources.iter().map(|document| (document.kind, document.needed)).collect();
        assert!(kinds.contains(&("secret", false)) && kinds.contains(&("secret-lock", false)), "{kinds:?}");
        assert_eq!(policies.roles[2].trust, None);
    }

    #[test]
    fn a_snippet_says_what_and_why() {
        let shown = shown();
        let policies = policies(&shown, 0).unwrap();
        for &(_, format, _) in OutputFormat::ALL {
            let text = written(&shown, 0, PolicyTab::Execution, format).unwrap();
            let snippet = snippet(&policies.roles[0], "web", "Execution role", &text, format);
            assert!(snippet.starts_with("### Execution role of `web`\n\n- "), "{snippet}");
            assert!(snippet.contains(" (line 8)\n") && snippet.contains(text.trim_end()), "{snippet}");
            assert_eq!(snippet.matches("```").count(), 2);
        }
        assert_eq!(file_name(PolicyTab::Deployer, OutputFormat::Terraform), "deployer.tf");
    }
}
