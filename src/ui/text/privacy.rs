//! The words of the dialog on privacy. What they promise, `tests/e2e/privacy.spec.mjs` proves.

use super::count;
use crate::ui::browser::storage::Key;

/// Heading and paragraph.
pub(crate) const PRIVACY_POINTS: [(&str, &str); 2] = [
    (
        "Your text stays in this tab",
        "The checks run in the page itself, as WebAssembly. There is no server behind it, no analytics and no cookie.",
    ),
    (
        "The browser enforces it",
        "The page's content security policy allows connections to the site's own files only: pages of rules and examples, \
         fetched when you open them.",
    ),
];

pub(crate) const REQUESTS: &str = "Requests since the page has loaded";
pub(crate) const POLICY_IN_FORCE: &str = "The policy in force";
pub(crate) const POLICY_WORDS: &str =
    "'self' is the site that this page came from. Whatever is not named there, the browser refuses.";
pub(crate) const CHECK_YOURSELF: &str = "See for yourself";
pub(crate) const CHECK_STEPS: [&str; 3] = [
    "Press F12 and choose Network. Type, paste, share, save: no request appears. An example or a rule that you open is a file of this \
     site, and what you typed is not in its address.",
    "Cut the network. The checks go on.",
    "Run `fetch(\"https://example.com\")` under Console: the browser refuses it and names the policy.",
];
pub(crate) const STORED: &str = "Stored in this browser now";
pub(crate) const NOTHING_STORED: &str = "Nothing.";
pub(crate) const STORED_WORDS: &str = "Only this site and whoever uses this browser profile can read it. The pretend AWS, values of placeholders \
     and shown secrets are in memory only.";
pub(crate) const OUTGOING: &str = "Where links lead";
pub(crate) const OUTGOING_WORDS: &str = "Sources open in a tab of their own, only when you choose them, and are not told where you come from. \
     All lead to:";

/// The hosts of all links that leave the site, by name.
pub(crate) const OUTGOING_HOSTS: [&str; 6] = [
    "aws.amazon.com",
    "docs.aws.amazon.com",
    "github.com",
    "learn.microsoft.com",
    "pubs.opengroup.org",
    "www.rfc-editor.org",
];

pub(crate) const LIMITS: &str = "What this cannot promise";
pub(crate) const LIMIT_POINTS: [&str; 4] = [
    "Browser extensions and the operating system can see what you type, as on every page.",
    "A link that you share holds the text: whoever has the link has the text. So do what you copy, save or print.",
    "A content policy does not stop a page from leading you elsewhere or from opening a window. This one does neither by itself; its \
     source can be read.",
    "The policy is as good as the site that sends the page. Run it from your own host if that is not enough.",
];

pub(crate) fn requests(number: usize) -> String {
    match number {
        0 => "None. This is counted by the browser, not by us.".to_owned(),
        number => format!("{}, counted by the browser:", count(number, "request", "requests")),
    }
}

pub(crate) fn stored(key: Key, bytes: usize) -> String {
    let what = match key {
        Key::Text => "Your text",
        Key::Settings => "Your settings",
        Key::Split => "The width of the editor",
    };
    format!("{what}: {}", count(bytes, "byte", "bytes"))
}

pub(crate) fn kept_copy(files: usize) -> String {
    format!("A copy of the site itself, for use without a network: {}", count(files, "file", "files"))
}
