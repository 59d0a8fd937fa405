//! The repairs that are tried where the scanner stops, from the most to the least telling: first those that name one mistake
//! and keep everything, then those that leave a hole.

use granit_parser::ErrorKind;

use super::line::{Line, Lines, reindented};
use super::mistake::YamlMistake;
use crate::syntax::error::SyntaxErrorKind;
use crate::syntax::placeholder;
use crate::text::{Edit, Span, TextEdit, order};

/// Stands for a value that was not understood. A private-use character: no text of ours, and no text with a meaning.
pub(super) const HOLE: &str = "\u{e0f0}";

/// Stands for an expression of a template language.
pub(super) const DYNAMIC: &str = "\u{e0f1}";

/// A repair to try, in places of the text at hand.
pub(super) struct Candidate {
    /// The repair.
    pub(super) edit: TextEdit,
    /// What it says was wrong, and where; nothing for a template, which is no mistake.
    pub(super) mistake: Option<(SyntaxErrorKind, Span)>,
    /// The title under which the repair itself may be offered as a fix.
    pub(super) fix: Option<&'static str>,
}

/// Where to mark a mistake that could not be repaired: from where the scanner stopped to the end of the line.
pub(super) fn place(text: &str, at: usize) -> Span {
    let lines = Lines::new(text);
    let line = lines.at(at);
    let content = line.content();
    if at > content.start as usize && at < content.end as usize {
        Span::from_range(at..content.end as usize)
    } else {
        content
    }
}

/// The repairs for one stop of the scanner.
pub(super) fn candidates(text: &str, kind: &ErrorKind, at: usize) -> Vec<Candidate> {
    let lines = Lines::new(text);
    let stopped = lines.at(at);
    let mut suspects = vec![stopped];
    suspects.extend(lines.before(stopped));
    suspects.extend(lines.backwards(stopped).find(Line::has_open_quote));
    let mut found = Vec::new();
    tabs(&lines, &mut found);
    found.extend(at_offset(text, kind, at));
    for form in [no_space_after_colon, no_space_after_dash, open_quote, text_after_quote, value_in_quotes] {
        found.extend(suspects.iter().filter_map(|line| form(line)));
    }
    open_brackets(&lines, stopped, &mut found);
    templates(&lines, &suspects, &mut found);
    let mixed = match kind {
        ErrorKind::ExpectedBlockMappingKey => stopped.has_dash(),
        kind => YamlMistake::from_scanner(kind) == YamlMistake::MixedBlock,
    };
    found.extend(suspects.iter().filter_map(|line| no_colon(&lines, *line)));
    found.extend(no_dash(&lines, stopped).filter(|_| mixed));
    for line in suspects.iter().take(2) {
        indentation(&lines, *line, mixed, &mut found);
    }
    let mistake = if mixed { YamlMistake::MixedBlock } else { YamlMistake::from_scanner(kind) };
    let mistake = SyntaxErrorKind::Yaml(mistake);
    found.extend(suspects.iter().filter_map(|line| hole(line, &mistake)));
    found.extend(suspects.iter().map(|line| without(line.whole(), line, &mistake)));
    found.extend(suspects.iter().map(|line| without(lines.block(*line), line, &mistake)));
    found
}

fn candidate(edit: TextEdit, mistake: YamlMistake, span: Span) -> Candidate {
    Candidate { edit, mistake: Some((SyntaxErrorKind::Yaml(mistake), span)), fix: None }
}

/// Tabs in the indentation, all of them at once.
fn tabs(lines: &Lines<'_>, found: &mut Vec<Candidate>) {
    let mut edits = Vec::new();
    for line in lines.all() {
        let blanks = line.indentation();
        for (index, _) in blanks.of(lines.text).match_indices('\t') {
            let start = blanks.start as usize + index;
            edits.push(Edit { span: Span::from_range(start..start + 1), insert: "  ".to_owned() });
        }
    }
    let Some(first) = edits.first().map(|edit| edit.span) else { return };
    let Some(edit) = TextEdit::new(edits) else { return };
    found.push(Candidate {
        fix: Some("indent with spaces"),
        ..candidate(edit, YamlMistake::TabIndentation, first)
    });
}

