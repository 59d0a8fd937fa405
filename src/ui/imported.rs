//! The dialog that shows a report which was opened. Its lines lead into the text, which may be another one by now.

use std::rc::Rc;

use taskdef_playground::view::counts::Counts;
use taskdef_playground::view::imported::{Imported, Row};
use yew::prelude::*;

use super::dialog::DialogBox;
use super::page::{Page, use_page};
use super::problem_row::{severity_class, severity_icon};
use super::prose::prose;
use super::text;
use super::troubleshoot::{rule_link, to_place};

#[derive(Properties, PartialEq)]
pub(crate) struct ReportProps {
    pub report: Rc<Imported>,
}

#[component]
pub(crate) fn ReportDialog(props: &ReportProps) -> Html {
    let page = use_page();
    let Imported { tool, file, rows } = &*props.report;
    html! {
        <DialogBox title={text::REPORT} class="report">
            <p>{ text::report_head(file, tool) }<br />{ text::counts(rows.iter().map(|row| row.severity).collect::<Counts>()) }</p>
            <p class="quiet">{ text::REPORT_WORDS }</p>
            <ul class="report-rows">{ for rows.iter().map(|found| row(&page, found)) }</ul>
        </DialogBox>
    }
}

fn row(page: &Page, row: &Row) -> Html {
    html! {
        <li class={classes!("report-row", severity_class(row.severity))}>
            { severity_icon(row.severity) }
            <div>
                <p><span class="visually-hidden">{ text::severity(row.severity) }{ ": " }</span>{ prose(&row.message) }</p>
                if let Some(help) = &row.help {
                    <p class="quiet">{ prose(help) }</p>
                }
                <p class="quiet">
                    if let Some(place) = row.place(&page.editor.text()) {
                        { to_place(page, place) }{ " " }
                    }
                    if let Some(rule) = row.known {
                        { rule_link(page, rule) }
                    } else {
                        <code>{ &row.rule }</code>
                    }
                </p>
            </div>
        </li>
    }
}
