//! Reads the small subset of Markdown that the project's own pages use, into blocks and inlines. Never HTML: what is not in
//! the subset stays text.
//!
//! Blocks: headings, paragraphs, fenced code, quotes, lists of one level, tables are not. Inlines: code, strong, emphasis, links.

/// A block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading with its level, from 1.
    Heading(u8, Vec<Inline>),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// Fenced code with the words after the fence.
    Code {
        /// As `json bad`.
        info: String,
        /// The lines between the fences.
        text: String,
    },
    /// A quote.
    Quote(Vec<Block>),
    /// A list.
    List {
        /// Numbered or not.
        numbered: bool,
        /// Its items.
        items: Vec<Vec<Inline>>,
    },
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Words.
    Text(String),
    /// Code.
    Code(String),
    /// Strong words.
    Strong(Vec<Inline>),
    /// Emphasised words.
    Emphasis(Vec<Inline>),
    /// A link to an `https:` address or a relative one.
    Link {
        /// Its words.
        words: Vec<Inline>,
        /// Where it leads.
        address: String,
    },
}

/// Reads a page.
pub fn parse(text: &str) -> Vec<Block> {
    let lines: Vec<&str> = text.lines().collect();
    let mut blocks = Vec::new();
    let mut rest = lines.as_slice();
    while let Some((&line, after)) = rest.split_first() {
        if line.trim().is_empty() {
            rest = after;
            continue;
        }
        let (block, used) = block(line, rest);
        blocks.push(block);
        rest = rest.get(used.max(1)..).unwrap_or_default();
    }
    blocks
}

/// The block that begins with the first line, and how many lines it takes.
fn block(line: &str, lines: &[&str]) -> (Block, usize) {
    if let Some(info) = line.strip_prefix("```") {
        return code(info, lines);
    }
    if let Some((level, title)) = heading(line) {
        return (Block::Heading(level, inlines(title)), 1);
    }
    if line.starts_with('>') {
        let used = lines.iter().take_while(|line| line.starts_with('>')).count();
        let quoted = lines.iter().take(used).map(|line| line.trim_start_matches('>').trim_start());
        let inner = parse(&quoted.collect::<Vec<_>>().join("\n"));
        return (Block::Quote(inner), used);
    }
    if let Some((numbered, _)) = item(line) {
        return list(numbered, lines);
    }
    let used = 1 + lines.iter().skip(1).take_while(|line| continues(line)).count();
    let words: Vec<&str> = lines.iter().take(used).map(|line| line.trim()).collect();
    (Block::Paragraph(inlines(&words.join(" "))), used)
}

fn code(info: &str, lines: &[&str]) -> (Block, usize) {
    let text: Vec<&str> = lines.iter().skip(1).take_while(|line| line.trim_end() != "```").copied().collect();
    let used = text.len() + 2;
    (Block::Code { info: info.trim().to_owned(), text: text.join("\n") }, used)
}

fn heading(line: &str) -> Option<(u8, &str)> {
    let title = line.trim_start_matches('#');
    let level = u8::try_from(line.len() - title.len()).ok()?;
    (1..=6).contains(&level).then_some(())?;
    Some((level, title.strip_prefix(' ')?.trim()))
}

/// An item of a list: whether it is numbered, and its words.
fn item(line: &str) -> Option<(bool, &str)> {
    if let Some(words) = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")) {
        return Some((false, words));
    }
    let (number, words) = line.split_once(". ")?;
    let counts = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    counts.then_some((true, words))
}

fn list(numbered: bool, lines: &[&str]) -> (Block, usize) {
    let mut items: Vec<String> = Vec::new();
    let mut used = 0;
    for line in lines {
        match (item(line), items.last_mut()) {
            (Some((kind, words)), _) if kind == numbered => items.push(words.trim().to_owned()),
            (None, Some(last)) if line.starts_with("  ") && !line.trim().is_empty() => {
                last.push(' ');
                last.push_str(line.trim());
            }
            _ => break,
        }
        used += 1;
    }
    (Block::List { numbered, items: items.iter().map(|words| inlines(words)).collect() }, used)
}

/// Does a line go on with the paragraph before it?
fn continues(line: &str) -> bool {
    !line.trim().is_empty()
        && !line.starts_with("```")
        && !line.starts_with('>')
        && heading(line).is_none()
        && item(line).is_none()
}

/// The pieces of a line.
pub fn inlines(text: &str) -> Vec<Inline> {
    let mut pieces = Vec::new();
    let mut words = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if let Some((inline, after)) = inline(rest) {
            if !words.is_empty() {
                pieces.push(Inline::Text(std::mem::take(&mut words)));
            }
            pieces.push(inline);
            rest = after;
        } else {
            words.push(first);
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        }
    }
    if !words.is_empty() {
        pieces.push(Inline::Text(words));
    }
    pieces
}

