//! Whether a regular expression is one for Go, in which Docker is written: brackets in pairs, and none of Perl's additions.

/// What is wrong with a pattern, as far as it is seen without compiling it.
pub(crate) fn complaint(pattern: &str) -> Option<&'static str> {
    for begin in ["(?=", "(?!", "(?<=", "(?<!"] {
        if pattern.contains(begin) {
            return Some("looks ahead or behind, which Go does not know");
        }
    }
    let (mut depth, mut in_class, mut escaped, mut fresh) = (0_i32, false, false, false);
    for character in pattern.chars() {
        // A `]` right behind the opening bracket stands for itself.
        let first = std::mem::take(&mut fresh);
        match character {
            _ if escaped => {
                if ('1'..='9').contains(&character) && !in_class {
                    return Some("refers back to a group, which Go does not know");
                }
                escaped = false;
            }
            '\\' => escaped = true,
            ']' if in_class && !first => in_class = false,
            '^' if in_class && first => fresh = true,
            '[' if !in_class => (in_class, fresh) = (true, true),
            '(' if !in_class => depth += 1,
            ')' if !in_class => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return Some("closes a bracket that is not open");
        }
    }
    (depth > 0 || in_class || escaped)
        .then_some("is not complete: a bracket is open, or a backslash stands at its end")
}

#[cfg(test)]
mod tests {
    use super::complaint;

    #[test]
    fn patterns_of_go_pass() {
        for pattern in [
            r"^\d{4}-\d{2}",
            r"^[^\s]",
            r"^(INFO|WARN)",
            r"[]a]",
            r"[^]a]",
            r"[[:digit:]]+",
            r"\(",
            r"(?i)^x",
            "",
        ] {
            assert_eq!(complaint(pattern), None, "{pattern}");
        }
    }

    #[test]
    fn patterns_that_go_refuses_do_not() {
        for pattern in [r"^(?!\s)", r"(?<=a)b", r"(a)\1", r"(a", r"a)", r"[a", r"a\"] {
            assert!(complaint(pattern).is_some(), "{pattern}");
        }
    }
}
