//! The partitions and Regions of AWS. Source: the partitions table of botocore 1.44.5, read 2026-11-25.
//!
//! The table ages: a Region that fits the pattern of a partition without being listed may be newer than it.

/// When the table was read, for messages that depend on it.
pub const READ: &str = "2026-11";

/// A partition: Regions with accounts of their own.
#[derive(Debug, PartialEq, Eq)]
pub struct Partition {
    /// As in an ARN.
    pub name: &'static str,
    /// How the names of its Regions begin.
    pub beginnings: &'static [&'static str],
    /// Its Regions, sorted.
    pub regions: &'static [&'static str],
    /// How the names of its hosts end.
    pub dns_suffix: &'static str,
}

/// What is known of the name of a Region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is in the table.
    Listed(&'static Partition),
    /// It is not, but is made like the Regions of this partition.
    Fits(&'static Partition),
    /// It is no name of a Region.
    Unknown,
}

/// Every partition, the largest first.
pub static PARTITIONS: &[Partition] = &[
    Partition {
        name: "aws",
        beginnings: &["us-", "eu-", "ap-", "sa-", "ca-", "me-", "af-", "il-", "mx-"],
        regions: &[
            "af-south-1",
            "ap-east-1",
            "ap-east-2",
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-northeast-3",
            "ap-south-1",
            "ap-south-2",
            "ap-southeast-1",
            "ap-southeast-2",
            "ap-southeast-3",
            "ap-southeast-4",
            "ap-southeast-5",
            "ap-southeast-6",
            "ap-southeast-7",
            "ca-central-1",
            "ca-west-1",
            "eu-central-1",
            "eu-central-2",
            "eu-north-1",
            "eu-south-1",
            "eu-south-2",
            "eu-west-1",
            "eu-west-2",
            "eu-west-3",
            "il-central-1",
            "me-central-1",
            "me-south-1",
            "me-west-1",
            "mx-central-1",
            "sa-east-1",
            "sa-west-1",
            "us-east-1",
            "us-east-2",
            "us-west-1",
            "us-west-2",
        ],
        dns_suffix: "amazonaws.com",
    },
    Partition {
        name: "aws-cn",
        beginnings: &["cn-"],
        regions: &["cn-north-1", "cn-northwest-1"],
        dns_suffix: "amazonaws.com.cn",
    },
    Partition {
        name: "aws-us-gov",
        beginnings: &["us-gov-"],
        regions: &["us-gov-east-1", "us-gov-west-1"],
        dns_suffix: "amazonaws.com",
    },
    Partition {
        name: "aws-eusc",
        beginnings: &["eusc-de-"],
        regions: &["eusc-de-east-1"],
        dns_suffix: "amazonaws.eu",
    },
    Partition {
        name: "aws-iso",
        beginnings: &["us-iso-"],
        regions: &["us-iso-east-1", "us-iso-west-1"],
        dns_suffix: "c2s.ic.gov",
    },
    Partition {
        name: "aws-iso-b",
        beginnings: &["us-isob-"],
        regions: &["us-isob-east-1", "us-isob-west-1"],
        dns_suffix: "sc2s.sgov.gov",
    },
    Partition {
        name: "aws-iso-e",
        beginnings: &["eu-isoe-"],
        regions: &["eu-isoe-west-1"],
        dns_suffix: "cloud.adc-e.uk",
    },
    Partition {
        name: "aws-iso-f",
        beginnings: &["us-isof-"],
        regions: &["us-isof-east-1", "us-isof-south-1"],
        dns_suffix: "csp.hci.ic.gov",
    },
];

/// The words between the beginning of a Region's name and its number, in all Regions so far.
const DIRECTIONS: [&str; 9] =
    ["central", "east", "north", "northeast", "northwest", "south", "southeast", "southwest", "west"];

/// Every listed Region.
pub fn all() -> impl Iterator<Item = &'static str> {
    PARTITIONS.iter().flat_map(|partition| partition.regions.iter().copied())
}

