//! The answer in words: denials as AWS says them.
//!
//! Source: IAM User Guide, troubleshoot access denied error messages (2026), and public logs for KMS.

use super::layer::place;
use super::{Cx, DecidedBy, Decision, Layer};
use crate::iam::truth::Unknown;

/// The end of a denial that no statement allows.
pub(super) fn implicit(layer: Layer, is_kms: bool, action: &str) -> String {
    if layer == Layer::Resource && is_kms {
        return "because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based \
                policy explicitly denies access"
            .to_owned();
    }
    format!("because no {} allows the {action} action", policy(layer))
}

/// The end of a denial that a statement makes.
pub(super) fn explicit(layer: Layer) -> String {
    let article = if layer == Layer::Identity { "an" } else { "a" };
    format!("with an explicit deny in {article} {}", policy(layer))
}

fn policy(layer: Layer) -> &'static str {
    match layer {
        Layer::Identity => "identity-based policy",
        Layer::Resource => "resource-based policy",
        Layer::Boundary => "permissions boundary",
        Layer::Scp => "service control policy",
    }
}

pub(super) fn write(
    cx: &Cx<'_>,
    decision: Decision,
    decided_by: &[DecidedBy],
    because: &str,
    unknown: &[Unknown],
) -> String {
    match decision {
        Decision::ExplicitDeny | Decision::ImplicitDeny => format!(
            "User: {} is not authorized to perform: {} on resource: {} {because}",
            cx.caller.session_arn(),
            cx.request.action,
            cx.resource
        ),
        Decision::Allow => {
            let places: Vec<String> = decided_by.iter().filter_map(place_of).collect();
            format!("allowed by {}", places.join(" and "))
        }
        Decision::Depends => depends(unknown),
    }
}

/// What something depends on.
pub(super) fn depends(unknown: &[Unknown]) -> String {
    let part = |unknown: &Unknown| match unknown {
        Unknown::Key(key) => format!("`{key}`"),
        Unknown::Fact(fact) => fact.clone(),
    };
    let parts: Vec<String> = unknown.iter().map(part).collect();
    format!("depends on {}", parts.join(" and "))
}

/// What to call a statement that decided.
pub(super) fn place_of(decided: &DecidedBy) -> Option<String> {
    let place = place(decided.layer, decided.policy?, decided.statement?);
    Some(match &decided.sid {
        Some(sid) if !sid.is_empty() => format!("`{sid}`, {place}"),
        _ => place,
    })
}
