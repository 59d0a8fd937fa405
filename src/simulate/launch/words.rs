//! How a failure reads in a task's `stoppedReason`, per profile. The texts stand in `facts/stopped_reasons`; here they are put
//! together: the service's answer, as the SDK prints it, inside what the agent says about it.

use crate::facts::Certainty;
use crate::facts::agent_features;
use crate::facts::stopped_reasons::{Reason, agent, fargate, service};
use crate::simulate::caller::REQUEST_ID;
use crate::simulate::reference::{Denial, Failure};
use crate::simulate::{Cx, Platform};

/// A text and how sure we are of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Words {
    pub(crate) text: String,
    pub(crate) certainty: Certainty,
}

/// What a service answered: its name, the call, the error's code and message.
struct ServiceError<'a> {
    service: &'a str,
    operation: &'a str,
    code: &'a str,
    /// Does the service's API model name the error? The SDK prints those without "api error".
    is_modelled: bool,
    message: Words,
}

/// A reason as the task shows it: the agent raises the first letter and collapses blanks.
pub(crate) fn terminal(cx: &Cx<'_>, text: &str) -> String {
    if !cx.profile.speaks_as_agent() {
        return text.to_owned();
    }
    let collapsed = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut characters = collapsed.chars();
    match characters.next() {
        Some(first) => std::iter::once(first.to_ascii_uppercase()).chain(characters).collect(),
        None => collapsed,
    }
}

/// The certainty of a text that this profile speaks.
fn sure(cx: &Cx<'_>, reason: &Reason) -> Certainty {
    match cx.profile.platform {
        Platform::FargateWindows | Platform::ManagedInstances => Certainty::Assumed,
        _ => reason.certainty,
    }
}

/// A secret that cannot be fetched.
pub(crate) fn secret(cx: &Cx<'_>, reference: &str, secret: &str, region: &str, failure: &Failure) -> Words {
    let own = |reason: &Reason, parts: &[(&str, &str)]| Words {
        text: reason.fill(parts),
        certainty: sure(cx, reason),
    };
    let cause = match failure {
        Failure::Malformed => own(&agent::ASM_MALFORMED, &[("reference", reference)]),
        Failure::NoKey(key) => own(&agent::JSON_KEY_MISSING, &[("key", key)]),
        Failure::Json(error) => Words { text: error.clone(), certainty: sure(cx, &agent::JSON_INVALID) },
        Failure::NoRoute if !cx.profile.speaks_as_agent() => {
            return own(&fargate::ASM_NO_ROUTE, &[("secret", secret)]);
        }
        Failure::NoRoute => no_route(cx, "Secrets Manager", "GetSecretValue", "secretsmanager", region),
        // Fargate, too, was seen to check the length before the call.
        Failure::VersionIdLength(id) if id.len() < 32 && (speaks_v1(cx) || !cx.profile.is_agent()) => {
            own(&service::SHORT_VERSION_V1, &[])
        }
        _ => service_error(cx, &secret_error(cx, failure)),
    };
    // A reference that is not taken apart is the secret's id as it stands.
    let secret = if *failure == Failure::SelectorsTooNew { reference } else { secret };
    let is_answer = !matches!(failure, Failure::Malformed | Failure::NoKey(_) | Failure::Json(_));
    let Words { text, certainty } = cause;
    let (text, reason) = if !cx.profile.speaks_as_agent() {
        let cause =
            if is_answer { fargate::ASM_CALL.fill(&[("secret", secret), ("cause", &text)]) } else { text };
        (fargate::ASM_FAILED.fill(&[("retries", "1"), ("cause", &cause)]), &fargate::ASM_FAILED)
    } else if !is_answer && (is_new(cx) || *failure == Failure::Malformed) {
        (text, &agent::ASM_FAILED)
    } else if !is_new(cx) {
        let cause =
            if is_answer { agent::ASM_CALL_OLD.fill(&[("secret", secret), ("cause", &text)]) } else { text };
        (agent::ASM_FAILED_OLD.fill(&[("region", region), ("cause", &cause)]), &agent::ASM_FAILED_OLD)
    } else if matches!(failure, Failure::Missing | Failure::NoStage(_) | Failure::NoVersion(_)) {
        (agent::ASM_NOT_FOUND.fill(&[("secret", secret), ("cause", &text)]), &agent::ASM_NOT_FOUND)
    } else {
        (agent::ASM_FAILED.fill(&[("secret", secret), ("cause", &text)]), &agent::ASM_FAILED)
    };
    Words { text, certainty: certainty.min(sure(cx, reason)) }
}

