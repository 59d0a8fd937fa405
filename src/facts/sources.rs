//! Where facts come from: API models, documentation pages, source code. Sorted by name.

/// A place where a fact can be read.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// Its title.
    pub title: &'static str,
    /// Its address; "" where there is none that can be opened.
    pub url: &'static str,
    /// When it was read, as YYYY-MM.
    pub read: &'static str,
}

/// The open-source container agent.
pub static AGENT: Source = Source {
    title: "amazon-ecs-agent 1.105.1",
    url: "https://github.com/aws/amazon-ecs-agent",
    read: "2026-06",
};

/// The ECS API model.
pub static API_MODEL: Source = Source {
    title: "ECS API model 2014-11-13 (botocore 1.44.5), RegisterTaskDefinition",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html",
    read: "2026-11",
};

/// The end of App Mesh.
pub static APP_MESH: Source = Source {
    title: "AWS App Mesh User Guide, end of support notice",
    url: "https://docs.aws.amazon.com/app-mesh/latest/userguide/what-is-app-mesh.html",
    read: "2026-11",
};

/// The developer guide on bind mounts and Docker volumes.
pub static BIND_MOUNTS: Source = Source {
    title: "Amazon ECS Developer Guide, Storage options for Amazon ECS tasks",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_data_volumes.html",
    read: "2026",
};

/// The AWS CDK.
pub static CDK: Source =
    Source { title: "aws-cdk-lib 2.275.0, aws-ecs", url: "https://github.com/aws/aws-cdk", read: "2026-11" };

/// Answers of RegisterTaskDefinition.
pub static CDK_PREFLIGHT: Source = Source {
    title: "cdk-preflight 0.0.143, rules reproduced on AWS",
    url: "https://github.com/badmintoncryer/cdk-preflight",
    read: "2026-11",
};

/// The CloudFormation resource.
pub static CLOUDFORMATION: Source = Source {
    title: "CloudFormation schema of AWS::ECS::TaskDefinition",
    url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-taskdefinition.html",
    read: "2026-11",
};

/// The developer guide on the awslogs driver.
pub static CLOUDWATCH_LOGS: Source = Source {
    title: "Amazon ECS Developer Guide, Send Amazon ECS logs to CloudWatch",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html",
    read: "2026",
};

/// Condition keys of all services.
pub static CONDITION_KEYS: Source = Source {
    title: "IAM User Guide, AWS global condition context keys",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html",
    read: "2023",
};

/// The CloudFormation guide on dynamic references.
pub static DYNAMIC_REFERENCES: Source = Source {
    title: "AWS CloudFormation User Guide, Dynamic references",
    url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html",
    read: "2026",
};

/// The ECR guide on pull through caches.
pub static ECR_PULL_THROUGH: Source = Source {
    title: "Amazon ECR User Guide, IAM permissions required to sync an upstream registry",
    url: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-iam.html",
    read: "2026",
};

/// The developer guide on external instances.
pub static ECS_ANYWHERE: Source = Source {
    title: "Amazon ECS Developer Guide, Amazon ECS clusters for external instances",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-anywhere.html",
    read: "2026",
};

/// The developer guide on ECS Exec.
pub static ECS_EXEC: Source = Source {
    title: "Amazon ECS Developer Guide, Monitor Amazon ECS containers with ECS Exec",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html",
    read: "2023-06",
};

/// The EFS guide on IAM.
pub static EFS_IAM: Source = Source {
    title: "Amazon EFS User Guide, Using IAM to control file system data access",
    url: "https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html",
    read: "2023",
};

/// The developer guide on plain variables.
pub static ENVIRONMENT: Source = Source {
    title: "Amazon ECS Developer Guide, Pass an individual environment variable",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/taskdef-envfiles.html",
    read: "2026",
};

/// The developer guide on environment files.
pub static ENVIRONMENT_FILES: Source = Source {
    title: "Amazon ECS Developer Guide, Use a file to pass environment variables",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/use-environment-file.html",
    read: "2026",
};

/// The developer guide on the execution role.
pub static EXECUTION_ROLE: Source = Source {
    title: "Amazon ECS Developer Guide, Task execution IAM role",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html",
    read: "2026",
};

/// The developer guide on what differs on Fargate.
pub static FARGATE_DIFFERENCES: Source = Source {
    title: "Amazon ECS Developer Guide, Task definition differences for Fargate",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html",
    read: "2026-11",
};

