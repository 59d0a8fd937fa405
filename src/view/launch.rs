//! How a launch goes: the outcome and why, the steps and the calls.

use super::editor::{Place, origin_place};
use super::timeline::{self, Timeline};
use super::troubleshoot::{Explanation, explained};
use crate::analysis::{Analysis, TaskAnalysis, UsedRole};
use crate::facts::{Certainty, Source, prices};
use crate::lint::Severity;
pub use crate::simulate::Outcome;
use crate::simulate::{ApiCall, Event};

/// The date of the prices.
pub use crate::facts::prices::AS_OF as PRICES_AS_OF;

/// A launch.
#[derive(Clone, Debug, PartialEq)]
pub struct Launch {
    /// How it ends.
    pub outcome: Outcome,
    /// Whether the execution role that the template declares decided on its calls.
    pub is_of_template: bool,
    /// What AWS would say.
    pub stopped_reason: Option<String>,
    /// The task's stop code.
    pub stop_code: Option<&'static str>,
    /// What that means.
    pub why: Option<Explanation>,
    /// The steps in order.
    pub steps: Vec<Step>,
    /// The steps as a drawing.
    pub timeline: Timeline,
    /// The calls that the platform makes.
    pub calls: Vec<Call>,
}

/// One step.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The engine's word for the kind of step.
    pub kind: &'static str,
    /// What it is about.
    pub subject: String,
    /// What happens.
    pub detail: String,
    /// How it goes.
    pub course: Course,
    /// Whether it begins together with the step before.
    pub is_parallel: bool,
    /// Where it comes from.
    pub place: Option<Place>,
    /// The engine's word for how sure this is; `None` when it is verified.
    pub doubt: Option<&'static str>,
}

/// How a step or a call goes, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Course {
    /// Well.
    Works,
    /// It fails only because another part of its call does.
    FailsToo,
    /// It fails.
    Fails,
}

impl Course {
    /// How an event goes.
    pub fn of(event: &Event) -> Self {
        match (event.ok, event.collateral) {
            (true, _) => Self::Works,
            (false, true) => Self::FailsToo,
            (false, false) => Self::Fails,
        }
    }
}

/// Calls of one kind to one resource or batch.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// The service and the action, as in IAM.
    pub action: String,
    /// What it is called for: an ARN, or the names of a batch.
    pub resources: Vec<String>,
    /// Who calls.
    pub role: &'static str,
    /// How many calls.
    pub count: u32,
    /// US cents for a million launches; `None` where the price is not known.
    pub cents: Option<u32>,
    /// How it goes.
    pub course: Course,
    /// How many parts of it fail only because another does.
    pub collateral: usize,
}

/// How the launch of the task definition with this number ends.
pub fn outcome(analysis: &Analysis, task: usize) -> Option<Outcome> {
    analysis.tasks.get(task).map(|task| task.simulation.launch.outcome)
}

/// The launch of one task definition.
pub fn launch(analysis: &Analysis, task: &TaskAnalysis) -> Launch {
    let launch = &task.simulation.launch;
    let mut stage = None;
    let steps = launch.events.iter().map(|event| Step {
        kind: event.step,
        subject: event.subject.clone(),
        detail: event.detail.clone(),
        course: Course::of(event),
        is_parallel: stage.replace(event.stage) == Some(event.stage) && event.call.is_some(),
        place: origin_place(&analysis.document, event.origin),
        doubt: (event.certainty != Certainty::Verified).then(|| event.certainty.name()),
    });
    let calls =
        launch.api_calls.iter().enumerate().map(|(number, call)| self::call(call, number, &launch.events));
    Launch {
        outcome: launch.outcome,
        is_of_template: task.used_role == UsedRole::Template,
        stopped_reason: launch.stopped_reason.clone(),
        stop_code: launch.stop_code,
        why: launch.stopped_reason.as_deref().map(|reason| why(analysis, reason, &launch.events)),
        steps: steps.collect(),
        timeline: timeline::of(analysis, task),
        calls: calls.collect(),
    }
}

/// What the words of AWS mean here: the step that failed is known, so its place is better than one found by words.
fn why(analysis: &Analysis, reason: &str, events: &[Event]) -> Explanation {
    let mut explanation = explained(String::new(), reason.to_owned(), analysis);
    let failing = events.iter().filter(|event| Course::of(event) == Course::Fails);
    let place = failing.filter_map(|event| origin_place(&analysis.document, event.origin)).next();
    explanation.place = place.or(explanation.place);
    // Of the rules that know the words, those that report nothing here did not see this mistake.
    explanation.rules.retain(|(_, problem)| problem.is_some());
    if let (true, Some(place)) = (explanation.rules.is_empty(), place) {
        explanation.rules = reported_at(analysis, place);
    }
    explanation
}

