//! Volumes: names, ids of file systems, mount options, and folders that matter.
//!
//! Source: ECS API model (Volume, Tmpfs, EFSVolumeConfiguration) and the models of Amazon EFS and Amazon FSx of 2026-11 for names,
//! ids and options; the developer guide on bind mounts and the documentation of Docker (2026) for folders.

/// Characters of the name of a volume.
pub const VOLUME_NAME: usize = 255;

/// How an id of a file system or access point is written: a prefix and hexadecimal digits.
#[derive(Debug, PartialEq, Eq)]
pub struct IdFormat {
    /// What it is the id of.
    pub title: &'static str,
    /// What it begins with.
    pub prefix: &'static str,
    /// The service and the kind of resource in an ARN that may stand in its place; "" where none may.
    pub arn: (&'static str, &'static str),
    /// The fewest digits.
    pub least: usize,
    /// The most digits.
    pub most: usize,
}

/// An EFS file system.
pub static EFS_FILE_SYSTEM: IdFormat = IdFormat {
    title: "an EFS file system",
    prefix: "fs-",
    arn: ("elasticfilesystem", "file-system/"),
    least: 8,
    most: 40,
};

/// An EFS access point.
pub static EFS_ACCESS_POINT: IdFormat = IdFormat {
    title: "an EFS access point",
    prefix: "fsap-",
    arn: ("elasticfilesystem", "access-point/"),
    least: 8,
    most: 40,
};

/// An FSx file system.
pub static FSX_FILE_SYSTEM: IdFormat =
    IdFormat { title: "an FSx file system", prefix: "fs-", arn: ("", ""), least: 8, most: 18 };

/// Mount options of `tmpfs`. Some take a value behind `=`.
pub static TMPFS_OPTIONS: &[&str] = &[
    "async",
    "atime",
    "bind",
    "defaults",
    "dev",
    "diratime",
    "dirsync",
    "exec",
    "gid",
    "mand",
    "mode",
    "mpol",
    "noatime",
    "nodev",
    "nodiratime",
    "noexec",
    "nomand",
    "norelatime",
    "nostrictatime",
    "nosuid",
    "nr_blocks",
    "nr_inodes",
    "private",
    "rbind",
    "relatime",
    "remount",
    "ro",
    "rprivate",
    "rshared",
    "rslave",
    "runbindable",
    "rw",
    "shared",
    "slave",
    "strictatime",
    "suid",
    "sync",
    "uid",
    "unbindable",
];

/// Mount options that exclude each other.
pub static TMPFS_OPPOSITES: &[(&str, &str)] =
    &[("ro", "rw"), ("exec", "noexec"), ("suid", "nosuid"), ("dev", "nodev"), ("sync", "async")];

/// Folders of a container that its image and its runtime rely on.
pub static SYSTEM_FOLDERS: &[&str] =
    &["/bin", "/etc", "/lib", "/proc", "/run", "/sbin", "/sys", "/usr", "/var/run"];

/// Folders in which a log router finds the configuration that ECS writes.
pub static ROUTER_FOLDERS: &[&str] = &["/fluent-bit/etc", "/fluentd/etc"];

/// A folder or file of a host that gives more than its content.
#[derive(Debug, PartialEq, Eq)]
pub struct HostPath {
    /// The path.
    pub path: &'static str,
    /// Whether what lies below it is meant too.
    pub below: bool,
    /// What whoever has it can do or see.
    pub gives: &'static str,
}

/// Sensitive paths of a Linux host.
pub static HOST_PATHS: &[HostPath] = &[
    HostPath { path: "/", below: false, gives: "the whole host" },
    HostPath { path: "/boot", below: false, gives: "the kernel of the host" },
    HostPath { path: "/etc", below: false, gives: "the configuration of the host, users and keys included" },
    HostPath { path: "/etc/ecs", below: true, gives: "the configuration of the ECS agent" },
    HostPath { path: "/home", below: false, gives: "the home folders of the host" },
    HostPath { path: "/proc", below: false, gives: "the processes of the host" },
    HostPath { path: "/root", below: true, gives: "the home folder of root" },
    HostPath { path: "/run", below: false, gives: "the sockets of the host, Docker's included" },
    HostPath { path: "/run/docker.sock", below: false, gives: "control of Docker, and so of the host" },
    HostPath { path: "/sys", below: false, gives: "the devices of the host" },
    HostPath { path: "/var/lib/docker", below: true, gives: "the files of all containers on the host" },
    HostPath { path: "/var/lib/ecs", below: true, gives: "the data of the ECS agent" },
    HostPath { path: "/var/run", below: false, gives: "the sockets of the host, Docker's included" },
    HostPath { path: "/var/run/docker.sock", below: false, gives: "control of Docker, and so of the host" },
];
