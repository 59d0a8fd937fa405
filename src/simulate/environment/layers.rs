//! Which of several values of one name a container sees.
//!
//! Source: amazon-ecs-agent 1.105.1, `task.go` and `createContainer` (2026-06), read in the order in which it writes into its map;
//! moby for what Docker adds. For Fargate the order of `environment` and files is documented, the rest is taken to be the same.

use super::{EnvSource, EnvValue, EnvVar, Shadow};
use crate::facts::Certainty;
use crate::model::Origin;
use crate::simulate::Profile;
use crate::syntax::NodeId;
use crate::text::order;

/// The layers, the weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// What Docker and the runtime add, legacy links included.
    Runtime,
    /// The Region, where nothing names it.
    RegionDefault,
    /// The ENV of the image.
    Image,
    /// An environment file; the number falls from the first file on.
    EnvironmentFile(u32),
    /// `environment`.
    Environment,
    /// A RunTask override.
    Override,
    /// What the agent and the control plane write over plain variables.
    Injected,
    /// `secrets`.
    Secret,
}

/// One value that a layer has for a name.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) name: String,
    pub(super) value: EnvValue,
    pub(super) sensitive: bool,
    pub(super) source: EnvSource,
    pub(super) origin: Option<Origin>,
    pub(super) note: Option<String>,
    pub(super) certainty: Certainty,
    pub(super) rank: Rank,
}

/// Lets the highest layer win for every name. Inside a layer the last value wins.
pub(super) fn merge(mut candidates: Vec<Candidate>, profile: &Profile) -> Vec<EnvVar> {
    candidates.reverse();
    order::by(&mut candidates, |left, right| left.name.cmp(&right.name).then(right.rank.cmp(&left.rank)));
    let mut by_name: Vec<Vec<Candidate>> = Vec::new();
    for candidate in candidates {
        match by_name.last_mut() {
            Some(values) if values.first().is_some_and(|value| value.name == candidate.name) => {
                values.push(candidate);
            }
            _ => by_name.push(vec![candidate]),
        }
    }
    let mut variables: Vec<(SortKey, EnvVar)> = by_name
        .into_iter()
        .filter_map(|values| {
            let key = sort_key(&values);
            variable(values, profile).map(|variable| (key, variable))
        })
        .collect();
    order::by(&mut variables, |(left, _), (right, _)| left.cmp(right));
    variables.into_iter().map(|(_, variable)| variable).collect()
}

/// Those of the text in its order, then those of overrides and images, then those of the platform by name.
type SortKey = (u8, Option<NodeId>, String);

fn sort_key(values: &[Candidate]) -> SortKey {
    let written = values
        .iter()
        .filter(|value| value.source != EnvSource::Injected)
        .filter_map(|value| value.origin.and_then(Origin::node))
        .min();
    let name = values.first().map(|value| value.name.clone()).unwrap_or_default();
    match (written, values.iter().all(|value| value.source == EnvSource::Injected)) {
        // Variables of one file share its node and are sorted by name.
        (Some(node), _) => (0, Some(node), name),
        (None, false) => (1, None, name),
        (None, true) => (2, None, name),
    }
}

fn variable(values: Vec<Candidate>, profile: &Profile) -> Option<EnvVar> {
    let mut values = values.into_iter();
    let winner = values.next()?;
    let mut certainty = winner.certainty;
    let shadows = values
        .map(|loser| {
            let (sure, because) = why(winner.rank, loser.rank, profile);
            certainty = certainty.min(sure);
            let Candidate { source, value, sensitive, origin, .. } = loser;
            Shadow { source, value, sensitive, origin, because, certainty: sure }
        })
        .collect();
    Some(EnvVar {
        name: winner.name,
        value: winner.value,
        sensitive: winner.sensitive,
        source: winner.source,
        origin: winner.origin,
        shadows,
        note: winner.note,
        certainty,
    })
}

/// The rule by which one layer wins over another, and how sure that is on this platform.
fn why(winner: Rank, loser: Rank, profile: &Profile) -> (Certainty, &'static str) {
    let on_agent = |elsewhere| if profile.is_agent() { Certainty::Verified } else { elsewhere };
    match (winner, loser) {
        // ECS stores no duplicates.
        (Rank::Environment, Rank::Environment) | (Rank::Override, Rank::Override) => (
            Certainty::Assumed,
            "the name is there twice; which value survives is not known, the last is shown",
        ),
        (Rank::Secret, Rank::Secret) => (
            Certainty::Assumed,
            "the name of a secret must be unique: RegisterTaskDefinition refuses the second one",
        ),
        (Rank::Override, Rank::Environment | Rank::Image) => (
            Certainty::Verified,
            "an override of RunTask replaces what the task definition and the image say",
        ),
        (Rank::Secret, Rank::Environment) => (
            on_agent(Certainty::Assumed),
            "secrets are written over plain variables; RegisterTaskDefinition refuses a name that is in both",
        ),
        (Rank::Secret, Rank::Override) => (
            on_agent(Certainty::Assumed),
            "secrets are written over plain variables, and overrides are among those",
        ),
        (Rank::Secret, Rank::Injected) => {
            (on_agent(Certainty::Assumed), "secrets are written over the variables of ECS, too")
        }
        (Rank::Injected, Rank::Environment | Rank::Override) => {
            (on_agent(Certainty::Assumed), "ECS sets this variable itself, over plain ones")
        }
        (Rank::EnvironmentFile(left), Rank::EnvironmentFile(right)) if left == right => {
            (on_agent(Certainty::Assumed), "in one file, the last line with a name wins")
        }
        (Rank::EnvironmentFile(_), Rank::EnvironmentFile(_)) => (
            profile.certainty_if_documented(),
            "of several environment files, the first that has a name wins",
        ),
        (_, Rank::EnvironmentFile(_)) => {
            let elsewhere = match winner {
                Rank::Environment | Rank::Override => profile.certainty_if_documented(),
                _ => Certainty::Assumed,
            };
            (on_agent(elsewhere), "an environment file only fills gaps: what is set already stays")
        }
        (_, Rank::Image) => (
            on_agent(Certainty::Reported),
            "the `ENV` of the image only fills gaps: what is set already stays",
        ),
        (_, Rank::Runtime | Rank::RegionDefault) => {
            (on_agent(Certainty::Reported), "the platform adds this only where nothing else sets it")
        }
        _ => (on_agent(Certainty::Assumed), "of several values that ECS sets, the last stays"),
    }
}
