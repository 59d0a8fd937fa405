//! Names of roles, and what they say.

use crate::lint::rules::secrets::sensitive_name::words;

/// The name in the ARN of a role, without its path; a short name as it is.
pub(crate) fn of(text: &str) -> &str {
    let resource = text.rsplit(':').next().unwrap_or(text);
    resource.rsplit('/').next().unwrap_or(resource)
}

/// Does a name say that it is an execution role?
pub(crate) fn says_execution(name: &str) -> bool {
    words(name).iter().any(|word| matches!(word.as_str(), "EXECUTION" | "EXEC" | "EXECUTIONROLE"))
}

/// Does a name say that it is a task role, and not an execution role?
pub(crate) fn says_task(name: &str) -> bool {
    !says_execution(name) && words(name).iter().any(|word| matches!(word.as_str(), "TASK" | "TASKROLE"))
}
