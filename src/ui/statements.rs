//! The statements of a policy, each beside the reasons for it. What a line names, its reasons and the places in the text that
//! need it light up together.

use taskdef_playground::view::Place;
use taskdef_playground::view::policy::{Because, Line, Statement};
use yew::prelude::*;

use super::page::{Page, use_page};
use super::place_link::PlaceLink;
use super::prose::prose;
use super::text;

#[derive(Properties, PartialEq)]
pub(crate) struct StatementsProps {
    pub statements: Vec<Statement>,
    /// The line of the text that the caret is in.
    pub caret_line: u32,
}

#[component]
pub(crate) fn Statements(props: &StatementsProps) -> Html {
    html! {
        <ol class="statements">
            { for props.statements.iter().map(|statement| html! {
                <StatementBox statement={statement.clone()} caret_line={props.caret_line} />
            }) }
        </ol>
    }
}

#[derive(Properties, PartialEq)]
struct StatementBoxProps {
    statement: Statement,
    caret_line: u32,
}

#[component]
fn StatementBox(props: &StatementBoxProps) -> Html {
    let page = use_page();
    // The reasons that are lit.
    let lit = use_state(Vec::<usize>::new);
    let StatementBoxProps { statement, caret_line } = props;
    let is_at_caret = |because: &Because| because.place.is_some_and(|place| place.line == *caret_line);
    let has_caret = statement.reasons.iter().any(is_at_caret);
    let light = {
        let (page, lit, reasons) = (page.clone(), lit.clone(), statement.reasons.clone());
        Callback::from(move |numbers: Vec<usize>| {
            page.light(&places(&reasons, &numbers));
            lit.set(numbers);
        })
    };
    let line = |line: &Line| {
        let class = line.reasons.iter().any(|number| lit.contains(number)).then_some("lit");
        if line.reasons.is_empty() {
            return html! { <span class="code-line"><span>{ &line.indent }</span><span>{ &line.text }</span></span> };
        }
        let go = {
            let (page, places) = (page.clone(), places(&statement.reasons, &line.reasons));
            Callback::from(move |_: MouseEvent| go(&page, &places))
        };
        html! {
            <span class={classes!("code-line", class)}><span>{ &line.indent }</span><Lights on_light={light.clone()} numbers={line.reasons.clone()}>
                <button type="button" onclick={go}>{ &line.text }</button>
            </Lights></span>
        }
    };
    let because = |(number, because): (usize, &Because)| {
        let class =
            classes!(lit.contains(&number).then_some("lit"), is_at_caret(because).then_some("at-caret"));
        html! { <li {class}><Lights on_light={light.clone()} numbers={vec![number]}>{ reason(because) }</Lights></li> }
    };
    html! {
        <li class={classes!("statement", has_caret.then_some("at-caret"))}>
            <pre class="code wrap"><code>{ for statement.lines.iter().map(line) }</code></pre>
            <div class="because">
                <h3>{ text::WHY }
                    if has_caret { { " " }<span class="caret-mark">{ text::AT_CARET }</span> }
                </h3>
                <ul>{ for statement.reasons.iter().enumerate().map(because) }</ul>
            </div>
        </li>
    }
}

fn places(reasons: &[Because], numbers: &[usize]) -> Vec<Place> {
    numbers.iter().filter_map(|&number| reasons.get(number)?.place).collect()
}

fn go(page: &Page, places: &[Place]) {
    if let Some(place) = places.first() {
        page.reveal(*place);
    }
}

#[derive(Properties, PartialEq)]
struct LightsProps {
    on_light: Callback<Vec<usize>>,
    numbers: Vec<usize>,
    children: Html,
}

/// Lights reasons up while the pointer or the focus is inside.
#[component]
fn Lights(props: &LightsProps) -> Html {
    let on = {
        let (on_light, numbers) = (props.on_light.clone(), props.numbers.clone());
        Callback::from(move |()| on_light.emit(numbers.clone()))
    };
    let off = {
        let on_light = props.on_light.clone();
        Callback::from(move |()| on_light.emit(Vec::new()))
    };
    html! {
        <span onpointerenter={on.reform(|_: PointerEvent| ())} onpointerleave={off.reform(|_: PointerEvent| ())}
            onfocusin={on.reform(|_: FocusEvent| ())} onfocusout={off.reform(|_: FocusEvent| ())}>
            { props.children.clone() }
        </span>
    }
}

/// A reason with the places where it comes from and where it can be read.
pub(crate) fn reason(reason: &Because) -> Html {
    html! {
        <>
            { prose(&reason.text) }
            if let Some(place) = reason.place {
                { " " }<PlaceLink {place} />
            }
            if let Some(source) = reason.source {
                { " " }<a href={source.url} title={source.title} target="_blank" rel="noreferrer noopener">{ text::READ_AT }</a>
            }
        </>
    }
}
