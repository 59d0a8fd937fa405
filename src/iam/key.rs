//! KMS keys as users name them: by ARN, by id, or by alias.

/// The names of the keys that AWS manages. Every principal of the account may use them through their service.
///
/// Source: AWS Secrets Manager User Guide, secret encryption (2023); AWS Systems Manager User Guide, SecureString parameters (2023).
const MANAGED: &[&str] = &["aws/s3", "aws/secretsmanager", "aws/ssm"];

/// A customer managed key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerKey {
    /// Its ARN, when the key is known.
    pub arn: Option<String>,
    /// The ARN up to the resource: `arn:aws:kms:us-east-1:111122223333`.
    pub prefix: String,
    /// Its alias as a policy names it, when only that is known: `alias/app`.
    pub alias: Option<String>,
}

/// Reads the name of a key in an account and Region. Nothing for a key that AWS manages.
pub fn locate(key: &str, partition: &str, region: &str, account: &str) -> Option<CustomerKey> {
    let (prefix, name) = match key.split_once(":alias/") {
        Some((prefix, name)) => (Some(prefix.to_owned()), Some(name)),
        None => (None, key.strip_prefix("alias/")),
    };
    if key.is_empty() || MANAGED.contains(&name.unwrap_or(key)) {
        return None;
    }
    let prefix = prefix
        .or_else(|| Some(key.split_once(":key/")?.0.to_owned()))
        .unwrap_or_else(|| format!("arn:{partition}:kms:{region}:{account}"));
    let (arn, alias) = match name {
        Some(name) => (None, Some(format!("alias/{name}"))),
        None if key.starts_with("arn:") => (Some(key.to_owned()), None),
        None => (Some(format!("{prefix}:key/{}", key.strip_prefix("key/").unwrap_or(key))), None),
    };
    Some(CustomerKey { arn, prefix, alias })
}

impl CustomerKey {
    /// The resource of a statement: the key, or with an alias alone every key of the account and Region.
    pub fn resource(&self) -> String {
        self.arn.clone().unwrap_or_else(|| format!("{}:key/*", self.prefix))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_way_to_name_a_key() {
        let resource = |key: &str| {
            locate(key, "aws", "us-east-1", "111122223333").map(|key| (key.resource(), key.alias))
        };
        let prefix = "arn:aws:kms:us-east-1:111122223333";
        let arn = format!("{prefix}:key/1234abcd");
        assert_eq!(resource(&arn), Some((arn.clone(), None)));
        assert_eq!(resource("1234abcd"), Some((arn.clone(), None)));
        assert_eq!(resource("key/1234abcd"), Some((arn, None)));
        let by_alias = Some((format!("{prefix}:key/*"), Some("alias/app".to_owned())));
        assert_eq!(resource("alias/app"), by_alias);
        assert_eq!(resource(&format!("{prefix}:alias/app")), by_alias);
        for managed in ["", "aws/ssm", "alias/aws/secretsmanager", &format!("{prefix}:alias/aws/ssm")] {
            assert_eq!(resource(managed), None, "{managed}");
        }
    }
}
