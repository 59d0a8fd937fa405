//! The kinds of document that people paste.

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// The input of `aws ecs register-task-definition`.
    EcsRegister,
    /// The output of `aws ecs describe-task-definition`, bare or in its wrapper.
    EcsDescribe,
    /// A CloudFormation, SAM or CDK template, or one resource of it.
    CloudFormation,
    /// Terraform: HCL, container definitions for `jsonencode` or `templatefile`, plan or state.
    Terraform,
    /// A Compose file.
    DockerCompose,
    /// A Kubernetes manifest.
    Kubernetes,
    /// A Jsonnet program.
    Jsonnet,
    /// The input of `aws ecs create-service` or `update-service`.
    EcsService,
    /// The output of `aws ecs describe-tasks`.
    EcsTasks,
    /// The `overrides` of `aws ecs run-task`.
    TaskOverrides,
    /// An IAM policy.
    IamPolicy,
    /// A CodeDeploy AppSpec file.
    AppSpec,
    /// A manifest of AWS Copilot.
    Copilot,
    /// The configuration of ecspresso.
    Ecspresso,
    /// Nothing that is known here.
    Unknown,
}

impl Dialect {
    /// The dialects that can be chosen by hand.
    pub const CHOICES: [Self; 4] =
        [Self::EcsRegister, Self::EcsDescribe, Self::CloudFormation, Self::Terraform];

    /// The word used in results.
    pub fn name(self) -> &'static str {
        match self {
            Self::EcsRegister => "ecs-register",
            Self::EcsDescribe => "ecs-describe",
            Self::CloudFormation => "cloudformation",
            Self::Terraform => "terraform",
            Self::DockerCompose => "docker-compose",
            Self::Kubernetes => "kubernetes",
            Self::Jsonnet => "jsonnet",
            Self::EcsService => "ecs-service",
            Self::EcsTasks => "ecs-tasks",
            Self::TaskOverrides => "task-overrides",
            Self::IamPolicy => "iam-policy",
            Self::AppSpec => "appspec",
            Self::Copilot => "copilot",
            Self::Ecspresso => "ecspresso",
            Self::Unknown => "unknown",
        }
    }

    /// Can a task definition of this dialect be read?
    pub fn is_understood(self) -> bool {
        matches!(self, Self::EcsRegister | Self::EcsDescribe | Self::CloudFormation | Self::Terraform)
    }

    /// What it is called in a sentence.
    pub fn title(self) -> &'static str {
        match self {
            Self::EcsRegister => "a task definition",
            Self::EcsDescribe => "describe-task-definition output",
            Self::CloudFormation => "a CloudFormation template",
            Self::Terraform => "Terraform",
            Self::DockerCompose => "a Docker Compose file",
            Self::Kubernetes => "a Kubernetes manifest",
            Self::Jsonnet => "a Jsonnet program",
            Self::EcsService => "an ECS service definition",
            Self::EcsTasks => "describe-tasks output",
            Self::TaskOverrides => "RunTask overrides",
            Self::IamPolicy => "an IAM policy",
            Self::AppSpec => "a CodeDeploy AppSpec file",
            Self::Copilot => "a Copilot manifest",
            Self::Ecspresso => "the configuration of ecspresso",
            Self::Unknown => "not a task definition",
        }
    }

    /// How to go on from a document that cannot be read; `None` for those that can.
    pub fn advice(self) -> Option<&'static str> {
        match self {
            Self::EcsRegister | Self::EcsDescribe => None,
            Self::CloudFormation => Some("paste the template that has an `AWS::ECS::TaskDefinition`"),
            Self::Terraform => {
                Some("paste the file that has an `aws_ecs_task_definition`, or its containers")
            }
            Self::DockerCompose => {
                Some("ECS does not read Compose files; paste the task definition that was made of it")
            }
            Self::Kubernetes => Some("ECS does not read Kubernetes manifests; paste an ECS task definition"),
            Self::Jsonnet => Some("evaluate it first and paste the JSON: `jsonnet FILE`"),
            Self::EcsService => Some("paste the task definition that the service names in `taskDefinition`"),
            Self::EcsTasks => Some("paste the task definition that `taskDefinitionArn` names"),
            Self::TaskOverrides => Some("paste the task definition; overrides belong into the pretend AWS"),
            Self::IamPolicy => Some("paste a task definition; the policy it needs is then shown beside it"),
            Self::AppSpec => Some("paste the task definition file that the AppSpec file goes with"),
            Self::Copilot => Some("paste the template that `copilot svc package` makes of it"),
            Self::Ecspresso => Some("paste the file that `task_definition` names"),
            Self::Unknown => Some("a task definition is an object with `family` and `containerDefinitions`"),
        }
    }
}
