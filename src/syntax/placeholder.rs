//! Placeholders of template languages: text that another tool replaces before ECS sees it.

/// No placeholder is followed further than this, so that a text of nothing but openings takes no longer than others.
const LONGEST: usize = 1024;

/// What stands around a name in capital letters.
const AROUND_NAMES: [(&str, &str, usize); 8] = [
    ("$$$$", "$$$$", 1),
    ("$$$", "$$$", 1),
    ("%", "%", 2),
    ("__", "__", 1),
    ("@@", "@@", 1),
    ("@", "@", 2),
    ("#{", "}#", 1),
    ("#{", "}", 1),
];

/// The length of a name in capital letters with what these styles put around it: `__NAME__`, `@@NAME@@`, `%NAME%`, …
pub fn around_name(rest: &str) -> Option<usize> {
    if !rest.starts_with(['$', '%', '_', '@', '#']) {
        return None;
    }
    AROUND_NAMES.iter().find_map(|(opening, closing, shortest)| {
        let inside = rest.strip_prefix(opening)?;
        let length = name_length(inside);
        // The underscores of `__NAME__` look like a part of the name.
        let name = inside.get(..length)?;
        let length = if *closing == "__" { name.find("__")? } else { length };
        (length >= *shortest && inside.get(length..)?.starts_with(closing))
            .then_some(opening.len() + length + closing.len())
    })
}

/// `{NAME}`
pub fn in_braces(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('{')?;
    let length = name_length(inside);
    (length >= 2 && inside.get(length..)?.starts_with('}')).then_some(length + 2)
}

fn name_length(text: &str) -> usize {
    let is_part = |byte: &u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b'_';
    let length = text.bytes().take(128).take_while(is_part).count();
    if text.starts_with(|first: char| first.is_ascii_uppercase()) { length } else { 0 }
}

/// `[[NAME]]`: one name between the brackets, which in JSON could be no list.
pub fn in_double_brackets(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix("[[")?;
    let inside = inside.get(..inside.floor_char_boundary(128))?;
    let length = inside.find("]]")?;
    let name = inside.get(..length)?.trim_matches(' ');
    let is_name = name.starts_with(|first: char| first.is_ascii_alphabetic() || "._".contains(first))
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
        && !["true", "false", "null"].contains(&name);
    is_name.then_some(length + 4)
}

/// The length of a placeholder at the start of `rest`: `${…}`, `{{…}}`, `<…>`, `%{…}`, `<%…%>`, `[%…%]`, `[[…]]`, `$(…)`, `((…))`,
/// `__NAME__`.
pub fn length(rest: &str) -> Option<usize> {
    let closed = |opening: &str, closing: &str| {
        let inside = rest.strip_prefix(opening)?;
        let inside = inside.get(..inside.floor_char_boundary(LONGEST)).unwrap_or_default();
        let line = inside.lines().next().unwrap_or_default();
        line.find(closing).map(|index| opening.len() + index + closing.len())
    };
    if rest.starts_with("${") || rest.starts_with("%{") {
        return balanced(rest);
    }
    closed("{{{", "}}}")
        .or_else(|| closed("{{", "}}"))
        .or_else(|| closed("{%", "%}"))
        .or_else(|| closed("<%", "%>"))
        .or_else(|| closed("[%", "%]"))
        .or_else(|| in_double_brackets(rest))
        .or_else(|| closed("$(", ")"))
        .or_else(|| closed("((", "))"))
        .or_else(|| around_name(rest))
        .or_else(|| {
            let length = closed("<", ">")?;
            let name = rest.get(1..length - 1)?;
            let plain = |character: char| {
                (character.is_ascii_alphanumeric() || !character.is_ascii()) || " _-.:/".contains(character)
            };
            (!name.is_empty() && name.chars().all(plain)).then_some(length)
        })
}

/// The length of `${ … }` with nested braces and quotes, which may run over several lines.
fn balanced(rest: &str) -> Option<usize> {
    let mut level = 0usize;
    let mut quoted = false;
    for (index, byte) in rest.bytes().enumerate().take(LONGEST) {
        match byte {
            b'"' => quoted = !quoted,
            b'{' if !quoted => level += 1,
            b'}' if !quoted => {
                level -= 1;
                if level == 0 {
                    return Some(index + 1);
                }
            }
            _ => {}
        }
    }
    None
}
