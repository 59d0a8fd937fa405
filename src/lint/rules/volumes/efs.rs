//! What the rules about EFS volumes share: is the traffic encrypted, what demands that it is, and how it is turned on.

use serde_json::json;

use crate::lint::TaskCx;
use crate::model::enums::{EfsAuthorizationConfigIam, EfsTransitEncryption};
use crate::model::volume::EfsVolumeConfiguration;
use crate::model::{Field, Value};
use crate::syntax::{NodeId, rewrite};
use crate::text::TextEdit;

/// The EFS volumes whose traffic is certainly not encrypted.
pub(crate) fn plain<'a>(cx: &'a TaskCx<'_>) -> impl Iterator<Item = &'a EfsVolumeConfiguration> {
    configurations(cx).filter(|efs| {
        let encryption = &efs.transit_encryption;
        encryption.is_absent() || encryption.get() == Some(EfsTransitEncryption::Disabled)
    })
}

/// All EFS volumes.
pub(crate) fn configurations<'a>(cx: &'a TaskCx<'_>) -> impl Iterator<Item = &'a EfsVolumeConfiguration> {
    cx.task.volumes.items().filter_map(|volume| volume.efs_volume_configuration.known())
}

/// The access point, when one is given.
pub(crate) fn access_point(efs: &EfsVolumeConfiguration) -> Option<&Field<String>> {
    let id = &efs.authorization_config.known()?.access_point_id;
    id.text().is_some_and(|text| !text.trim().is_empty()).then_some(id)
}

/// What makes encryption a duty, and what to call it: IAM authorization, else an access point.
pub(crate) fn duty(efs: &EfsVolumeConfiguration) -> Option<(NodeId, &'static str)> {
    let iam = efs.authorization_config.known().map(|config| &config.iam);
    let iam = iam.filter(|iam| iam.get() == Some(EfsAuthorizationConfigIam::Enabled)).and_then(Field::node);
    if let Some(node) = iam {
        return Some((node, "IAM authorization"));
    }
    access_point(efs)
        .filter(|id| matches!(id.value, Value::Known(_)))?
        .node()
        .map(|node| (node, "an access point"))
}

/// The port of the encrypted traffic, when one is given.
pub(crate) fn port(efs: &EfsVolumeConfiguration) -> Option<NodeId> {
    efs.transit_encryption_port.get().filter(|&port| port > 0)?;
    efs.transit_encryption_port.node()
}

/// Turns encryption on.
pub(crate) fn encrypt(cx: &TaskCx<'_>, efs: &EfsVolumeConfiguration) -> Option<TextEdit> {
    let on = json!(EfsTransitEncryption::Enabled.word());
    match efs.transit_encryption.node() {
        Some(node) => Some(rewrite::replace(cx.document, node, &on)),
        None => rewrite::insert_member(cx.document, efs.origin, "transitEncryption", &on),
    }
}
