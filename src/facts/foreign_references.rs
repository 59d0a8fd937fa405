//! References in the syntax of other tools. ECS resolves none of them.
//!
//! Source: the documentation of each tool, as far as we know it (2026-08).

/// How a tool writes a reference.
#[derive(Debug, PartialEq, Eq)]
pub struct ForeignSyntax {
    /// What its references begin with, in small letters.
    pub beginning: &'static str,
    /// Who resolves them.
    pub tool: &'static str,
    /// Programs that do it at the start of a container, in front of the application.
    pub programs: &'static [&'static str],
}

/// Every syntax. A longer beginning stands before a shorter one.
pub static SYNTAXES: &[ForeignSyntax] = &[
    ForeignSyntax { beginning: "!getatt ", tool: "CloudFormation", programs: &[] },
    ForeignSyntax { beginning: "!ref ", tool: "CloudFormation", programs: &[] },
    ForeignSyntax { beginning: "!sub ", tool: "CloudFormation", programs: &[] },
    ForeignSyntax { beginning: "fn::", tool: "CloudFormation", programs: &[] },
    ForeignSyntax { beginning: "{{resolve:", tool: "CloudFormation", programs: &[] },
    ForeignSyntax { beginning: "aws-ssm:", tool: "an init program", programs: &["aws-env", "secrets-init"] },
    ForeignSyntax { beginning: "azurekeyvault://", tool: "Azure Key Vault", programs: &["vals"] },
    ForeignSyntax { beginning: "bao:", tool: "OpenBao", programs: &["vault-env"] },
    ForeignSyntax { beginning: "doppler://", tool: "Doppler", programs: &["doppler"] },
    ForeignSyntax { beginning: "op://", tool: "1Password", programs: &["op"] },
    ForeignSyntax { beginning: "ref+", tool: "vals", programs: &["vals"] },
    ForeignSyntax { beginning: "secretsmanager:", tool: "an init program", programs: &["secrets-init"] },
    ForeignSyntax { beginning: "sm://", tool: "Berglas", programs: &["berglas"] },
    ForeignSyntax {
        beginning: "ssm:",
        tool: "an init program",
        programs: &["chamber", "ssm-env", "ssm-parent"],
    },
    ForeignSyntax {
        beginning: "vault:",
        tool: "Vault",
        programs: &["consul-template", "envconsul", "vault-env"],
    },
];

/// The syntax that a text is in. `vault:8200` is a host and a port, and `ref+` needs a scheme.
pub fn find(text: &str) -> Option<&'static ForeignSyntax> {
    let text = text.trim_start();
    let first = text.bytes().next()?.to_ascii_lowercase();
    SYNTAXES.iter().filter(|syntax| syntax.beginning.bytes().next() == Some(first)).find(|syntax| {
        let parts = text.split_at_checked(syntax.beginning.len());
        let begins = |(beginning, _): &(&str, &str)| beginning.eq_ignore_ascii_case(syntax.beginning);
        parts.filter(begins).is_some_and(|(_, rest)| {
            let plain = syntax.beginning.ends_with(':') && !syntax.beginning.contains("::");
            match syntax.beginning {
                "ref+" => rest.contains("://"),
                "{{resolve:" => rest.contains("}}"),
                _ if plain => {
                    rest.contains(['/', '#']) && !rest.starts_with(|first: char| first.is_ascii_digit())
                }
                _ => !rest.is_empty(),
            }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_syntaxes_and_leaves_addresses_alone() {
        for (text, tool) in [
            ("ssm:/prod/db", "an init program"),
            ("ssm://prod/db", "an init program"),
            ("{{resolve:ssm:/prod/db:1}}", "CloudFormation"),
            ("vault:secret/data/db#password", "Vault"),
            ("op://prod/db/password", "1Password"),
            ("ref+awsssm://prod/db", "vals"),
            ("!Ref DbPassword", "CloudFormation"),
        ] {
            assert_eq!(find(text).map(|syntax| syntax.tool), Some(tool), "{text}");
        }
        for text in
            ["vault:8200", "ssm", "ssm:8080/path", "reference", "https://vault:8200/v1", "{{resolve:", ""]
        {
            assert_eq!(find(text), None, "{text}");
        }
    }
}
