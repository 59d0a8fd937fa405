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

/// The CloudFormation resource.
pub static CLOUDFORMATION: Source = Source {
    title: "CloudFormation schema of AWS::ECS::TaskDefinition",
    url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-taskdefinition.html",
    read: "2026-11",
};

/// The developer guide on plain variables.
pub static ENVIRONMENT: Source = Source {
    title: "Amazon ECS Developer Guide, Pass an individual environment variable",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/taskdef-envfiles.html",
    read: "2026",
};

/// The developer guide on the execution role.
pub static EXECUTION_ROLE: Source = Source {
    title: "Amazon ECS Developer Guide, Task execution IAM role",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html",
    read: "2026",
};

/// The developer guide on task definition parameters for Fargate.
pub static FARGATE_PARAMETERS: Source = Source {
    title: "Amazon ECS Developer Guide, Task definition parameters for Fargate",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html",
    read: "2026-08",
};

/// Docker's engine.
pub static MOBY: Source =
    Source { title: "moby/moby b985e2313a", url: "https://github.com/moby/moby", read: "2026" };

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

/// The developer guide on Secrets Manager secrets.
pub static SECRETS_MANAGER: Source = Source {
    title: "Amazon ECS Developer Guide, Pass Secrets Manager secrets through environment variables",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html",
    read: "2026",
};

/// The developer guide's empty task definition.
pub static TEMPLATE: Source = Source {
    title: "Amazon ECS Developer Guide, Task definition template",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-definition-template.html",
    read: "2026",
};
