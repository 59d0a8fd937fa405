//! The condition keys of a request: given, derived from it, certainly absent, or not known.
//!
//! Sources: IAM User Guide, global condition context keys (2023); AWS KMS Developer Guide, condition keys (2023); Service Authorization
//! Reference (2026-09). Which keys a call of ECS carries is partly our reading of the agent's source.

use super::Request;
use super::caller::{Caller, CallerKind};
use crate::model::arn::Arn;

/// What is known of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// It has these values; never none.
    Values(Vec<String>),
    /// It is not in the request.
    Absent,
    /// It is there, with a value that is not known.
    Present,
    /// Nothing.
    Unknown,
}

/// The keys of one request, in lower case. A later entry replaces an earlier one of the same key.
#[derive(Clone, Debug)]
pub(super) struct Known {
    keys: Vec<(String, State)>,
}

/// Keys that a call of the execution role does not carry.
const ABSENT: &[&str] = &[
    "aws:calledvia",
    "aws:calledviafirst",
    "aws:calledvialast",
    "aws:multifactorauthage",
    "aws:multifactorauthpresent",
    "aws:principalservicename",
    "aws:principalservicenameslist",
    "aws:sourceaccount",
    "aws:sourcearn",
    "aws:sourceorgid",
    "aws:username",
];

/// Keys that every call carries, with values that nobody knows here.
const PRESENT: &[&str] =
    &["aws:currenttime", "aws:epochtime", "aws:tokenissuetime", "aws:userid", "aws:useragent"];

/// Keys of services that depend on the resource or on a default rather than on what the caller says.
const OF_RESOURCE: &[&str] = &[
    "kms:resourcealiases",
    "secretsmanager:resource/",
    "secretsmanager:versionid",
    "secretsmanager:versionstage",
    "s3:existingobjecttag/",
];

impl Known {
    pub(super) fn new(
        request: &Request,
        action: &str,
        arn: Option<&Arn>,
        caller: &Caller,
        resource_account: &str,
    ) -> Self {
        let mut keys: Vec<(String, State)> = Vec::new();
        let mut set = |key: &str, value: String| {
            keys.push((key.to_owned(), State::Values(vec![value])));
        };
        let (kind, name) = match &caller.kind {
            CallerKind::Role { .. } => ("AssumedRole", None),
            CallerKind::Other => {
                ("User", caller.given.rsplit_once('/').filter(|_| caller.given.contains(":user/")))
            }
        };
        set("aws:principalarn", caller.principal_arn());
        set("aws:principalaccount", caller.account.clone());
        set("aws:principaltype", kind.to_owned());
        set("aws:principalisawsservice", "false".to_owned());
        set("aws:securetransport", "true".to_owned());
        let via_service = request.context.keys().any(|key| key.eq_ignore_ascii_case("kms:ViaService"));
        set("aws:viaawsservice", via_service.to_string());
        if let Some((_, name)) = name {
            set("aws:username", name.to_owned());
        }
        if let Some(arn) = arn {
            set("aws:resourceaccount", resource_account.to_owned());
            if action.starts_with("s3:") {
                set("s3:resourceaccount", resource_account.to_owned());
            }
            if !arn.region.is_empty() {
                set("aws:requestedregion", arn.region.clone());
            }
        }
        if action == "secretsmanager:getsecretvalue" {
            set("secretsmanager:secretid", request.resource.clone());
        }
        if action.starts_with("kms:") {
            set("kms:calleraccount", caller.account.clone());
            let names = request.context.keys().filter_map(|key| {
                let name = key.get("kms:EncryptionContext:".len()..)?;
                key.to_ascii_lowercase().starts_with("kms:encryptioncontext:").then(|| name.to_owned())
            });
            let names: Vec<String> = names.collect();
            if !names.is_empty() {
                keys.push(("kms:encryptioncontextkeys".to_owned(), State::Values(names)));
            }
        }
        for (key, values) in &request.context {
            let state = if values.is_empty() { State::Absent } else { State::Values(values.clone()) };
            keys.push((key.to_ascii_lowercase(), state));
        }
        Self { keys }
    }

    /// What is known of a key, whatever its case.
    pub(super) fn state(&self, key: &str) -> State {
        let key = key.to_ascii_lowercase();
        if let Some((_, state)) = self.keys.iter().rfind(|(known, _)| *known == key) {
            return state.clone();
        }
        let is_tag = key.contains("tag/");
        if ABSENT.contains(&key.as_str()) {
            State::Absent
        } else if PRESENT.contains(&key.as_str()) {
            State::Present
        } else if key.starts_with("aws:")
            || is_tag
            || OF_RESOURCE.iter().any(|prefix| key.starts_with(prefix))
        {
            State::Unknown
        } else {
            // What the caller says to a service is in the request, or was not said.
            State::Absent
        }
    }
}
