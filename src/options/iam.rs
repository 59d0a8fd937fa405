//! Reads a request and the policies to put it to.

use serde_json::Value;

use super::reader::{Given, Refused};
use crate::iam::{Policies, Request};

/// Reads a request.
pub fn request(value: &Value) -> Result<Request, Refused> {
    let mut object = Given::root("request", value).object()?;
    let request = Request {
        principal: object.required("principal", Given::string)?,
        action: object.required("action", Given::string)?,
        resource: object.required("resource", Given::string)?,
        resource_account: object.optional("resourceAccount", Given::string)?,
        context: object.optional("context", |given| given.map(|_, given| values(given)))?.unwrap_or_default(),
    };
    object.finish()?;
    Ok(request)
}

/// Reads policies.
pub fn policies(value: &Value) -> Result<Policies, Refused> {
    let mut object = Given::root("policies", value).object()?;
    let policies = Policies {
        identity: object.optional("identity", |given| given.list(Given::json_object))?.unwrap_or_default(),
        resource: object.optional("resource", Given::json_object)?,
        boundary: object.optional("boundary", Given::json_object)?,
        scps: object.optional("scps", levels)?.unwrap_or_default(),
    };
    object.finish()?;
    Ok(policies)
}

/// The values of a condition key.
fn values(given: &Given<'_>) -> Result<Vec<String>, Refused> {
    if given.is_list() {
        return given.list(Given::string);
    }
    if given.is_string() {
        given.string().map(|value| vec![value])
    } else {
        Err(given.not("a string or a list of strings"))
    }
}

/// Service control policies: a list of them is one level, and a list of lists one level each.
fn levels(given: &Given<'_>) -> Result<Vec<Vec<Value>>, Refused> {
    let level = |given: &Given<'_>| given.list(Given::json_object);
    if given.first_is_list() {
        return given.list(level);
    }
    let policies = level(given)?;
    Ok(if policies.is_empty() { Vec::new() } else { vec![policies] })
}
