//! What a rule is: a record, and a function at one level of the document.

use super::suppression::Comment;
use super::{ContainerCx, DocumentCx, LintConfig, Severity, Sink, TaskCx};
use crate::facts::Source;

/// Everything that is known of a rule without running it. The rest is on its page, `static/rules/<name>.md`.
#[derive(Debug)]
pub struct RuleMeta {
    /// Kebab case, the bad pattern, no numbers.
    pub name: &'static str,
    /// The area it belongs to.
    pub group: Group,
    /// The severity unless the rule says otherwise for a case.
    pub severity: Severity,
    /// One sentence, equal to the first sentence of the page.
    pub summary: &'static str,
    /// What its fixes are.
    pub fix: FixAvailability,
    /// How well the condition is known.
    pub evidence: Evidence,
    /// The version of this tool that had it first.
    pub since: &'static str,
    /// Its id in the catalogue that the rules were planned in.
    pub catalogue: &'static str,
    /// Checks of other tools for the same defect.
    pub peers: &'static [&'static str],
    /// What AWS says when it meets the defect, as far as it is known; `{name}` stands for what differs. `analysis::explain` finds it.
    pub aws_messages: &'static [&'static str],
    /// Rules that say it better when they report the same place.
    pub yields_to: &'static [&'static str],
    /// Where it can be read.
    pub sources: &'static [&'static Source],
}

impl RuleMeta {
    /// The rule's page, relative to the root of the site.
    pub fn page(&self) -> String {
        format!("rules/{}.md", self.name)
    }
}

/// The areas of a task definition. Each is a folder under `lint/rules`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Syntax and shape.
    Syntax,
    /// Secrets and configuration injection.
    Secrets,
    /// Roles and permissions.
    Iam,
    /// What a launch type allows.
    Launch,
    /// CPU and memory.
    Resources,
    /// Ports and network modes.
    Network,
    /// Volumes and storage.
    Volumes,
    /// Dependencies and health checks.
    Dependencies,
    /// Log drivers and FireLens.
    Logging,
    /// Privileges and isolation.
    Hardening,
    /// Running it day by day.
    Operability,
}

impl Group {
    /// All groups in their order.
    pub const ALL: [Self; 11] = [
        Self::Syntax,
        Self::Secrets,
        Self::Iam,
        Self::Launch,
        Self::Resources,
        Self::Network,
        Self::Volumes,
        Self::Dependencies,
        Self::Logging,
        Self::Hardening,
        Self::Operability,
    ];

    /// The word used in results and settings; also the folder.
    pub fn name(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::Secrets => "secrets",
            Self::Iam => "iam",
            Self::Launch => "launch",
            Self::Resources => "resources",
            Self::Network => "network",
            Self::Volumes => "volumes",
            Self::Dependencies => "dependencies",
            Self::Logging => "logging",
            Self::Hardening => "hardening",
            Self::Operability => "operability",
        }
    }
}

/// What the fixes of a rule are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FixAvailability {
    /// There is none.
    None,
    /// In some or all cases, safe.
    Safe,
    /// In some or all cases, to be chosen by the user.
    Unsafe,
    /// Safe in some cases, to be chosen in others.
    Mixed,
}

/// How well the condition of a rule is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// Read in the API model or the agent's source, or reproduced with the exact message.
    A,
    /// Documentation.
    B,
    /// Our inference; never more than a warning.
    C,
}

/// One entry of the registry.
#[derive(Debug)]
pub struct Rule {
    /// The record.
    pub meta: &'static RuleMeta,
    /// The function.
    pub check: Check,
}

/// Where a rule looks.
#[derive(Debug)]
pub enum Check {
    /// Once per document.
    Document(fn(&DocumentCx<'_>, &mut Sink<'_>)),
    /// Once per task definition.
    Task(fn(&TaskCx<'_>, &mut Sink<'_>)),
    /// Once per container.
    Container(fn(&ContainerCx<'_>, &mut Sink<'_>)),
    /// What the checks of policies report under its record, of the roles that a template declares beside its task definitions.
    Policies,
    /// Once per document after all others, with the comments that silence rules.
    Suppressions(fn(&[Comment], &LintConfig, &mut Sink<'_>)),
}
