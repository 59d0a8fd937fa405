//! The sizes that Fargate offers.
//!
//! Source: Amazon ECS Developer Guide, task definition parameters for Fargate (read 2026-08), and for 32 vCPU the public
//! changes of other tools (cfn-lint #4668, pulumi-awsx #2053; 2026-08), since the API model of 2026-11 does not list it yet.

/// The date of the table, for messages.
pub const AS_OF: &str = "2026-08";

/// One CPU size and the memory that goes with it.
#[derive(Debug, PartialEq, Eq)]
pub struct Size {
    /// CPU units; 1024 are one vCPU.
    pub cpu: u32,
    /// Memory in MiB, from small to large.
    pub memory: &'static [u32],
    /// Whether Windows tasks may have it.
    pub windows: bool,
}

/// All sizes, from small to large.
pub static SIZES: &[Size] = &[
    Size { cpu: 256, memory: &[512, 1024, 2048], windows: false },
    Size { cpu: 512, memory: &[1024, 2048, 3072, 4096], windows: false },
    Size { cpu: 1024, memory: &[2048, 3072, 4096, 5120, 6144, 7168, 8192], windows: true },
    Size {
        cpu: 2048,
        memory: &[4096, 5120, 6144, 7168, 8192, 9216, 10240, 11264, 12288, 13312, 14336, 15360, 16384],
        windows: true,
    },
    Size {
        cpu: 4096,
        memory: &[
            8192, 9216, 10240, 11264, 12288, 13312, 14336, 15360, 16384, 17408, 18432, 19456, 20480, 21504,
            22528, 23552, 24576, 25600, 26624, 27648, 28672, 29696, 30720,
        ],
        windows: true,
    },
    Size {
        cpu: 8192,
        memory: &[16384, 20480, 24576, 28672, 32768, 36864, 40960, 45056, 49152, 53248, 57344, 61440],
        windows: false,
    },
    Size {
        cpu: 16384,
        memory: &[32768, 40960, 49152, 57344, 65536, 73728, 81920, 90112, 98304, 106_496, 114_688, 122_880],
        windows: false,
    },
    Size { cpu: 32768, memory: &[61440, 122_880, 249_856], windows: false },
];

/// Does Fargate offer this pair?
pub fn offers(cpu: u32, memory: u32) -> bool {
    SIZES.iter().any(|size| size.cpu == cpu && size.memory.contains(&memory))
}
