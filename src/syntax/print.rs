//! Writes JSON: quoting, and formatting a whole document.

pub mod hcl;

use super::{Document, Language, NodeId, NodeKind};
use crate::text::{Span, TextEdit};

/// Arrays of scalars up to this many characters stay on one line.
const SHORT_ARRAY: usize = 80;

/// Appends `text` as a JSON string, quotes included.
pub fn quote(text: &str, out: &mut String) {
    out.push('"');
    if is_plain(text) {
        out.push_str(text);
        out.push('"');
        return;
    }
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{0}'..='\u{1f}' => out.push_str(&escape_control(character)),
            _ => out.push(character),
        }
    }
    out.push('"');
}

/// Does a JSON string hold this text as it is? Most are, and that is quickly seen.
pub fn is_plain(text: &str) -> bool {
    let escaped = |byte: u8| byte < 0x20 || byte == b'"' || byte == b'\\';
    !text.bytes().fold(false, |any, byte| any | escaped(byte))
}

/// The JSON escape of a control character.
pub fn escape_control(character: char) -> String {
    match character {
        '\n' => "\\n".to_owned(),
        '\r' => "\\r".to_owned(),
        '\t' => "\\t".to_owned(),
        '\u{8}' => "\\b".to_owned(),
        '\u{c}' => "\\f".to_owned(),
        other => format!("\\u{:04x}", u32::from(other)),
    }
}

/// The edit that formats a document, or `None` when nothing would change or formatting could lose something:
/// syntax errors, comments, or a language other than JSON. Values keep their spelling and their order.
pub fn format(document: &Document, indent: usize) -> Option<TextEdit> {
    // As it was read: a dialect may have brought the tree into other terms. Around the JSON of a command line stands more.
    if document.language != Language::Json || super::detect::argument(&document.text).is_some() {
        return None;
    }
    let document = &super::parse(&document.text, Some(Language::Json));
    let comments = !document.tree.comments.is_empty();
    if !document.errors.is_empty() || comments {
        return None;
    }
    let mut writer = Writer { document, out: String::with_capacity(document.text.len()), indent };
    writer.value(document.tree.root(), 0);
    writer.out.push('\n');
    if document.text.contains("\r\n") {
        writer.out = writer.out.replace('\n', "\r\n");
    }
    let whole = Span::from_range(0..document.text.len());
    (writer.out != *document.text).then(|| TextEdit::replace(whole, writer.out))
}

struct Writer<'a> {
    document: &'a Document,
    out: String,
    indent: usize,
}

impl Writer<'_> {
    fn value(&mut self, id: NodeId, level: usize) {
        let tree = &self.document.tree;
        match tree.kind(id) {
            NodeKind::Object(children) if !children.is_empty() => {
                self.out.push('{');
                self.lines(children, level);
                self.out.push('}');
            }
            NodeKind::Array(children) if !children.is_empty() => {
                let line = self.short_array(children);
                match line {
                    Some(line) => self.out.push_str(&line),
                    None => {
                        self.out.push('[');
                        self.lines(children, level);
                        self.out.push(']');
                    }
                }
            }
            NodeKind::Object(_) => self.out.push_str("{}"),
            NodeKind::Array(_) => self.out.push_str("[]"),
            _ => self.out.push_str(self.document.slice(tree.span(id))),
        }
    }

    fn lines(&mut self, children: &[NodeId], level: usize) {
        for (index, &child) in children.iter().enumerate() {
            if index > 0 {
                self.out.push(',');
            }
            self.line(level + 1);
            if let Some(key) = &self.document.tree.node(child).key {
                self.out.push_str(self.document.slice(key.span));
                self.out.push_str(": ");
            }
            self.value(child, level + 1);
        }
        self.line(level);
    }

    fn line(&mut self, level: usize) {
        self.out.push('\n');
        self.out.extend(std::iter::repeat_n(' ', level * self.indent));
    }

    fn short_array(&self, children: &[NodeId]) -> Option<String> {
        let tree = &self.document.tree;
        let scalar = |id: &NodeId| !matches!(tree.kind(*id), NodeKind::Object(_) | NodeKind::Array(_));
        if !children.iter().all(scalar) {
            return None;
        }
        let parts: Vec<&str> = children.iter().map(|&child| self.document.slice(tree.span(child))).collect();
        let line = format!("[{}]", parts.join(", "));
        (line.chars().count() <= SHORT_ARRAY).then_some(line)
    }
}