/// Repairs of the very character at which the scanner stopped.
fn at_offset(text: &str, kind: &ErrorKind, at: usize) -> Option<Candidate> {
    let rest = text.get(at..)?;
    let first = rest.chars().next()?;
    match kind {
        ErrorKind::MisplacedFlowCollectionEnd | ErrorKind::MismatchedFlowCollectionEnd { .. } => {
            let span = Span::from_range(at..at + first.len_utf8());
            let mistake = Some((SyntaxErrorKind::Unmatched(first), span));
            "]}".contains(first).then(|| Candidate {
                edit: TextEdit::delete(span),
                mistake,
                fix: Some("remove it"),
            })
        }
        ErrorKind::UnknownQuotedScalarEscape | ErrorKind::InvalidQuotedScalarHexEscape => {
            let (start, length) = bad_escape(rest)?;
            let span = Span::from_range(at + start..at + start + length);
            let mistake = Some((SyntaxErrorKind::InvalidEscape(span.of(text).to_owned()), span));
            let edit = TextEdit::insert(span.start, "\\");
            Some(Candidate { edit, mistake, fix: Some("double the backslash") })
        }
        ErrorKind::InvalidLowSurrogate
        | ErrorKind::InvalidLowSurrogateHexEscape
        | ErrorKind::MissingLowSurrogate
        | ErrorKind::UnpairedLowSurrogate => {
            let start = at + lone_surrogate(rest)?;
            let span = Span::from_range(start..start + 6);
            let mistake = Some((SyntaxErrorKind::LoneSurrogate(span.of(text).to_owned()), span));
            Some(Candidate { edit: TextEdit::replace(span, "\\ufffd"), mistake, fix: None })
        }
        _ => None,
    }
}

/// Place and length of the first escape that YAML does not know.
fn bad_escape(quoted: &str) -> Option<(usize, usize)> {
    let mut characters = quoted.char_indices();
    while let Some((index, character)) = characters.next() {
        if character != '\\' {
            continue;
        }
        let (after, escape) = characters.next()?;
        let digits = match escape {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ if "0abt\tnvfre \"/\\N_LP\n\r".contains(escape) => continue,
            _ => return Some((index, after - index + escape.len_utf8())),
        };
        let hexadecimal = quoted.get(after + 1..).unwrap_or_default().bytes().take(digits);
        if hexadecimal.filter(u8::is_ascii_hexdigit).count() < digits {
            return Some((index, 2));
        }
    }
    None
}

/// The first half of a surrogate pair whose other half is missing.
fn lone_surrogate(quoted: &str) -> Option<usize> {
    let unit = |index: usize| {
        let digits = quoted.get(index..index + 6)?.strip_prefix("\\u")?;
        u32::from_str_radix(digits, 16).ok().filter(|unit| (0xd800..0xe000).contains(unit))
    };
    let mut index = 0;
    while let Some(offset) = quoted.get(index..)?.find('\\') {
        index += offset;
        match (unit(index), unit(index + 6)) {
            (Some(0xd800..0xdc00), Some(0xdc00..)) => index += 12,
            (Some(_), _) => return Some(index),
            (None, _) => index += 1 + quoted.get(index + 1..)?.chars().next()?.len_utf8(),
        }
    }
    None
}

/// `image:nginx`
fn no_space_after_colon(line: &Line<'_>) -> Option<Candidate> {
    if line.colon().is_some() {
        return None;
    }
    let entry = line.entry();
    let (key, value) = entry.of(line.text).split_once(':')?;
    let word =
        !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte));
    if !word || value.starts_with("//") {
        return None;
    }
    let colon = entry.start as usize + key.len();
    let span = Span::from_range(colon..colon + 1);
    let edit = TextEdit::insert(span.end, " ");
    Some(Candidate { fix: Some("add the space"), ..candidate(edit, YamlMistake::NoSpaceAfterColon, span) })
}

/// `-nginx`
fn no_space_after_dash(line: &Line<'_>) -> Option<Candidate> {
    let entry = line.entry();
    let rest = entry.of(line.text).strip_prefix('-')?;
    if rest.starts_with(['-', ' ']) || rest.is_empty() {
        return None;
    }
    let span = Span::new(entry.start, entry.start + 1);
    let edit = TextEdit::insert(span.end, " ");
    Some(Candidate { fix: Some("add the space"), ..candidate(edit, YamlMistake::NoSpaceAfterDash, span) })
}

/// A quote that is not closed on its line. The line may end in structure that is not meant to be in the string.
fn open_quote(line: &Line<'_>) -> Option<Candidate> {
    let (quote, start) = line.open_quote()?;
    let text = line.text.get(start..line.content().end as usize)?;
    let inside = text.trim_end_matches([' ', '\t', ',', ']', '}', '\\']);
    let kept = if inside.len() <= 1 { text.len() } else { inside.len() };
    let end = crate::text::span::clamp(start + kept);
    let span = Span::from_range(start..start + 1);
    Some(candidate(TextEdit::insert(end, quote), YamlMistake::OpenQuote, span))
}

