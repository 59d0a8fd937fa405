//! Why tasks stop whose secrets are fine: images, start commands, memory, health checks, the host. For `explain`; the simulator does not
//! foresee these. Source: Amazon ECS Developer Guide, stopped task errors (2026), and public logs.

use super::Reason;
use crate::facts::Certainty::Reported;

/// All of them.
pub static ALL: &[&Reason] = &[
    &Reason {
        text: "toomanyrequests: {rest}",
        step: "pull",
        cause: "Docker Hub limits pulls without a login, and the limit is reached",
        fix: "log in with `repositoryCredentials`, or take the image from Amazon ECR, for example through a pull-through cache",
        certainty: Reported,
    },
    &Reason {
        text: "429 Too Many Requests",
        step: "pull",
        cause: "the registry limits pulls, and the limit is reached",
        fix: "log in with `repositoryCredentials`, or take the image from Amazon ECR, for example through a pull-through cache",
        certainty: Reported,
    },
    &Reason {
        text: "manifest unknown",
        step: "pull",
        cause: "the repository has no such tag or digest",
        fix: "push the image, or correct the tag in `image`",
        certainty: Reported,
    },
    &Reason {
        text: "failed to resolve ref {image}: {name}: not found",
        step: "pull",
        cause: "`{image}` does not exist in its registry",
        fix: "push the image, or correct its name and tag",
        certainty: Reported,
    },
    &Reason {
        text: "image Manifest does not contain descriptor matching platform '{platform}'",
        step: "pull",
        cause: "the image is not built for {platform}",
        fix: "build the image for this platform, or set `runtimePlatform.cpuArchitecture` to the image's",
        certainty: Reported,
    },
    &Reason {
        text: "exec format error",
        step: "start",
        cause: "the program of the image is built for another processor, or its script has no interpreter line",
        fix: "build the image for the task's processor, or set `runtimePlatform.cpuArchitecture` to the image's",
        certainty: Reported,
    },
    &Reason {
        text: "executable file not found in $PATH",
        step: "start",
        cause: "the first word of `command` or `entryPoint` is no program of the image; a whole command line in one string counts as one word",
        fix: "write one list element per word, and see that the program is in the image",
        certainty: Reported,
    },
    &Reason {
        text: "argument list too long",
        step: "start",
        cause: "the environment and the arguments are larger than Linux takes, 128 KiB for one variable",
        fix: "make the values smaller, or let the program fetch them itself",
        certainty: Reported,
    },
    &Reason {
        text: "OutOfMemoryError: Container killed due to memory usage",
        step: "start",
        cause: "the container used more memory than its hard limit",
        fix: "raise `memory`, or let the program use less",
        certainty: Reported,
    },
    &Reason {
        text: "Essential container in task exited",
        step: "start",
        cause: "a container with `essential` true ended, and the task with it",
        fix: "look at the container's exit code, reason and logs; 137 is a kill, often for memory, 139 a crash",
        certainty: Reported,
    },
    &Reason {
        text: "Task failed ELB health checks in ({target}",
        step: "start",
        cause: "the load balancer got no healthy answer from the container",
        fix: "see that the port and path of the target group are the container's, and give it time with the health check grace period",
        certainty: Reported,
    },
    &Reason {
        text: "Task failed container health checks",
        step: "start",
        cause: "the `healthCheck` of an essential container failed",
        fix: "run the check's command inside the container; the program it calls must be in the image",
        certainty: Reported,
    },
    &Reason {
        text: "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: {cause}",
        step: "provision",
        cause: "an EFS volume cannot be mounted",
        fix: "open port 2049 from the task to the mount target, and see that the file system and access point exist",
        certainty: Reported,
    },
    &Reason {
        text: "Host EC2 (instance {instance}) stopped / terminated",
        step: "stop",
        cause: "the instance under the task is gone",
        fix: "nothing in the task definition; a service starts another task",
        certainty: Reported,
    },
    &Reason {
        text: "Scaling activity initiated by ({what}",
        step: "stop",
        cause: "the service stopped the task for a deployment or for fewer tasks",
        fix: "nothing: this is how a service replaces tasks",
        certainty: Reported,
    },
    &Reason {
        text: "Timeout waiting for network interface provisioning to complete",
        step: "provision",
        cause: "the network interface of the task did not come up in time",
        fix: "start the task again; when it goes on, see whether the subnet has free addresses",
        certainty: Reported,
    },
];
