//! Environment files, read as the agent reads them and as Docker does.
//!
//! Sources: amazon-ecs-agent 1.105.1, `envfile.go` (2026-06) for EC2 and EXTERNAL; docker/cli 28f756087e, `kvfile.go` (2026) for
//! Fargate, which AWS documents as similar to it. Both read lines with Go's scanner: the CR of a CRLF goes, a lone CR is data, and a
//! line beyond 65535 bytes is an error.

use crate::facts::{Version, agent_features};

/// Longer lines are an error.
pub const LONGEST_LINE: usize = 65_535;

/// Whose rules are followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parser {
    /// Those of the agent, which differ by version.
    Agent(Version),
    /// Those of Docker. Fargate drops variables without a value.
    Docker,
}

/// What a file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// Its variables in order, duplicates included.
    pub variables: Vec<(String, String)>,
    /// What is wrong with it, in the words of the parser. The agent then takes nothing of it.
    pub error: Option<String>,
}

/// Reads a file.
pub fn parse(text: &str, parser: Parser) -> Parsed {
    let mut parsed = Parsed::default();
    for (index, raw) in text.split_terminator('\n').enumerate() {
        if raw.len() > LONGEST_LINE {
            return Parsed { variables: Vec::new(), error: Some("bufio.Scanner: token too long".to_owned()) };
        }
        let line = raw.strip_suffix('\r').unwrap_or(raw);
        let variable = match parser {
            Parser::Agent(version) => Ok(agent_line(line, version)),
            Parser::Docker if index == 0 => docker_line(line.strip_prefix('\u{feff}').unwrap_or(line)),
            Parser::Docker => docker_line(line),
        };
        match variable {
            Ok(variable) => parsed.variables.extend(variable),
            Err(error) => {
                parsed.error.get_or_insert(error);
            }
        }
    }
    parsed
}

fn agent_line(line: &str, version: Version) -> Option<(String, String)> {
    if line.is_empty() || line.starts_with('#') {
        return None;
    }
    let (name, value) = line.split_once('=')?;
    let value = if version < agent_features::ENV_FILE_FIRST_EQUALS {
        value.split('=').next().unwrap_or_default()
    } else {
        value
    };
    let is_dropped = value.is_empty() && version < agent_features::ENV_FILE_EMPTY_VALUES;
    (!name.is_empty() && !is_dropped).then(|| (name.to_owned(), value.to_owned()))
}

fn docker_line(line: &str) -> Result<Option<(String, String)>, String> {
    let line = line.trim_start();
    if line.is_empty() || line.starts_with('#') {
        return Ok(None);
    }
    let (name, value) = match line.split_once('=') {
        Some((name, value)) => (name, Some(value)),
        None => (line, None),
    };
    if name.is_empty() {
        return Err(format!("no variable name on line '{line}'"));
    }
    if name.contains([' ', '\t']) {
        return Err(format!("variable '{name}' contains whitespaces"));
    }
    // A name alone takes its value from where the command line tool runs; Fargate has no such place.
    Ok(value.filter(|value| !value.is_empty()).map(|value| (name.to_owned(), value.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEWEST: Parser = Parser::Agent(agent_features::NEWEST_AGENT);

    fn check(text: &str, parser: Parser, expected: &[(&str, &str)]) {
        let parsed = parse(text, parser);
        assert_eq!(parsed.error, None, "{text:?}");
        let found: Vec<(&str, &str)> =
            parsed.variables.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn agent_follows_the_golden_vectors_of_4_5() {
        check("A=1\r\nB=2\r\n", NEWEST, &[("A", "1"), ("B", "2")]);
        check("A\nB=\n=x\n", NEWEST, &[("B", "")]);
        check("A=\"q\"", NEWEST, &[("A", "\"q\"")]);
        check("A=a=b=c", NEWEST, &[("A", "a=b=c")]);
        check("A=1\nA=2", NEWEST, &[("A", "1"), ("A", "2")]);
        check("  A=1", NEWEST, &[("  A", "1")]);
        check("\u{feff}A=1", NEWEST, &[("\u{feff}A", "1")]);
        check("1A=2\nA.b-c=1", NEWEST, &[("1A", "2"), ("A.b-c", "1")]);
        check("A=1\rB=2\n", NEWEST, &[("A", "1\rB=2")]);
        check("#A=1\n #x=1\n\nexport A=1", NEWEST, &[(" #x", "1"), ("export A", "1")]);
        check("A = 1 \nB=1 # x", NEWEST, &[("A ", " 1 "), ("B", "1 # x")]);
    }

    #[test]
    fn older_agents_lose_values() {
        check("A=a=b\nB=", Parser::Agent(Version(1, 40, 0)), &[("A", "a")]);
        check("A=a=b\nB=", Parser::Agent(Version(1, 73, 1)), &[("A", "a=b")]);
        check("B=", Parser::Agent(Version(1, 74, 0)), &[("B", "")]);
    }

    #[test]
    fn docker_differs() {
        check("  # c\n\u{a0}A=1\n", Parser::Docker, &[("A", "1")]);
        check("\u{feff}A=1\nB\nC=\nD=a=b \n", Parser::Docker, &[("A", "1"), ("D", "a=b ")]);
        check("A='q' # x\r\n", Parser::Docker, &[("A", "'q' # x")]);
        let error = |text: &str| parse(text, Parser::Docker).error;
        assert_eq!(error("A = 1").as_deref(), Some("variable 'A ' contains whitespaces"));
        assert_eq!(error("export A=1").as_deref(), Some("variable 'export A' contains whitespaces"));
        assert_eq!(error("=x").as_deref(), Some("no variable name on line '=x'"));
    }

    #[test]
    fn long_lines_are_an_error() {
        let line = |length: usize| format!("A={}\n", "x".repeat(length - 2));
        assert_eq!(parse(&line(65_535), NEWEST).variables.len(), 1);
        let parsed = parse(&line(65_536), NEWEST);
        assert_eq!(parsed.error.as_deref(), Some("bufio.Scanner: token too long"));
        assert!(parsed.variables.is_empty());
    }
}
