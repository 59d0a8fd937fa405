//! Files in S3 that ECS reads: environment files, configuration of FireLens, credential specs.

use super::super::grant::{Condition, Purpose, Role};
use super::super::written::Written;
use super::keys::{self, Protected};
use super::secrets::Place;
use super::{Container, Cx, Need};
use crate::facts::iam_actions as facts;
use crate::facts::iam_actions::Action;
use crate::model::Origin;
use crate::model::arn::Arn;
use crate::model::enums::Compatibility;

const READ: &[&Action] = &[&facts::S3_GET_OBJECT];
const LOCATE: &[&Action] = &[&facts::S3_GET_BUCKET_LOCATION];

pub(super) fn derive(cx: &mut Cx<'_>, container: &Container<'_>) {
    let title = &container.title;
    for file in container.definition.environment_files.items() {
        let Some(written) = Written::of(&file.value) else { continue };
        let because = format!("{title} gets variables from this file");
        read_object(cx, &written, &Place { origin: file.value.origin, because: &because, fact: None });
    }
    let Some(firelens) = container.definition.firelens_configuration.known() else { return };
    let option = |name: &str| firelens.options.entry(name);
    if option("config-file-type").and_then(|field| field.as_str()) != Some("s3") {
        return;
    }
    let Some(field) = option("config-file-value") else { return };
    let Some(written) = Written::of(field) else { return };
    if cx.runs_only_on(Compatibility::Fargate) {
        cx.note(Role::Execution, format!("{title} has its FireLens file in S3, which Fargate does not read"));
        return;
    }
    let because = format!("{title} is configured by this file");
    read_object(cx, &written, &Place { origin: field.origin, because: &because, fact: None });
}

/// Environment files that a RunTask override brings.
pub(super) fn of_overrides(cx: &mut Cx<'_>) {
    let containers = cx.world.overrides.as_ref().and_then(|overrides| overrides.get("containerOverrides"));
    let files: Vec<String> = containers
        .and_then(|containers| containers.as_array())
        .into_iter()
        .flatten()
        .filter_map(|container| container.get("environmentFiles")?.as_array())
        .flatten()
        .filter_map(|file| file.get("value")?.as_str().map(str::to_owned))
        .collect();
    for file in files {
        let place = Place {
            origin: Origin::Node(cx.task.origin),
            because: "a RunTask override brings variables from this file",
            fact: None,
        };
        read_object(cx, &Written::plain(&file), &place);
    }
}

/// Is it the ARN of an S3 object?
pub(super) fn is_object(text: &str) -> bool {
    Arn::parse(text).is_some_and(|arn| arn.is("s3") && arn.resource.contains('/'))
}

pub(super) fn read_object(cx: &mut Cx<'_>, written: &Written, place: &Place<'_>) {
    let need = Need {
        role: Role::Execution,
        purpose: Purpose::ReadConfigFiles,
        actions: READ,
        origin: place.origin,
        fact: place.fact.unwrap_or(&facts::READS_FILES),
        text: place.because,
    };
    let text = written.text.as_str();
    if !is_object(text) {
        if written.is_dynamic() {
            // The key is behind the placeholder, and the bucket in it.
            let resource = written.in_policy(text);
            cx.note(
                Role::Execution,
                format!("`{resource}` should be the ARN of an object; also allow `s3:GetBucketLocation` on its bucket"),
            );
            cx.grant(&need, resource);
        } else {
            cx.note(Role::Execution, format!("`{text}` is not the ARN of an S3 object"));
        }
        return;
    }
    let bucket = text.split_once('/').map_or(text, |(bucket, _)| bucket);
    let name = written.as_written(bucket.rsplit(':').next().unwrap_or_default());
    let told = cx.options.buckets.get(&name).cloned().unwrap_or_default();
    let is_assumed = told.owner.is_none() && cx.home.account.is_some();
    let owner = told.owner.or_else(|| cx.home.account.clone());
    let conditions: Vec<Condition> = owner.iter().map(|owner| owned_by(owner)).collect();
    if owner.is_none() {
        cx.note(
            Role::Execution,
            "the account is not known, so the policy does not say whose buckets it means; add `aws:ResourceAccount`",
        );
    }
    if is_assumed {
        cx.note(
            Role::Execution,
            format!("the policy takes the bucket `{name}` for the task's own; name its account when it is shared by another"),
        );
    }
    let object = written.in_policy(text);
    let bucket = written.in_policy(bucket);
    cx.grant_if(&need, object.clone(), conditions.clone(), None);
    let locate = Need {
        purpose: Purpose::LocateConfigBuckets,
        actions: LOCATE,
        fact: &facts::LOCATES_BUCKETS,
        ..need
    };
    cx.grant_if(&locate, bucket.clone(), conditions, None);
    let Some(key) = told.kms_key else { return };
    let region = cx.home.region().to_owned();
    let account = owner.unwrap_or_else(|| cx.home.account().to_owned());
    let because = format!("the bucket is encrypted with a customer managed key; {}", place.because);
    let protected = Protected {
        purpose: Purpose::DecryptFiles,
        key: &key,
        region: &region,
        account: &account,
        services: &["s3"],
        // With S3 Bucket Keys the context is the bucket.
        context: ("kms:EncryptionContext:aws:s3:arn", &[bucket, object]),
        origin: place.origin,
        because: &because,
    };
    keys::decrypt(cx, &protected);
}

/// Guards against a bucket that somebody else took over.
fn owned_by(account: &str) -> Condition {
    Condition {
        operator: "StringEquals",
        key: "aws:ResourceAccount".to_owned(),
        values: vec![account.to_owned()],
    }
}
