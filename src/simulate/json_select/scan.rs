//! Is a text valid JSON, and if not, what does Go say? A byte-wise state machine with the states of `encoding/json`.
//!
//! Go reads bytes, so a character beyond ASCII is reported as its first byte, read as Latin-1. At the end of the text Go feeds one
//! blank to finish numbers, and reports that blank where it does not fit.

/// Go refuses deeper nesting.
const MAX_DEPTH: usize = 10_000;

/// What the scanner waits for.
#[derive(Clone, Copy, Debug)]
enum State {
    Value,
    ValueOrEndOfArray,
    Key,
    KeyOrEndOfObject,
    /// After a complete value or key.
    End,
    String,
    Escape,
    /// Hexadecimal digits still missing.
    Hex(u8),
    Minus,
    Zero,
    Digits,
    Dot,
    Fraction,
    Exponent,
    ExponentSign,
    ExponentDigits,
    /// Inside `true`, `false` or `null`: the word and how many bytes have been read.
    Word(&'static str, usize),
}

/// What the scanner is inside of.
#[derive(Clone, Copy, Debug)]
enum Inside {
    Key,
    Member,
    Array,
}

struct Scanner {
    state: State,
    inside: Vec<Inside>,
}

/// Checks a text; the error is Go's.
pub(super) fn check(text: &str) -> Result<(), String> {
    let mut scanner = Scanner { state: State::Value, inside: Vec::new() };
    for byte in text.bytes() {
        scanner.step(byte)?;
    }
    if !scanner.is_complete() {
        scanner.step(b' ')?;
    }
    if scanner.is_complete() { Ok(()) } else { Err("unexpected end of JSON input".to_owned()) }
}

impl Scanner {
    fn is_complete(&self) -> bool {
        matches!(self.state, State::End) && self.inside.is_empty()
    }

    fn step(&mut self, byte: u8) -> Result<(), String> {
        let is_blank = matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
        self.state = match self.state {
            State::Value | State::ValueOrEndOfArray | State::Key | State::KeyOrEndOfObject | State::End
                if is_blank =>
            {
                self.state
            }
            State::ValueOrEndOfArray if byte == b']' => self.leave(),
            State::Value | State::ValueOrEndOfArray => self.begin(byte)?,
            State::KeyOrEndOfObject if byte == b'}' => self.leave(),
            State::Key | State::KeyOrEndOfObject if byte == b'"' => State::String,
            State::Key | State::KeyOrEndOfObject => {
                return unexpected(byte, "looking for beginning of object key string");
            }
            State::End => self.after_value(byte)?,
            State::String => match byte {
                b'"' => State::End,
                b'\\' => State::Escape,
                0..0x20 => return unexpected(byte, "in string literal"),
                _ => State::String,
            },
            State::Escape => match byte {
                b'b' | b'f' | b'n' | b'r' | b't' | b'\\' | b'/' | b'"' => State::String,
                b'u' => State::Hex(4),
                _ => return unexpected(byte, "in string escape code"),
            },
            State::Hex(_) if !byte.is_ascii_hexdigit() => {
                return unexpected(byte, "in \\u hexadecimal character escape");
            }
            State::Hex(1) => State::String,
            State::Hex(left) => State::Hex(left - 1),
            State::Minus => match byte {
                b'0' => State::Zero,
                b'1'..=b'9' => State::Digits,
                _ => return unexpected(byte, "in numeric literal"),
            },
            State::Digits if byte.is_ascii_digit() => State::Digits,
            State::Zero | State::Digits if byte == b'.' => State::Dot,
            State::Dot | State::Fraction if byte.is_ascii_digit() => State::Fraction,
            State::Dot => return unexpected(byte, "after decimal point in numeric literal"),
            State::Zero | State::Digits | State::Fraction if matches!(byte, b'e' | b'E') => State::Exponent,
            State::Exponent if matches!(byte, b'+' | b'-') => State::ExponentSign,
            State::Exponent | State::ExponentSign | State::ExponentDigits if byte.is_ascii_digit() => {
                State::ExponentDigits
            }
            State::Exponent | State::ExponentSign => {
                return unexpected(byte, "in exponent of numeric literal");
            }
            State::Zero | State::Digits | State::Fraction | State::ExponentDigits => {
                // The byte behind a number belongs to what follows.
                self.state = State::End;
                return self.step(byte);
            }
            State::Word(word, read) => {
                let expected = word.as_bytes().get(read).copied().unwrap_or_default();
                if byte != expected {
                    let context = format!("in literal {word} (expecting '{}')", char::from(expected));
                    return unexpected(byte, &context);
                }
                if read + 1 == word.len() { State::End } else { State::Word(word, read + 1) }
            }
        };
        Ok(())
    }

    fn begin(&mut self, byte: u8) -> Result<State, String> {
        Ok(match byte {
            b'{' => self.enter(byte, Inside::Key, State::KeyOrEndOfObject)?,
            b'[' => self.enter(byte, Inside::Array, State::ValueOrEndOfArray)?,
            b'"' => State::String,
            b'-' => State::Minus,
            b'0' => State::Zero,
            b'1'..=b'9' => State::Digits,
            b't' => State::Word("true", 1),
            b'f' => State::Word("false", 1),
            b'n' => State::Word("null", 1),
            _ => return Err(message(byte, "looking for beginning of value")),
        })
    }

    fn enter(&mut self, byte: u8, inside: Inside, state: State) -> Result<State, String> {
        self.inside.push(inside);
        if self.inside.len() > MAX_DEPTH { Err(message(byte, "exceeded max depth")) } else { Ok(state) }
    }

    fn leave(&mut self) -> State {
        self.inside.pop();
        State::End
    }

    fn after_value(&mut self, byte: u8) -> Result<State, String> {
        let Some(inside) = self.inside.last_mut() else {
            return Err(message(byte, "after top-level value"));
        };
        Ok(match (*inside, byte) {
            (Inside::Key, b':') => {
                *inside = Inside::Member;
                State::Value
            }
            (Inside::Key, _) => return Err(message(byte, "after object key")),
            (Inside::Member, b',') => {
                *inside = Inside::Key;
                State::Key
            }
            (Inside::Member, b'}') | (Inside::Array, b']') => self.leave(),
            (Inside::Member, _) => return Err(message(byte, "after object key:value pair")),
            (Inside::Array, b',') => State::Value,
            (Inside::Array, _) => return Err(message(byte, "after array element")),
        })
    }
}

fn unexpected(byte: u8, context: &str) -> Result<(), String> {
    Err(message(byte, context))
}

fn message(byte: u8, context: &str) -> String {
    format!("invalid character {} {context}", quoted(byte))
}

/// A byte between quotes, as Go prints it.
fn quoted(byte: u8) -> String {
    match byte {
        b'\'' => "'\\''".to_owned(),
        b'"' => "'\"'".to_owned(),
        b'\\' => "'\\\\'".to_owned(),
        0x07 => "'\\a'".to_owned(),
        0x08 => "'\\b'".to_owned(),
        0x0c => "'\\f'".to_owned(),
        b'\n' => "'\\n'".to_owned(),
        b'\r' => "'\\r'".to_owned(),
        b'\t' => "'\\t'".to_owned(),
        0x0b => "'\\v'".to_owned(),
        0..0x20 | 0x7f => format!("'\\x{byte:02x}'"),
        // Not printable for Go: the control characters of Latin-1, the no-break space and the soft hyphen.
        0x80..=0xa0 | 0xad => format!("'\\u{byte:04x}'"),
        _ => format!("'{}'", char::from(byte)),
    }
}
