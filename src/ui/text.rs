//! Every word of the interface. What is said about task definitions comes from the engine.

mod compare;
mod labels;
mod policy;
mod privacy;
mod rotation;
pub(crate) mod rules;
mod sentences;
mod share;
mod world;

pub(crate) use compare::*;
pub(crate) use labels::*;
pub(crate) use policy::*;
pub(crate) use privacy::*;
pub(crate) use rotation::*;
pub(crate) use sentences::*;
pub(crate) use share::*;
pub(crate) use world::*;

pub(crate) const TITLE: &str = "ECS Task Definition Playground";
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");
pub(crate) const TASK_DEFINITION: &str = "Task definition";
pub(crate) const RESULTS: &str = "Results";
pub(crate) const EDITOR: &str = "Editor";
pub(crate) const VIEWS: &str = "Views";
pub(crate) const SKIP_LINKS: &str = "Shortcuts";
pub(crate) const ACTIONS: &str = "Actions";
pub(crate) const EDITING: &str = "Editing";
pub(crate) const SKIP_TO_PROBLEM: &str = "To the first problem";
pub(crate) const SKIP_TO_EDITOR: &str = "Skip to the editor";

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
pub(crate) const KEYS: &str = "Keys and commands";
pub(crate) const FIND_COMMAND: &str = "Find a key or a command";
pub(crate) const COMMANDS: &str = "Commands";
pub(crate) const KEYS_ONLY: &str = "Keys";
pub(crate) const NO_COMMAND: &str = "Nothing matches.";
pub(crate) const FOLD_ALL: &str = "Fold all";
pub(crate) const UNFOLD_ALL: &str = "Unfold all";
pub(crate) const NEXT_PROBLEM: &str = "Next problem";
pub(crate) const READ_AS: &str = "Read as";
pub(crate) const THE_TEXT: &str = "The text";
pub(crate) const EXPLAIN_OUTPUT: &str = "Explain why the tasks stopped";
pub(crate) const TEMPLATE: &str = "Parameters and conditions";
pub(crate) const TEMPLATE_WORDS: &str =
    "What is chosen when the stack is deployed. What you leave open stays unknown here; nothing is kept.";
pub(crate) const TAKE_DEFAULTS: &str = "Take the defaults of the parameters";
pub(crate) const CONDITION: &str = "condition";
pub(crate) const NOT_CHOSEN: &str = "not chosen";
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
pub(crate) const OUTLINE: &str = "Outline";
pub(crate) const CLOSE: &str = "Close";
pub(crate) const COPY: &str = "Copy";
pub(crate) const DOWNLOAD: &str = "Download";
pub(crate) const PANES_BORDER: &str = "Width of the editor";
pub(crate) const CHOOSE_TASK: &str = "Task definition shown";
pub(crate) const UNNAMED: &str = "unnamed";
pub(crate) const KEYS_FOR_TOUCH: &str = "Characters";

pub(crate) const EMPTY_TITLE: &str = "Nothing to check yet";
pub(crate) const EMPTY_WORDS: &str = "Paste a task definition into the editor: what you register, or what \
    describe-task-definition prints, as JSON or YAML; or a CloudFormation template, or Terraform.";
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
pub(crate) const PREVIEW: &str = "Preview";
pub(crate) const FIX_PREVIEW: &str = "What the fix changes";
pub(crate) const WHICH_FIXES: &str = "Which fixes";
pub(crate) const ONLY_THIS: &str = "Only this one";
pub(crate) const ALL_SAFE: &str = "All safe ones";
pub(crate) const NOTHING_TO_FIX: &str = "There is nothing to fix any more.";
pub(crate) const EXPLAIN: &str = "Explain";
pub(crate) const AWS_WOULD_SAY: &str = "AWS would say:";
pub(crate) const SOURCE: &str = "Source:";

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
pub(crate) const NO_VARIABLE_MATCHES: &str = "No variable matches.";
pub(crate) const SEARCH_VARIABLES: &str = "Filter variables";
pub(crate) const ALL_SOURCES: &str = "from everywhere";
pub(crate) const VARIABLE_ORDER: &str = "Order";
pub(crate) const SHOW_ALL_VARIABLES: &str = "Show all";
pub(crate) const COPY_AS: &str = "Copy as";
pub(crate) const ENVIRONMENT_LEGEND: &str = "A pretend value stands for one that only AWS knows. Copies leave it open, and \
    hidden values too.";
pub(crate) const DOUBT_LEGEND: &str = "“reported” is stated by AWS or seen in logs, but not proven from source; “assumed” is \
    our reading.";
pub(crate) const VARIABLE_NAME: &str = "Name";
pub(crate) const VARIABLE_VALUE: &str = "Value";
pub(crate) const VARIABLE_SOURCE: &str = "From";

