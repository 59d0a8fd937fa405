//! What to look at next, by the step that failed and the words of the text. Commands are those of the AWS CLI; the runbook is AWS's own.
//! Source: Amazon ECS Developer Guide, troubleshooting (2026).

use super::pattern::Lowered;
use crate::facts::stopped_reasons::NETWORK_FINGERPRINTS;

const NETWORK: &str = "the subnet's route table (NAT gateway or VPC endpoints), `assignPublicIp`, port 443 in the security groups of the task and of \
    the endpoints, and private DNS; the runbook `AWSSupport-TroubleshootECSTaskFailedToStart` checks all of it";

/// Step (any if empty), words that must be in the text (none if empty), and what to look at. The first that fits counts.
const ADVICE: [(&str, &str, &str); 11] = [
    (
        "",
        "not authorized to perform",
        "`aws iam simulate-principal-policy` with this role, action and resource; then the policies of the resource, its KMS key and the \
         organisation",
    ),
    (
        "",
        "kms",
        "`aws kms describe-key`: whether the key is enabled, and whether its policy lets the role decrypt",
    ),
    (
        "fetch",
        "ssm",
        "`aws ssm get-parameters --names NAME` in the task's Region: what it lists under `InvalidParameters`",
    ),
    ("fetch", "s3", "`aws s3api head-object` with the bucket and key of the file, as the execution role"),
    (
        "fetch",
        "env file",
        "`aws s3api head-object` with the bucket and key of the file, as the execution role",
    ),
    (
        "fetch",
        "",
        "`aws secretsmanager describe-secret --secret-id ARN` in the secret's Region: the ARN to the letter, versions with their labels, \
         and the KMS key",
    ),
    (
        "pull",
        "",
        "whether the tag is there (`aws ecr describe-images`), and whether another machine with the same processor can pull it",
    ),
    ("register", "", "the problems listed for the text; then register it again"),
    ("run", "", "the overrides of the RunTask call"),
    ("stop", "", "the events of the service: `aws ecs describe-services`"),
    (
        "",
        "",
        "`reason` and `exitCode` of each container in `aws ecs describe-tasks`, and the container's last log lines",
    ),
];

/// What to look at next.
pub(super) fn look_at(step: &str, text: &Lowered<'_>) -> Option<&'static str> {
    if NETWORK_FINGERPRINTS.iter().any(|words| text.contains(words)) {
        return Some(NETWORK);
    }
    let fits =
        |(its, words, _): &&(&str, &str, &str)| (its.is_empty() || *its == step) && text.contains(words);
    ADVICE.iter().find(fits).map(|(.., advice)| *advice)
}
