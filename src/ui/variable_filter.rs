//! The row above the variables: which are listed, and in which order.

use taskdef_playground::view::Action;
use taskdef_playground::view::environment::{EnvSource, VariableFilter as Filter, VariableOrder};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::page::use_page;
use super::text;

#[derive(Properties, PartialEq)]
pub(crate) struct VariableFilterProps {
    pub filter: Filter,
    /// The layers that there are.
    pub sources: Vec<EnvSource>,
}

#[component]
pub(crate) fn VariableFilter(props: &VariableFilterProps) -> Html {
    let page = use_page();
    let VariableFilterProps { filter, sources } = props;
    let oninput = {
        let filter = filter.clone();
        page.on(move |event: InputEvent| {
            let search = event.target_unchecked_into::<HtmlInputElement>().value();
            Action::VariablesFiltered(Filter { search, ..filter.clone() })
        })
    };
    let on_source = {
        let (filter, sources) = (filter.clone(), sources.clone());
        page.on(move |event: Event| {
            let source = sources.iter().copied().find(|source| source.name() == chosen(&event));
            Action::VariablesFiltered(Filter { source, ..filter.clone() })
        })
    };
    let on_order = {
        let filter = filter.clone();
        page.on(move |event: Event| {
            let word = chosen(&event);
            let order = VariableOrder::ALL.into_iter().find(|order| text::variable_order(*order) == word);
            Action::VariablesFiltered(Filter { order: order.unwrap_or_default(), ..filter.clone() })
        })
    };
    let source = |source: EnvSource| {
        html! { <option value={source.name()} selected={filter.source == Some(source)}>{ text::from_source(source) }</option> }
    };
    let order = |order: VariableOrder| {
        let word = text::variable_order(order);
        html! { <option value={word} selected={filter.order == order}>{ word }</option> }
    };
    let order_kept = filter.order;
    let clear = page.on(move |_: MouseEvent| {
        Action::VariablesFiltered(Filter { order: order_kept, ..Filter::default() })
    });
    html! {
        <div class="problem-filter">
            <input type="search" class="search" placeholder={text::SEARCH_VARIABLES} aria-label={text::SEARCH_VARIABLES}
                value={filter.search.clone()} {oninput} />
            <select aria-label={text::VARIABLE_SOURCE} onchange={on_source}>
                <option value="" selected={filter.source.is_none()}>{ text::ALL_SOURCES }</option>
                { for sources.iter().copied().map(source) }
            </select>
            <select aria-label={text::VARIABLE_ORDER} onchange={on_order}>{ for VariableOrder::ALL.into_iter().map(order) }</select>
            if filter.is_active() {
                <button type="button" class="button" onclick={clear}>{ text::SHOW_ALL_VARIABLES }</button>
            }
        </div>
    }
}

fn chosen(event: &Event) -> String {
    event.target_unchecked_into::<HtmlSelectElement>().value()
}
