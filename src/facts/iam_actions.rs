//! The actions of the policies that we write: which resources they take, and how we know that they are needed.
//!
//! Resource types are those of the Service Authorization Reference (read 2026-09). An action without any takes only `*`.

use super::sources::{
    AGENT, CLOUDWATCH_LOGS, ECR_PULL_THROUGH, ECS_EXEC, EFS_IAM, EXECUTION_ROLE, FIRELENS,
    INFRASTRUCTURE_ROLE, KMS_CONDITIONS, RUNTIME_MONITORING, S3_FILES, SECRET_PASS_THROUGH,
    SERVICE_AUTHORIZATION, TAG_ON_CREATE, TASK_ROLE,
};
use super::{Certainty, Fact, Source};

/// Where the resource types are from.
pub static SOURCE: &Source = &SERVICE_AUTHORIZATION;

/// An action and the kinds of resources that a statement may name with it.
#[derive(Debug, PartialEq, Eq)]
pub struct Action {
    /// `service:Name`
    pub name: &'static str,
    /// The resource types; empty when the action takes only `*`.
    pub resource_types: &'static [&'static str],
}

/// Declares actions as statics and the sorted table of all.
macro_rules! actions {
    ($($name:ident = $api:literal $types:expr;)+) => {
        $(
            #[doc = concat!("`", $api, "`")]
            pub static $name: Action = Action { name: $api, resource_types: &$types };
        )+

        /// Every action of the table, sorted by name.
        pub static ALL: &[&Action] = &[$(&$name,)+];
    };
}

actions! {
    EC2_ATTACH_VOLUME = "ec2:AttachVolume" ["instance", "volume"];
    EC2_CREATE_TAGS = "ec2:CreateTags" ["volume"];
    EC2_CREATE_VOLUME = "ec2:CreateVolume" ["snapshot", "volume"];
    EC2_DELETE_VOLUME = "ec2:DeleteVolume" ["volume"];
    EC2_DESCRIBE_AVAILABILITY_ZONES = "ec2:DescribeAvailabilityZones" [];
    EC2_DESCRIBE_INSTANCES = "ec2:DescribeInstances" [];
    EC2_DESCRIBE_VOLUMES = "ec2:DescribeVolumes" [];
    EC2_DETACH_VOLUME = "ec2:DetachVolume" ["instance", "volume"];
    ECR_BATCH_GET_IMAGE = "ecr:BatchGetImage" ["repository"];
    ECR_BATCH_IMPORT_UPSTREAM_IMAGE = "ecr:BatchImportUpstreamImage" ["repository"];
    ECR_CREATE_REPOSITORY = "ecr:CreateRepository" ["repository"];
    ECR_GET_AUTHORIZATION_TOKEN = "ecr:GetAuthorizationToken" [];
    ECR_GET_DOWNLOAD_URL_FOR_LAYER = "ecr:GetDownloadUrlForLayer" ["repository"];
    ECS_REGISTER_TASK_DEFINITION = "ecs:RegisterTaskDefinition" ["task-definition"];
    ECS_TAG_RESOURCE = "ecs:TagResource" ["task-definition"];
    EFS_CLIENT_MOUNT = "elasticfilesystem:ClientMount" ["file-system"];
    EFS_CLIENT_ROOT_ACCESS = "elasticfilesystem:ClientRootAccess" ["file-system"];
    EFS_CLIENT_WRITE = "elasticfilesystem:ClientWrite" ["file-system"];
    FIREHOSE_PUT_RECORD_BATCH = "firehose:PutRecordBatch" ["deliverystream"];
    FSX_DESCRIBE_FILE_SYSTEMS = "fsx:DescribeFileSystems" [];
    IAM_PASS_ROLE = "iam:PassRole" ["role"];
    KMS_DECRYPT = "kms:Decrypt" ["key"];
    LOGS_CREATE_LOG_GROUP = "logs:CreateLogGroup" ["log-group"];
    LOGS_CREATE_LOG_STREAM = "logs:CreateLogStream" ["log-group", "log-stream"];
    LOGS_DESCRIBE_LOG_GROUPS = "logs:DescribeLogGroups" [];
    LOGS_DESCRIBE_LOG_STREAMS = "logs:DescribeLogStreams" ["log-group"];
    LOGS_PUT_LOG_EVENTS = "logs:PutLogEvents" ["log-stream"];
    S3_GET_BUCKET_LOCATION = "s3:GetBucketLocation" ["bucket"];
    S3_GET_ENCRYPTION_CONFIGURATION = "s3:GetEncryptionConfiguration" ["bucket"];
    S3_GET_OBJECT = "s3:GetObject" ["object"];
    S3_PUT_OBJECT = "s3:PutObject" ["object"];
    S3FILES_CLIENT_MOUNT = "s3files:ClientMount" ["file-system"];
    S3FILES_CLIENT_WRITE = "s3files:ClientWrite" ["file-system"];
    SECRETSMANAGER_GET_SECRET_VALUE = "secretsmanager:GetSecretValue" ["secret"];
    SSM_GET_PARAMETERS = "ssm:GetParameters" ["parameter"];
    SSMMESSAGES_CREATE_CONTROL_CHANNEL = "ssmmessages:CreateControlChannel" [];
    SSMMESSAGES_CREATE_DATA_CHANNEL = "ssmmessages:CreateDataChannel" [];
    SSMMESSAGES_OPEN_CONTROL_CHANNEL = "ssmmessages:OpenControlChannel" [];
    SSMMESSAGES_OPEN_DATA_CHANNEL = "ssmmessages:OpenDataChannel" [];
}

