//! The façade: one text and its options in, everything that is known about it out.

mod access;
mod calls;
mod explained;
mod judgement;

use std::collections::BTreeMap;

use crate::iam::judge::declared::{self, Declared};
use crate::iam::{self, RoleOptions, Roles};
use crate::lint::suppression::{Suppressed, Suppression};
use crate::lint::{self, Applicability, Diagnostic, DocumentCx, Findings, LintConfig, TaskCx, Texts};
use crate::model::carrier::Carriers;
use crate::model::{self, Problem, TaskDefinition};
use crate::simulate::{self, Rotation, RotationRun, Simulation};
use crate::source::{Choices, Dialect, Located, Target, Template};
use crate::syntax::{self, Document, Language};
use crate::text::Span;
use crate::world::{Context, World};
use access::RoleAccess;
pub use access::UsedRole;
pub use calls::{Call, calls};
pub use explained::{Caught, Explained, explain, explain_stopped};
pub use judgement::{JudgedRole, Judgement, Patch, PatchKind, judge_policy};

/// The longest text that is analysed, in bytes. Longer text gets one diagnostic.
pub const LONGEST_TEXT: usize = 1 << 20;

/// How often fixes are applied before giving up on reaching an end.
const MOST_ROUNDS: usize = 10;

/// What an analysis depends on, besides the text.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The language; detected when not given.
    pub language: Option<Language>,
    /// The kind of document; detected when not given.
    pub dialect: Option<Dialect>,
    /// What is chosen for a template.
    pub template: Choices,
    /// Values of placeholders, as they are written.
    pub placeholders: BTreeMap<String, String>,
    /// Where the task would run.
    pub context: Context,
    /// The pretend AWS.
    pub world: World,
    /// Which rules are on.
    pub lint: LintConfig,
    /// What only the user can say about the roles.
    pub roles: RoleOptions,
}

/// Everything about one text.
#[derive(Debug)]
pub struct Analysis {
    /// The parsed text.
    pub document: Document,
    /// What it is.
    pub located: Located,
    /// One entry per task definition.
    pub tasks: Vec<TaskAnalysis>,
    /// Every problem, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
    /// The problems that the options or a comment put aside, in the order of the text.
    pub suppressed: Vec<Suppressed>,
    /// What the options put aside in vain.
    pub unused_suppressions: Vec<Suppression>,
    /// Where secrets stand, in the order of the text, whatever the options say.
    pub sensitive: Vec<Span>,
}

impl Analysis {
    fn new(document: Document, located: Located, tasks: Vec<TaskAnalysis>, findings: Findings) -> Self {
        let Findings { diagnostics, suppressed, unused, sensitive } = findings;
        Self { document, located, tasks, diagnostics, suppressed, unused_suppressions: unused, sensitive }
    }
}

/// Everything about one task definition.
#[derive(Debug)]
pub struct TaskAnalysis {
    /// Where it stands.
    pub target: Target,
    /// The model.
    pub task: TaskDefinition,
    /// What was wrong when it was decoded.
    pub problems: Vec<Problem>,
    /// What happens at launch.
    pub simulation: Simulation,
    /// The policies it needs.
    pub roles: Roles,
    /// The execution role, where the same template declares it.
    pub declared: Option<Declared>,
    /// Whose policies decided on the calls of the launch.
    pub used_role: UsedRole,
}

/// Analyses a text.
pub fn analyze(text: &str, options: &Options) -> Analysis {
    if text.len() > LONGEST_TEXT {
        return refuse(text.len(), options);
    }
    let (document, located) = read(text, options);
    let template = located.template.as_ref();
    let tasks: Vec<TaskAnalysis> =
        located.targets.iter().map(|target| analyze_task(&document, template, target, options)).collect();
    let findings = run_rules(&document, &located, &tasks, options);
    Analysis::new(document, located, tasks, findings)
}

/// Runs the rules over task definitions that were analysed.
pub fn run_rules(
    document: &Document,
    located: &Located,
    tasks: &[TaskAnalysis],
    options: &Options,
) -> Findings {
    let contexts: Vec<TaskCx<'_>> = tasks
        .iter()
        .map(|analysis| TaskCx {
            document,
            target: &analysis.target,
            task: &analysis.task,
            problems: &analysis.problems,
            context: &options.context,
            world: &options.world,
            roles: &options.roles,
            config: &options.lint,
            carriers: Carriers::read(&analysis.task),
            scanned: Default::default(),
            places: Texts::of(&analysis.task),
            lookup: Default::default(),
            leftovers: Default::default(),
        })
        .collect();
    let document_cx = DocumentCx { document, located, unread: None };
    lint::run(&document_cx, &contexts, &options.lint)
}

