//! Placeholders of template languages: text that another tool replaces before ECS sees it.

/// The length of a placeholder at the start of `rest`: `${…}`, `{{…}}`, `<…>`, `%{…}`, `<%…%>`, `$(…)`.
pub(super) fn length(rest: &str) -> Option<usize> {
    let closed = |opening: &str, closing: &str| {
        let inside = rest.strip_prefix(opening)?;
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
        .or_else(|| closed("$(", ")"))
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
    for (index, byte) in rest.bytes().enumerate().take(4096) {
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
