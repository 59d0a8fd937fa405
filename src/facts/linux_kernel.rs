//! What ECS lets a container have of the Linux kernel: capabilities and namespaced parameters.
//!
//! Source: ECS API model 2014-11-13 (botocore 1.43.11), KernelCapabilities, SystemControl and dockerSecurityOptions (2026-05).

/// The date of the lists, for messages.
pub const AS_OF: &str = "2026-05";

/// The longest argument or variable of a process, with the NUL behind it: MAX_ARG_STRLEN. Source: execve(2), Linux man-pages (2026).
pub const LONGEST_ARGUMENT: usize = 131_072;

/// The capabilities that ECS knows.
pub static CAPABILITIES: &[&str] = &[
    "ALL",
    "AUDIT_CONTROL",
    "AUDIT_WRITE",
    "BLOCK_SUSPEND",
    "CHOWN",
    "DAC_OVERRIDE",
    "DAC_READ_SEARCH",
    "FOWNER",
    "FSETID",
    "IPC_LOCK",
    "IPC_OWNER",
    "KILL",
    "LEASE",
    "LINUX_IMMUTABLE",
    "MAC_ADMIN",
    "MAC_OVERRIDE",
    "MKNOD",
    "NET_ADMIN",
    "NET_BIND_SERVICE",
    "NET_BROADCAST",
    "NET_RAW",
    "SETFCAP",
    "SETGID",
    "SETPCAP",
    "SETUID",
    "SYSLOG",
    "SYS_ADMIN",
    "SYS_BOOT",
    "SYS_CHROOT",
    "SYS_MODULE",
    "SYS_NICE",
    "SYS_PACCT",
    "SYS_PTRACE",
    "SYS_RAWIO",
    "SYS_RESOURCE",
    "SYS_TIME",
    "SYS_TTY_CONFIG",
    "WAKE_ALARM",
];

/// Capabilities of newer kernels, which the list of ECS does not name.
pub static NEWER_CAPABILITIES: &[&str] = &["AUDIT_READ", "BPF", "CHECKPOINT_RESTORE", "PERFMON"];

/// Capabilities that open a way to the host or to its network, and what they give.
pub static DANGEROUS_CAPABILITIES: &[(&str, &str)] = &[
    ("ALL", "gives every capability, which is close to root on the host"),
    ("DAC_READ_SEARCH", "reads files past their permissions, with known ways out of the container"),
    ("NET_ADMIN", "configures the network that the container is in"),
    ("SYS_ADMIN", "is close to root on the host"),
    ("SYS_MODULE", "loads modules into the kernel of the host"),
    ("SYS_PTRACE", "reads and changes the memory of other processes that the container sees"),
    ("SYS_RAWIO", "reaches the memory and the ports of the host"),
];

/// Kernel parameters of the IPC namespace.
pub static IPC_PARAMETERS: &[&str] = &[
    "kernel.msgmax",
    "kernel.msgmnb",
    "kernel.msgmni",
    "kernel.sem",
    "kernel.shm_rmid_forced",
    "kernel.shmall",
    "kernel.shmmax",
    "kernel.shmmni",
];

/// What begins the name of the other parameters of the IPC namespace.
pub const IPC_PREFIX: &str = "fs.mqueue.";

/// What begins the name of a parameter of the network namespace.
pub const NETWORK_PREFIX: &str = "net.";

/// Security options that stand for themselves, and what begins the others.
pub static SECURITY_OPTIONS: &[&str] =
    &["apparmor:", "credentialspec:", "credentialspecdomainless:", "label:", "no-new-privileges", "seccomp:"];

/// Security options that take a protection away, and which.
pub static UNCONFINED: &[(&str, &str)] = &[
    ("apparmor:unconfined", "AppArmor"),
    ("label:disable", "SELinux"),
    ("seccomp:unconfined", "the filter of system calls"),
];
