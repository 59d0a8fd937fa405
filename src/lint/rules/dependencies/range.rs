//! A number that must lie in a range, as several rules of this group have it.

use serde_json::json;

use crate::facts::durations::Range;
use crate::lint::rules::syntax::skeleton;
use crate::lint::{ContainerCx, Place, Sink};
use crate::model::Field;
use crate::syntax::rewrite;

/// Reports a number outside its range, and offers the nearest one inside it.
pub(crate) fn check(
    cx: &ContainerCx<'_>,
    name: &str,
    field: &Field<i64>,
    range: &Range,
    sink: &mut Sink<'_>,
) {
    let (Some(number), Some(node)) = (field.get(), field.node()) else { return };
    let Range { low, high, unit } = range;
    let near = number.clamp(*low, *high);
    if near == number || skeleton::is_left(cx.task, node) {
        return;
    }
    sink.report(Place::Value(node), format!("`{name}` must be {low} to {high}{unit}, this is {number}"))
        .help(format!("write {near}, the nearest that is allowed"))
        .safe_fix(format!("write {near}"), Some(rewrite::replace(cx.document(), node, &json!(near))));
}