/// Reads a text, and brings its task definitions into the terms of the API. What is known of the place where it runs, a template
/// knows too.
pub(crate) fn read(text: &str, options: &Options) -> (Document, Located) {
    let mut document = syntax::parse(text, options.language);
    let mut choices = options.template.clone();
    let context = &options.context;
    let pseudo = [
        ("AWS::AccountId", &context.account),
        ("AWS::Partition", &context.partition),
        ("AWS::Region", &context.region),
    ];
    for (name, value) in pseudo {
        if let Some(value) = value {
            choices.parameters.entry(name.to_owned()).or_insert_with(|| value.clone());
        }
    }
    let located = model::adapt::locate(&mut document, options.dialect, &choices, &options.placeholders);
    (document, located)
}

/// The analysis of a text that is too long to be read: an empty document, and the one diagnostic that says so.
fn refuse(length: usize, options: &Options) -> Analysis {
    let mut document = syntax::parse("", options.language);
    document.errors.clear();
    let located = Located::nothing(Dialect::Unknown);
    let document_cx = DocumentCx { document: &document, located: &located, unread: Some(length) };
    let findings = lint::run(&document_cx, &[], &options.lint);
    Analysis::new(document, located, Vec::new(), findings)
}

fn analyze_task(
    document: &Document,
    template: Option<&Template>,
    target: &Target,
    options: &Options,
) -> TaskAnalysis {
    let decoded = model::decode(document, target.node);
    let roles = iam::derive_with(&decoded.task, &options.context, &options.world, &options.roles);
    let declared = declared(document, template, &decoded.task, &options.context);
    let access = RoleAccess::new(&decoded.task, &options.context, &options.world, &roles, declared.as_ref());
    let inputs = inputs(document, target, &decoded.task, &decoded.problems, options, &access);
    let simulation = simulate::run(&inputs);
    let used_role = UsedRole::of(&options.world, declared.as_ref());
    drop(access);
    let (task, problems) = (decoded.task, decoded.problems);
    TaskAnalysis { target: target.clone(), task, problems, simulation, roles, declared, used_role }
}

/// The execution role that the template declares for a task definition.
fn declared(
    document: &Document,
    template: Option<&Template>,
    task: &TaskDefinition,
    context: &Context,
) -> Option<Declared> {
    let template = template?;
    let role = declared::find(template, task.execution_role_arn.text()?)?;
    Some(declared::read(document, template, role, &mut context.completed(task)))
}

fn inputs<'a>(
    document: &'a Document,
    target: &Target,
    task: &'a TaskDefinition,
    problems: &'a [Problem],
    options: &'a Options,
    access: &'a RoleAccess<'a>,
) -> simulate::Inputs<'a> {
    let Options { context, world, .. } = options;
    simulate::Inputs { document, dialect: target.dialect, task, problems, context, world, access }
}

/// What a rotation does to a service of one task definition of an analysis. The options are those of the analysis.
pub fn rotate(
    document: &Document,
    analysis: &TaskAnalysis,
    options: &Options,
    rotation: &Rotation,
) -> RotationRun {
    let Options { context, world, .. } = options;
    let access = RoleAccess::new(&analysis.task, context, world, &analysis.roles, analysis.declared.as_ref());
    let inputs = inputs(document, &analysis.target, &analysis.task, &analysis.problems, options, &access);
    simulate::rotation::run(&inputs, &analysis.simulation.launch, rotation)
}

/// Applies fixes until none is left or nothing changes, re-analysing in between. Returns the text and how many were applied.
pub fn apply_fixes(text: &str, options: &Options, most: Applicability) -> (String, usize) {
    apply_fixes_of(text, options, most, None)
}

/// The same with the fixes of one rule only.
pub fn apply_fixes_of(
    text: &str,
    options: &Options,
    most: Applicability,
    rule: Option<&str>,
) -> (String, usize) {
    let mut text = text.to_owned();
    let mut applied = 0;
    for _ in 0..MOST_ROUNDS {
        let mut analysis = analyze(&text, options);
        analysis.diagnostics.retain(|found| rule.is_none_or(|rule| found.rule.name == rule));
        let (edit, count) = lint::fixer::combine(&analysis.diagnostics, most);
        if count == 0 {
            break;
        }
        text = edit.apply(&text);
        applied += count;
    }
    (text, applied)
}
