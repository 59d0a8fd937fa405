//! Judges pasted policies against a task definition: joins the text, what it needs, and the lints of policies.

mod patch;

use std::cell::Cell;
use std::rc::Rc;

use super::{Analysis, LONGEST_TEXT, Options, read};
use crate::iam::judge::{self, Given, Judged, Needed, Told, Whose, groups, needed, paste};
use crate::iam::resource::Home;
use crate::lint::Diagnostic;
use crate::lint::policy::{self, PolicyCx};
use crate::model::TaskDefinition;
use crate::syntax::{self, Document};
use crate::text::TextEdit;
use crate::world::Context;

/// What the policies in a text are worth for a task definition.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// The policy text. Nodes and spans of this judgement are its own; only the origins of reasons are those of the task definition's
    /// text.
    pub document: Document,
    /// One for each role that the text has policies of.
    pub roles: Vec<JudgedRole>,
    /// Every problem of the policies, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
    /// What there is to say of the text as a whole.
    pub notes: Vec<String>,
}

/// A role's policies, judged, and what can be done.
#[derive(Clone, Debug)]
pub struct JudgedRole {
    /// The judgement.
    pub judged: Judged,
    /// What can be done, each on the text as it is.
    pub patches: Vec<Patch>,
}

/// A change of the policy text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patch {
    /// What it is for.
    pub kind: PatchKind,
    /// What it does, in the imperative.
    pub title: String,
    /// The edits.
    pub edit: TextEdit,
    /// The text after them.
    pub text: String,
}

/// What a patch is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PatchKind {
    /// It repairs and adds what is missing.
    Add,
    /// It takes away what is more than needed.
    Tighten,
}

impl PatchKind {
    /// The word used in results.
    pub fn name(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Tighten => "tighten",
        }
    }
}

/// Judges the policies in a text against one of the task definitions of an analysis. `whose` tells whose they are; the options are
/// those of the analysis.
pub fn judge_policy(
    analysis: &Analysis,
    task: usize,
    text: &str,
    whose: Option<Whose>,
    options: &Options,
) -> Judgement {
    let nothing = |note: String| Judgement {
        document: syntax::parse("", None),
        roles: Vec::new(),
        diagnostics: Vec::new(),
        notes: vec![note],
    };
    let Some(task) = analysis.tasks.get(task) else {
        return nothing("there is no task definition to judge by".to_owned());
    };
    if text.len() > LONGEST_TEXT {
        return nothing(format!("the text has {} bytes, which is more than is read", text.len()));
    }
    let bench = Bench { task: &task.task, options, whose, needed: Cell::default() };
    let judging = bench.judge(text);
    let patches: Vec<Vec<Patch>> =
        (0..judging.judged.len()).map(|role| patch::patches(&bench, text, role, &judging)).collect();
    let Judging { document, judged, diagnostics, notes, .. } = judging;
    let roles = judged.into_iter().zip(patches).map(|(judged, patches)| JudgedRole { judged, patches });
    let roles = roles.collect();
    Judgement { document, roles, diagnostics, notes }
}

/// What policies are judged by.
struct Bench<'a> {
    task: &'a TaskDefinition,
    options: &'a Options,
    whose: Option<Whose>,
    /// What is needed, and where. A text mostly tells the same place as the one before it.
    needed: Cell<Option<(Context, Rc<Vec<Needed>>)>>,
}

/// One text, judged.
#[derive(Clone)]
struct Judging {
    document: Document,
    given: Vec<Given>,
    needed: Rc<Vec<Needed>>,
    judged: Vec<Judged>,
    diagnostics: Vec<Diagnostic>,
    notes: Vec<String>,
    is_template: bool,
}

impl Bench<'_> {
    fn judge(&self, text: &str) -> Judging {
        let mut context = self.options.context.completed(self.task);
        let settings = Options {
            context: context.clone(),
            template: self.options.template.clone(),
            ..Options::default()
        };
        let (mut document, located) = read(text, &settings);
        let is_encoded = paste::unfold(&mut document);
        let contents = paste::find(&document, located.template.as_ref());
        let mut notes = Vec::new();
        needed::assume(&mut context, &contents.policies, &mut notes);
        let needed = self.needed_there(&context);
        let told = Told {
            execution: role_name(self.task.execution_role_arn.text()),
            task: role_name(self.task.task_role_arn.text()),
        };
        let mut given = groups::of(&contents);
        if given.is_empty() && text.trim().is_empty() {
            given.push(Given::default());
        }
        let mut meant = groups::choose(given, &told, &needed, self.whose, &mut notes);
        let mut judged = Vec::new();
        for (given, whose, guess) in &mut meant {
            let Some(own) = needed.iter().find(|needed| needed.whose == *whose) else { continue };
            judged.push(judge::judge(given, &document, own, &needed, guess.take()));
        }
        let given: Vec<Given> = meant.into_iter().map(|(given, ..)| given).collect();
        let is_template = located.template.is_some();
        let cx = PolicyCx {
            document: &document,
            home: &Home::new(&context),
            given: &given,
            judged: &judged,
            needed: &needed,
            is_encoded,
            is_template,
            role: None,
        };
        let diagnostics = policy::run(&cx);
        Judging { document, given, needed, judged, diagnostics, notes, is_template }
    }

    fn needed_there(&self, context: &Context) -> Rc<Vec<Needed>> {
        let known = self.needed.take().filter(|(of, _)| of == context);
        let (_, needed) = known.unwrap_or_else(|| {
            let needed = needed::of_task(self.task, context, &self.options.world, &self.options.roles);
            (context.clone(), Rc::new(needed))
        });
        self.needed.set(Some((context.clone(), Rc::clone(&needed))));
        needed
    }
}

/// The name of a role, from its ARN or as it is.
fn role_name(arn: Option<&str>) -> Option<String> {
    arn?.rsplit('/').next().map(str::to_owned)
}
