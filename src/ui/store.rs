//! Wires the pure reducer of `view` to Yew.

use std::rc::Rc;

use taskdef_playground::view::{Action, AppState, reduce};
use yew::prelude::*;

/// The state of the page as Yew keeps it.
#[derive(PartialEq)]
pub(crate) struct Store(pub(crate) AppState);

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Self(reduce(&self.0, action)))
    }
}
