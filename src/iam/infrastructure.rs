//! The infrastructure role: ECS takes it on to manage volumes and other resources. It is neither of the roles of a task.

use std::collections::BTreeMap;

use super::deployer::Companion;
use super::policy::{PolicyDocument, Statement};
use super::resource::Home;
use super::roles::{Reason, home_notes};
use super::{RoleOptions, trust};
use crate::facts::iam_actions as facts;
use crate::facts::iam_actions::Action;
use crate::model::enums::Compatibility;
use crate::model::{Origin, TaskDefinition};

/// Something else that ECS manages for a service or cluster, which no task definition tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Managed {
    /// TLS of Service Connect.
    ServiceConnectTls,
    /// Target groups of VPC Lattice.
    VpcLattice,
    /// Load balancers, in blue/green deployments.
    LoadBalancers,
    /// Managed Instances.
    Instances,
    /// Express Mode.
    ExpressMode,
}

impl Managed {
    /// Each with its word and with the managed policy that AWS gives for it: its path and name.
    ///
    /// Source: Amazon ECS Developer Guide, infrastructure IAM role (2026); AWS managed policies as of 2026-09.
    pub const ALL: &[(&'static str, Self, &'static str)] = &[
        (
            "service-connect-tls",
            Self::ServiceConnectTls,
            "service-role/AmazonECSInfrastructureRolePolicyForServiceConnectTransportLayerSecurity",
        ),
        ("vpc-lattice", Self::VpcLattice, "AmazonECSInfrastructureRolePolicyForVpcLattice"),
        ("load-balancers", Self::LoadBalancers, "AmazonECSInfrastructureRolePolicyForLoadBalancers"),
        ("managed-instances", Self::Instances, "AmazonECSInfrastructureRolePolicyForManagedInstances"),
        (
            "express-mode",
            Self::ExpressMode,
            "service-role/AmazonECSInfrastructureRoleforExpressGatewayServices",
        ),
    ];
}

/// The tag that ECS gives to the volumes that it makes, and the one that names their task.
const MANAGED_TAG: &str = "AmazonECSManaged";
const CREATED_TAG: &str = "AmazonECSCreated";

/// Writes the infrastructure role. It is needed for volumes that are configured at launch, and for what the options say.
///
/// The statements are those of AmazonECSInfrastructureRolePolicyForVolumes (version 5, 2026-02), held to one account and Region.
pub fn derive(task: &TaskDefinition, home: &Home, options: &RoleOptions, on_fargate: bool) -> Companion {
    let volumes: Vec<(Origin, String)> = task
        .volumes
        .items()
        .filter(|volume| volume.configured_at_launch.get() == Some(true))
        .map(|volume| {
            let name = volume.name.text().unwrap_or("without a name");
            let text = format!("volume `{name}` is an EBS volume that ECS makes at launch");
            (volume.configured_at_launch.origin, text)
        })
        .collect();
    let statements = if volumes.is_empty() { Vec::new() } else { of_volumes(home, on_fargate) };
    let reasons: Vec<Reason> = volumes
        .into_iter()
        .map(|(origin, text)| Reason { text, origin: Some(origin), fact: Some(&facts::MANAGES_VOLUMES) })
        .collect();
    let because = statements.iter().map(|_| reasons.clone()).collect();
    let document = PolicyDocument { statements };
    let managed: Vec<String> = Managed::ALL
        .iter()
        .filter(|(_, managed, _)| options.infrastructure.contains(managed) || is_told(task, *managed))
        .map(|(_, _, policy)| format!("arn:{}:iam::aws:policy/{policy}", home.partition))
        .collect();
    let needed = !document.statements.is_empty() || !managed.is_empty();
    let mut notes = Vec::new();
    if needed {
        notes.push(
            "this role is given to the service or to the capacity provider, never to the task definition; it trusts `ecs.amazonaws.com`"
                .to_owned(),
        );
        if !document.statements.is_empty() {
            notes.push(
                "a volume that is encrypted with a customer managed key also needs that key's `kms` actions, which no task definition tells"
                    .to_owned(),
            );
        }
        notes.extend(home_notes(&document));
    }
    Companion { needed, document, trust: Some(trust::infrastructure()), managed, because, notes }
}

/// Does the text itself say that ECS manages it?
fn is_told(task: &TaskDefinition, managed: Managed) -> bool {
    managed == Managed::Instances
        && task.requires_compatibilities.items().any(|one| *one == Compatibility::ManagedInstances)
}

fn of_volumes(home: &Home, on_fargate: bool) -> Vec<Statement> {
    let volume = home.arn("ec2", "volume/*");
    // Public snapshots and those of other accounts are named without account.
    let snapshot = format!("arn:{}:ec2:{}:*:snapshot/*", home.partition, home.region());
    let tagged = |what: &str, more: &[(&str, &str)], by_task: bool| {
        let mut conditions: BTreeMap<String, BTreeMap<String, Vec<String>>> = BTreeMap::new();
        let mut require = |operator: &str, key: String, value: String| {
            conditions.entry(operator.to_owned()).or_default().insert(key, vec![value]);
        };
        if by_task {
            require("ArnLike", format!("aws:{what}/{CREATED_TAG}"), home.arn("ecs", "task/*"));
        }
        require("StringEquals", format!("aws:{what}/{MANAGED_TAG}"), "true".to_owned());
        for (key, value) in more {
            require("StringEquals", (*key).to_owned(), (*value).to_owned());
        }
        conditions
    };
    let statement = |sid: &str, actions: &[&Action], resource: &str, conditions| Statement {
        sid: sid.to_owned(),
        actions: actions.iter().map(|action| action.name.to_owned()).collect(),
        resources: vec![resource.to_owned()],
        conditions,
        ..Statement::default()
    };
    let free = BTreeMap::new;
    let create = &[&facts::EC2_CREATE_VOLUME];
    let attach = &[&facts::EC2_ATTACH_VOLUME, &facts::EC2_DETACH_VOLUME];
    let created = [("ec2:CreateAction", "CreateVolume")];
    let describe = &[&facts::EC2_DESCRIBE_AVAILABILITY_ZONES, &facts::EC2_DESCRIBE_VOLUMES];
    let mut statements = vec![
        statement("CreateVolumes", create, &volume, tagged("RequestTag", &[], true)),
        statement("CreateVolumesFromSnapshots", create, &snapshot, free()),
        statement("TagVolumes", &[&facts::EC2_CREATE_TAGS], &volume, tagged("RequestTag", &created, true)),
        statement("FindVolumes", describe, "*", free()),
        statement("AttachVolumes", attach, &volume, tagged("ResourceTag", &[], false)),
        statement("DeleteVolumes", &[&facts::EC2_DELETE_VOLUME], &volume, tagged("ResourceTag", &[], true)),
    ];
    if !on_fargate {
        statements.push(statement("FindInstances", &[&facts::EC2_DESCRIBE_INSTANCES], "*", free()));
        statements.push(statement("AttachToInstances", attach, &home.arn("ec2", "instance/*"), free()));
    }
    statements
}