/// The developer guide on task definition parameters for Fargate.
pub static FARGATE_PARAMETERS: Source = Source {
    title: "Amazon ECS Developer Guide, Task definition parameters for Fargate",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html",
    read: "2026-08",
};

/// The API models of the file systems.
pub static FILE_SYSTEMS: Source = Source {
    title: "API models of Amazon EFS 2015-02-01 and Amazon FSx 2018-03-01",
    url: "https://docs.aws.amazon.com/efs/latest/ug/API_FileSystemDescription.html",
    read: "2026-11",
};

/// The developer guide on FireLens.
pub static FIRELENS: Source = Source {
    title: "Amazon ECS Developer Guide, Send Amazon ECS logs to an AWS service or AWS Partner",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_firelens.html",
    read: "2023-06",
};

/// The language of policies.
pub static IAM_GRAMMAR: Source = Source {
    title: "IAM User Guide, IAM JSON policy reference",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies.html",
    read: "2023",
};

/// The IAM guide on sizes.
pub static IAM_LIMITS: Source = Source {
    title: "IAM User Guide, IAM and AWS STS quotas",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
    read: "2023",
};

/// The developer guide on the infrastructure role.
pub static INFRASTRUCTURE_ROLE: Source = Source {
    title: "Amazon ECS Developer Guide, Amazon ECS infrastructure IAM role",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/infrastructure_IAM_role.html",
    read: "2026",
};

/// The KMS guide on condition keys.
pub static KMS_CONDITIONS: Source = Source {
    title: "AWS KMS Developer Guide, Condition keys for AWS KMS",
    url: "https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html",
    read: "2023",
};

/// What calls of KMS cost.
pub static KMS_PRICING: Source =
    Source { title: "AWS KMS pricing", url: "https://aws.amazon.com/kms/pricing/", read: "2026-06" };

/// The developer guide on Managed Instances.
pub static MANAGED_INSTANCES: Source = Source {
    title: "Amazon ECS Developer Guide, Task definition parameters for Managed Instances",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters-managed-instances.html",
    read: "2026-11",
};

/// AWS managed policies.
pub static MANAGED_POLICIES: Source = Source {
    title: "AWS Managed Policy Reference Guide, as bundled in moto 5.2.5",
    url: "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html",
    read: "2026-11",
};

/// The Secrets Manager guide on managed secrets.
pub static MANAGED_SECRETS: Source = Source {
    title: "AWS Secrets Manager User Guide, Managed rotation for AWS Secrets Manager secrets",
    url: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_managed.html",
    read: "2026-11",
};

/// Docker's engine.
pub static MOBY: Source =
    Source { title: "moby/moby b985e2313a", url: "https://github.com/moby/moby", read: "2026" };

/// The official images of Docker Hub.
pub static OFFICIAL_IMAGES: Source = Source {
    title: "docker-library/official-images",
    url: "https://github.com/docker-library/official-images",
    read: "2026-08",
};

/// The developer guide on parameters.
pub static PARAMETER_STORE: Source = Source {
    title: "Amazon ECS Developer Guide, Pass Systems Manager parameters through environment variables",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-ssm-paramstore.html",
    read: "2026",
};

/// What calls of Parameter Store cost.
pub static PARAMETER_STORE_THROUGHPUT: Source = Source {
    title: "AWS Systems Manager User Guide, Changing Parameter Store throughput",
    url: "https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-throughput.html",
    read: "2026",
};

/// The list of partitions and Regions of the AWS SDKs.
pub static PARTITIONS: Source = Source {
    title: "Partitions table of botocore 1.44.5",
    url: "https://github.com/boto/botocore",
    read: "2026-11",
};

/// The POSIX standard on names of variables.
pub static POSIX_NAMES: Source = Source {
    title: "POSIX.1-2017, Base Definitions, 8.1 Environment Variable Definition",
    url: "https://pubs.opengroup.org/onlinepubs/9699919799/basedefs/V1_chap08.html",
    read: "2026",
};

/// The developer guide on private registries.
pub static PRIVATE_REGISTRY: Source = Source {
    title: "Amazon ECS Developer Guide, Private registry authentication",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/private-auth.html",
    read: "2026",
};

/// The developer guide on placement expressions.
pub static QUERY_LANGUAGE: Source = Source {
    title: "Amazon ECS Developer Guide, Cluster query language",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-query-language.html",
    read: "2026",
};

/// The developer guide on quotas.
pub static QUOTAS: Source = Source {
    title: "Amazon ECS Developer Guide, Amazon ECS endpoints and quotas",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html",
    read: "2026",
};