/// A partition by its name in an ARN.
pub fn partition(name: &str) -> Option<&'static Partition> {
    PARTITIONS.iter().find(|partition| partition.name == name)
}

/// What is known of the name of a Region.
pub fn standing(region: &str) -> Standing {
    if let Some(partition) =
        PARTITIONS.iter().find(|partition| partition.regions.binary_search(&region).is_ok())
    {
        return Standing::Listed(partition);
    }
    let fits = |partition: &&Partition| {
        partition.beginnings.iter().any(|beginning| region.strip_prefix(beginning).is_some_and(is_place))
    };
    PARTITIONS.iter().find(fits).map_or(Standing::Unknown, Standing::Fits)
}

/// The partition that a Region would be in, told by how its name begins; `aws` unless it begins like another one's.
pub fn of_region(region: &str) -> &'static str {
    let begins =
        |partition: &&Partition| partition.beginnings.iter().any(|beginning| region.starts_with(beginning));
    let (commercial, others) =
        PARTITIONS.split_first().map_or(("aws", PARTITIONS), |(first, rest)| (first.name, rest));
    others.iter().find(begins).map_or(commercial, |partition| partition.name)
}

/// The partition of a Region, listed or not.
pub fn partition_of(region: &str) -> Option<&'static Partition> {
    match standing(region) {
        Standing::Listed(partition) | Standing::Fits(partition) => Some(partition),
        Standing::Unknown => None,
    }
}

/// Is a name made like that of a Region, whatever its geography? `xx-west-1`
pub fn ends_like_a_region(region: &str) -> bool {
    region.split_once('-').is_some_and(|(geography, rest)| {
        let known_length = (2..=4).contains(&geography.len());
        let place = rest.rsplit_once('-').and_then(|(before, number)| {
            let direction = before.rsplit('-').next()?;
            Some(is_place(&format!("{direction}-{number}")))
        });
        known_length && geography.bytes().all(|byte| byte.is_ascii_lowercase()) && place == Some(true)
    })
}

/// `west-3`: a direction and a number.
fn is_place(text: &str) -> bool {
    text.rsplit_once('-').is_some_and(|(direction, number)| {
        DIRECTIONS.contains(&direction)
            && (1..=2).contains(&number.len())
            && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_every_region_fits_its_partition_only() {
        for partition in PARTITIONS {
            assert!(partition.regions.is_sorted(), "{}", partition.name);
            for region in partition.regions {
                let fitting: Vec<&str> = PARTITIONS
                    .iter()
                    .filter(|other| {
                        other
                            .beginnings
                            .iter()
                            .any(|beginning| region.strip_prefix(beginning).is_some_and(is_place))
                    })
                    .map(|other| other.name)
                    .collect();
                assert_eq!(fitting, [partition.name], "{region}");
            }
        }
    }

    #[test]
    fn tells_a_newer_region_from_a_mistake() {
        let name = |region| match standing(region) {
            Standing::Listed(partition) => format!("listed in {}", partition.name),
            Standing::Fits(partition) => format!("fits {}", partition.name),
            Standing::Unknown => "unknown".to_owned(),
        };
        assert_eq!(name("eu-west-1"), "listed in aws");
        assert_eq!(name("us-gov-west-1"), "listed in aws-us-gov");
        assert_eq!(name("eu-west-9"), "fits aws");
        assert_eq!(name("eusc-de-west-1"), "fits aws-eusc");
        assert!(ends_like_a_region("nz-north-1") && ends_like_a_region("xx-yy-east-2"));
        assert!(!ends_like_a_region("us-east1") && !ends_like_a_region("eu-wset-1"));
        assert_eq!(
            ["eu-west-1", "us-gov-x", "cn-north-1", "", "zz"].map(of_region),
            ["aws", "aws-us-gov", "aws-cn", "aws", "aws"]
        );
        for wrong in ["us-east1", "eu-west-1a", "eu-wset-1", "region", "", "aws-global", "us-east-"] {
            assert_eq!(name(wrong), "unknown", "{wrong}");
        }
    }
}
