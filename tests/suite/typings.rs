//! `src/api/types.d.ts` says exactly what the functions take and give.
//!
//! The file is written by hand, because its words are documentation and the options have no structs to derive it from. So it
//! is read here as data: results must fit it member by member, and options are made from it and must be accepted.

mod declarations;

use declarations::{Declarations, Type};
use serde_json::{Value, json};
use taskdef_playground::analysis::PatchKind;
use taskdef_playground::compare::Change;
use taskdef_playground::convert::Format as ConvertFormat;
use taskdef_playground::facts::Certainty;
use taskdef_playground::iam::judge::{NeedVerdict, PartVerdict, PolicyKind, StatementVerdict, Whose};
use taskdef_playground::iam::{Decision, Layer, Managed, OutputFormat};
use taskdef_playground::lint::{Applicability, Severity};
use taskdef_playground::report::Format;
use taskdef_playground::simulate::{EnvSource, Outcome};
use taskdef_playground::{api, options};

fn declared() -> Declarations {
    Declarations::read(include_str!("../../src/api/types.d.ts"))
}

/// Texts that between them give everything that a result can hold.
const TEXTS: [&str; 4] = [
    "",
    "{ \"containerDefinitions\": [], }",
    include_str!("typings/task.json"),
    "AWSTemplateFormatVersion: 2010-09-09\nResources: {}\n",
];

/// Policies whose judgements between them have everything.
const POLICIES: [&str; 3] = [
    "",
    "{ \"Statement\": [{ \"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\" }, ] }",
    "{ \"RoleName\": \"a\", \"PolicyName\": \"b\", \"PolicyDocument\": { \"Statement\": [{ \"Sid\": \"No\", \"Effect\": \"Deny\", \
     \"Action\": \"s3:*\", \"Resource\": \"*\" }, { \"Effect\": \"allow\" }] } }",
];

#[test]
fn results_fit_their_declarations() {
    let declared = declared();
    let world = json!({ "world": { "executionRole": { "policies": [] } } });
    for text in TEXTS {
        for options in [&Value::Null, &world] {
            let analysis = serde_json::to_value(api::analyze(text, options).unwrap()).unwrap();
            declared.check(&analysis, "Analysis");
            let fixed = serde_json::to_value(api::apply_fixes(text, options).unwrap()).unwrap();
            declared.check(&fixed, "Fixed");
        }
    }
    let reasons = [
        "",
        "Fetching secret data from SSM Parameter Store in eu-west-1: invalid parameters: /app/level",
        "could not fetch secret data from the Parameter Store",
    ];
    for (reason, text) in reasons.into_iter().flat_map(|reason| [(reason, None), (reason, Some(TEXTS[2]))]) {
        let explained = api::explain_stopped(reason, text, &Value::Null).unwrap();
        declared.check(&serde_json::to_value(explained).unwrap(), "StoppedReason");
    }
    let alone = "[{ \"name\": \"a\", \"image\": \"nginx:1\", \"cpu\": ${cpu} }]";
    declared.check(&serde_json::to_value(api::analyze(alone, &Value::Null).unwrap()).unwrap(), "Analysis");
    for (format, _) in ConvertFormat::ALL {
        let converted = api::convert(alone, &json!(format), &Value::Null).unwrap().unwrap();
        declared.check(&serde_json::to_value(converted).unwrap(), "Converted");
    }
    let changed = TEXTS[2].replace("app:1", "app:2").replace("/app/level", "/app/other").replace("😀", "b");
    for (before, after) in [(TEXTS[1], TEXTS[2]), (TEXTS[2], TEXTS[1]), (TEXTS[2], &changed)] {
        let found = serde_json::to_value(api::compare(before, after, &Value::Null).unwrap()).unwrap();
        declared.check(&found, "Comparison");
    }
    let rotated = include_str!("../fixtures/rotation/7-trigger/input.json");
    for text in TEXTS.into_iter().chain([rotated]) {
        let rotations = api::simulate_rotation(text, &Value::Null, &Value::Null).unwrap();
        declared.check(&serde_json::to_value(rotations).unwrap(), "Rotations");
    }
    for policy in POLICIES {
        let judgement = api::judge_policy(TEXTS[2], policy, &Value::Null).unwrap();
        declared.check(&serde_json::to_value(judgement).unwrap(), "Judgement");
    }
    declared.check(&serde_json::to_value(api::rules()).unwrap()[0], "RuleInfo");
    let state = json!({ "text": "a", "options": {} });
    for state in [&json!({ "text": "a" }), &state] {
        let code = api::encode_share(state).unwrap();
        let state = serde_json::to_value(api::decode_share(&code).unwrap()).unwrap();
        assert_eq!(state.as_object().unwrap().len(), 3, "absent members are null");
        declared.check(&state, "ShareState");
    }
}