pub(crate) const ROLE_OF_TEMPLATE: &str =
    "Its calls are put to the execution role that the template declares.";
pub(crate) const STOPPED_REASON: &str = "stoppedReason";
pub(crate) const REFUSAL: &str = "what AWS says";
pub(crate) const STEPS: &str = "Steps";
pub(crate) const NO_STEPS: &str = "No steps are known.";
pub(crate) const API_CALLS: &str = "API calls";
pub(crate) const API_CALLS_WORDS: &str = "What the platform calls for one launch of the task.";
pub(crate) const COST: &str = "USD per million launches";
pub(crate) const NO_PRICE: &str = "differs by Region";
pub(crate) const TASK_LANE: &str = "task";
pub(crate) const NEVER_STARTS: &str = "never starts";
pub(crate) const AT_THE_SAME_TIME: &str = "at the same time";
pub(crate) const FAILS_TOO: &str = "fails along with its call";
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
pub(crate) const NEXT_RULE: &str = "Next rule";
pub(crate) const RULE_EXAMPLE: &str = "Example of the rule";

pub(crate) const ANY_EXAMPLE: &str = "Any of them";
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
pub(crate) const PLATFORM_VERSION: &str = "Fargate platform version";
pub(crate) const PLATFORM_EXAMPLE: &str = "1.4.0";
pub(crate) const AGENT_VERSION: &str = "Agent version on EC2";
pub(crate) const AGENT_EXAMPLE: &str = "1.105.1";
pub(crate) const NO_VERSION: &str = "not a version: the newest is taken";
pub(crate) const LOOK: &str = "Look";
pub(crate) const THEME: &str = "Colours";
pub(crate) const SIZE: &str = "Size";
pub(crate) const DEPTH: &str = "List of problems";
pub(crate) const AS_TEXT: &str = "As text";
pub(crate) const AS_TEXT_WORDS: &str = "What results depend on, as the `options` of the JavaScript API take it. Change it here, or paste \
    what you use in CI.";
pub(crate) const OPTIONS: &str = "Options as JSON";
pub(crate) const COPY_SETTINGS_LINK: &str = "Copy a link with these settings";
pub(crate) const SETTINGS_LINK: &str = "Link with the settings";
pub(crate) const SIMPLE_EDITOR: &str = "Plain text field instead of the editor";
pub(crate) const STORAGE: &str = "Storage";
pub(crate) const KEEP_TEXT: &str = "Keep my text in this browser between visits";
pub(crate) const FORGET: &str = "Forget everything";
pub(crate) const FORGET_WORDS: &str = "Removes the text, the settings and the copy of the site from this browser. What is in the editor \
    stays until you close the page; what you copied is still in the clipboard.";
pub(crate) const FORGOTTEN: &str = "Nothing is kept in this browser any more";
pub(crate) const KEPT: &str = "Draft kept in this browser only";
pub(crate) const NOT_KEPT: &str = "Draft not kept in this browser";
pub(crate) const KEPT_HELP: &str = "What is stored, and how to forget it";
pub(crate) const STAYS_HERE: &str = "Nothing leaves this tab";

pub(crate) const NOT_COPIED: &str = "The browser refused to copy; select the text and copy it yourself";
pub(crate) const LINK_OPENED: &str = "Opened from a link; Undo brings your text back";
pub(crate) const NOT_SAVED: &str = "The browser refused to save the file";
pub(crate) const TEXT_HAS_CHANGED: &str = "The text has changed since; the fix was not made";

/// The keys: what to press, and what it does.
pub(crate) const KEY_ROWS: &[(&[&str], &str)] = &[
    (&["F8", "Shift+F8"], "next or previous problem"),
    (&["Ctrl+."], "fixes at the caret"),
    (&["Ctrl+K, Ctrl+I"], "explain the problem or the field at the caret"),
    (&["Ctrl+Shift+M"], "list of problems"),
    (&["F6", "Shift+F6"], "next or previous part of the page"),
    (&["←", "→", "Home", "End"], "between tabs, and between the buttons of a bar"),
    (&["Ctrl+Space"], "what can be typed here"),
    (&["Ctrl+Enter"], "check now"),
    (&["Ctrl+S"], "share: link, copies, reports"),
    (&["Ctrl+O"], "open a file"),
    (&["Ctrl+F"], "find in the text"),
    (&["Shift+Alt+F"], "format the text"),
    (&["Ctrl+Z", "Ctrl+Y"], "undo or redo, also of a fix or an example"),
    (&["Tab"], "leaves the editor"),
    (&["Ctrl+M"], "lets Tab indent, or leave again (Shift+Option+M on macOS)"),
    (&["F1"], "this list, with search"),
];
