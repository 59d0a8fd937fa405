//! Pulling images from private repositories of Amazon ECR. Every other pull needs no permission of IAM.

use super::super::grant::{Purpose, Role};
use super::super::written::Written;
use super::{Container, Cx, Need};
use crate::facts::iam_actions as facts;
use crate::facts::iam_actions::Action;
use crate::model::enums::Compatibility;
use crate::model::image::{EcrRepository, Image};

const LOGIN: &[&Action] = &[&facts::ECR_GET_AUTHORIZATION_TOKEN];
const PULL: &[&Action] = &[&facts::ECR_BATCH_GET_IMAGE, &facts::ECR_GET_DOWNLOAD_URL_FOR_LAYER];
const PULL_THROUGH: &[&Action] = &[
    &facts::ECR_BATCH_GET_IMAGE,
    &facts::ECR_BATCH_IMPORT_UPSTREAM_IMAGE,
    &facts::ECR_GET_DOWNLOAD_URL_FOR_LAYER,
];
const PULL_THROUGH_AND_CREATE: &[&Action] = &[
    &facts::ECR_BATCH_GET_IMAGE,
    &facts::ECR_BATCH_IMPORT_UPSTREAM_IMAGE,
    &facts::ECR_CREATE_REPOSITORY,
    &facts::ECR_GET_DOWNLOAD_URL_FOR_LAYER,
];

/// Prefixes that AWS's own examples give to pull through caches. Source: Amazon ECR User Guide, pull through cache rules (2026).
const USUAL_PREFIXES: &[&str] =
    &["docker-hub", "ecr-public", "github", "github-container-registry", "gitlab", "kubernetes", "quay"];

pub(super) fn derive(cx: &mut Cx<'_>, container: &Container<'_>) {
    // ECS then asks Secrets Manager for the credentials, and never ECR.
    if container.definition.repository_credentials.is_present() {
        return;
    }
    let image = &container.definition.image;
    let Some(written) = Written::of(image) else { return };
    let title = &container.title;
    let Some(repository) = repository(&written) else {
        if written.after_placeholder(&written.text).is_some() {
            cx.note(
                Role::Execution,
                format!(
                    "the registry of {title} is a placeholder, `{}`; a private ECR image needs three more actions",
                    written.as_written(&written.text)
                ),
            );
        }
        return;
    };
    let name = written.as_written(&repository.repository);
    let origin = image.origin;
    let because = format!("{title} pulls `{name}` from a private ECR repository");
    let login = Need {
        role: Role::Execution,
        purpose: Purpose::EcrLogin,
        actions: LOGIN,
        origin,
        fact: &facts::LOGS_IN_TO_ECR,
        text: &because,
    };
    cx.grant(&login, "*");
    let account = written.in_policy(&repository.account);
    let arn = format!(
        "arn:{}:ecr:{}:{account}:repository/{}",
        repository.partition,
        written.in_policy(&repository.region),
        written.in_policy(&repository.repository)
    );
    let caches = &cx.options.pull_through_prefixes;
    if caches.iter().any(|prefix| is_below(&repository.repository, prefix)) {
        let actions = if cx.options.pull_through_creates { PULL_THROUGH_AND_CREATE } else { PULL_THROUGH };
        let because = format!("{title} pulls `{name}` through a cache of ECR");
        let fact = &facts::PULLS_THROUGH;
        cx.grant(&Need { purpose: Purpose::EcrPullThrough, actions, fact, text: &because, ..login }, arn);
    } else {
        let fact = &facts::PULLS_FROM_ECR;
        cx.grant(&Need { purpose: Purpose::EcrPull, actions: PULL, fact, ..login }, arn);
        if let Some(prefix) = USUAL_PREFIXES.iter().find(|prefix| is_below(&repository.repository, prefix)) {
            cx.note(
                Role::Execution,
                format!(
                    "if `{prefix}` is a pull through cache, the first pull also needs `ecr:BatchImportUpstreamImage`, \
                     and `ecr:CreateRepository` while the repository does not exist"
                ),
            );
        }
    }
    if cx.home.account.as_ref().is_some_and(|own| *own != account) {
        cx.note(
            Role::Execution,
            format!("the repository `{name}` is in account {account}, where its repository policy must allow the role too"),
        );
    }
    if cx.options.runtime_monitoring {
        let monitor = Need {
            purpose: Purpose::EcrPull,
            actions: PULL,
            fact: &facts::PULLS_MONITORING_AGENT,
            text: "the Fargate cluster has Runtime Monitoring of GuardDuty on",
            ..login
        };
        let repository = "repository/aws-guardduty-agent-fargate";
        let (partition, region) = (cx.home.partition.clone(), cx.home.region().to_owned());
        cx.grant(&monitor, format!("arn:{partition}:ecr:{region}:<guardduty-account>:{repository}"));
        cx.note(
            Role::Execution,
            "replace `<guardduty-account>` by the account that GuardDuty's documentation gives for the Region",
        );
    } else if !cx.runs_only_on(Compatibility::Ec2) && !cx.runs_only_on(Compatibility::External) {
        cx.note(
            Role::Execution,
            "a Fargate cluster with GuardDuty Runtime Monitoring also pulls `aws-guardduty-agent-fargate` from GuardDuty's \
             account in the Region; add that repository to `EcrPull` where monitoring is on",
        );
    }
}

/// The private repository, also where account or Region are placeholders.
fn repository(written: &Written) -> Option<EcrRepository> {
    const STANDS_FOR_ACCOUNT: &str = "000000000000";
    let text = written.text.as_str();
    let (account, rest) = text.split_once('.')?;
    if !written.is_placeholder(account) {
        return Image::parse(text)?.ecr();
    }
    let mut repository = Image::parse(&format!("{STANDS_FOR_ACCOUNT}.{rest}"))?.ecr()?;
    account.clone_into(&mut repository.account);
    Some(repository)
}

fn is_below(repository: &str, prefix: &str) -> bool {
    repository.strip_prefix(prefix).is_some_and(|rest| rest.starts_with('/'))
}
