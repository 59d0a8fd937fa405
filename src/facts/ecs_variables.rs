//! Variables that ECS itself sets in a container, and when.
//!
//! Source: amazon-ecs-agent 1.105.1 (`task.go`, `docker_task_engine.go`; 2026-06), and for Fargate the developer guide on the
//! task metadata endpoint and public dumps (2026).

/// When ECS sets a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// In every container.
    Always,
    /// When the task has a task role.
    TaskRole,
    /// In a container whose log driver is `awsfirelens`.
    FirelensLog,
    /// In the log router, when it is Fluentd.
    FluentdRouter,
    /// In a container with GPUs.
    Gpu,
    /// In a container that shares a GPU under NVIDIA MPS.
    SharedGpu,
}

/// A variable that ECS sets, whatever the task definition says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EcsVariable {
    /// Its name; with `*` at the end, the beginning of it.
    pub name: &'static str,
    /// When.
    pub when: When,
}

/// The variables that ECS sets, whatever the task definition says. `AWS_REGION` and `AWS_DEFAULT_REGION` are not among them:
/// of those, the task definition's own value wins.
pub static ECS_VARIABLES: &[EcsVariable] = &[
    EcsVariable { name: "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", when: When::TaskRole },
    EcsVariable { name: "AWS_EXECUTION_ENV", when: When::Always },
    EcsVariable { name: "CUDA_MPS_*", when: When::SharedGpu },
    EcsVariable { name: "ECS_AGENT_URI", when: When::Always },
    EcsVariable { name: "ECS_CONTAINER_METADATA_URI", when: When::Always },
    EcsVariable { name: "ECS_CONTAINER_METADATA_URI_V4", when: When::Always },
    EcsVariable { name: "FLUENT_HOST", when: When::FirelensLog },
    EcsVariable { name: "FLUENT_PORT", when: When::FirelensLog },
    EcsVariable { name: "FLUENT_UID", when: When::FluentdRouter },
    EcsVariable { name: "NVIDIA_VISIBLE_DEVICES", when: When::Gpu },
];

/// Variables that a process finds although the task definition does not set them: from ECS, the runtime or the shell.
pub static PRESENT_ANYWAY: &[&str] = &[
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_DEFAULT_REGION",
    "AWS_EXECUTION_ENV",
    "AWS_REGION",
    "ECS_AGENT_URI",
    "ECS_CONTAINER_METADATA_FILE",
    "ECS_CONTAINER_METADATA_URI",
    "ECS_CONTAINER_METADATA_URI_V4",
    "FLUENT_HOST",
    "FLUENT_PORT",
    "HOME",
    "HOSTNAME",
    "IFS",
    "LANG",
    "OLDPWD",
    "PATH",
    "PWD",
    "RANDOM",
    "SHELL",
    "TERM",
    "UID",
    "USER",
];
