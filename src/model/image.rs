//! Image references: `registry/repository:tag@digest`.

/// The parts of an image reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// The registry's host, with its port; `None` for Docker Hub.
    pub registry: Option<String>,
    /// The repository, slashes included.
    pub repository: String,
    /// The tag.
    pub tag: Option<String>,
    /// The digest, as `sha256:…`.
    pub digest: Option<String>,
}

/// A private repository of Amazon ECR.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EcrRepository {
    /// The account that owns it.
    pub account: String,
    /// Its Region.
    pub region: String,
    /// The partition, told by the host's suffix.
    pub partition: &'static str,
    /// The repository.
    pub repository: String,
}

impl Image {
    /// Splits a reference as Docker does: the first part is a registry when it has a dot or a colon or is `localhost`.
    pub fn parse(text: &str) -> Option<Self> {
        if text.is_empty() || text.contains(char::is_whitespace) {
            return None;
        }
        let (rest, digest) = match text.split_once('@') {
            Some((rest, digest)) => (rest, Some(digest.to_owned())),
            None => (text, None),
        };
        let (registry, path) = match rest.split_once('/') {
            Some((host, path)) if host.contains(['.', ':']) || host == "localhost" => {
                (Some(host.to_owned()), path)
            }
            _ => (None, rest),
        };
        let (repository, tag) = match path.rsplit_once(':') {
            Some((repository, tag)) if !tag.contains('/') => (repository, Some(tag.to_owned())),
            _ => (path, None),
        };
        (!repository.is_empty()).then(|| Self { registry, repository: repository.to_owned(), tag, digest })
    }

    /// The private ECR repository it names. Dual-stack hosts (`dkr-ecr`) and the Chinese suffix are known.
    pub fn ecr(&self) -> Option<EcrRepository> {
        let host = self.registry.as_deref()?;
        let (account, rest) = host.split_once('.')?;
        if account.len() != 12 || !account.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let rest = rest
            .strip_prefix("dkr.ecr.")
            .or_else(|| rest.strip_prefix("dkr.ecr-fips."))
            .or_else(|| rest.strip_prefix("dkr-ecr.").or_else(|| rest.strip_prefix("dkr-ecr-fips.")))?;
        let (region, suffix) = rest.split_once('.')?;
        let partition = match suffix {
            "amazonaws.com" | "on.aws" if region.starts_with("us-gov-") => "aws-us-gov",
            "amazonaws.com" | "on.aws" => "aws",
            "amazonaws.com.cn" | "on.amazonwebservices.com.cn" => "aws-cn",
            _ => return None,
        };
        Some(EcrRepository {
            account: account.to_owned(),
            region: region.to_owned(),
            partition,
            repository: self.repository.clone(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_references_as_docker_does() {
        let parts = |text: &str| {
            let image = Image::parse(text).unwrap();
            (image.registry, image.repository, image.tag, image.digest)
        };
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(parts("nginx"), (None, "nginx".to_owned(), None, None));
        assert_eq!(parts("bitnami/redis:7"), (None, "bitnami/redis".to_owned(), some("7"), None));
        assert_eq!(
            parts("localhost:5000/a/b:1"),
            (some("localhost:5000"), "a/b".to_owned(), some("1"), None)
        );
        assert_eq!(parts("a@sha256:00"), (None, "a".to_owned(), None, some("sha256:00")));
    }

    #[test]
    fn knows_private_ecr() {
        let ecr = |text: &str| Image::parse(text).unwrap().ecr();
        let found = ecr("111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/web:1").unwrap();
        assert_eq!((found.region.as_str(), found.repository.as_str()), ("eu-west-1", "team/web"));
        assert_eq!(ecr("111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/w").unwrap().partition, "aws-cn");
        assert_eq!(ecr("public.ecr.aws/docker/library/nginx"), None);
    }
}