/// `"a" b`
fn text_after_quote(line: &Line<'_>) -> Option<Candidate> {
    let value = line.value()?;
    let text = value.of(line.text);
    let quote = text.chars().next().filter(|first| "\"'".contains(*first))?;
    let closing = text.get(1..)?.find(quote)? + 2;
    let rest = text.get(closing..)?;
    let blanks = rest.len() - rest.trim_start().len();
    if rest.trim().is_empty() {
        return None;
    }
    let start = value.start as usize + closing;
    let span = Span::from_range(start + blanks..value.end as usize);
    let edit = TextEdit::delete(Span::from_range(start..value.end as usize));
    Some(candidate(edit, YamlMistake::TextAfterQuote, span))
}

/// Values that need quotes: `a: b: c`, `@…`, `*`, …
fn value_in_quotes(line: &Line<'_>) -> Option<Candidate> {
    let value = line.value()?;
    let text = value.of(line.text);
    let reserved = text.starts_with(['@', '`', '%', '&', '*', '!', '?', ',', ']', '}', '-']);
    let colon = text.contains(": ") || text.ends_with(':');
    if text.is_empty() || text.starts_with(['"', '\'', '[', '{', '|', '>', '#']) || !(reserved || colon) {
        return None;
    }
    let quoted = format!("'{}'", text.replace('\'', "''"));
    let mistake = match text {
        "&" | "*" => YamlMistake::BadAnchor,
        _ if text.starts_with('!') => YamlMistake::BadTag,
        _ if reserved => YamlMistake::ReservedStart,
        _ => YamlMistake::ColonInValue,
    };
    let edit = TextEdit::replace(value, quoted);
    Some(Candidate { fix: Some("put it in quotes"), ..candidate(edit, mistake, value) })
}

/// Closes the brackets that are open on the lines above, at the end of the line before the stop or where they were opened.
fn open_brackets(lines: &Lines<'_>, stopped: Line<'_>, found: &mut Vec<Candidate>) {
    for opening in std::iter::once(stopped).chain(lines.backwards(stopped)).take(60) {
        if opening.open_brackets().is_empty() {
            continue;
        }
        let last = lines.before(stopped).filter(|last| last.start >= opening.start);
        for end in [last, Some(opening), Some(stopped)].into_iter().flatten() {
            let part = Line { start: opening.start, end: end.end, text: lines.text };
            let open = part.open_brackets();
            let Some(&(bracket, at)) = open.last() else { continue };
            let closers: String =
                open.iter().rev().map(|&(bracket, _)| if bracket == '[' { ']' } else { '}' }).collect();
            let close = end.content_without_comment().end;
            let mistake = Some((SyntaxErrorKind::Unclosed(bracket), Span::from_range(at..at + 1)));
            found.push(Candidate { edit: TextEdit::insert(close, closers), mistake, fix: None });
        }
        return;
    }
}

/// Expressions and directives of template languages, on all lines at once, if one of the suspects has any.
fn templates(lines: &Lines<'_>, suspects: &[Line<'_>], found: &mut Vec<Candidate>) {
    let is_template = |span: Span| {
        let text = span.of(lines.text);
        ["{{", "{%", "<%", "[%"].iter().any(|opening| text.starts_with(opening))
            || placeholder::in_double_brackets(text).is_some()
    };
    let has_template = |line: &Line<'_>| is_template(line.entry()) || line.value().is_some_and(is_template);
    if !suspects.iter().any(has_template) {
        return;
    }
    let mut edits = Vec::new();
    // A key without a value, its column, and the first directive behind it, which may print the value.
    let mut open: Option<(usize, Option<Span>)> = None;
    let close = |open: Option<(usize, Option<Span>)>, edits: &mut Vec<Edit>, next: usize| {
        if let Some((column, Some(directive))) = open.filter(|(column, _)| next <= *column) {
            edits.push(Edit { span: Span::at(directive.start), insert: " ".repeat(column + 2) });
            edits.push(Edit { span: directive, insert: DYNAMIC.to_owned() });
        } else if let Some((_, Some(directive))) = open {
            edits.push(Edit { span: directive, insert: String::new() });
        }
    };
    for line in lines.outside_block_scalars() {
        let entry = line.entry();
        if is_template(entry) && line.colon().is_none() && !line.has_dash() {
            match &mut open {
                Some((_, directive @ None)) => *directive = Some(entry),
                _ => edits.push(Edit { span: entry, insert: String::new() }),
            }
            continue;
        }
        if line.is_blank() {
            continue;
        }
        // The entries of a list may stand in the column of its key.
        let next = line.column() + usize::from(line.has_dash());
        close(open.take(), &mut edits, next);
        if is_template(entry) && line.colon().is_none() {
            edits.push(Edit { span: entry, insert: DYNAMIC.to_owned() });
        } else if let Some(value) = line.value().filter(|value| is_template(*value)) {
            edits.push(Edit { span: value, insert: DYNAMIC.to_owned() });
        } else if line.value().is_some_and(Span::is_empty) && line.colon().is_some() {
            open = Some((entry.start as usize - line.start, None));
        }
    }
    close(open, &mut edits, 0);
    found.extend(TextEdit::new(edits).map(|edit| Candidate { edit, mistake: None, fix: None }));
}

