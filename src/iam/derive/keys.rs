//! KMS keys: what the role needs when a secret, parameter or file is protected by a customer managed key.

use super::super::grant::{Condition, EncryptionContext, Purpose, Role};
use super::super::key;
use super::{Cx, Need};
use crate::facts::iam_actions as facts;
use crate::facts::iam_actions::Action;
use crate::model::Origin;

const DECRYPT: &[&Action] = &[&facts::KMS_DECRYPT];

/// What is decrypted.
pub(super) struct Protected<'a> {
    pub(super) purpose: Purpose,
    /// The key, as the user gave it: an ARN, an id, or an alias.
    pub(super) key: &'a str,
    pub(super) region: &'a str,
    pub(super) account: &'a str,
    /// The services that call KMS.
    pub(super) services: &'static [&'static str],
    /// The key of the encryption context and its possible values.
    pub(super) context: (&'static str, &'a [String]),
    pub(super) origin: Origin,
    pub(super) because: &'a str,
}

pub(super) fn decrypt(cx: &mut Cx<'_>, protected: &Protected<'_>) {
    let located = key::locate(protected.key, &cx.home.partition, protected.region, protected.account);
    let Some(key) = located else { return };
    let need = Need {
        role: Role::Execution,
        purpose: protected.purpose,
        actions: DECRYPT,
        origin: protected.origin,
        fact: &facts::DECRYPTS,
        text: protected.because,
    };
    // The suffix is the same in every partition.
    let services =
        protected.services.iter().map(|service| format!("{service}.{}.amazonaws.com", protected.region));
    let mut conditions = vec![Condition {
        operator: "StringEquals",
        key: "kms:ViaService".to_owned(),
        values: services.collect(),
    }];
    if let Some(alias) = &key.alias {
        cx.note(
            Role::Execution,
            format!("the key is given by its alias `{alias}`, which a policy cannot name; its ARN would be tighter"),
        );
        conditions.push(Condition {
            operator: "ForAnyValue:StringEquals",
            key: "kms:ResourceAliases".to_owned(),
            values: vec![alias.clone()],
        });
    }
    let resource = key.resource();
    let (name, values) = protected.context;
    for value in values {
        let context = EncryptionContext { key: name, value: value.clone() };
        cx.grant_if(&need, resource.clone(), conditions.clone(), Some(context));
    }
}
