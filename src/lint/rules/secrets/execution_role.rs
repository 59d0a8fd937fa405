//! The execution role where there is none. Shared by the rules that miss it.

use serde_json::json;

use crate::lint::TaskCx;
use crate::syntax::rewrite;
use crate::text::TextEdit;

/// Is there no execution role, or an empty one?
pub(crate) fn is_missing(cx: &TaskCx<'_>) -> bool {
    let role = &cx.task.execution_role_arn;
    role.is_absent() || role.text().is_some_and(|text| text.trim().is_empty())
}

/// The edit that adds one, with visible gaps.
pub(crate) fn added(cx: &TaskCx<'_>) -> Option<TextEdit> {
    let account = cx.context.account.as_deref().unwrap_or("<account>");
    let partition = cx.context.partition.as_deref().unwrap_or("aws");
    let family = cx.task.family.as_str().unwrap_or("task");
    let arn = format!("arn:{partition}:iam::{account}:role/{family}-execution");
    match cx.task.execution_role_arn.node() {
        Some(node) => Some(rewrite::replace(cx.document, node, &json!(arn))),
        None => rewrite::insert_member(cx.document, cx.task.origin, "executionRoleArn", &json!(arn)),
    }
}