/// Moves a line into the column of a line above: alone, or with what hangs on it. To the right first. A key among list entries,
/// or an entry among keys, is not moved to the left: the rest of the block would come loose.
fn indentation(lines: &Lines<'_>, line: Line<'_>, mixed: bool, found: &mut Vec<Candidate>) {
    let here = line.column();
    let mut columns: Vec<usize> = Vec::new();
    for above in lines.backwards(line).take(40) {
        for column in [above.entry().start as usize - above.start, above.column()] {
            if column != here && !columns.contains(&column) && columns.len() < 5 {
                columns.push(column);
            }
        }
    }
    order::by(&mut columns, |left, right| (*left < here).cmp(&(*right < here)));
    columns.retain(|&column| column > here || !mixed);
    let hanging: Vec<Line<'_>> = lines.hanging(line).collect();
    for column in columns {
        for moved in [&[line], hanging.as_slice()] {
            if let Some(edit) = reindented(moved, column) {
                found.push(candidate(edit, YamlMistake::Indentation, line.content()));
            }
        }
    }
}

/// The first key of a list entry that lacks its dash; the other keys stand where they would with it.
fn no_dash(lines: &Lines<'_>, line: Line<'_>) -> Option<Candidate> {
    let next = lines.after(line)?;
    if line.has_dash() || next.column() != line.column() + 2 {
        return None;
    }
    let edit = TextEdit::insert(line.content().start, "- ");
    Some(candidate(edit, YamlMistake::MixedBlock, line.content()))
}

/// `environment` or `image nginx`: a key without its colon.
fn no_colon(lines: &Lines<'_>, line: Line<'_>) -> Option<Candidate> {
    let entry = line.entry();
    let text = entry.of(line.text);
    let (key, value) = text.split_once(' ').unwrap_or((text, ""));
    let word =
        !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte));
    if !word || line.colon().is_some() {
        return None;
    }
    let key_end = entry.start + crate::text::span::clamp(key.len());
    let span = Span::new(entry.start, key_end);
    let column = entry.start as usize - line.start;
    let nested = lines.after(line).is_some_and(|next| next.column() > column);
    if value.is_empty() && !nested {
        let edit = TextEdit::insert(key_end, format!(": {HOLE}"));
        return Some(Candidate {
            edit,
            mistake: Some((SyntaxErrorKind::MissingColonAndValue, span)),
            fix: None,
        });
    }
    let edit = TextEdit::insert(key_end, ":");
    Some(Candidate { edit, mistake: Some((SyntaxErrorKind::MissingColon, span)), fix: Some("add the colon") })
}

/// Leaves the key and makes its value a hole; without a key, makes the whole entry one.
fn hole(line: &Line<'_>, mistake: &SyntaxErrorKind) -> Option<Candidate> {
    let span = match line.value() {
        Some(value) => value,
        None if line.has_dash() => line.entry(),
        None => return None,
    };
    let edit = TextEdit::replace(span, HOLE);
    let space =
        if span.of(line.text).is_empty() { TextEdit::insert(span.start, format!(" {HOLE}")) } else { edit };
    let place = if span.is_empty() { line.content() } else { span };
    Some(Candidate { edit: space, mistake: Some((mistake.clone(), place)), fix: None })
}

/// Leaves lines out.
fn without(span: Span, line: &Line<'_>, mistake: &SyntaxErrorKind) -> Candidate {
    Candidate { edit: TextEdit::delete(span), mistake: Some((mistake.clone(), line.content())), fix: None }
}
