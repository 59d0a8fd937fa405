//! What a panel shows when there is no task definition to show anything about.

use taskdef_playground::view::condition::Condition;
use taskdef_playground::view::{Action, Dialect, Dialog};
use yew::prelude::*;

use super::dialect_choice::DialectChoice;
use super::icon::{Icon, icon};
use super::page::use_page;
use super::prose::prose;
use super::text;

#[derive(Properties, PartialEq)]
pub(crate) struct InvitationProps {
    pub condition: Condition,
    /// What the text was found to be.
    #[prop_or(Dialect::EcsRegister)]
    pub found: Dialect,
    /// What it is read as, when that is chosen.
    #[prop_or_default]
    pub dialect: Option<Dialect>,
}

#[component]
pub(crate) fn Invitation(props: &InvitationProps) -> Html {
    let page = use_page();
    let (title, words) = match props.condition {
        Condition::Empty => (text::EMPTY_TITLE.to_owned(), text::EMPTY_WORDS.to_owned()),
        Condition::TooLong { length, most } => {
            (text::TOO_LONG_TITLE.to_owned(), text::too_long(length, most))
        }
        Condition::Foreign { title, advice } => (text::foreign_title(title), advice.to_owned()),
        Condition::Understood => (text::NO_TASKS_TITLE.to_owned(), text::NO_TASKS_WORDS.to_owned()),
    };
    html! {
        <div class="invitation">
            <h2>{ title }</h2>
            <p>{ prose(&words) }</p>
            if props.found == Dialect::EcsTasks {
                <button type="button" class="button primary" onclick={page.on(|_: MouseEvent| Action::DialogOpened(Dialog::Troubleshoot))}>
                    { icon(Icon::Question) }<span>{ text::EXPLAIN_OUTPUT }</span>
                </button>
            }
            if matches!(props.condition, Condition::Foreign { .. }) {
                <label class="field"><span>{ text::READ_AS }</span>
                    <DialectChoice found={props.found} dialect={props.dialect} />
                </label>
            }
            <button type="button" class="button" onclick={page.on(|_: MouseEvent| Action::DialogOpened(Dialog::Examples))}>
                { icon(Icon::Book) }<span>{ text::OPEN_EXAMPLE }</span>
            </button>
            <button type="button" class="button" onclick={page.on(|_: MouseEvent| Action::DialogOpened(Dialog::Troubleshoot))}>
                { icon(Icon::Question) }<span>{ text::TROUBLESHOOT }</span>
            </button>
        </div>
    }
}
