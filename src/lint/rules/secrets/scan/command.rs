//! Secrets on command lines: of a command, an entry point, a health check.

use super::{Found, What, pair, text};
use crate::facts::log_secrets::SECRET_HEADERS;
use crate::lint::Severity;
use crate::lint::rules::secrets::plain_value::{Looks, is_stand_in, looks};
use crate::model::{Field, placeholder};
use crate::text::Span;
use crate::text::order;

/// Programs whose password is an option of one letter: the beginning of their names, the option, and whether the password
/// may be joined to it.
const LETTERS: [(&str, &str, bool); 8] = [
    ("mysql", "-p", true),
    ("mariadb", "-p", true),
    ("mongo", "-p", false),
    ("sshpass", "-p", true),
    ("redis-cli", "-a", false),
    ("ldap", "-w", true),
    ("valkey-cli", "-a", false),
    ("psexec", "-p", false),
];

/// A word of a command line.
#[derive(Clone, Copy)]
struct Word<'a> {
    /// The argument it is in.
    argument: usize,
    /// Where it starts there.
    start: usize,
    /// Without its outer quotes.
    text: &'a str,
    /// Whether a new command begins with it.
    first: bool,
}

/// The secrets in the arguments of a command, with the number of the argument. At most one each.
pub(crate) fn find(arguments: &[Field<String>]) -> Vec<(usize, Found)> {
    let texts: Vec<&str> = arguments.iter().map(|argument| argument.text().unwrap_or_default()).collect();
    let words: Vec<Word<'_>> =
        texts.iter().enumerate().flat_map(|(argument, text)| words(argument, text)).collect();
    let mut found =
        order::map(texts.iter().enumerate().filter_map(|(argument, line)| Some((argument, text(line)?))));
    let mut program = "";
    for (index, word) in words.iter().enumerate() {
        if word.first && !word.text.contains('=') {
            program = word.text.rsplit(['/', '\\']).next().unwrap_or_default();
        }
        let next = words.get(index + 1).filter(|next| !next.first || next.argument != word.argument);
        let Some((argument, span)) = secret(program, *word, next.copied()) else { continue };
        found.entry(argument).or_insert_with(|| Found::new(What::Named, Severity::Warning, span));
    }
    found.into_iter().collect()
}

/// The secret that begins with a word: in it, or in the next one.
fn secret(program: &str, word: Word<'_>, next: Option<Word<'_>>) -> Option<(usize, Span)> {
    let within = |word: Word<'_>, part: &str| {
        let begin = word.start + word.text.find(part)?;
        Some((word.argument, Span::from_range(begin..begin + part.len())))
    };
    if let Some((name, value)) = word.text.split_once('=') {
        let value = value.trim_matches(['"', '\'']);
        let name = name.trim_start_matches('-').trim_start_matches(['"', '\'']);
        let name = name.strip_prefix('D').filter(|_| word.text.starts_with("-D")).unwrap_or(name);
        let is_name = !name.is_empty()
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.-:/".contains(&byte));
        return (is_name && pair(name, value)).then(|| within(word, value)).flatten();
    }
    if let Some((name, value)) = word.text.split_once(':').filter(|_| word.text.contains(": ")) {
        let value = value.trim();
        let secret = value.rsplit(' ').next().unwrap_or_default();
        let known = SECRET_HEADERS.contains(&name.trim().to_ascii_lowercase().as_str());
        return (known && is_literal(secret)).then(|| within(word, secret)).flatten();
    }
    for (beginning, option, joined) in LETTERS {
        if !program.starts_with(beginning) {
            continue;
        }
        if let Some(value) = word.text.strip_prefix(option).filter(|value| joined && !value.is_empty()) {
            return is_literal(value).then(|| within(word, value)).flatten();
        }
        let apart = !(beginning == "mysql" || beginning == "mariadb");
        if word.text == option && apart {
            let next = next.filter(|next| is_literal(next.text) && !next.text.starts_with('-'))?;
            return within(next, next.text);
        }
    }
    if program == "curl" && matches!(word.text, "-u" | "--user" | "-U" | "--proxy-user") {
        let next = next?;
        let (_, password) = next.text.split_once(':')?;
        return is_literal(password).then(|| within(next, password)).flatten();
    }
    let name = word.text.strip_prefix("--").or_else(|| word.text.strip_prefix('-'))?;
    let next = next.filter(|next| !next.text.starts_with('-') && name.len() > 1)?;
    pair(name, next.text).then(|| within(next, next.text)).flatten()
}

/// A value that is meant as it stands.
fn is_literal(value: &str) -> bool {
    value.len() >= 3
        && !value.contains(['$', '`', '<', '{'])
        && !placeholder::is_in(value)
        && !is_stand_in(value)
        && !matches!(looks(value), Looks::Reference)
}

