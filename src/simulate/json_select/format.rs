//! Go's `%v` of a float64: the shortest digits that read back as the same number, plain below a million, with an exponent of at
//! least two digits otherwise.

/// A number as Go prints it.
pub fn number(value: f64) -> String {
    let scientific = shortest(value);
    let Some((mantissa, exponent)) = scientific.split_once('e') else { return scientific };
    let Ok(exponent) = exponent.parse::<i32>() else { return scientific };
    if (-4..6).contains(&exponent) || value == 0.0 {
        return format!("{value}");
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{mantissa}e{sign}{:02}", exponent.abs())
}

/// The shortest digits, as `d.ddde-7`. Of two that are equally near Go takes the even one; Rust's shortest print does not look.
fn shortest(value: f64) -> String {
    let shortest = format!("{value:e}");
    let digits = shortest.bytes().take_while(|byte| *byte != b'e').filter(u8::is_ascii_digit).count();
    let rounded = format!("{value:.*e}", digits.saturating_sub(1));
    if rounded.parse() == Ok(value) { rounded } else { shortest }
}
