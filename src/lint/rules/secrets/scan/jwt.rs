//! JSON Web Tokens: three parts of base64, the first of which names an algorithm.

use serde_json::Value;

use super::letters::Letters;
use super::{Found, What, base64};
use crate::lint::Severity;
use crate::text::Span;

/// Roles that a token for browsers carries: it is public by design.
const PUBLIC_ROLES: [&str; 3] = ["anon", "anonymous", "public"];

/// The first signed token in a text.
pub(super) fn find(text: &str, letters: Letters) -> Option<Found> {
    if !letters.hold(const { Letters::of("eyJ") }) {
        return None;
    }
    text.match_indices("eyJ").find_map(|(start, _)| {
        let inside = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.".contains(byte);
        // A token begins where nothing of its kind stands before it.
        if text.get(..start)?.bytes().next_back().is_some_and(|byte| inside(&byte)) {
            return None;
        }
        let rest = text.get(start..)?;
        let token = rest.get(..rest.bytes().take_while(inside).count())?;
        let mut parts = token.split('.');
        let (header, payload) = (json(parts.next()?)?, json(parts.next()?)?);
        let algorithm = header.get("alg")?.as_str()?;
        let signature = parts.next()?;
        if parts.next().is_some() {
            return None;
        }
        let role = payload.get("role").and_then(Value::as_str).unwrap_or_default();
        let open =
            algorithm.eq_ignore_ascii_case("none") || signature.is_empty() || PUBLIC_ROLES.contains(&role);
        let severity = if open { Severity::Info } else { Severity::Warning };
        let expires = payload.get("exp").and_then(Value::as_i64).map(day);
        Some(Found::new(What::Jwt(expires), severity, Span::from_range(start..start + token.len())))
    })
}

fn json(part: &str) -> Option<Value> {
    serde_json::from_str(&base64::decode_text(part)?).ok()
}

/// The day of a Unix time, as YYYY-MM-DD.
fn day(seconds: i64) -> String {
    // Years begin in March, so that the leap day comes last.
    let days = seconds.div_euclid(86_400).saturating_add(719_468);
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let date = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{date:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_calendar() {
        assert_eq!(day(0), "1970-01-01");
        assert_eq!(day(951_782_400), "2000-02-29");
        assert_eq!(day(1_798_761_600), "2027-01-01");
        assert_eq!(day(-1), "1969-12-31");
    }

    #[test]
    fn reads_tokens() {
        // {"alg":"HS256"} . {"exp":1798761600}
        let token = "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjE3OTg3NjE2MDB9.c2lnbmF0dXJl";
        let find = |text: &str| find(text, Letters::of(text));
        let found = find(token).unwrap();
        assert_eq!(
            (found.what, found.severity),
            (What::Jwt(Some("2027-01-01".to_owned())), Severity::Warning)
        );
        // {"alg":"HS256"} . {"role":"anon"}
        let open = "eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoiYW5vbiJ9.c2lnbmF0dXJl";
        assert_eq!(find(open).unwrap().severity, Severity::Info);
        assert!(find("eyJhbGciOiJIUzI1NiJ9").is_none());
        assert!(find("eyJub3QiOiJhIn0.eyJqd3QiOiJ4In0.x").is_none());
    }
}
