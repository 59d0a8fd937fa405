//! Go's `%v` of a float64: the shortest digits that read back as the same number, plain below a million, with an exponent of at
//! least two digits otherwise.
//!
//! The digits are those that `serde_json` prints. The standard library's would bring two more algorithms into the wasm module, and
//! of two that are equally near they are not always the even one, which Go takes.

use serde_json::Number;

/// A number as Go prints it.
pub fn number(value: f64) -> String {
    let sign = if value.is_sign_negative() { "-" } else { "" };
    // Infinite ones are refused before.
    let Some(printed) = Number::from_f64(value.abs()) else { return String::new() };
    let printed = printed.to_string();
    let (mantissa, exponent) = printed.split_once('e').unwrap_or((&printed, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{whole}{fraction}");
    let significant = all.trim_start_matches('0');
    // Where the point stands, counted from the first significant digit.
    let point = length(whole) - length(&all) + length(significant) + exponent.parse().unwrap_or(0);
    let digits = significant.trim_end_matches('0');
    let Some((first, rest)) = digits.split_at_checked(1) else { return format!("{sign}0") };
    let zeros = |count: i32| "0".repeat(usize::try_from(count).unwrap_or(0));
    match point - 1 {
        exponent @ ..-4 | exponent @ 6.. => {
            let rest = if rest.is_empty() { String::new() } else { format!(".{rest}") };
            let exponent_sign = if exponent < 0 { '-' } else { '+' };
            format!("{sign}{first}{rest}e{exponent_sign}{:02}", exponent.abs())
        }
        ..0 => format!("{sign}0.{}{digits}", zeros(-point)),
        _ => match digits.split_at_checked(usize::try_from(point).unwrap_or(0)) {
            Some((before, behind)) if !behind.is_empty() => format!("{sign}{before}.{behind}"),
            _ => format!("{sign}{digits}{}", zeros(point - length(digits))),
        },
    }
}

fn length(digits: &str) -> i32 {
    i32::try_from(digits.len()).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same by way of the standard library, which is exact when it is told how many digits to print.
    fn expected(value: f64) -> String {
        let shortest = format!("{value:e}");
        let digits = shortest.bytes().take_while(|byte| *byte != b'e').filter(u8::is_ascii_digit).count();
        let rounded = format!("{value:.*e}", digits - 1);
        let scientific = if rounded.parse() == Ok(value) { rounded } else { shortest };
        let (mantissa, exponent) = scientific.split_once('e').unwrap();
        let exponent: i32 = exponent.parse().unwrap();
        if (-4..6).contains(&exponent) {
            return format!("{value}");
        }
        format!("{mantissa}e{}{:02}", if exponent < 0 { '-' } else { '+' }, exponent.abs())
    }

    #[test]
    fn prints_as_go_does() {
        for (value, printed) in [
            (0.0, "0"),
            (-0.0, "-0"),
            (1.0, "1"),
            (-1.5, "-1.5"),
            (123_456.0, "123456"),
            (100_000.0, "100000"),
            (1_000_000.0, "1e+06"),
            (123_456_789.0, "1.23456789e+08"),
            (0.0001, "0.0001"),
            (0.00012, "0.00012"),
            (0.00001, "1e-05"),
            (5e-324, "5e-324"),
            (1.797_693_134_862_315_7e308, "1.7976931348623157e+308"),
            (123_456_789_012_345_678.0, "1.2345678901234568e+17"),
        ] {
            assert_eq!(number(value), printed);
        }
    }

    #[test]
    fn agrees_with_the_standard_library_everywhere() {
        // Every power of two, where ties lie, and numbers all over the range.
        for exponent in 1..2047_u64 {
            for mantissa in [0, 1, 0xF_FFFF_FFFF_FFFF, exponent.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 12] {
                let value = f64::from_bits(exponent << 52 | mantissa);
                assert_eq!(number(value), expected(value), "{:x}", value.to_bits());
            }
        }
    }
}