#[test]
fn requests_and_policies_are_taken_as_declared_and_answers_fit() {
    let declared = declared();
    let requests = declared.samples(&Type::Name("IamRequest".to_owned()));
    let policies = declared.samples(&Type::Name("IamPolicies".to_owned()));
    for (request, policies) in requests.iter().cycle().zip(&policies).take(requests.len() * policies.len()) {
        let response =
            api::evaluate(request, policies).unwrap_or_else(|error| panic!("{error}: {request} {policies}"));
        declared.check(&serde_json::to_value(response).unwrap(), "IamResponse");
    }
    let refused_request = |mut request: Value| {
        request["no such key"] = json!(1);
        options::iam::request(&request).map(drop)
    };
    let refused_policies = |mut policies: Value| {
        policies["no such key"] = json!(1);
        options::iam::policies(&policies).map(drop)
    };
    for (name, refused) in [
        ("IamRequest", refused_request(requests[0].clone())),
        ("IamPolicies", refused_policies(policies[0].clone())),
    ] {
        let refused = refused.expect_err("must be refused").to_string();
        let listed = refused.split_once("known keys: ").map_or("", |(_, keys)| keys);
        let mut listed: Vec<&str> = listed.split(", ").collect();
        listed.sort_unstable();
        assert_eq!(Some(listed), declared.keys(name, ""), "{refused}");
    }
}

#[test]
fn rotations_are_taken_as_declared() {
    let declared = declared();
    for mut sample in declared.samples(&Type::Name("RotationPlan".to_owned())) {
        // A number is within bounds, which the declaration tells in words only.
        if sample.get("maximumPercent").is_some() {
            sample["maximumPercent"] = json!(200);
        }
        options::rotation::read(&sample).unwrap_or_else(|refused| panic!("{refused}: {sample}"));
    }
    for (wrong, words) in [
        (json!({ "desiredCount": 0 }), "rotation.desiredCount: must be a whole number from 1 to 20"),
        (json!({ "desiredCount": 1.5 }), "rotation.desiredCount: must be a whole number from 1 to 20"),
        (json!({ "maximumPercent": 99 }), "rotation.maximumPercent: must be a whole number from 100 to 200"),
        (json!({ "steps": ["rotat"] }), "rotation.steps[0]: must be one of "),
        (json!({ "steps": vec!["rotate"; 13] }), "rotation.steps: must be a list of at most 12 steps"),
        (json!({ "secrets": "x" }), "rotation.secrets: unknown key; known keys: secret, "),
    ] {
        let refused = options::rotation::read(&wrong).expect_err("must be refused").to_string();
        assert!(refused.starts_with(words), "{refused}");
    }
}

#[test]
fn a_result_that_does_not_fit_is_found() {
    let declared = declared();
    let position = json!({ "offset": 1, "line": 0, "column": 1 });
    declared.check(&position, "Position");
    for wrong in [json!({ "offset": 1, "line": 0 }), json!({ "offset": "1", "line": 0, "column": 1 })] {
        assert!(declared.mismatch(&wrong, &Type::Name("Position".to_owned()), "x").is_some(), "{wrong}");
    }
    let mut more = position;
    more["byte"] = json!(1);
    assert!(declared.mismatch(&more, &Type::Name("Position".to_owned()), "x").is_some());
}

#[test]
fn options_are_taken_as_declared() {
    let declared = declared();
    let samples = declared.samples(&Type::Name("Options".to_owned()));
    assert!(samples.len() >= 4, "as many as the longest list of words");
    for sample in samples {
        if let Err(refused) = options::read(&sample) {
            panic!("{refused}: {sample}");
        }
    }
}

#[test]
fn the_keys_that_a_refusal_lists_are_those_declared() {
    let declared = declared();
    for sample in declared.samples(&Type::Name("Options".to_owned())) {
        for path in objects(&sample, String::new()) {
            let mut wrong = sample.clone();
            wrong.pointer_mut(&path).unwrap()["no such key"] = json!("x");
            let Err(refused) = options::read(&wrong) else {
                assert!(declared.is_free("Options", &path), "{path} takes any key");
                continue;
            };
            let Some(keys) = declared.keys("Options", &path) else { continue };
            let refused = refused.to_string();
            let listed = refused.split_once("known keys: ").map_or("", |(_, keys)| keys);
            let mut listed: Vec<&str> = listed.split(", ").collect();
            listed.sort_unstable();
            assert_eq!(listed, keys, "{path}: {refused}");
        }
    }
}

