//! A grant: one need of a task, before needs are put together into statements.

use super::Reason;
use crate::facts::iam_actions::Action;

/// The role that needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// What ECS itself needs to start the task.
    Execution,
    /// What the containers need.
    Task,
}

/// What a statement is for. Statements stand in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// Logging in to ECR.
    EcrLogin,
    /// Pulling from ECR.
    EcrPull,
    /// Pulling through a cache of ECR.
    EcrPullThrough,
    /// Creating log groups.
    CreateLogGroup,
    /// Writing to CloudWatch Logs.
    WriteLogs,
    /// Reading secrets.
    ReadSecrets,
    /// Reading parameters.
    ReadParameters,
    /// Decrypting secrets.
    DecryptSecrets,
    /// Decrypting parameters.
    DecryptParameters,
    /// Decrypting files.
    DecryptFiles,
    /// Reading files in S3.
    ReadConfigFiles,
    /// Finding the Regions of buckets.
    LocateConfigBuckets,
    /// Finding an FSx file system.
    LocateFsx,
    /// Mounting EFS.
    MountEfs,
    /// Mounting S3 Files.
    MountS3Files,
    /// ECS Exec.
    EcsExec,
    /// Finding the log group of ECS Exec.
    FindLogGroups,
    /// Writing the log of ECS Exec.
    WriteExecLogs,
    /// Finding the Region of the bucket of ECS Exec.
    FindExecBucket,
    /// Seeing whether the bucket of ECS Exec encrypts.
    CheckExecBucket,
    /// Putting logs of ECS Exec into a bucket.
    PutExecLogs,
    /// Decrypting sessions of ECS Exec.
    DecryptExec,
    /// Creating the log groups that FireLens writes to.
    CreateRoutedGroups,
    /// Writing to log groups from FireLens.
    WriteRoutedLogs,
    /// Sending logs from FireLens.
    DeliverLogs,
}

impl Purpose {
    /// The beginning of the statement's `Sid`: letters only, as identity policies want it.
    pub fn sid(self) -> &'static str {
        match self {
            Self::EcrLogin => "EcrLogin",
            Self::EcrPull => "EcrPull",
            Self::EcrPullThrough => "EcrPullThrough",
            Self::CreateLogGroup => "CreateLogGroup",
            Self::WriteLogs => "WriteLogs",
            Self::ReadSecrets => "ReadSecrets",
            Self::ReadParameters => "ReadParameters",
            Self::DecryptSecrets => "DecryptSecrets",
            Self::DecryptParameters => "DecryptParameters",
            Self::DecryptFiles => "DecryptFiles",
            Self::ReadConfigFiles => "ReadConfigFiles",
            Self::LocateConfigBuckets => "LocateConfigBuckets",
            Self::LocateFsx => "LocateFsx",
            Self::MountEfs => "MountEfs",
            Self::MountS3Files => "MountS3Files",
            Self::EcsExec => "EcsExec",
            Self::FindLogGroups => "FindLogGroups",
            Self::WriteExecLogs => "WriteExecLogs",
            Self::FindExecBucket => "FindExecBucket",
            Self::CheckExecBucket => "CheckExecBucket",
            Self::PutExecLogs => "PutExecLogs",
            Self::DecryptExec => "DecryptExec",
            Self::CreateRoutedGroups => "CreateRoutedGroups",
            Self::WriteRoutedLogs => "WriteRoutedLogs",
            Self::DeliverLogs => "DeliverLogs",
        }
    }
}

/// Actions on one resource, and why.
#[derive(Clone, Debug)]
pub struct Grant {
    /// The role that needs it.
    pub role: Role,
    /// What it is for.
    pub purpose: Purpose,
    /// The actions, sorted by name.
    pub actions: &'static [&'static Action],
    /// The resource, as a policy writes it.
    pub resource: String,
    /// Conditions that are the same for everything in the statement.
    pub conditions: Vec<Condition>,
    /// What a key must be used for.
    pub encryption_context: Option<EncryptionContext>,
    /// Why it is needed.
    pub because: Reason,
}

/// One condition: the key must have one of the values.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Condition {
    /// `StringEquals`, …
    pub operator: &'static str,
    /// `aws:ResourceAccount`, …
    pub key: String,
    /// Sorted.
    pub values: Vec<String>,
}

/// One entry of the encryption context of KMS. Statements about the same key put the values into one list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EncryptionContext {
    /// `kms:EncryptionContext:SecretARN`, …
    pub key: &'static str,
    /// The value; with wildcards when the ARN is not known whole.
    pub value: String,
}
