//! Whom a container runs as.

/// Does a `user` mean root, whatever group follows?
pub(crate) fn is_root(user: &str) -> bool {
    let name = user.split(':').next().unwrap_or_default();
    name == "root" || (!name.is_empty() && name.bytes().all(|byte| byte == b'0'))
}

/// Is a `user` the administrator of a Windows container?
pub(crate) fn is_administrator(user: &str) -> bool {
    user.eq_ignore_ascii_case("ContainerAdministrator")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_root_in_every_spelling() {
        for user in ["root", "0", "0:0", "root:root", "0:1000", "root:app", "00"] {
            assert!(is_root(user), "{user}");
        }
        for user in ["", "1000", "1000:0", "rooty", "app:root", "10", ":0"] {
            assert!(!is_root(user), "{user}");
        }
    }
}
