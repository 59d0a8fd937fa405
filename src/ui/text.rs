//! Every word of the interface. What is said about task definitions comes from the engine.

mod labels;
mod rotation;
pub(crate) mod rules;
mod sentences;

pub(crate) use labels::*;
pub(crate) use rotation::*;
pub(crate) use sentences::*;

pub(crate) const TITLE: &str = "ECS Task Definition Playground";
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");
pub(crate) const TASK_DEFINITION: &str = "Task definition";
pub(crate) const RESULTS: &str = "Results";
pub(crate) const EDITOR: &str = "Editor";
pub(crate) const VIEWS: &str = "Views";
pub(crate) const SKIP_LINKS: &str = "Shortcuts";
pub(crate) const SKIP_TO_EDITOR: &str = "Skip to the editor";
pub(crate) const SKIP_TO_RESULTS: &str = "Skip to the results";

pub(crate) const EXAMPLES: &str = "Examples";
pub(crate) const SETTINGS: &str = "Settings";
pub(crate) const TROUBLESHOOT: &str = "Explain an error of AWS";
pub(crate) const TROUBLESHOOT_WORDS: &str = "Paste a `stoppedReason`, what `register-task-definition` answered, or the output of `describe-tasks`. It stays in this tab.";
pub(crate) const PASTED_WORDS: &str = "What AWS said";
pub(crate) const NOT_RECOGNISED: &str = "These words are not known here, and nothing is like them.";
pub(crate) const NEAREST_KNOWN: &str = "These words are not known here. The nearest that are:";
pub(crate) const CAUSE: &str = "Cause";
pub(crate) const TO_DO: &str = "What to do";
pub(crate) const NEXT: &str = "Look at next";
pub(crate) const WHERE: &str = "In the text";
pub(crate) const RULES_THAT_SEE_IT: &str = "Rules that see it before";
pub(crate) const CONVERT: &str = "Convert";
pub(crate) const CONVERT_TO: &str = "To";
pub(crate) const CONVERT_NOTES: &str = "What is different";
pub(crate) const CONVERTED: &str = "Converted text";
pub(crate) const SHOW_DIFFERENCE: &str = "Show what changes";
pub(crate) const NOTHING_TO_CONVERT: &str = "There is no task definition in the text.";
pub(crate) const INTO_EDITOR: &str = "Put it into the editor";
pub(crate) const PLACEHOLDERS: &str = "Placeholders";
pub(crate) const PLACEHOLDER_WORDS: &str = "Another tool fills these in before ECS sees the text. Give values to see the results with \
                                            them; the text stays as it is, and nothing is kept.";
pub(crate) const KEYS: &str = "Keys";
pub(crate) const PRIVACY: &str = "Privacy";
pub(crate) const UNDO: &str = "Undo";
pub(crate) const REDO: &str = "Redo";
pub(crate) const SEARCH: &str = "Find in the text";
pub(crate) const FORMAT: &str = "Format";
pub(crate) const FORMATTED: &str = "Text formatted";
pub(crate) const NOT_FORMATTED: &str =
    "Nothing to format: the text is in form already, or it is YAML or HCL, has comments or syntax errors";
pub(crate) const CLEAR: &str = "Clear";
pub(crate) const CLEARED: &str = "Text cleared";
pub(crate) const CLOSE: &str = "Close";
pub(crate) const COPY: &str = "Copy";
pub(crate) const DOWNLOAD: &str = "Download";
pub(crate) const PANES_BORDER: &str = "Width of the editor";
pub(crate) const CHOOSE_TASK: &str = "Task definition shown";
pub(crate) const UNNAMED: &str = "unnamed";
pub(crate) const KEYS_FOR_TOUCH: &str = "Characters";

pub(crate) const EMPTY_TITLE: &str = "Nothing to check yet";
pub(crate) const EMPTY_WORDS: &str = "Paste a task definition into the editor: what you register, or what \
    describe-task-definition prints. JSON and YAML both work.";
pub(crate) const OPEN_EXAMPLE: &str = "Open an example";
pub(crate) const NO_TASKS_TITLE: &str = "No task definition yet";
pub(crate) const NO_TASKS_WORDS: &str = "As soon as the text holds one, this panel fills itself.";
pub(crate) const TOO_LONG_TITLE: &str = "This text is too long";
pub(crate) const LOADING: &str = "Checking…";