/// A batch of parameters that cannot be fetched; `names` are those that are not there.
pub(crate) fn parameters(cx: &Cx<'_>, region: &str, names: &[&str], failure: &Failure) -> Words {
    let names = names.join(",");
    let speaks_as_agent = cx.profile.speaks_as_agent();
    let cause = match failure {
        Failure::NoRoute if !speaks_as_agent => {
            return Words {
                text: fargate::SSM_NO_ROUTE.text.to_owned(),
                certainty: sure(cx, &fargate::SSM_NO_ROUTE),
            };
        }
        Failure::NoRoute => no_route(cx, "SSM", "GetParameters", "ssm", region),
        Failure::Denied(denial) => service_error(
            cx,
            &ServiceError {
                service: "SSM",
                operation: "GetParameters",
                code: "AccessDeniedException",
                is_modelled: false,
                message: denied(cx, denial),
            },
        ),
        Failure::KmsDenied(_) => service_error(
            cx,
            &ServiceError {
                service: "SSM",
                operation: "GetParameters",
                code: "AccessDeniedException",
                is_modelled: false,
                message: plain(&service::KMS_CIPHERTEXT, &[]),
            },
        ),
        _ if speaks_as_agent => plain(&agent::SSM_INVALID, &[("names", &names)]),
        _ => plain(&fargate::SSM_INVALID, &[("names", &names)]),
    };
    let reason = if speaks_as_agent { &agent::SSM_FAILED } else { &fargate::SSM_FAILED };
    let text = reason.fill(&[("region", region), ("retries", "1"), ("cause", &cause.text)]);
    Words { text, certainty: cause.certainty.min(sure(cx, reason)) }
}

/// The secret with the credentials of a registry cannot be fetched.
pub(crate) fn registry(cx: &Cx<'_>, secret: &str, region: &str, failure: &Failure) -> Words {
    let cause = match failure {
        Failure::NoRoute => no_route(cx, "Secrets Manager", "GetSecretValue", "secretsmanager", region),
        _ => service_error(cx, &secret_error(cx, failure)),
    };
    let inner = agent::REGISTRY_FAILED.fill(&[("secret", secret), ("cause", &cause.text)]);
    registry_value(cx, &inner, cause.certainty)
}

/// Something about registry credentials, in the words of the agent, which Fargate wraps.
pub(crate) fn registry_value(cx: &Cx<'_>, text: &str, certainty: Certainty) -> Words {
    if cx.profile.speaks_as_agent() {
        return Words { text: text.to_owned(), certainty };
    }
    let reason = &fargate::REGISTRY_AUTH;
    Words {
        text: reason.fill(&[("retries", "1"), ("cause", text)]),
        certainty: certainty.min(sure(cx, reason)),
    }
}

/// A call to another service that is not allowed, as the SDK prints it.
pub(crate) fn denied_call(cx: &Cx<'_>, service: &str, operation: &str, denial: &Denial) -> Words {
    service_error(
        cx,
        &ServiceError {
            service,
            operation,
            code: "AccessDeniedException",
            is_modelled: false,
            message: denied(cx, denial),
        },
    )
}

