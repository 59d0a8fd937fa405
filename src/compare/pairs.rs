//! Which task definition, and which container, takes the place of which.

use crate::analysis::{Analysis, TaskAnalysis};

/// Two numbers that belong together; one may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) before: Option<usize>,
    pub(super) after: Option<usize>,
}

/// Task definitions belong together by their family, else by their name in a template. One that is left alone on each side
/// takes the other's place.
pub(super) fn of_tasks(before: &Analysis, after: &Analysis) -> Vec<Pair> {
    let family = |task: &TaskAnalysis| task.task.family.as_str().map(str::to_owned);
    let name = |task: &TaskAnalysis| task.target.name.clone();
    let names = |analysis: &Analysis, name: &dyn Fn(&TaskAnalysis) -> Option<String>| {
        analysis.tasks.iter().map(name).collect::<Vec<_>>()
    };
    let mut pairs = Pairs::new(before.tasks.len(), after.tasks.len());
    pairs.join(&names(before, &family), &names(after, &family));
    pairs.join(&names(before, &name), &names(after, &name));
    pairs.finish()
}

/// Containers belong together by name. One that is alone on each side takes the other's place.
pub(super) fn of_containers(before: Option<&TaskAnalysis>, after: Option<&TaskAnalysis>) -> Vec<Pair> {
    let names = |task: Option<&TaskAnalysis>| -> Vec<Option<String>> {
        let containers = task.into_iter().flat_map(|task| &task.simulation.environments);
        containers.map(|container| Some(container.name.clone()).filter(|name| !name.is_empty())).collect()
    };
    let (before, after) = (names(before), names(after));
    let is_alone = before.len() == 1 && after.len() == 1;
    let mut pairs = Pairs::new(before.len(), after.len());
    pairs.join(&before, &after);
    if is_alone { pairs.finish() } else { pairs.list() }
}

struct Pairs {
    /// For each before, its partner.
    partners: Vec<Option<usize>>,
    is_taken: Vec<bool>,
}

impl Pairs {
    fn new(before: usize, after: usize) -> Self {
        Self { partners: vec![None; before], is_taken: vec![false; after] }
    }

    /// Joins those of the same name, in order.
    fn join(&mut self, before: &[Option<String>], after: &[Option<String>]) {
        let mut open: std::collections::BTreeMap<&str, Vec<usize>> = std::collections::BTreeMap::new();
        for (number, name) in after.iter().enumerate().rev() {
            if let (Some(name), Some(false)) = (name, self.is_taken.get(number)) {
                open.entry(name).or_default().push(number);
            }
        }
        for (partner, name) in self.partners.iter_mut().zip(before) {
            let name = name.as_deref().filter(|_| partner.is_none());
            *partner = partner.or_else(|| open.get_mut(name?)?.pop());
            if let Some(taken) = partner.and_then(|number| self.is_taken.get_mut(number)) {
                *taken = true;
            }
        }
    }

    /// All pairs, also of the two that are left alone.
    fn finish(mut self) -> Vec<Pair> {
        let mut alone = self.is_taken.iter().enumerate().filter(|(_, taken)| !**taken);
        if let (Some((after, _)), None) = (alone.next(), alone.next()) {
            let mut open = self.partners.iter_mut().filter(|partner| partner.is_none());
            if let (Some(partner), None) = (open.next(), open.next()) {
                *partner = Some(after);
                self.is_taken = Vec::new();
            }
        }
        self.list()
    }

    /// Those of before in order, then those that are only after.
    fn list(self) -> Vec<Pair> {
        let before = self.partners.into_iter().enumerate();
        let before = before.map(|(before, after)| Pair { before: Some(before), after });
        let after = self.is_taken.into_iter().enumerate().filter(|(_, taken)| !taken);
        before.chain(after.map(|(after, _)| Pair { before: None, after: Some(after) })).collect()
    }
}
