//! Expressions: a literal is a value, everything else is kept as written.

use super::{DEPTH_LIMIT, Parser, SyntaxErrorKind};
use crate::syntax::hcl::mistake::HclMistake;
use crate::syntax::tree::{Expression, NodeId, NodeKind};
use crate::text::Span;
use crate::text::span::clamp;

/// The operators between two terms; the longer ones first.
const OPERATORS: [&str; 13] = ["==", "!=", "<=", ">=", "&&", "||", "<", ">", "+", "-", "*", "/", "%"];

impl Parser<'_> {
    /// An expression; a hole where there is none.
    pub(super) fn expression(&mut self) -> NodeId {
        if self.depth >= DEPTH_LIMIT {
            return self.too_deep();
        }
        self.depth += 1;
        let start = self.at;
        let mut node = self.term();
        let mut compound = false;
        while let Some(length) = self.operator() {
            self.at += length;
            self.skip_lines();
            self.term();
            compound = true;
        }
        if self.condition() {
            compound = true;
        }
        if compound {
            node = self.dynamic(start);
        }
        self.depth -= 1;
        node
    }

    /// The length of an operator behind blanks, which are skipped then.
    fn operator(&mut self) -> Option<usize> {
        let before = self.at;
        self.skip_blanks();
        let rest = self.rest();
        let found = OPERATORS.iter().find(|operator| rest.starts_with(**operator));
        // `=>` ends a key of a `for` expression, `%{` begins a directive, and a comment is no division.
        let found = found.filter(|_| !rest.starts_with("%{"));
        if found.is_none() {
            self.at = before;
        }
        found.map(|operator| operator.len())
    }

    /// `? a : b` behind an expression.
    fn condition(&mut self) -> bool {
        let before = self.at;
        self.skip_blanks();
        if self.peek() != Some(b'?') {
            self.at = before;
            return false;
        }
        self.at += 1;
        self.skip_lines();
        self.expression();
        self.skip_lines();
        if self.peek() == Some(b':') {
            self.at += 1;
            self.skip_lines();
            self.expression();
        } else {
            self.half(before);
        }
        true
    }

    /// A term with its signs, and with what is asked of it: `.name`, `[0]`, `.*`.
    fn term(&mut self) -> NodeId {
        let start = self.at;
        let mut sign = None;
        while let Some(byte @ (b'-' | b'!')) = self.peek() {
            sign = Some(byte);
            self.at += 1;
            self.skip_blanks();
        }
        let node = self.primary();
        let asked = self.postfix();
        match (sign, self.tree.kind(node)) {
            (None, _) if !asked => node,
            (Some(b'-'), NodeKind::Number(digits)) if !asked && self.text.get(start..=start) == Some("-") => {
                let number = format!("-{digits}");
                let span = self.from(start);
                self.tree.add(NodeKind::Number(number), span, true)
            }
            _ => self.dynamic(start),
        }
    }

    fn primary(&mut self) -> NodeId {
        let start = self.at;
        match self.peek() {
            Some(b'"') => {
                let (scalar, complete) = self.quoted();
                let span = self.from(start);
                self.tree.add(NodeKind::String(scalar), span, complete)
            }
            Some(b'<') if self.rest().starts_with("<<") => self.heredoc(),
            Some(b'[') => self.tuple(),
            Some(b'{') => self.object(),
            Some(b'(') => {
                self.at += 1;
                self.brackets += 1;
                self.skip_lines();
                self.expression();
                self.close(b')', start);
                self.brackets -= 1;
                self.dynamic(start)
            }
            Some(byte) if byte.is_ascii_digit() => {
                let number = self.digits().to_owned();
                let span = self.from(start);
                self.tree.add(NodeKind::Number(number), span, true)
            }
            _ => self.name_or_call(),
        }
    }

    /// `true`, `null`, `var`, `jsonencode(…)`, `provider::tool::function(…)`.
    fn name_or_call(&mut self) -> NodeId {
        let start = self.at;
        let mut word = self.identifier();
        if word.is_empty() {
            self.half(start);
            return self.tree.add(NodeKind::Error, Span::at(clamp(start)), false);
        }
        while self.rest().starts_with("::") {
            self.at += 2;
            word = self.identifier();
        }
        let end = self.at;
        self.skip_blanks();
        if self.peek() == Some(b'(') {
            self.arguments();
            return self.dynamic(start);
        }
        self.at = end;
        let kind = match word {
            "true" => NodeKind::Bool(true),
            "false" => NodeKind::Bool(false),
            "null" => NodeKind::Null,
            _ => return self.dynamic(start),
        };
        let span = self.from(start);
        self.tree.add(kind, span, true)
    }

    fn arguments(&mut self) {
        let start = self.at;
        self.at += 1;
        self.brackets += 1;
        loop {
            self.skip_lines();
            if matches!(self.peek(), None | Some(b')' | b']' | b'}')) {
                break;
            }
            let before = self.at;
            self.expression();
            self.skip_lines();
            if self.rest().starts_with("...") {
                self.at += 3;
                self.skip_lines();
            }
            if self.peek() == Some(b',') {
                self.at += 1;
            } else if self.peek() != Some(b')') || self.at == before {
                break;
            }
        }
        self.close(b')', start);
        self.brackets -= 1;
    }

    /// The bracket that closes the one at `open`, or a word that it is missing.
    pub(super) fn close(&mut self, bracket: u8, open: usize) -> bool {
        self.skip_lines();
        if self.peek() == Some(bracket) {
            self.at += 1;
            return true;
        }
        let span = Span::from_range(open..open + 1);
        let opened = span.of(self.text).chars().next().unwrap_or_default();
        self.error(SyntaxErrorKind::Unclosed(opened), span);
        false
    }

    /// `.name`, `.0`, `.*`, `[index]`, `[*]` behind a term. False when there is none.
    fn postfix(&mut self) -> bool {
        let start = self.at;
        loop {
            let end = self.at;
            self.skip_blanks();
            let rest = self.rest();
            if rest.starts_with('.') && !rest.starts_with("...") {
                self.at += 1;
                self.skip_blanks();
                if self.peek() == Some(b'*') {
                    self.at += 1;
                } else if self.identifier().is_empty() && self.digits().is_empty() {
                    self.half(self.at - 1);
                    break;
                }
            } else if rest.starts_with('[') {
                let open = self.at;
                self.at += 1;
                self.brackets += 1;
                self.skip_lines();
                if self.peek() == Some(b'*') {
                    self.at += 1;
                } else {
                    self.expression();
                }
                let closed = self.close(b']', open);
                self.brackets -= 1;
                if !closed {
                    break;
                }
            } else {
                self.at = end;
                break;
            }
        }
        self.at > start
    }

    /// The text from `start` on, as an expression.
    pub(super) fn dynamic(&mut self, start: usize) -> NodeId {
        let span = self.from(start);
        let text = span.of(self.text).to_owned();
        self.tree.add(NodeKind::Dynamic(Expression { text }), span, true)
    }

    /// Something is missing here, or stands here that begins nothing.
    pub(super) fn half(&mut self, start: usize) {
        let span = if self.at > start { self.from(start) } else { self.first_character() };
        let line_ends = matches!(self.peek(), None | Some(b'\n' | b'\r' | b',' | b')' | b']' | b'}'));
        if line_ends {
            self.error(SyntaxErrorKind::Hcl(HclMistake::HalfExpression), span);
        } else {
            self.stray_character();
            let rest = self.rest();
            self.at += rest.find(['\n', ',', ')', ']', '}']).unwrap_or(rest.len());
        }
    }
}
