//! The JSON key of a reference: what Secrets Manager's text becomes when ECS takes one key out of it.
//!
//! The agent decodes the SecretString with Go's `encoding/json` into `map[string]interface{}` and prints the value with `%v`.
//! Both are followed to the letter: numbers become float64, objects print as `map[…]`, errors keep Go's words.
//! Source: amazon-ecs-agent 1.105.1, `agent/asm/asm.go` (2026-06); Go's standard library.

mod decode;
mod format;
mod scan;

pub use format::number;

/// Why a key could not be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SelectError {
    /// The text is not a JSON object; in Go's words.
    Json(String),
    /// The object has no such key.
    NoKey,
}

/// Takes a key out of a SecretString.
pub fn select(text: &str, key: &str) -> Result<String, SelectError> {
    scan::check(text).map_err(SelectError::Json)?;
    decode::member(text, key).map_err(SelectError::Json)?.ok_or(SelectError::NoKey)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_values_as_the_golden_vectors_of_3_1_say() {
        let cases = [
            (r#""v""#, "v"),
            (r#""""#, ""),
            ("5432", "5432"),
            ("5432.0", "5432"),
            ("0", "0"),
            ("-5", "-5"),
            ("1.5", "1.5"),
            ("0.1", "0.1"),
            ("0.0001", "0.0001"),
            ("-0", "-0"),
            ("1e3", "1000"),
            ("999999", "999999"),
            ("1000000", "1e+06"),
            ("1048576", "1.048576e+06"),
            ("123456789", "1.23456789e+08"),
            ("123456789012", "1.23456789012e+11"),
            ("1700000000", "1.7e+09"),
            ("9007199254740993", "9.007199254740992e+15"),
            ("12345678901234567890", "1.2345678901234567e+19"),
            ("0.00001", "1e-05"),
            // Half way between two shortest prints: the even one.
            ("1636083043287450.25", "1.6360830432874502e+15"),
            ("5.6843418860808015e-14", "5.684341886080802e-14"),
            ("1e-400", "0"),
            ("1e100", "1e+100"),
            ("true", "true"),
            ("false", "false"),
            ("null", "<nil>"),
            (r#"{"b":1,"a":"x"}"#, "map[a:x b:1]"),
            ("{}", "map[]"),
            ("[]", "[]"),
            ("[1,2,3]", "[1 2 3]"),
            (r#"["a","b c",null,true,1000000]"#, "[a b c <nil> true 1e+06]"),
            (r#"[{"x":1}]"#, "[map[x:1]]"),
            (r#"{"x":{"y":[{}]},"x":2}"#, "map[x:2]"),
            (r#""a\nb\t\"\\\/\b\f\r""#, "a\nb\t\"\\/\u{8}\u{c}\r"),
            (r#""\u00e9\ud83d\ude00""#, "é😀"),
            (r#""\ud800x\udc00\ud800\ud83d\ude00""#, "\u{fffd}x\u{fffd}\u{fffd}😀"),
        ];
        for (value, expected) in cases {
            let text = format!("{{\"k\":{value}}}");
            assert_eq!(select(&text, "k").as_deref(), Ok(expected), "{value}");
        }
    }

    #[test]
    fn the_last_duplicate_wins_and_keys_are_exact() {
        assert_eq!(select(r#"{"k":"1","k":"2"}"#, "k").as_deref(), Ok("2"));
        assert_eq!(select(r#" { "\u006b" : "v" } "#, "k").as_deref(), Ok("v"));
        for text in [r#"{"K":"v"}"#, r#"{"a":{"k":"v"}}"#, r#"{"a.k":"v"}"#, "null", "{}"] {
            assert_eq!(select(text, "k"), Err(SelectError::NoKey), "{text}");
        }
        assert_eq!(select(r#"{"a.k":"v"}"#, "a.k").as_deref(), Ok("v"));
    }

    #[test]
    fn fails_in_the_words_of_go() {
        let cases = [
            ("plain", "invalid character 'p' looking for beginning of value"),
            ("", "unexpected end of JSON input"),
            (" \n", "unexpected end of JSON input"),
            (r#"{"k":"v",}"#, "invalid character '}' looking for beginning of object key string"),
            ("{'k':'v'}", "invalid character '\\'' looking for beginning of object key string"),
            (r#"{k:"v"}"#, "invalid character 'k' looking for beginning of object key string"),
            (r#"{"k":"v""#, "unexpected end of JSON input"),
            (r#"{"k":"v"} x"#, "invalid character 'x' after top-level value"),
            (r#"{"k":"C:\dir"}"#, "invalid character 'd' in string escape code"),
            ("{\"k\":\"a\nb\"}", "invalid character '\\n' in string literal"),
            ("\u{feff}{}", "invalid character 'ï' looking for beginning of value"),
            (r#"{"k" "v"}"#, "invalid character '\"' after object key"),
            (r#"{"k":"v" "l"}"#, "invalid character '\"' after object key:value pair"),
            (r#"{"k":[1 2]}"#, "invalid character '2' after array element"),
            (r#"{"k":[1,]}"#, "invalid character ']' looking for beginning of value"),
            (r#"{"k":"\u00g0"}"#, "invalid character 'g' in \\u hexadecimal character escape"),
            (r#"{"k":-}"#, "invalid character '}' in numeric literal"),
            ("-", "invalid character ' ' in numeric literal"),
            (r#"{"k":1.}"#, "invalid character '}' after decimal point in numeric literal"),
            (r#"{"k":1e}"#, "invalid character '}' in exponent of numeric literal"),
            (r#"{"k":01}"#, "invalid character '1' after object key:value pair"),
            (r#"{"k":trux}"#, "invalid character 'x' in literal true (expecting 'e')"),
            ("nul", "invalid character ' ' in literal null (expecting 'l')"),
            (r#"{"k":False}"#, "invalid character 'F' looking for beginning of value"),
            ("{\"k\":\u{1}}", "invalid character '\\x01' looking for beginning of value"),
            ("\u{a0}{}", "invalid character 'Â' looking for beginning of value"),
            ("\\", "invalid character '\\\\' looking for beginning of value"),
            (r#""str""#, "json: cannot unmarshal string into Go value of type map[string]interface {}"),
            ("123", "json: cannot unmarshal number into Go value of type map[string]interface {}"),
            ("true", "json: cannot unmarshal bool into Go value of type map[string]interface {}"),
            ("[1]", "json: cannot unmarshal array into Go value of type map[string]interface {}"),
            (r#"{"k":1e400}"#, "json: cannot unmarshal number 1e400 into Go value of type float64"),
            (
                r#"{"k":"v","l":[-1e999]}"#,
                "json: cannot unmarshal number -1e999 into Go value of type float64",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(select(text, "k"), Err(SelectError::Json(expected.to_owned())), "{text:?}");
        }
    }

    #[test]
    fn deep_nesting_ends_where_go_ends() {
        let nested = |depth: usize| format!("{{\"k\":{}{}}}", "[".repeat(depth), "]".repeat(depth));
        assert_eq!(select(&nested(9_999), "k").map(|value| value.len()), Ok(19_998));
        let error = SelectError::Json("invalid character '[' exceeded max depth".to_owned());
        assert_eq!(select(&nested(10_000), "k"), Err(error));
    }
}
