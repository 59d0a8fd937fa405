//! Words of the panel of policies.

use taskdef_playground::view::calls::{Table, Verdict};
use taskdef_playground::view::check::Role;
use taskdef_playground::view::policy::{MOST_INLINE, MOST_MANAGED, OutputFormat, PolicyTab};
use taskdef_playground::view::settings::PolicyStyle;

use super::count;

pub(crate) const POLICIES: &str = "Policies";
pub(crate) const POLICY_STYLE: &str = "How resources are named";
pub(crate) const POLICY_FORMAT: &str = "Written as";
pub(crate) const NOT_NEEDED: &str = "Not needed";
pub(crate) const NO_STATEMENTS: &str = "It needs no permissions, only the trust policy.";
pub(crate) const POLICY_COPIED: &str = "The policy";
pub(crate) const SNIPPET: &str = "Copy for a pull request";
pub(crate) const SNIPPET_COPIED: &str = "What it may do, why, and the policy";
pub(crate) const WHY: &str = "Why";
pub(crate) const READ_AT: &str = "source";
pub(crate) const AT_CARET: &str = "for the line of the caret";
pub(crate) const TRUST_POLICY: &str = "Trust policy";
pub(crate) const TRUST_WORDS: &str = "Who may take on the role. Attach it when you create the role.";
pub(crate) const ATTACHED: &str = "Policies of AWS to attach";
pub(crate) const OTHER_SIDE: &str = "Policies of resources";
pub(crate) const OTHER_SIDE_WORDS: &str =
    "What the other side says. In another account it is needed; in the same one it is a choice.";
pub(crate) const NEEDED: &str = "needed";

pub(crate) const ROLE_OPTIONS: &str = "What the text does not tell";
pub(crate) const ROLE_OPTIONS_WORDS: &str =
    "Kept with the settings. Until it is told, the policies show it as <placeholder>.";
pub(crate) const KEYS_OF_SECRETS: &str = "Which KMS key protects it";
pub(crate) const KEYS_WORDS: &str =
    "Part of the pretend AWS: in memory only. Leave it empty for the key that AWS manages.";
pub(crate) const FROM_TEXT: &str = "from the text";
pub(crate) const NOT_TOLD: &str = "not told";
pub(crate) const COMMAS: &str = "with commas between them";

pub(crate) const CALLS_WORDS: &str =
    "Every call of a launch, and what each layer of policies says to it. The pretend AWS holds the policies.";
pub(crate) const ALL_LAYERS: &str = "Together";
/// The layers, in the order of the columns.
pub(crate) const LAYERS: [&str; 4] = ["Identity", "Resource", "Key", "Boundary"];

pub(crate) fn policy_tab(tab: PolicyTab) -> &'static str {
    match tab {
        PolicyTab::Execution => "Execution role",
        PolicyTab::Task => "Task role",
        PolicyTab::Infrastructure => "Infrastructure role",
        PolicyTab::Deployer => "Deployer",
        PolicyTab::Calls => "Can it launch?",
        PolicyTab::Check => "Check my policy",
    }
}

pub(crate) fn role_words(tab: PolicyTab) -> &'static str {
    match tab {
        PolicyTab::Execution => {
            "What ECS itself does before the containers start, with the task execution role."
        }
        PolicyTab::Task => {
            "What the task definition says the containers do, with the task role. What your code calls is not in the task definition: \
             add that yourself."
        }
        PolicyTab::Infrastructure => {
            "With which ECS makes and attaches volumes and manages other resources for the service."
        }
        PolicyTab::Deployer => "Whoever registers the task definition: a person, or a pipeline.",
        PolicyTab::Calls => CALLS_WORDS,
        PolicyTab::Check => CHECK_WORDS,
    }
}

/// Why there is nothing to show of a role.
pub(crate) fn why_empty(tab: PolicyTab) -> &'static str {
    match tab {
        PolicyTab::Task => {
            "Nothing in the task definition calls AWS from within a container: no EFS or S3 Files volume with IAM, no FireLens output, \
             and ECS Exec is not said to be on."
        }
        _ => {
            "Nothing in the task definition makes ECS call AWS for it: no image of ECR, no secret, no file, no awslogs."
        }
    }
}

pub(crate) fn policy_style(style: PolicyStyle) -> &'static str {
    match style {
        PolicyStyle::Exact => "resources one by one",
        PolicyStyle::Prefix => "resources by folder",
        PolicyStyle::Tag => "resources by tag",
    }
}

pub(crate) fn policy_format(format: OutputFormat) -> &'static str {
    match format {
        OutputFormat::Json => "JSON",
        OutputFormat::CloudFormationJson => "CloudFormation JSON",
        OutputFormat::CloudFormationYaml => "CloudFormation YAML",
        OutputFormat::Terraform => "Terraform",
        OutputFormat::Cdk => "CDK",
        OutputFormat::Cli => "AWS CLI",
    }
}

/// The size of a policy and what it may be.
pub(crate) fn size(size: usize) -> String {
    format!("{size} characters; {MOST_INLINE} fit inline, {MOST_MANAGED} into one managed policy")
}

