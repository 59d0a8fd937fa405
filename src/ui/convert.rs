//! The dialog that shows the text in another form.

use taskdef_playground::view::convert::{Conversion, FORMATS, conversion};
use taskdef_playground::view::difference::{Line, Piece, Side};
use taskdef_playground::view::{Action, Shown};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::dialog::DialogBox;
use super::icon::{Icon, icon};
use super::page::{Page, use_page};
use super::pretend::chosen;
use super::text;

#[derive(Properties, PartialEq)]
pub(crate) struct ConvertProps {
    pub shown: Option<Shown>,
}

#[component]
pub(crate) fn Convert(props: &ConvertProps) -> Html {
    let page = use_page();
    let format = use_state(|| 0usize);
    let is_compared = use_state(|| false);
    let made = use_memo((props.shown.clone(), *format), |(shown, format)| {
        let (_, format) = FORMATS.get(*format)?;
        conversion(&shown.as_ref()?.analysis, *format)
    });
    let choose = {
        let format = format.clone();
        Callback::from(move |event: Event| format.set(chosen(&event).parse().unwrap_or_default()))
    };
    let compare = {
        let is_compared = is_compared.clone();
        Callback::from(move |event: Event| {
            is_compared.set(event.target_unchecked_into::<HtmlInputElement>().checked());
        })
    };
    let option = |(number, (name, _)): (usize, &(&'static str, _))| {
        html! { <option value={number.to_string()} selected={number == *format}>{ text::convert_format(name) }</option> }
    };
    html! {
        <DialogBox title={text::CONVERT} class="convert">
            <div class="convert-choices">
                <label class="field"><span>{ text::CONVERT_TO }</span>
                    <select onchange={choose}>{ for FORMATS.iter().enumerate().map(option) }</select>
                </label>
                <label class="field check">
                    <input type="checkbox" checked={*is_compared} onchange={compare} /><span>{ text::SHOW_DIFFERENCE }</span>
                </label>
            </div>
            { match &*made {
                Some(made) => body(&page, made, *is_compared),
                None => html! { <p class="quiet">{ text::NOTHING_TO_CONVERT }</p> },
            } }
        </DialogBox>
    }
}

fn body(page: &Page, made: &Conversion, is_compared: bool) -> Html {
    let copy = {
        let (page, text) = (page.clone(), made.text.clone());
        Callback::from(move |_: MouseEvent| page.copy(text.clone(), text::CONVERTED))
    };
    let download = {
        let (page, text, file) = (page.clone(), made.text.clone(), made.file);
        Callback::from(move |_: MouseEvent| page.download(file, text.as_bytes()))
    };
    let load = {
        let (page, text) = (page.clone(), made.text.clone());
        Callback::from(move |_: MouseEvent| {
            page.act(Action::DialogClosed);
            page.load(&text, text::CONVERTED);
            page.focus_editor();
        })
    };
    html! {
        <>
            if !made.notes.is_empty() {
                <ul class="convert-notes" aria-label={text::CONVERT_NOTES}>
                    { for made.notes.iter().map(|note| html! { <li>{ super::prose::prose(note) }</li> }) }
                </ul>
            }
            <div class="policy-actions">
                <button type="button" class="button" onclick={copy}>{ icon(Icon::Copy) }<span>{ text::COPY }</span></button>
                <button type="button" class="button" onclick={download}>{ icon(Icon::Download) }<span>{ text::DOWNLOAD }</span></button>
                <button type="button" class="button" onclick={load}>{ text::INTO_EDITOR }</button>
            </div>
            <pre class="converted" tabindex="0" role="region" aria-label={text::CONVERTED}>
                if is_compared {
                    { for made.lines.iter().map(line) }
                } else {
                    { &made.text }
                }
            </pre>
        </>
    }
}

/// A line, or how many equal ones are left out.
pub(crate) fn piece(piece: &Piece) -> Html {
    match piece {
        Piece::Line(one) => line(one),
        Piece::Same(number) => {
            html! { <span class="gap">{ format!("⋯ {}\n", text::same_lines(*number)) }</span> }
        }
    }
}

/// A line of one of the texts: the sign is seen and read.
pub(crate) fn line(line: &Line) -> Html {
    let words = |sign: &str| format!("{sign} {}\n", line.text);
    match line.side {
        Side::Both => html! { <span>{ words(" ") }</span> },
        Side::Before => html! { <del>{ words("-") }</del> },
        Side::After => html! { <ins>{ words("+") }</ins> },
    }
}
