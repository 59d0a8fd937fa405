//! Amazon Resource Names: `arn:partition:service:region:account:resource`.

use crate::text::Span;

/// The six sections of an ARN. What follows the fifth colon is the resource, colons included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arn {
    /// `aws`, `aws-cn`, `aws-us-gov`, …
    pub partition: String,
    /// `secretsmanager`, `ssm`, `iam`, …
    pub service: String,
    /// The Region; empty for global services.
    pub region: String,
    /// The account; empty for S3.
    pub account: String,
    /// The rest.
    pub resource: String,
    /// Where each of the five sections after `arn` stands in the string.
    pub spans: [Span; 5],
}

/// The sections of an ARN that [`Arn::span`] can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// The partition.
    Partition,
    /// The service.
    Service,
    /// The Region.
    Region,
    /// The account.
    Account,
    /// The resource.
    Resource,
}

impl Arn {
    /// Splits at the first five colons, as the AWS SDKs do. `None` without the prefix `arn:` or with too few sections.
    pub fn parse(text: &str) -> Option<Self> {
        let [partition, service, region, account, resource] = sections(text)?;
        Some(Self {
            partition: partition.0.to_owned(),
            service: service.0.to_owned(),
            region: region.0.to_owned(),
            account: account.0.to_owned(),
            resource: resource.0.to_owned(),
            spans: [partition.1, service.1, region.1, account.1, resource.1],
        })
    }

    /// One section of a text that is an ARN.
    pub fn section(text: &str, section: Section) -> Option<&str> {
        sections(text)?.get(section as usize).map(|(part, _)| *part)
    }

    /// Where a section stands in the string that was parsed.
    pub fn span(&self, section: Section) -> Span {
        let [partition, service, region, account, resource] = self.spans;
        match section {
            Section::Partition => partition,
            Section::Service => service,
            Section::Region => region,
            Section::Account => account,
            Section::Resource => resource,
        }
    }

    /// Is it an ARN of this service?
    pub fn is(&self, service: &str) -> bool {
        self.service == service
    }
}

/// The sections and where they stand.
fn sections(text: &str) -> Option<[(&str, Span); 5]> {
    let mut start = 4;
    let mut rest = text.strip_prefix("arn:")?;
    let mut sections = [("", Span::default()); 5];
    for (index, section) in sections.iter_mut().enumerate() {
        let length = if index == 4 { rest.len() } else { rest.bytes().position(|byte| byte == b':')? };
        *section = (rest.get(..length)?, Span::from_range(start..start + length));
        rest = rest.get(length + 1..).unwrap_or_default();
        start += length + 1;
    }
    Some(sections)
}

impl std::fmt::Display for Arn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { partition, service, region, account, resource, .. } = self;
        write!(f, "arn:{partition}:{service}:{region}:{account}:{resource}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_at_the_first_five_colons() {
        let text = "arn:aws:secretsmanager:us-east-1:111122223333:secret:db-AbCdEf:user::";
        let arn = Arn::parse(text).unwrap();
        assert_eq!((arn.service.as_str(), arn.region.as_str()), ("secretsmanager", "us-east-1"));
        assert_eq!(arn.resource, "secret:db-AbCdEf:user::");
        assert_eq!(arn.span(Section::Account).of(text), "111122223333");
        assert_eq!(arn.to_string(), text);
    }

    #[test]
    fn wants_six_sections() {
        assert_eq!(Arn::parse("arn:aws:s3::"), None);
        assert!(Arn::parse("arn:aws:s3:::bucket/key").is_some());
        assert_eq!(Arn::parse("ARN:aws:s3:::bucket"), None);
    }
}