pub(crate) const NO_PROBLEMS_TITLE: &str = "No problems found";
pub(crate) const NO_PROBLEMS_WORDS: &str = "The other panels show what the task gets and needs.";
pub(crate) const ALL_FILTERED_TITLE: &str = "No problem matches";
pub(crate) const SHOW_ALL: &str = "Show all problems";
pub(crate) const SEARCH_PROBLEMS: &str = "Filter problems";
pub(crate) const GROUP_BY: &str = "Group by";
pub(crate) const OUTSIDE: &str = "Outside the containers";
pub(crate) const NEEDS_CHOICE: &str = "changes what runs: check the result";
pub(crate) const EXPLAIN: &str = "Explain";

pub(crate) const SHOW_VALUE: &str = "Show";
pub(crate) const HIDE_VALUE: &str = "Hide";
pub(crate) const HIDDEN_VALUE: &str = "hidden secret value";
pub(crate) const HIDE_ALL_VALUES: &str = "Hide all values";
pub(crate) const UNKNOWN_VALUE: &str = "not known here";
pub(crate) const EMPTY_VALUE: &str = "empty";
pub(crate) const PRETEND: &str = "pretend";
pub(crate) const INSTEAD_OF: &str = "instead of";
pub(crate) const NO_CONTAINERS: &str = "There are no containers.";
pub(crate) const NO_VARIABLES: &str = "No variables are set.";
pub(crate) const COPY_AS: &str = "Copy as";
pub(crate) const ENVIRONMENT_LEGEND: &str = "A pretend value stands for one that only AWS knows. Copies leave it open, and \
    hidden values too.";
pub(crate) const DOUBT_LEGEND: &str = "“reported” is stated by AWS or seen in logs, but not proven from source; “assumed” is \
    our reading.";
pub(crate) const VARIABLE_NAME: &str = "Name";
pub(crate) const VARIABLE_VALUE: &str = "Value";
pub(crate) const VARIABLE_SOURCE: &str = "From";

pub(crate) const PRETEND_AWS: &str = "Pretend AWS";
pub(crate) const PRETEND_WORDS: &str = "What the launch would find. Nothing here is real; it is kept in memory only, and no copy or link \
    has it.";
pub(crate) const NETWORK: &str = "Network";
pub(crate) const REACHED: &str = "reaches AWS";
pub(crate) const NOT_REACHED: &str = "has no route to AWS";
pub(crate) const ROLE_MAY: &str = "Execution role";
pub(crate) const CHANGED: &str = "changed";
pub(crate) const PRESENCE: &str = "State";
pub(crate) const PRETEND_VALUE: &str = "Value";
pub(crate) const PRETEND_FILE: &str = "Content";
pub(crate) const KMS_KEY: &str = "KMS key";
pub(crate) const KMS_KEY_OPEN: &str = "AWS managed key";
pub(crate) const VALUE_OPEN: &str = "placeholder";
pub(crate) const RESET: &str = "Reset";
pub(crate) const POLICIES: &str = "Policies";
pub(crate) const POLICY_STYLE: &str = "How resources are named";
pub(crate) const NOT_NEEDED: &str = "Not needed";
pub(crate) const NO_STATEMENTS: &str = "It needs no permissions, only the trust policy.";
pub(crate) const EXECUTION_WORDS: &str =
    "What ECS itself does before the containers start, with the task execution role.";
pub(crate) const TASK_WORDS: &str = "What the task definition says the containers do, with the task role. What your code \
    calls is not in the task definition: add that yourself.";
pub(crate) const TRUST_WORDS: &str = "Who may take on the role. Attach it when you create the role.";
pub(crate) const POLICY_COPIED: &str = "The policy";
pub(crate) const WHY: &str = "Why";
pub(crate) const READ_AT: &str = "source";

pub(crate) const STOPPED_REASON: &str = "stoppedReason";
pub(crate) const REFUSAL: &str = "what AWS says";
pub(crate) const STEPS: &str = "Steps";
pub(crate) const NO_STEPS: &str = "No steps are known.";
pub(crate) const API_CALLS: &str = "API calls";
pub(crate) const API_CALLS_WORDS: &str = "What the platform calls for one launch of the task.";
pub(crate) const CALL: &str = "Call";
pub(crate) const RESOURCE: &str = "Resource";
pub(crate) const ROLE: &str = "Role";
pub(crate) const FAILED: &str = "fails";
pub(crate) const DONE: &str = "works";
pub(crate) const REASON_COPIED: &str = "The reason";

