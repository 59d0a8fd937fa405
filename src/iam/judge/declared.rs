//! The roles that a template declares, and that its own task definitions refer to.

use serde_json::{Map, Value};

use super::cover::opened;
use super::{Given, Needed, PolicyKind, groups, needed, neutral, paste};
use crate::iam::evaluate::Request;
use crate::iam::resource::Home;
use crate::source::Template;
use crate::source::cloudformation::Role;
use crate::syntax::{Document, NodeId};
use crate::world::Context;

/// The role that an `executionRoleArn` or a `taskRoleArn` of the template means: by its ARN, its name, or an ARN around its name.
pub fn find<'a>(template: &'a Template, written: &str) -> Option<&'a Role> {
    let is_meant = |role: &&Role| {
        // A name that nobody else has can stand in an ARN of any shape.
        let is_named = role.reference.contains("${")
            && written.split_once(":role/").is_some_and(|(_, path)| {
                path == role.reference
                    || path.rsplit_once('/').is_some_and(|(_, name)| name == role.reference)
            });
        role.arn == written || role.reference == written || is_named
    };
    // Two roles of one name stand under conditions that exclude each other.
    let mut meant = template.roles.iter().filter(is_meant);
    meant.next().filter(|_| meant.next().is_none())
}

/// A role of the template with its policies, as far as they can be read.
#[derive(Clone, Debug)]
pub struct Declared {
    /// Its policies.
    pub given: Given,
    /// The resource that it is.
    pub node: NodeId,
    /// Its trust policy as it stands in the text.
    pub trust: Option<Value>,
    form: Form,
}

/// The form in which its policies are compared with calls: placeholders as `<…>`, and the same one for the same on both sides.
#[derive(Clone, Debug)]
struct Form {
    /// The logical ids of secrets whose names CloudFormation makes.
    unnamed: Vec<String>,
    partition: String,
    region: String,
    account: String,
}

/// Reads a role. What the task definition does not tell of its place is taken from the policies.
pub fn read(document: &Document, template: &Template, role: &Role, context: &mut Context) -> Declared {
    let alone = Template { roles: vec![role.clone()], ..Template::default() };
    let mut given = groups::of(&paste::find(document, Some(&alone))).into_iter().next().unwrap_or_default();
    // A document in a string has no places inside, and one without statements is yet to be written.
    let all = given.pasted.len();
    given.pasted.retain(|pasted| pasted.json.get("Statement").is_some());
    given.is_declared = true;
    given.name = Some(role.name.clone());
    given.is_incomplete = !role.is_complete || role.is_named_elsewhere || given.pasted.len() < all;
    needed::assume(context, &given.pasted, &mut Vec::new());
    let home = Home::new(context);
    let form = Form {
        unnamed: template.unnamed_secrets.clone(),
        region: home.region().to_owned(),
        account: home.account().to_owned(),
        partition: home.partition,
    };
    for pasted in &mut given.pasted {
        pasted.json = form.of_json(&pasted.json);
    }
    Declared { given, node: role.node, trust: role.trust.clone(), form }
}

impl Declared {
    /// Brings needs into the form of the policies.
    pub fn adapt(&self, needed: &mut [Needed]) {
        let wanted = needed.iter_mut().flat_map(|needed| &mut needed.wanted);
        wanted.flat_map(|wanted| &mut wanted.requests).for_each(|request| self.adapt_request(request));
    }

    /// Brings a call into the form of the policies.
    pub fn adapt_request(&self, request: &mut Request) {
        request.resource = self.form.of(&neutral::text(&request.resource));
        for value in request.context.values_mut().flatten() {
            *value = self.form.of(&neutral::text(value));
        }
    }

    /// Is everything known that the role may do by itself?
    pub fn is_whole(&self) -> bool {
        !self.given.is_incomplete && self.given.unknown.is_empty()
    }

    /// What it may do by itself, as documents.
    pub fn documents(&self) -> Vec<Value> {
        let own = self.given.pasted.iter().filter(|pasted| pasted.kind == PolicyKind::Identity);
        let known = self.given.known.iter().map(|(_, document)| document);
        own.map(|pasted| &pasted.json).chain(known).cloned().collect()
    }

    /// The same where every placeholder stands for whatever fits.
    pub fn opened(&self) -> Vec<Value> {
        self.documents().iter().map(opened).collect()
    }
}

impl Form {
    fn of(&self, text: &str) -> String {
        let text = text
            .replace("<AWS..Partition>", &self.partition)
            .replace("<AWS..Region>", &self.region)
            .replace("<AWS..AccountId>", &self.account);
        // The name that CloudFormation makes for a secret begins with its logical id: so secrets can be told apart.
        // Source: AWS CloudFormation User Guide, physical ids of resources (2026-11).
        let Some((head, name)) = text.split_once(":secret:<") else { return text };
        let is_its = |id: &&String| name.strip_prefix(id.as_str()).is_some_and(|rest| rest.starts_with(">-"));
        match self.unnamed.iter().find(is_its) {
            Some(id) => format!("{head}:secret:{id}-<{name}"),
            None => text,
        }
    }

    fn of_json(&self, json: &Value) -> Value {
        match json {
            Value::String(text) => Value::from(self.of(text)),
            Value::Array(elements) => elements.iter().map(|element| self.of_json(element)).collect(),
            Value::Object(members) => {
                let own = |(key, value): (&String, &Value)| (key.clone(), self.of_json(value));
                Value::Object(members.iter().map(own).collect::<Map<_, _>>())
            }
            other => other.clone(),
        }
    }
}