/// The words of one argument: split as a shell does when it has blanks.
fn words(argument: usize, text: &str) -> Vec<Word<'_>> {
    let whole = Word { argument, start: 0, text, first: argument == 0 };
    if !text.contains(char::is_whitespace) {
        return vec![whole];
    }
    let mut words = Vec::new();
    let mut quote: Option<char> = None;
    let mut start: Option<usize> = None;
    let mut first = true;
    let mut push = |from: usize, to: usize, first: &mut bool| {
        let raw = text.get(from..to).unwrap_or_default();
        let inner = raw.trim_matches(['"', '\'']);
        let offset = raw.len() - raw.trim_start_matches(['"', '\'']).len();
        if !inner.is_empty() {
            words.push(Word { argument, start: from + offset, text: inner, first: *first });
            // Settings before a program belong to it.
            *first = *first && inner.contains('=');
        }
    };
    for (offset, character) in text.char_indices() {
        match quote {
            Some(open) => {
                if character == open {
                    quote = None;
                }
            }
            None if character.is_whitespace() || matches!(character, ';' | '|' | '&' | '(' | ')') => {
                if let Some(from) = start.take() {
                    push(from, offset, &mut first);
                }
                first = first || matches!(character, ';' | '|' | '&' | '(' | '\n');
            }
            None => {
                start = start.or(Some(offset));
                if matches!(character, '"' | '\'') {
                    quote = Some(character);
                }
            }
        }
    }
    if let Some(from) = start {
        push(from, text.len(), &mut first);
    }
    // An argument that is one quoted sentence, such as a header, stays whole.
    let header = text
        .split_once(": ")
        .is_some_and(|(name, _)| SECRET_HEADERS.contains(&name.to_ascii_lowercase().as_str()));
    if header { vec![whole] } else { words }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Origin, Value};
    use crate::syntax::Tree;

    fn found(arguments: &[&str]) -> Vec<String> {
        let origin = Origin::Node(Tree::new().root());
        let fields: Vec<Field<String>> = arguments
            .iter()
            .map(|argument| Field { value: Value::Known((*argument).to_owned()), origin })
            .collect();
        find(&fields)
            .into_iter()
            .map(|(argument, found)| found.span.of(arguments[argument]).to_owned())
            .collect()
    }

    #[test]
    fn finds_secrets_on_command_lines() {
        for (arguments, secret) in [
            (&["app", "--db-password=Tr0ub4dor"][..], "Tr0ub4dor"),
            (&["app", "--db-password", "Tr0ub4dor"], "Tr0ub4dor"),
            (&["sh", "-c", "export API_TOKEN=q8ZrT2vLp0 && exec app"], "q8ZrT2vLp0"),
            (&["sh", "-c", "mysqldump -u root -pTr0ub4dor app > x"], "Tr0ub4dor"),
            (&["redis-cli", "-a", "Tr0ub4dor", "ping"], "Tr0ub4dor"),
            (&["redis-server", "--requirepass", "Tr0ub4dor"], "Tr0ub4dor"),
            (&["CMD-SHELL", "curl -u admin:Tr0ub4dor http://localhost"], "Tr0ub4dor"),
            (&["curl", "-H", "Authorization: Bearer q8ZrT2vLp0"], "q8ZrT2vLp0"),
            (&["sh", "-c", "curl -H 'X-Api-Key: q8ZrT2vLp0' http://x"], "q8ZrT2vLp0"),
            (&["java", "-Ddb.password=Tr0ub4dor", "-jar", "x"], "Tr0ub4dor"),
            (&["app", "--url=postgres://a:Tr0ub4dor@db/x"], "Tr0ub4dor"),
        ] {
            assert_eq!(found(arguments), [secret], "{arguments:?}");
        }
    }

    #[test]
    fn leaves_innocent_command_lines_alone() {
        for arguments in [
            &["sh", "-c", "app --db-password=\"$DB_PASSWORD\""][..],
            &["app", "--password-file", "/run/secrets/db"],
            &["app", "--password-file=/run/secrets/db"],
            &["app", "--password"],
            &["app", "--token", "--verbose"],
            &["sh", "-c", "TOKEN=$(cat /run/token) app"],
            &["mysqladmin", "ping", "-h", "localhost", "-u", "root", "-p$MYSQL_ROOT_PASSWORD"],
            &["mkdir", "-p", "/data/files"],
            &["sh", "-c", "mkdir -p /data && app --port 80"],
            &["app", "--token-ttl", "3600", "--max-tokens=4096"],
            &["docker-entrypoint.sh", "postgres", "-c", "password_encryption=scram-sha-256"],
            &["curl", "-u", "$USER:$PASSWORD", "http://localhost"],
            &["curl", "-H", "Authorization: Bearer $TOKEN"],
            &["app", "--password=changeme"],
            &["docker", "run", "-p", "8080:80", "nginx"],
        ] {
            assert_eq!(found(arguments), [""; 0], "{arguments:?}");
        }
    }
}
