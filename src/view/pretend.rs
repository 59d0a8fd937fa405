//! The pretend AWS as the page edits it: member by member in a form, all of it as JSON, or by an experiment. Each way is a change of
//! the same JSON, which the strict reader of the options reads; so they never disagree.
//!
//! What is typed here is kept in memory only: it is in no storage and no copy, and in a link only when asked for.

mod edit;
pub mod form;
mod subject;
pub mod trial;
mod typed;

use std::rc::Rc;

use serde_json::Value as Json;

pub use edit::{Edit, Path};
pub use subject::{Kind, Selection, Subject, subjects};
pub use trial::Trial;
pub use typed::{Reading, Wrong};

use crate::options::{read_world, write_world};
use crate::world::World;

/// What is remembered beside the pretend AWS itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pretend {
    /// The pretend AWS without the experiments.
    base: Rc<World>,
    /// The experiments that are on, in the order in which they were begun.
    trials: Vec<Trial>,
    /// What was typed, as it was typed.
    drafts: Vec<Draft>,
}

/// What stands in a field, while it says what the pretend AWS says or cannot be read.
#[derive(Clone, Debug, PartialEq)]
struct Draft {
    path: Path,
    reading: Reading,
    text: String,
    wrong: Option<Wrong>,
}

/// A change of the pretend AWS.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Something was typed into a field.
    Typed {
        /// The member that the field holds.
        path: Path,
        /// How it is read.
        reading: Reading,
        /// What stands in it now.
        text: String,
    },
    /// A member was set, or is to be as AWS has it by itself.
    Set(Path, Option<Json>),
    /// What cannot be read in a field is to go.
    Discarded(Path),
    /// An experiment was begun.
    Tried(Trial),
    /// The experiment with this number was ended.
    Undone(usize),
    /// All experiments were ended.
    AllUndone,
    /// All of it, as an example or a link sets it.
    All(Box<World>),
}

impl Pretend {
    /// The experiments that are on.
    pub fn trials(&self) -> &[Trial] {
        &self.trials
    }

    /// Is something typed that cannot be read?
    pub fn has_wrong(&self) -> bool {
        self.drafts.iter().any(|draft| draft.wrong.is_some())
    }

    /// Makes a change.
    pub fn change(&mut self, world: &mut Rc<World>, change: Change) {
        match change {
            Change::Typed { path, reading, text } => self.type_in(world, path, reading, text),
            Change::Set(path, value) => {
                let mut json = write_world(world);
                edit::set(&mut json, &path, value);
                self.take(world, json);
            }
            Change::Discarded(path) => self.drafts.retain(|draft| draft.path != path),
            Change::Tried(trial) => {
                self.trials.push(trial);
                let json = self.replayed(&write_world(&self.base));
                // One that another one has overwritten is over; what was before both is in the base.
                self.trials.retain(|trial| trial.edits.iter().any(|edit| edit.holds(&json)));
                self.replay(world);
            }
            Change::Undone(index) => {
                if index < self.trials.len() {
                    self.trials.remove(index);
                    self.replay(world);
                }
            }
            Change::AllUndone => {
                self.trials.clear();
                self.replay(world);
            }
            Change::All(all) => {
                *world = Rc::new(*all);
                *self = Self { base: world.clone(), ..Self::default() };
            }
        }
        self.drafts.retain(|draft| draft.wrong.is_some() || draft.says(world));
    }

    /// Keeps what was typed, and reads it.
    fn type_in(&mut self, world: &mut Rc<World>, path: Path, reading: Reading, text: String) {
        self.drafts.retain(|draft| draft.path != path);
        let read = typed::read(reading, &text).and_then(|value| {
            let mut json = write_world(world);
            edit::set(&mut json, &path, value);
            match read_world(&json) {
                Ok(_) => Ok(json),
                Err(refused) => Err(typed::refused(reading, &text, &path, &refused)),
            }
        });
        let wrong = match read {
            Ok(json) => {
                self.take(world, json);
                None
            }
            Err(wrong) => Some(wrong),
        };
        self.drafts.push(Draft { path, reading, text, wrong });
    }

    /// Takes what the user has made of it. An experiment that it leaves as it is stays one, and can still be taken back.
    fn take(&mut self, world: &mut Rc<World>, json: Json) {
        let before = write_world(&self.base);
        let mut base = self.without_trials(&json, &before);
        if self.replayed(&base) != json {
            // Some may be half overwritten: those are over.
            self.trials.retain(|trial| trial.edits.iter().all(|edit| edit.holds(&json)));
            base = self.without_trials(&json, &before);
        }
        if self.replayed(&base) != json {
            self.trials.clear();
            base = json;
        }
        if let Ok(base) = read_world(&base) {
            self.base = Rc::new(base);
            self.replay(world);
        }
    }

    /// What is left when the experiments that are seen are taken back.
    fn without_trials(&mut self, json: &Json, before: &Json) -> Json {
        self.trials.retain(|trial| trial.edits.iter().any(|edit| edit.holds(json)));
        let mut base = json.clone();
        for edit in self.trials.iter().rev().flat_map(|trial| trial.edits.iter().rev()) {
            edit.take_back(&mut base, before);
        }
        base
    }

    /// A base with all experiments.
    fn replayed(&self, base: &Json) -> Json {
        let mut json = base.clone();
        self.trials.iter().flat_map(|trial| &trial.edits).for_each(|edit| edit.make(&mut json));
        json
    }

    fn replay(&self, world: &mut Rc<World>) {
        if let Ok(read) = read_world(&self.replayed(&write_world(&self.base))) {
            *world = Rc::new(read);
        }
    }
}

impl Draft {
    /// Does it say what the pretend AWS says?
    fn says(&self, world: &World) -> bool {
        let mut json = write_world(world);
        typed::read(self.reading, &self.text).is_ok_and(|value| {
            edit::set(&mut json, &self.path, value);
            read_world(&json).is_ok_and(|read| read == *world)
        })
    }
}

#[cfg(test)]
mod tests;
