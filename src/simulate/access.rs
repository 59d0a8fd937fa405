//! What the simulator asks of permissions. The policy engine answers; the two do not know each other.

/// A call that the launch makes.
#[derive(Clone, Debug, PartialEq)]
pub struct AccessRequest<'a> {
    /// `secretsmanager:GetSecretValue`
    pub action: &'a str,
    /// The ARN, or `*` where the action knows no resources.
    pub resource: &'a str,
    /// Condition keys and their values, as far as they are known.
    pub context: Vec<(&'a str, String)>,
}

/// The answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Allowed {
    /// It goes through.
    Yes,
    /// It is refused; the text is what AWS would say after "is not authorized to perform: … on resource: …".
    No(String),
    /// It depends on something that is not known here.
    Unknown(String),
}

/// Somebody who knows what the execution role may do.
pub trait Access {
    /// May the execution role make this call?
    fn check(&self, request: &AccessRequest<'_>) -> Allowed;

    /// Do the answers count what placeholders of a resource may stand for?
    fn knows_placeholders(&self) -> bool {
        false
    }
}
