//! The principal of a request: a role, a session of it, or a user.

use crate::iam::document::PrincipalPattern;
use crate::iam::truth::{Truth, Unknown};
use crate::model::arn::Arn;

/// Stands for the name of a session that is not known: the id of the task.
pub(super) const SESSION: &str = "<task-id>";

/// A principal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Caller {
    /// The ARN as given.
    pub(super) given: String,
    pub(super) partition: String,
    pub(super) account: String,
    pub(super) kind: CallerKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum CallerKind {
    /// A role; its path is known only when the role itself was given, its session only when that was.
    Role { name: String, arn: Option<String>, session: Option<String> },
    /// A user, the root of an account, or something else that is compared as it stands.
    Other,
}

/// How a principal of a policy names a caller. The more particular, the more it grants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// By its session, or as everybody.
    pub(super) direct: Truth,
    /// By its role.
    pub(super) role: Truth,
    /// By its account.
    pub(super) account: Truth,
}

impl Named {
    pub(super) fn nowhere() -> Self {
        Self { direct: Truth::False, role: Truth::False, account: Truth::False }
    }

    pub(super) fn directly() -> Self {
        Self { direct: Truth::True, ..Self::nowhere() }
    }

    /// In any way.
    pub(super) fn at_all(self) -> Truth {
        self.direct.or(self.role).or(self.account)
    }

    pub(super) fn or(self, other: Self) -> Self {
        Self {
            direct: self.direct.or(other.direct),
            role: self.role.or(other.role),
            account: self.account.or(other.account),
        }
    }

    pub(super) fn and(self, truth: &Truth) -> Self {
        Self {
            direct: self.direct.and(truth.clone()),
            role: self.role.and(truth.clone()),
            account: self.account.and(truth.clone()),
        }
    }
}

impl Caller {
    pub(super) fn new(principal: &str) -> Self {
        let given = principal.to_owned();
        let Some(arn) = Arn::parse(principal) else {
            let (partition, account) = ("aws".to_owned(), String::new());
            return Self { given, partition, account, kind: CallerKind::Other };
        };
        let kind = match arn.resource.split_once('/') {
            Some(("role", path)) => CallerKind::Role {
                name: last_part(path).to_owned(),
                arn: Some(principal.to_owned()),
                session: None,
            },
            Some(("assumed-role", rest)) => match rest.split_once('/') {
                Some((name, session)) => {
                    CallerKind::Role { name: name.to_owned(), arn: None, session: Some(session.to_owned()) }
                }
                None => CallerKind::Role { name: rest.to_owned(), arn: None, session: None },
            },
            _ => CallerKind::Other,
        };
        Self { given, partition: arn.partition, account: arn.account, kind }
    }

    /// The ARN that `aws:PrincipalArn` carries: the role, never its session.
    pub(super) fn principal_arn(&self) -> String {
        match &self.kind {
            CallerKind::Role { arn: Some(arn), .. } => arn.clone(),
            CallerKind::Role { name, .. } => {
                format!("arn:{}:iam::{}:role/{name}", self.partition, self.account)
            }
            CallerKind::Other => self.given.clone(),
        }
    }

    /// The ARN that messages name.
    pub(super) fn session_arn(&self) -> String {
        match &self.kind {
            CallerKind::Role { name, session, .. } => {
                let session = session.as_deref().unwrap_or(SESSION);
                format!("arn:{}:sts::{}:assumed-role/{name}/{session}", self.partition, self.account)
            }
            CallerKind::Other => self.given.clone(),
        }
    }

    /// How a principal of a policy names this caller.
    pub(super) fn named_by(&self, principal: &PrincipalPattern) -> Named {
        match principal {
            PrincipalPattern::Star => Named::directly(),
            PrincipalPattern::Account(account) => {
                Named { account: (*account == self.account).into(), ..Named::nowhere() }
            }
            PrincipalPattern::Arn(arn) => self.named_by_arn(arn),
            PrincipalPattern::Other => Named::nowhere(),
        }
    }

    fn named_by_arn(&self, written: &str) -> Named {
        let nowhere = Named::nowhere();
        let Some(arn) = Arn::parse(written) else { return nowhere };
        if arn.partition != self.partition || arn.account != self.account {
            return nowhere;
        }
        let CallerKind::Role { name, arn: own, session } = &self.kind else {
            return Named { direct: (written == self.given).into(), ..nowhere };
        };
        match arn.resource.split_once('/') {
            Some(("role", path)) => {
                // A session does not tell the path of its role.
                let role = own.as_ref().map_or(last_part(path) == name, |own| own == written);
                Named { role: role.into(), ..nowhere }
            }
            Some(("assumed-role", rest)) => match rest.split_once('/') {
                Some((role, wanted)) if role == name => {
                    let direct = match session {
                        Some(session) => (session == wanted).into(),
                        None => Truth::depends(Unknown::Fact("the name of the session".to_owned())),
                    };
                    Named { direct, ..nowhere }
                }
                _ => nowhere,
            },
            _ => nowhere,
        }
    }
}

fn last_part(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}
