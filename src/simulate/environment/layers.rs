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
    let losers: Vec<Candidate> = values.collect();
    let mut certainty = winner.certainty;
    let mut note = winner.note;
    for loser in &losers {
        certainty = certainty.min(sure_that_wins(winner.rank, loser.rank, profile));
    }
    let twice = losers.iter().any(|loser| loser.rank == winner.rank && winner.rank == Rank::Environment);
    if twice && note.is_none() {
        note =
            Some("the name is there twice; which value survives is not known, the last is shown".to_owned());
    }
    let shadows =
        losers.into_iter().map(|loser| Shadow { source: loser.source, value: loser.value }).collect();
    Some(EnvVar {
        name: winner.name,
        value: winner.value,
        sensitive: winner.sensitive,
        source: winner.source,
        origin: winner.origin,
        shadows,
        note,
        certainty,
    })
}

/// How sure it is that one layer wins over another.
fn sure_that_wins(winner: Rank, loser: Rank, profile: &Profile) -> Certainty {
    match (winner, loser) {
        // ECS stores no duplicates; which value it keeps is not known.
        (Rank::Environment, Rank::Environment) | (Rank::Secret, Rank::Secret) => Certainty::Assumed,
        (Rank::Override, Rank::Environment | Rank::Image) => Certainty::Verified,
        _ if profile.is_agent() => Certainty::Verified,
        (Rank::EnvironmentFile(left), Rank::EnvironmentFile(right)) if left == right => Certainty::Assumed,
        (Rank::EnvironmentFile(_) | Rank::Environment | Rank::Override, Rank::EnvironmentFile(_)) => {
            profile.certainty_if_documented()
        }
        (_, Rank::Image | Rank::Runtime) => Certainty::Reported,
        _ => Certainty::Assumed,
    }
}