/// JSON pointers to all objects in a value.
fn objects(value: &Value, path: String) -> Vec<String> {
    let mut found = Vec::new();
    if let Value::Object(members) = value {
        for (key, member) in members {
            found.extend(objects(member, format!("{path}/{}", key.replace('~', "~0").replace('/', "~1"))));
        }
        found.push(path);
    }
    found
}

#[test]
fn words_are_those_of_the_engine() {
    let declared = declared();
    let words = |names: &[&str]| {
        let mut names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        names.sort_unstable();
        names
    };
    let severities = [Severity::Error, Severity::Warning, Severity::Info].map(Severity::name);
    assert_eq!(declared.words("Severity"), words(&severities));
    let certainties = [Certainty::Verified, Certainty::Reported, Certainty::Assumed].map(Certainty::name);
    assert_eq!(declared.words("Certainty"), words(&certainties));
    let sources = [
        EnvSource::Environment,
        EnvSource::EnvironmentFile,
        EnvSource::Secret,
        EnvSource::Override,
        EnvSource::Image,
        EnvSource::Injected,
    ];
    assert_eq!(declared.words("EnvSource"), words(&sources.map(EnvSource::name)));
    let formats: Vec<&str> = Format::ALL.iter().map(|&(name, _)| name).collect();
    assert_eq!(declared.words("ReportFormat"), words(&formats));
    let forms: Vec<&str> = ConvertFormat::ALL.iter().map(|(name, _)| *name).collect();
    assert_eq!(declared.words("ConvertFormat"), words(&forms));
    let changes = [Change::Added, Change::Removed, Change::Changed, Change::Open];
    assert_eq!(declared.words("Change"), words(&changes.map(Change::name)));
    let outcomes = [Outcome::Running, Outcome::Stopped, Outcome::Refused, Outcome::Unknown];
    assert_eq!(declared.member_words("Launch", "outcome"), words(&outcomes.map(Outcome::name)));
    let decisions = [Decision::Allow, Decision::ImplicitDeny, Decision::ExplicitDeny, Decision::Depends]
        .map(Decision::name);
    assert_eq!(declared.member_words("IamResponse", "decision"), words(&decisions));
    let layers = [Layer::Identity, Layer::Resource, Layer::Boundary, Layer::Scp].map(Layer::name);
    assert_eq!(declared.member_words("DecidedBy", "layer"), words(&layers));
    let formats: Vec<&str> = OutputFormat::ALL.iter().map(|&(name, ..)| name).collect();
    assert_eq!(declared.words("PolicyFormat"), words(&formats));
    let managed: Vec<&str> = Managed::ALL.iter().map(|&(name, ..)| name).collect();
    assert_eq!(declared.words("InfrastructureUse"), words(&managed));
    let whose: Vec<&str> = Whose::ALL.iter().map(|&(name, _)| name).collect();
    assert_eq!(declared.words("JudgedRoleName"), words(&whose));
    let kinds = [PolicyKind::Identity, PolicyKind::Trust, PolicyKind::Resource].map(PolicyKind::name);
    assert_eq!(declared.member_words("JudgedPolicy", "kind"), words(&kinds));
    let verdicts = [NeedVerdict::Covered, NeedVerdict::Missing, NeedVerdict::Denied, NeedVerdict::Depends];
    assert_eq!(declared.member_words("JudgedNeed", "verdict"), words(&verdicts.map(NeedVerdict::name)));
    let verdicts = [
        StatementVerdict::Needed,
        StatementVerdict::TooBroad,
        StatementVerdict::Unused,
        StatementVerdict::Untold,
        StatementVerdict::Denies,
        StatementVerdict::Unread,
    ];
    assert_eq!(
        declared.member_words("JudgedStatement", "verdict"),
        words(&verdicts.map(StatementVerdict::name))
    );
    let verdicts = [PartVerdict::Needed, PartVerdict::TooBroad, PartVerdict::Unused];
    assert_eq!(declared.member_words("JudgedPart", "verdict"), words(&verdicts.map(PartVerdict::name)));
    let patches = [PatchKind::Add, PatchKind::Tighten].map(PatchKind::name);
    assert_eq!(declared.member_words("PolicyPatch", "kind"), words(&patches));
    let applicabilities = [Applicability::Safe, Applicability::Unsafe].map(Applicability::name);
    assert_eq!(declared.member_words("Fix", "applicability"), words(&applicabilities));
}