/// The rules that report something bad at a place, each once.
fn reported_at(analysis: &Analysis, place: Place) -> Vec<(&'static str, Option<Place>)> {
    let mut rules: Vec<(&'static str, Option<Place>)> = Vec::new();
    for problem in &analysis.diagnostics {
        let at = super::editor::place(&analysis.document, problem.span);
        let is_there = place.from <= at.from && at.to <= place.to && problem.severity != Severity::Info;
        if is_there && rules.iter().all(|(rule, _)| *rule != problem.rule.name) {
            rules.push((problem.rule.name, Some(at)));
        }
    }
    rules
}

fn call(call: &ApiCall, number: usize, events: &[Event]) -> Call {
    let parts = || events.iter().filter(|event| event.call == Some(number)).map(Course::of);
    let is_batch = call.action == "GetParameters";
    Call {
        action: format!("{}:{}", call.service, call.action),
        resources: match is_batch {
            true => call.resource.split(',').map(str::to_owned).collect(),
            false => vec![call.resource.clone()],
        },
        role: call.role,
        count: call.count,
        cents: call.cents_per_million_launches(),
        course: parts().max().unwrap_or(Course::Works),
        collateral: parts().filter(|course| *course == Course::FailsToo).count(),
    }
}

/// What the calls with a known price cost in a million launches, in US cents, and where the prices stand.
pub fn cost(calls: &[Call]) -> Option<(u32, Vec<&'static Source>)> {
    let known: Vec<u32> = calls.iter().filter_map(|call| call.cents).collect();
    if known.is_empty() {
        return None;
    }
    let mut sources: Vec<&'static Source> = Vec::new();
    for price in calls.iter().filter_map(|call| prices::of(call.action.split_once(':')?.0)) {
        if !sources.contains(&price.source) {
            sources.push(price.source);
        }
    }
    Some((known.into_iter().fold(0, u32::saturating_add), sources))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Options, analyze};
    use crate::options;

    fn launched(secrets: &serde_json::Value, world: &serde_json::Value) -> Launch {
        let text = serde_json::json!({
            "family": "web", "executionRoleArn": "arn:aws:iam::111122223333:role/exec",
            "containerDefinitions": [{ "name": "app", "image": "nginx:1", "memory": 64, "secrets": secrets }]
        });
        let options = options::read(
            &serde_json::json!({ "context": { "launchType": "EC2", "region": "eu-west-1" }, "world": world }),
        );
        let options: Options = options.unwrap();
        let analysis = analyze(&text.to_string(), &options);
        launch(&analysis, analysis.tasks.first().unwrap())
    }

    fn parameters(count: usize) -> serde_json::Value {
        (0..count)
            .map(|number| serde_json::json!({ "name": format!("P{number}"), "valueFrom": format!("/p/{number}") }))
            .collect()
    }

    #[test]
    fn one_missing_parameter_takes_its_batch_along_and_no_other() {
        let world = serde_json::json!({ "parameters": { "/p/3": { "state": "missing" } } });
        let found = launched(&parameters(12), &world);
        assert_eq!(found.outcome, Outcome::Stopped);
        let batches: Vec<(usize, Course, usize)> =
            found.calls.iter().map(|call| (call.resources.len(), call.course, call.collateral)).collect();
        assert_eq!(batches, [(10, Course::Fails, 9), (2, Course::Works, 0)]);
        let failing = found.steps.iter().filter(|step| step.course == Course::Fails && step.kind == "fetch");
        assert_eq!(failing.map(|step| step.subject.as_str()).collect::<Vec<_>>(), ["/p/3"]);
    }

    #[test]
    fn a_failure_says_why_what_to_do_and_where() {
        let arn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-AbCdEf";
        let secrets = serde_json::json!([{ "name": "KEY", "valueFrom": format!("{arn}:key::") }]);
        let world = serde_json::json!({ "secrets": { arn: { "value": "{}" } } });
        let found = launched(&secrets, &world);
        let why = found.why.unwrap();
        assert!(why.recognised && why.cause.is_some() && why.fix.is_some(), "{why:?}");
        assert!(why.place.is_some());
        assert_eq!(launched(&secrets, &serde_json::json!({})).why, None);
    }

    #[test]
    fn the_rules_of_the_place_stand_in_where_the_words_lead_to_none() {
        let rules = |reference: &str, world: &serde_json::Value| -> Vec<&str> {
            let secrets = serde_json::json!([{ "name": "KEY", "valueFrom": reference }]);
            let why = launched(&secrets, world).why.unwrap();
            assert!(why.rules.iter().all(|(_, place)| place.is_some()), "{why:?}");
            why.rules.iter().map(|(rule, _)| *rule).collect()
        };
        let arn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-AbCdEf";
        assert_eq!(rules(&format!("{arn}:key"), &serde_json::json!({})), ["secret-suffix-incomplete"]);
        let missing = serde_json::json!({ "parameters": { "prod/db": { "state": "missing" } } });
        assert_eq!(rules("prod/db", &missing), ["ssm-hierarchy-without-slash"]);
        let missing = serde_json::json!({ "secrets": { arn: { "state": "missing" } } });
        assert_eq!(rules(arn, &missing), Vec::<&str>::new());
    }

    #[test]
    fn the_cost_counts_calls_whose_price_is_known() {
        let secrets = serde_json::json!([
            { "name": "A", "valueFrom": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:a-AbCdEf" },
            { "name": "B", "valueFrom": "/b" }
        ]);
        let found = launched(&secrets, &serde_json::json!({}));
        let (cents, sources) = cost(&found.calls).unwrap();
        assert_eq!((cents, sources.len()), (500, 2));
        assert!(sources.iter().all(|source| source.url.starts_with("https://")));
        assert_eq!(cost(&[]), None);
    }
}