pub(crate) const RULE_LOADING: &str = "Opening the page of the rule…";
pub(crate) const RULE_MISSING: &str =
    "The page of this rule could not be opened. Check the connection and try again.";
pub(crate) const RETRY: &str = "Try again";
pub(crate) const TRY_IT: &str = "Open in the editor";
pub(crate) const BACK: &str = "Back";
pub(crate) const RULE_EXAMPLE: &str = "Example of the rule";

pub(crate) const EXAMPLES_WORDS: &str = "Each replaces the text in the editor; Undo brings yours back.";
pub(crate) const EXAMPLES_MISSING: &str =
    "The examples could not be opened. Check the connection and try again.";

pub(crate) const WHERE_IT_RUNS: &str = "Where the task runs";
pub(crate) const WHERE_WORDS: &str = "Some answers depend on it. What is left open is taken from the task definition or \
    treated as unknown.";
pub(crate) const LAUNCH_TYPE: &str = "Launch type";
pub(crate) const LAUNCH_TYPE_OPEN: &str = "as the task definition says";
pub(crate) const REGION: &str = "Region";
pub(crate) const REGION_EXAMPLE: &str = "eu-west-1";
pub(crate) const ACCOUNT: &str = "Account";
pub(crate) const ACCOUNT_EXAMPLE: &str = "111122223333";
pub(crate) const LOOK: &str = "Look";
pub(crate) const THEME: &str = "Colours";
pub(crate) const STORAGE: &str = "Storage";
pub(crate) const KEEP_TEXT: &str = "Keep my text in this browser between visits";
pub(crate) const FORGET: &str = "Forget everything";
pub(crate) const FORGET_WORDS: &str = "Removes the text and the settings from this browser's storage. What is in the editor \
    stays until you close the page.";
pub(crate) const FORGOTTEN: &str = "Nothing is kept in this browser any more";
pub(crate) const KEPT: &str = "Draft kept in this browser only";
pub(crate) const NOT_KEPT: &str = "Draft not kept in this browser";
pub(crate) const KEPT_HELP: &str = "What is stored, and how to forget it";
pub(crate) const STAYS_HERE: &str = "Nothing leaves this tab";

pub(crate) const NOT_COPIED: &str = "The browser refused to copy; select the text and copy it yourself";
pub(crate) const LINK_OPENED: &str = "Opened from a link; Undo brings your text back";
pub(crate) const NOT_SAVED: &str = "The browser refused to save the file";
pub(crate) const TEXT_HAS_CHANGED: &str = "The text has changed since; the fix was not made";

/// What the privacy dialog says: heading and paragraph.
pub(crate) const PRIVACY_POINTS: [(&str, &str); 4] = [
    (
        "Your text stays in this tab",
        "The checks run in the page itself, as WebAssembly. There is no server behind it, no analytics and no cookie.",
    ),
    (
        "The browser enforces it",
        "The page's content security policy allows connections to the site's own files only: pages of rules and examples, \
         fetched when you open them. Your browser's network panel shows every request.",
    ),
    (
        "What is stored",
        "Unless you switch it off, your text and settings are kept in this browser's local storage, so that a reload does \
         not lose them. Nobody else can read them but this site and whoever uses this browser profile.",
    ),
    (
        "What this cannot promise",
        "Browser extensions and the operating system can see what you type, as on every page. What you copy or download is \
         yours to look after.",
    ),
];

/// The keys: what to press, and what it does.
pub(crate) const KEY_ROWS: [(&[&str], &str); 13] = [
    (&["F8", "Shift+F8"], "next or previous problem"),
    (&["Ctrl+."], "fixes at the caret"),
    (&["Ctrl+K, Ctrl+I"], "explain the problem at the caret"),
    (&["Ctrl+Shift+M"], "list of problems"),
    (&["F6", "Shift+F6"], "next or previous part of the page"),
    (&["←", "→", "Home", "End"], "between tabs"),
    (&["Ctrl+Enter"], "check now"),
    (&["Ctrl+F"], "find in the text"),
    (&["Shift+Alt+F"], "format the text"),
    (&["Ctrl+Z", "Ctrl+Y"], "undo or redo, also of a fix or an example"),
    (&["Tab"], "leaves the editor"),
    (&["Ctrl+M"], "lets Tab indent, or leave again (Shift+Option+M on macOS)"),
    (&["F1"], "this list"),
];
