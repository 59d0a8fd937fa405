//! The exported functions: the crossing between JavaScript and [`functions`], and nothing more.
//!
//! Arguments come as `JsValue` and go through `incoming`, so that a wrong one is an `Error` and never a trap: after a trap
//! the instance would keep the memory of the call. Results go through serde-wasm-bindgen in its JSON-compatible form: absent
//! values are null, maps plain objects and numbers plain numbers.

mod incoming;

use serde::Serialize;
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};

use super::functions;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

/// Everything about a text: what it is, its problems, and for each task definition in it the environments, the launch and
/// the policies. Throws only on wrong options.
#[wasm_bindgen(unchecked_return_type = "Analysis")]
pub fn analyze(
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: &JsValue,
) -> Result<JsValue, JsError> {
    let text = incoming::string("text", text)?;
    outgoing(&functions::analyze(&text, &incoming::json("options", options)?)?)
}

/// Applies fixes until none is left; only safe ones unless the options say otherwise.
#[wasm_bindgen(js_name = applyFixes, unchecked_return_type = "Fixed")]
pub fn apply_fixes(
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "FixOptions")] options: &JsValue,
) -> Result<JsValue, JsError> {
    let text = incoming::string("text", text)?;
    outgoing(&functions::apply_fixes(&text, &incoming::json("options", options)?)?)
}

/// What the `stoppedReason` of a task means and what to do; when the task definition is given, also the place in it.
#[wasm_bindgen(js_name = explainStopped, unchecked_return_type = "StoppedReason")]
pub fn explain_stopped(
    #[wasm_bindgen(unchecked_param_type = "string")] reason: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "string | null")] text: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: &JsValue,
) -> Result<JsValue, JsError> {
    let reason = incoming::string("reason", reason)?;
    let text = incoming::optional_string("text", text)?;
    let options = incoming::json("options", options)?;
    outgoing(&functions::explain_stopped(&reason, text.as_deref(), &options)?)
}

/// What a rotation of a secret does to a service: which task keeps which version, who can log in, and what redeploys by itself.
#[wasm_bindgen(js_name = simulateRotation, unchecked_return_type = "Rotations")]
pub fn simulate_rotation(
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "RotationPlan | null")] rotation: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: &JsValue,
) -> Result<JsValue, JsError> {
    let text = incoming::string("text", text)?;
    let rotation = incoming::json("rotation", rotation)?;
    outgoing(&functions::simulate_rotation(&text, &rotation, &incoming::json("options", options)?)?)
}

/// May a principal make a request? The answer that IAM would give, and which policies make it so.
#[wasm_bindgen(unchecked_return_type = "IamResponse")]
pub fn evaluate(
    #[wasm_bindgen(unchecked_param_type = "IamRequest")] request: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "IamPolicies")] policies: &JsValue,
) -> Result<JsValue, JsError> {
    let request = incoming::json("request", request)?;
    outgoing(&functions::evaluate(&request, &incoming::json("policies", policies)?)?)
}

/// A report on a text.
#[wasm_bindgen]
pub fn render(
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "ReportFormat")] format: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "RenderOptions")] options: &JsValue,
) -> Result<String, JsError> {
    let text = incoming::string("text", text)?;
    let format = incoming::json("format", format)?;
    Ok(functions::render(&text, &format, &incoming::json("options", options)?)?)
}

/// The task definitions of a text in another form, with notes on what could not be carried. Null where there are none.
#[wasm_bindgen(unchecked_return_type = "Converted | null")]
pub fn convert(
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "ConvertFormat")] format: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: &JsValue,
) -> Result<JsValue, JsError> {
    let text = incoming::string("text", text)?;
    let format = incoming::json("format", format)?;
    outgoing(&functions::convert(&text, &format, &incoming::json("options", options)?)?)
}

/// What changes when the second text takes the place of the first, whatever their dialects.
#[wasm_bindgen(unchecked_return_type = "Comparison")]
pub fn compare(
    #[wasm_bindgen(unchecked_param_type = "string")] before: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] after: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "CompareOptions")] options: &JsValue,
) -> Result<JsValue, JsError> {
    let (before, after) = (incoming::string("before", before)?, incoming::string("after", after)?);
    outgoing(&functions::compare(&before, &after, &incoming::json("options", options)?)?)
}

/// The roles that a task definition needs, written for another tool.
#[wasm_bindgen(js_name = renderPolicy)]
pub fn render_policy(
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "PolicyFormat")] format: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "PolicyOptions")] options: &JsValue,
) -> Result<String, JsError> {
    let text = incoming::string("text", text)?;
    let format = incoming::json("format", format)?;
    Ok(functions::render_policy(&text, &format, &incoming::json("options", options)?)?)
}

/// What the policies in a text are worth for a task definition: which calls they cover, what is missing and what is more than needed.
#[wasm_bindgen(js_name = judgePolicy, unchecked_return_type = "Judgement")]
pub fn judge_policy(
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] policies: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "JudgeOptions")] options: &JsValue,
) -> Result<JsValue, JsError> {
    let text = incoming::string("text", text)?;
    let policies = incoming::string("policies", policies)?;
    outgoing(&functions::judge_policy(&text, &policies, &incoming::json("options", options)?)?)
}

/// Every rule, by group and name.
#[wasm_bindgen(unchecked_return_type = "RuleInfo[]")]
pub fn rules() -> Result<JsValue, JsError> {
    outgoing(&functions::rules())
}

/// The code of a link, to go behind the `#` of the page's address. It holds what is given and nothing else.
#[wasm_bindgen(js_name = encodeShare)]
pub fn encode_share(
    #[wasm_bindgen(unchecked_param_type = "ShareState")] state: &JsValue,
) -> Result<String, JsError> {
    Ok(functions::encode_share(&incoming::json("state", state)?)?)
}

/// What the code of a link holds. Throws when it cannot be read.
#[wasm_bindgen(js_name = decodeShare, unchecked_return_type = "ShareState")]
pub fn decode_share(
    #[wasm_bindgen(unchecked_param_type = "string")] code: &JsValue,
) -> Result<JsValue, JsError> {
    outgoing(&functions::decode_share(&incoming::string("code", code)?)?)
}

/// The version of this package, such as `0.1.0`.
#[wasm_bindgen]
pub fn version() -> String {
    functions::version().to_owned()
}

fn outgoing(value: &impl Serialize) -> Result<JsValue, JsError> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(|error| JsError::new(&error.to_string()))
}
