//! What resources of the same template give: the shape of their ARNs and names.
//!
//! Source: AWS CloudFormation template reference, return values of each resource type (2026-11).

use super::DEEPEST;
use super::value::{Part, Reader, Text, known, open};
use crate::syntax::NodeId;

/// Stands for the six random characters at the end of a secret's ARN.
pub const RANDOM_SUFFIX: &str = "${RandomSuffix}";

/// A type of resource: which attribute (empty for `Ref`), the property that names it, and the text with `{}` for the name.
type Shape = (&'static str, &'static str, &'static str, &'static str);

const SHAPES: &[Shape] = &[
    (
        "AWS::SecretsManager::Secret",
        "",
        "Name",
        "arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:{}-${RandomSuffix}",
    ),
    (
        "AWS::SecretsManager::Secret",
        "Id",
        "Name",
        "arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:{}-${RandomSuffix}",
    ),
    ("AWS::SSM::Parameter", "", "Name", "{}"),
    ("AWS::IAM::Role", "", "RoleName", "{}"),
    ("AWS::IAM::Role", "Arn", "RoleName", "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/{}"),
    ("AWS::Logs::LogGroup", "", "LogGroupName", "{}"),
    (
        "AWS::Logs::LogGroup",
        "Arn",
        "LogGroupName",
        "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:{}:*",
    ),
    ("AWS::ECR::Repository", "", "RepositoryName", "{}"),
    (
        "AWS::ECR::Repository",
        "Arn",
        "RepositoryName",
        "arn:${AWS::Partition}:ecr:${AWS::Region}:${AWS::AccountId}:repository/{}",
    ),
    (
        "AWS::ECR::Repository",
        "RepositoryUri",
        "RepositoryName",
        "${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/{}",
    ),
    ("AWS::S3::Bucket", "", "BucketName", "{}"),
    ("AWS::S3::Bucket", "Arn", "BucketName", "arn:${AWS::Partition}:s3:::{}"),
];

impl Reader<'_> {
    /// What a resource gives: by `Ref`, or an attribute. Nothing where its shape is not known here.
    pub(super) fn of_resource(&self, id: &str, attribute: Option<&str>) -> Option<Text> {
        let resource = self.resource(id)?;
        let kind = self.tree.string(self.tree.get(resource, "Type")?)?;
        let wanted = attribute.unwrap_or_default();
        if kind == "AWS::SecretsManager::SecretTargetAttachment" && wanted.is_empty() {
            let secret = self.property(resource, "SecretId")?;
            return Some(self.text(secret, DEEPEST - 1));
        }
        // The secret that RDS makes for a database.
        if wanted == "MasterUserSecret.SecretArn" {
            let name = [known("rds!"), open(format!("{id}.MasterUserSecret"))].concat();
            let (.., shape) = SHAPES.first()?;
            return Some(self.filled(shape, &name));
        }
        let (_, _, property, shape) =
            SHAPES.iter().find(|(of, attribute, ..)| *of == kind && *attribute == wanted)?;
        let name = match self.property(resource, property) {
            Some(node) => self.text(node, DEEPEST - 1),
            // Of a role without a name the ARN holds its id somewhere; a path would stand before it.
            None if kind == "AWS::IAM::Role" && wanted == "Arn" => return None,
            None => open(id),
        };
        let path = self.property(resource, "Path").filter(|_| kind == "AWS::IAM::Role" && wanted == "Arn");
        let name = match path {
            Some(path) => {
                [vec![Part::Known(self.scalar(path)?.trim_start_matches('/').to_owned())], name].concat()
            }
            None => name,
        };
        Some(self.filled(shape, &name))
    }

    pub(super) fn property(&self, resource: NodeId, name: &str) -> Option<NodeId> {
        self.tree.get(self.tree.get(resource, "Properties")?, name)
    }

    /// A shape with its name; pseudo parameters are known where they are chosen.
    fn filled(&self, shape: &str, name: &Text) -> Text {
        let mut parts = Vec::new();
        let mut rest = shape;
        while let Some(at) = rest.find(['$', '{']) {
            let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
            parts.push(Part::Known(before.to_owned()));
            if let Some(behind) = from.strip_prefix("{}") {
                parts.extend(name.iter().cloned());
                rest = behind;
                continue;
            }
            let Some((pseudo, behind)) = from.strip_prefix("${").and_then(|inside| inside.split_once('}'))
            else {
                break;
            };
            parts.extend(self.parameter(pseudo).map_or_else(|| open(pseudo), |(value, _)| known(value)));
            rest = behind;
        }
        parts.push(Part::Known(rest.to_owned()));
        parts
    }
}