/// The inline that begins the text, and what follows it.
fn inline(text: &str) -> Option<(Inline, &str)> {
    if let Some((code, after)) = between(text, "`", "`") {
        return Some((Inline::Code(code.to_owned()), after));
    }
    if let Some((words, after)) = between(text, "**", "**") {
        return Some((Inline::Strong(inlines(words)), after));
    }
    if let Some((words, after)) = between(text, "*", "*").filter(|(words, _)| !words.starts_with(' ')) {
        return Some((Inline::Emphasis(inlines(words)), after));
    }
    if let Some((address, after)) = between(text, "<", ">").filter(|(address, _)| is_address(address)) {
        let words = vec![Inline::Text(address.to_owned())];
        return Some((Inline::Link { words, address: address.to_owned() }, after));
    }
    if text.starts_with("https://") {
        let end = text.find(char::is_whitespace).unwrap_or(text.len());
        let address = text.get(..end)?.trim_end_matches(['.', ',', ')', ';']);
        let words = vec![Inline::Text(address.to_owned())];
        return Some((Inline::Link { words, address: address.to_owned() }, text.get(address.len()..)?));
    }
    let (words, after) = between(text, "[", "]")?;
    let (address, after) = between(after, "(", ")")?;
    let words = inlines(words);
    let link = is_address(address) || is_page(address);
    link.then(|| (Inline::Link { words, address: address.to_owned() }, after))
}

/// What stands between two marks, at least one character, and what follows.
fn between<'a>(text: &'a str, open: &str, close: &str) -> Option<(&'a str, &'a str)> {
    let (inside, after) = text.strip_prefix(open)?.split_once(close)?;
    (!inside.is_empty()).then_some((inside, after))
}

fn is_address(address: &str) -> bool {
    address.starts_with("https://") && !address.contains(char::is_whitespace)
}

/// A page of ours: a file name without folder.
fn is_page(address: &str) -> bool {
    address
        .strip_suffix(".md")
        .is_some_and(|name| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> Inline {
        Inline::Text(words.to_owned())
    }

    #[test]
    fn reads_blocks() {
        let page = "# name\n\nTwo\nlines.\n\n> quoted\n> on\n\n```json bad\n{\n\n}\n```\n- one\n  more\n- two\n\n1. first\n";
        assert_eq!(
            parse(page),
            [
                Block::Heading(1, vec![text("name")]),
                Block::Paragraph(vec![text("Two lines.")]),
                Block::Quote(vec![Block::Paragraph(vec![text("quoted on")])]),
                Block::Code { info: "json bad".to_owned(), text: "{\n\n}".to_owned() },
                Block::List { numbered: false, items: vec![vec![text("one more")], vec![text("two")]] },
                Block::List { numbered: true, items: vec![vec![text("first")]] },
            ]
        );
    }

    #[test]
    fn reads_inlines() {
        assert_eq!(
            inlines("set `a` to **b *c***, see [this](https://a.example/x)"),
            [
                text("set "),
                Inline::Code("a".to_owned()),
                text(" to "),
                Inline::Strong(vec![text("b *c")]),
                text("*, see "),
                Inline::Link { words: vec![text("this")], address: "https://a.example/x".to_owned() },
            ]
        );
        assert_eq!(
            inlines("https://a.example/x."),
            [
                Inline::Link {
                    words: vec![text("https://a.example/x")],
                    address: "https://a.example/x".to_owned()
                },
                text(".")
            ]
        );
    }

    #[test]
    fn links_lead_to_pages_and_secure_addresses_only() {
        for address in
            ["javascript:alert(1)", "http://a.example", "//a.example", "../x.md", "data:text/html,x"]
        {
            let read = inlines(&format!("[x]({address})"));
            assert!(!read.iter().any(|piece| matches!(piece, Inline::Link { .. })), "{address}: {read:?}");
        }
        assert!(matches!(inlines("[x](json-syntax.md)").as_slice(), [Inline::Link { .. }]));
    }

    #[test]
    fn html_stays_text() {
        assert_eq!(parse("<b>x</b>"), [Block::Paragraph(vec![text("<b>x</b>")])]);
    }

    #[test]
    fn ends_on_every_text() {
        for page in ["```", "#", "> ", "- ", "1. ", "****", "[](", "`", "*", "<>", "#x", "  - x"] {
            parse(page);
        }
    }
}