/// A call that gets no answer, as the SDK prints it.
pub(crate) fn no_route(cx: &Cx<'_>, service: &str, operation: &str, endpoint: &str, region: &str) -> Words {
    if speaks_v1(cx) {
        let endpoint = format!("{endpoint}.{region}.amazonaws.com");
        plain(&service::V1_NO_ROUTE, &[("endpoint", &endpoint)])
    } else {
        plain(&service::V2_NO_ROUTE, &[("service", service), ("operation", operation)])
    }
}

/// The words of AWS for a call that is not allowed.
pub(crate) fn denied(cx: &Cx<'_>, denial: &Denial) -> Words {
    let because = match denial.because.as_str() {
        "" => format!("because no identity-based policy allows the {} action", denial.action),
        because => because.to_owned(),
    };
    let parts = [
        ("caller", cx.caller.session(cx.inputs)),
        ("action", denial.action.to_owned()),
        ("resource", denial.resource.clone()),
        ("because", because),
    ];
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, value)| (*name, value.as_str())).collect();
    plain(&service::DENIED, &parts)
}

fn plain(reason: &Reason, parts: &[(&str, &str)]) -> Words {
    Words { text: reason.fill(parts), certainty: reason.certainty }
}

fn secret_error<'a>(cx: &Cx<'_>, failure: &Failure) -> ServiceError<'a> {
    let (code, is_modelled, message) = match failure {
        Failure::Denied(denial) => ("AccessDeniedException", false, denied(cx, denial)),
        Failure::KmsDenied(_) => ("AccessDeniedException", false, plain(&service::KMS_DENIED, &[])),
        Failure::PendingDeletion => ("InvalidRequestException", true, plain(&service::PENDING_DELETION, &[])),
        Failure::StageMismatch => ("InvalidRequestException", true, plain(&service::STAGE_MISMATCH, &[])),
        Failure::NoStage(stage) => {
            ("ResourceNotFoundException", true, plain(&service::STAGE_MISSING, &[("stage", stage)]))
        }
        Failure::NoVersion(id) => {
            ("ResourceNotFoundException", true, plain(&service::VERSION_MISSING, &[("version", id)]))
        }
        Failure::VersionIdLength(id) => {
            let bound =
                if id.len() < 32 { "greater than or equal to 32" } else { "less than or equal to 64" };
            let parts = [("version", id.as_str()), ("bound", bound)];
            ("ValidationException", false, plain(&service::VERSION_LENGTH, &parts))
        }
        // A reference that this version does not take apart goes out whole, and finds nothing.
        Failure::SelectorsTooNew => {
            let message = service::SECRET_MISSING.text.to_owned();
            ("ResourceNotFoundException", true, Words { text: message, certainty: Certainty::Assumed })
        }
        _ => ("ResourceNotFoundException", true, plain(&service::SECRET_MISSING, &[])),
    };
    ServiceError { service: "Secrets Manager", operation: "GetSecretValue", code, is_modelled, message }
}

fn service_error(cx: &Cx<'_>, error: &ServiceError<'_>) -> Words {
    let reason = match (speaks_v1(cx), error.is_modelled) {
        (true, _) => &service::V1,
        (false, true) => &service::V2_MODELLED,
        (false, false) => &service::V2_GENERIC,
    };
    let parts = [
        ("service", error.service),
        ("operation", error.operation),
        ("status", "400"),
        ("request", REQUEST_ID),
        ("code", error.code),
        ("message", error.message.text.as_str()),
    ];
    Words { text: reason.fill(&parts), certainty: error.message.certainty.min(reason.certainty) }
}

/// Is the AWS SDK for Go of version 1?
fn speaks_v1(cx: &Cx<'_>) -> bool {
    cx.profile.platform == Platform::FargateLegacy
        || (cx.profile.is_agent() && cx.profile.agent < service::SDK_V2_AGENT)
}

/// Does the agent word Secrets Manager failures as it does since 1.84.0?
fn is_new(cx: &Cx<'_>) -> bool {
    cx.profile.is_agent() && cx.profile.agent >= agent_features::NEW_ASM_TEXTS
}
