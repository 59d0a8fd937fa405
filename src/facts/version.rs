//! Version numbers of the container agent and of Fargate platforms: three numbers, compared from the left.

/// A version such as 1.105.1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version(pub u32, pub u32, pub u32);

impl Version {
    /// Reads `1.105.1`, `v1.105.1` or `1.4`; what follows a hyphen does not count.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().trim_start_matches(['v', 'V']);
        let text = text.split(['-', '+']).next()?;
        let mut parts = text.split('.').map(|part| part.parse::<u32>().ok());
        let version =
            Self(parts.next()??, parts.next().unwrap_or(Some(0))?, parts.next().unwrap_or(Some(0))?);
        parts.next().is_none().then_some(version)
    }
}

impl std::fmt::Display for Version {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self(major, minor, patch) = self;
        write!(f, "{major}.{minor}.{patch}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_compares_numbers() {
        assert_eq!(Version::parse("1.105.1"), Some(Version(1, 105, 1)));
        assert_eq!(Version::parse("v1.4"), Some(Version(1, 4, 0)));
        assert_eq!(Version::parse("LATEST"), None);
        assert_eq!(Version::parse("1.2.3.4"), None);
        assert!(Version(1, 9, 0) < Version(1, 22, 0));
    }
}