/// The JSON standard.
pub static RFC_8259: Source = Source {
    title: "RFC 8259, The JavaScript Object Notation (JSON) Data Interchange Format",
    url: "https://www.rfc-editor.org/rfc/rfc8259",
    read: "2026-11",
};

/// The GuardDuty guide on Fargate.
pub static RUNTIME_MONITORING: Source = Source {
    title: "Amazon GuardDuty User Guide, How Runtime Monitoring works with Fargate (Amazon ECS only)",
    url: "https://docs.aws.amazon.com/guardduty/latest/ug/how-runtime-monitoring-works-ecs-fargate.html",
    read: "2026",
};

/// The API reference on S3 Files volumes.
pub static S3_FILES: Source = Source {
    title: "Amazon ECS API Reference, S3FilesVolumeConfiguration",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_S3FilesVolumeConfiguration.html",
    read: "2026",
};

/// The Secrets Manager API model.
pub static SECRETS_API: Source = Source {
    title: "Secrets Manager API model 2017-10-17 (botocore 1.44.5)",
    url: "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html",
    read: "2026-11",
};

/// The Secrets Manager guide on other accounts.
pub static SECRETS_CROSS_ACCOUNT: Source = Source {
    title: "AWS Secrets Manager User Guide, Access AWS Secrets Manager secrets from a different account",
    url: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples_cross.html",
    read: "2026",
};

/// The developer guide on Secrets Manager secrets.
pub static SECRETS_MANAGER: Source = Source {
    title: "Amazon ECS Developer Guide, Pass Secrets Manager secrets through environment variables",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html",
    read: "2026",
};

/// What calls of Secrets Manager cost.
pub static SECRETS_MANAGER_PRICING: Source = Source {
    title: "AWS Secrets Manager pricing",
    url: "https://aws.amazon.com/secrets-manager/pricing/",
    read: "2026-09",
};

/// The Systems Manager guide on parameters that stand for secrets.
pub static SECRET_PASS_THROUGH: Source = Source {
    title: "AWS Systems Manager User Guide, Referencing AWS Secrets Manager secrets from Parameter Store parameters",
    url: "https://docs.aws.amazon.com/systems-manager/latest/userguide/integration-ps-secretsmanager.html",
    read: "2023",
};

/// The controls of Security Hub.
pub static SECURITY_HUB: Source = Source {
    title: "AWS Security Hub User Guide, Security Hub controls for Amazon ECS",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html",
    read: "2026-08",
};

/// The list of all actions with their resource types and condition keys.
pub static SERVICE_AUTHORIZATION: Source = Source {
    title: "Service Authorization Reference, Actions, resources, and condition keys for AWS services",
    url: "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
    read: "2026-09",
};

/// The Systems Manager API model.
pub static SSM_API: Source = Source {
    title: "Systems Manager API model 2014-11-06 (botocore 1.44.5), PutParameter",
    url: "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html",
    read: "2026-11",
};

/// What we have seen in public task definitions.
pub static STUDY: Source =
    Source { title: "our own study of public task definitions", url: "", read: "2026-08" };

/// The developer guide on tags of new resources.
pub static TAG_ON_CREATE: Source = Source {
    title: "Amazon ECS Developer Guide, Grant permission to tag resources on creation",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/supported-iam-actions-tagging.html",
    read: "2026",
};

/// The developer guide on the task role.
pub static TASK_ROLE: Source = Source {
    title: "Amazon ECS Developer Guide, Amazon ECS task IAM role",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html",
    read: "2023-06",
};

/// The developer guide on wrong task sizes.
pub static TASK_SIZE_ERROR: Source = Source {
    title: "Amazon ECS Developer Guide, Invalid CPU or memory value specified",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html",
    read: "2026",
};

/// The developer guide's empty task definition.
pub static TEMPLATE: Source = Source {
    title: "Amazon ECS Developer Guide, Task definition template",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-definition-template.html",
    read: "2026",
};

/// The lifecycle of Windows.
pub static WINDOWS_LIFECYCLE: Source = Source {
    title: "Microsoft Lifecycle Policy, Windows Server",
    url: "https://learn.microsoft.com/lifecycle/products/",
    read: "2026-01",
};

/// The developer guide on Windows.
pub static WINDOWS_TASKS: Source = Source {
    title: "Amazon ECS Developer Guide, Task definition considerations for Windows",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/windows_task_definitions.html",
    read: "2026",
};