/// The word for a policy of a resource.
pub(crate) fn resource_kind(kind: &'static str) -> &'static str {
    match kind {
        "secret" => "Policy of the secret",
        "secret-lock" => "Lock on the secret",
        "key" => "Policy of the key",
        "repository" => "Policy of the repository",
        "bucket" => "Policy of the bucket",
        other => other,
    }
}

/// The label of a field of the form; `subject` is what it is about, where there are several.
pub(crate) fn role_field(path: &[String]) -> String {
    let keys: Vec<&str> = path.iter().map(String::as_str).collect();
    let words = match keys.as_slice() {
        ["account"] => "Account",
        ["region"] => "Region",
        ["partition"] => "Partition",
        ["exec"] => "ECS Exec is on",
        ["execLogging", "logGroup"] => "Log group of ECS Exec",
        ["execLogging", "bucket"] => "Bucket of ECS Exec",
        ["execLogging", "kmsKey"] => "KMS key of ECS Exec",
        ["createsLogGroups"] => "Log groups are created at launch",
        ["pullThroughPrefixes"] => "Prefixes of pull-through caches",
        ["pullThroughCreates"] => "A pull may create the repository",
        ["domainlessSecrets"] => "Secrets that credential specs name",
        ["buckets", bucket, "owner"] => return format!("Account that owns {bucket}"),
        ["buckets", bucket, _] => return format!("KMS key of {bucket}"),
        ["efsRootAccess"] => "A container is root on EFS",
        ["runtimeMonitoring"] => "GuardDuty watches the Fargate cluster",
        ["sourceVpc"] => "VPC that all calls come from",
        ["administrators"] => "Roles that a locked secret stays open for",
        ["unconditionedTrust"] => "Trust policies without conditions",
        ["infrastructure", "service-connect-tls"] => "ECS manages TLS of Service Connect",
        ["infrastructure", "vpc-lattice"] => "ECS manages VPC Lattice targets",
        ["infrastructure", "load-balancers"] => "ECS manages load balancers",
        ["infrastructure", "managed-instances"] => "ECS manages instances",
        ["infrastructure", "express-mode"] => "ECS runs it in Express Mode",
        _ => "",
    };
    if words.is_empty() { keys.join(" ") } else { words.to_owned() }
}

pub(crate) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Allowed => "allowed",
        Verdict::Denied => "denied",
        Verdict::Depends => "depends",
        Verdict::Silent => "no say",
    }
}

/// What comes of all calls.
pub(crate) fn calls_outcome(table: &Table) -> String {
    let calls = count(table.rows.len(), "call", "calls");
    match (table.denied, table.open) {
        (0, 0) => format!("{calls}, all allowed"),
        (0, open) => format!("{calls}: {open} depend on something that is not known here"),
        (denied, 0) => format!("{calls}: {denied} denied"),
        (denied, open) => {
            format!("{calls}: {denied} denied, {open} depend on something that is not known here")
        }
    }
}

pub(crate) const WHOSE: &str = "Whose policies";
pub(crate) const WHOSE_OPEN: &str = "as the text says";
pub(crate) const CHECK_WORDS: &str = "Paste the policies that a role has: a document, what `get-role-policy` or `get-account-authorization-details` prints, or a \
    template of CloudFormation or Terraform. It stays in this tab, and nothing of it is kept.";
pub(crate) const POLICY_TO_CHECK: &str = "Policies of the role";
pub(crate) const POLICY_PLACEHOLDER: &str = "Paste a policy";
pub(crate) const POLICY_PROBLEMS: &str = "Problems of the policies";
pub(crate) const NEEDS: &str = "What the role needs";
pub(crate) const NO_NEEDS: &str = "The task definition needs nothing of it.";
pub(crate) const STATEMENTS: &str = "What the statements are worth";
pub(crate) const TIGHT: &str = "What would do in its place";
pub(crate) const MAKE_CHANGE: &str = "Make this change";

/// Whose policies they are.
pub(crate) fn whose(name: &'static str) -> &'static str {
    match name {
        "execution" => "Execution role",
        "task" => "Task role",
        "infrastructure" => "Infrastructure role",
        "deployer" => "Deployer",
        other => other,
    }
}

/// The word of the engine for a call or a statement.
pub(crate) fn judged_word(word: &'static str) -> &'static str {
    match word {
        "too-broad" => "too broad",
        "untold" => "not told by the task definition",
        "unread" => "not taken by IAM",
        "denies" => "a denial",
        other => other,
    }
}

/// `5 covered, 1 missing; 2 too broad, 1 unused`.
pub(crate) fn judged(role: &Role) -> String {
    let needs = |word: &str| role.needs.iter().filter(|need| need.verdict == word).count();
    let statements =
        |word: &str| role.statements.iter().filter(|statement| statement.verdict == word).count();
    let parts = [
        (needs("covered"), "covered"),
        (needs("missing"), "missing"),
        (needs("denied"), "denied"),
        (needs("depends"), "open"),
        (statements("too-broad"), "too broad"),
        (statements("unused"), "unused"),
    ];
    let parts = parts.into_iter().filter(|(number, _)| *number > 0);
    parts.map(|(number, word)| format!("{number} {word}")).collect::<Vec<_>>().join(", ")
}

pub(crate) fn covered(number: usize) -> String {
    format!("{} covered", count(number, "call", "calls"))
}

/// The size of a policy, and how many characters it may have.
pub(crate) fn policy_size(name: &str, size: usize, most: usize) -> String {
    let name = if name.is_empty() { String::new() } else { format!("{name}: ") };
    format!("{name}{size} of {most} characters")
}