/// Does an action take only `*` as its resource? Case does not matter, as IAM compares actions.
pub fn takes_only_star(action: &str) -> bool {
    ALL.iter().any(|known| known.resource_types.is_empty() && known.name.eq_ignore_ascii_case(action))
}

/// Declares facts about needs.
macro_rules! facts {
    ($($name:ident: $statement:literal, $source:expr, $certainty:ident;)+) => {
        $(
            #[doc = concat!($statement, ".")]
            pub static $name: Fact =
                Fact { statement: $statement, source: &$source, certainty: Certainty::$certainty };
        )+
    };
}

facts! {
    READS_SECRETS: "ECS calls GetSecretValue with the execution role", AGENT, Verified;
    READS_PARAMETERS: "ECS calls GetParameters, the plural, with decryption and with the execution role", AGENT, Verified;
    PASSES_THROUGH: "a parameter under /aws/reference/secretsmanager also needs permission to read the secret", SECRET_PASS_THROUGH, Verified;
    DECRYPTS: "a customer managed key is used with the rights of the caller, through the service", KMS_CONDITIONS, Verified;
    READS_REGISTRY_SECRET: "ECS reads the credentials of a private registry with the execution role", AGENT, Verified;
    LOGS_IN_TO_ECR: "GetAuthorizationToken takes no resource", EXECUTION_ROLE, Verified;
    PULLS_FROM_ECR: "pulling needs BatchGetImage and GetDownloadUrlForLayer, not BatchCheckLayerAvailability", EXECUTION_ROLE, Verified;
    PULLS_THROUGH: "the first pull through a cache imports the image and may create the repository", ECR_PULL_THROUGH, Verified;
    WRITES_LOGS: "the awslogs driver creates a stream and puts events with the execution role", EXECUTION_ROLE, Verified;
    CREATES_LOG_GROUP: "denials of CreateLogGroup show the log group with and without what follows its name", CLOUDWATCH_LOGS, Reported;
    READS_FILES: "ECS reads environment files and FireLens files from S3 with the execution role", EXECUTION_ROLE, Verified;
    LOCATES_BUCKETS: "AWS documents GetBucketLocation; the agent on EC2 finds the Region without it", EXECUTION_ROLE, Reported;
    READS_CREDENTIAL_SPEC: "the agent reads credential specs with the execution role", AGENT, Verified;
    READS_DOMAINLESS_SECRET: "the agent reads the secret named in a domainless credential spec with the execution role", AGENT, Verified;
    LOCATES_FSX: "DescribeFileSystems takes no resource", AGENT, Verified;
    MOUNTS_EFS: "EFS asks for the task role when IAM authorization is on", EFS_IAM, Verified;
    MOUNTS_S3_FILES: "an S3 Files volume needs a task role", S3_FILES, Reported;
    OPENS_EXEC_CHANNELS: "ECS Exec opens its channels with the task role; the actions take no resource", ECS_EXEC, Verified;
    KEEPS_EXEC_LOGS: "the SSM agent writes the log of a session of ECS Exec with the task role", ECS_EXEC, Verified;
    PULLS_MONITORING_AGENT: "Fargate pulls GuardDuty's agent from GuardDuty's own repository with the execution role", RUNTIME_MONITORING, Verified;
    PASSES_ROLES: "whoever registers a task definition passes its roles to ECS", INFRASTRUCTURE_ROLE, Verified;
    REGISTERS: "RegisterTaskDefinition takes the task definition as its resource", SERVICE_AUTHORIZATION, Verified;
    TAGS_ON_REGISTERING: "tags of a new task definition need TagResource as well", TAG_ON_CREATE, Verified;
    MANAGES_VOLUMES: "ECS makes and attaches EBS volumes with the infrastructure role, as AmazonECSInfrastructureRolePolicyForVolumes allows it", INFRASTRUCTURE_ROLE, Verified;
    DELIVERS_LOGS: "the log router of FireLens sends with the task role", FIRELENS, Verified;
    TRUSTS_ECS_TASKS: "both roles trust ecs-tasks.amazonaws.com; the conditions are documented for the task role", TASK_ROLE, Reported;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(ALL.is_sorted_by(|one, next| one.name < next.name));
    }

    #[test]
    fn knows_the_actions_without_resources() {
        assert!(takes_only_star("ECR:getauthorizationtoken"));
        assert!(!takes_only_star("ecr:BatchGetImage"));
        assert!(!takes_only_star("ecr:Unheard"));
    }
}
