//! From JavaScript values to JSON values. Nothing that a caller can pass makes this trap: not an object that holds itself, not
//! a getter that throws.

use js_sys::{Array, Map as JsMap, Object, Reflect, Set as JsSet};
use serde_json::{Map, Number, Value};
use wasm_bindgen::{JsCast, JsValue};

use crate::options::reader::{Refused, member_path};

/// Nobody nests options deeper; an object that holds itself does.
const DEEPEST: usize = 64;

/// A string. Half of a surrogate pair arrives as U+FFFD, which is as long.
pub(super) fn string(name: &str, value: &JsValue) -> Result<String, Refused> {
    value.as_string().ok_or_else(|| Refused::new(name, "must be a string"))
}

/// A string, or nothing.
pub(super) fn optional_string(name: &str, value: &JsValue) -> Result<Option<String>, Refused> {
    if value.is_null() || value.is_undefined() { Ok(None) } else { string(name, value).map(Some) }
}

/// Plain data. `undefined` becomes null.
pub(super) fn json(name: &str, value: &JsValue) -> Result<Value, Refused> {
    convert(name, value, DEEPEST)
}

fn convert(path: &str, value: &JsValue, depth: usize) -> Result<Value, Refused> {
    if value.is_null() || value.is_undefined() {
        return Ok(Value::Null);
    }
    if let Some(boolean) = value.as_bool() {
        return Ok(Value::Bool(boolean));
    }
    if let Some(text) = value.as_string() {
        return Ok(Value::String(text));
    }
    if let Some(number) = value.as_f64() {
        return number_value(number).ok_or_else(|| Refused::new(path, "must be a finite number"));
    }
    if !is_plain(value) {
        return Err(Refused::new(path, "must be plain data"));
    }
    let object: &Object = value.unchecked_ref();
    let Some(depth) = depth.checked_sub(1) else {
        return Err(Refused::new(path, "is nested too deep, or holds itself"));
    };
    let unreadable = |_| Refused::new(path, "cannot be read");
    if Array::is_array(value) {
        let length = value.unchecked_ref::<Array>().length();
        let element = |index| {
            let element = Reflect::get_u32(object, index).map_err(unreadable)?;
            convert(&format!("{path}[{index}]"), &element, depth)
        };
        return (0..length).map(element).collect::<Result<_, _>>().map(Value::Array);
    }
    let mut members = Map::new();
    for key in Reflect::own_keys(object).map_err(unreadable)?.iter() {
        let Some(name) = key.as_string() else {
            return Err(Refused::new(path, "must not have symbols as keys"));
        };
        let member = Reflect::get(object, &key).map_err(unreadable)?;
        let member = convert(&member_path(path, &name), &member, depth)?;
        members.insert(name, member);
    }
    Ok(Value::Object(members))
}

/// An object or a list. An object of another window is none of this window's `Object`, hence no test of its class.
fn is_plain(value: &JsValue) -> bool {
    value.is_object() && !value.is_instance_of::<JsMap>() && !value.is_instance_of::<JsSet>()
}

/// A whole number stays one: `1`, not `1.0`.
fn number_value(number: f64) -> Option<Value> {
    let whole = number.trunc();
    #[expect(clippy::cast_possible_truncation, reason = "safe integers fit")]
    if whole == number && number.abs() <= js_sys::Number::MAX_SAFE_INTEGER {
        return Some(Value::from(number as i64));
    }
    Number::from_f64(number).map(Value::Number)
}
