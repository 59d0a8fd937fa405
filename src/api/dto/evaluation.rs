//! The answer of the policy evaluator.

use serde::Serialize;

use crate::iam;

/// What came of a request.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct IamResponse {
    decision: &'static str,
    decided_by: Vec<DecidedBy>,
    message: String,
    unknown_keys: Vec<String>,
    problems: Vec<String>,
}

/// A layer of policies, and the statement in it that decided.
#[derive(Clone, Debug, Serialize)]
pub struct DecidedBy {
    layer: &'static str,
    policy: Option<usize>,
    statement: Option<usize>,
    sid: Option<String>,
}

impl From<iam::Response> for IamResponse {
    fn from(response: iam::Response) -> Self {
        let decided_by = response.decided_by.into_iter().map(|by| DecidedBy {
            layer: by.layer.name(),
            policy: by.policy,
            statement: by.statement,
            sid: by.sid,
        });
        Self {
            decision: response.decision.name(),
            decided_by: decided_by.collect(),
            message: response.message,
            unknown_keys: response.unknown_keys,
            problems: response.problems,
        }
    }
}
