//! Decodes a text that [`scan`](super::scan) found valid, straight into the way Go prints it.
//!
//! Go keeps the value of the last of duplicate keys, sorts the keys of a map when it prints it, and refuses a number beyond float64
//! wherever it stands. Nothing recurses: a secret may be nested ten thousand deep.

use std::collections::BTreeMap;

use super::format::number;

/// What is open while decoding.
enum Frame {
    Array(Vec<String>),
    /// The members so far and the key that waits for its value.
    Object(BTreeMap<String, String>, Option<String>),
}

/// The member of the top-level object, printed; `None` when there is none.
pub(super) fn member(text: &str, key: &str) -> Result<Option<String>, String> {
    let mut reader = Reader { text, offset: 0 };
    let kind = match reader.peek() {
        Some('{') => None,
        // Go turns `null` into a map without keys.
        Some('n') => return Ok(None),
        Some('"') => Some("string"),
        Some('[') => Some("array"),
        Some('t' | 'f') => Some("bool"),
        _ => Some("number"),
    };
    let mut frames: Vec<Frame> = Vec::new();
    let mut overflow: Option<String> = None;
    let mut found = None;
    while let Some(character) = reader.peek() {
        let value = match character {
            ',' | ':' => {
                reader.offset += 1;
                continue;
            }
            '{' => {
                reader.offset += 1;
                frames.push(Frame::Object(BTreeMap::new(), None));
                continue;
            }
            '[' => {
                reader.offset += 1;
                frames.push(Frame::Array(Vec::new()));
                continue;
            }
            '}' | ']' => {
                reader.offset += 1;
                match frames.pop() {
                    Some(Frame::Object(members, _)) if frames.is_empty() => {
                        found = members.get(key).cloned();
                        break;
                    }
                    Some(frame) => print(frame),
                    None => break,
                }
            }
            '"' => {
                let string = reader.string();
                if let Some(Frame::Object(_, waiting @ None)) = frames.last_mut() {
                    *waiting = Some(string);
                    continue;
                }
                string
            }
            't' => reader.word("true", "true"),
            'f' => reader.word("false", "false"),
            'n' => reader.word("null", "<nil>"),
            _ => {
                let literal = reader.number();
                match literal.parse::<f64>() {
                    Ok(value) if value.is_finite() => number(value),
                    _ => {
                        let error =
                            format!("json: cannot unmarshal number {literal} into Go value of type float64");
                        overflow.get_or_insert(error);
                        String::new()
                    }
                }
            }
        };
        match frames.last_mut() {
            Some(Frame::Array(elements)) => elements.push(value),
            Some(Frame::Object(members, waiting)) => {
                if let Some(name) = waiting.take() {
                    members.insert(name, value);
                }
            }
            None => break,
        }
    }
    match (kind, overflow) {
        (Some(kind), _) => {
            Err(format!("json: cannot unmarshal {kind} into Go value of type map[string]interface {{}}"))
        }
        (None, Some(error)) => Err(error),
        (None, None) => Ok(found),
    }
}

fn print(frame: Frame) -> String {
    match frame {
        Frame::Array(elements) => format!("[{}]", elements.join(" ")),
        Frame::Object(members, _) => {
            let members: Vec<String> =
                members.into_iter().map(|(key, value)| format!("{key}:{value}")).collect();
            format!("map[{}]", members.join(" "))
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    offset: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.offset..).unwrap_or_default()
    }

    /// The next character that is not blank.
    fn peek(&mut self) -> Option<char> {
        let rest = self.rest();
        self.offset += rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
        self.rest().chars().next()
    }

    fn word(&mut self, word: &str, printed: &str) -> String {
        self.offset += word.len();
        printed.to_owned()
    }

    fn number(&mut self) -> &'a str {
        let rest = self.rest();
        let is_part =
            |character: char| character.is_ascii_digit() || matches!(character, '+' | '-' | '.' | 'e' | 'E');
        let length = rest.find(|character: char| !is_part(character)).unwrap_or(rest.len());
        // A valid text never has an empty number; one byte is passed over so that the loop always ends.
        self.offset += length.max(1);
        rest.get(..length).unwrap_or_default()
    }

    /// The string at the opening quote. A surrogate without its partner becomes U+FFFD.
    fn string(&mut self) -> String {
        self.offset += 1;
        let mut value = String::new();
        let mut characters = self.rest().chars();
        let mut high: Option<u32> = None;
        while let Some(character) = characters.next() {
            let unit = match character {
                '\\' => match characters.next().unwrap_or_default() {
                    'u' => {
                        let digits: String = characters.by_ref().take(4).collect();
                        u32::from_str_radix(&digits, 16).unwrap_or(0xfffd)
                    }
                    'b' => 0x08,
                    'f' => 0x0c,
                    'n' => 0x0a,
                    'r' => 0x0d,
                    't' => 0x09,
                    other => u32::from(other),
                },
                '"' => {
                    value.extend(high.map(|_| char::REPLACEMENT_CHARACTER));
                    break;
                }
                other => u32::from(other),
            };
            match (high.take(), unit) {
                (Some(high), 0xdc00..0xe000) => {
                    let pair = 0x10000 + ((high - 0xd800) << 10) + (unit - 0xdc00);
                    value.push(char::from_u32(pair).unwrap_or(char::REPLACEMENT_CHARACTER));
                    continue;
                }
                (Some(_), _) => value.push(char::REPLACEMENT_CHARACTER),
                (None, _) => {}
            }
            if (0xd800..0xdc00).contains(&unit) {
                high = Some(unit);
            } else {
                value.push(char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
        }
        self.offset = self.text.len() - characters.as_str().len();
        value
    }
}
