//! What each container's process gets: rows with value, source and what was beaten, chosen and ordered.

use super::editor::{Place, origin_place, place};
use crate::analysis::{Analysis, TaskAnalysis};
use crate::facts::Certainty;
use crate::model::Origin;
pub use crate::simulate::EnvSource;
use crate::simulate::{EnvValue, EnvVar, Shadow as Beaten};
use crate::syntax::{Document, NodeId, NodeKind};
use crate::text::order;

/// One container.
#[derive(Clone, Debug, PartialEq)]
pub struct Container {
    /// Its number in the text.
    pub number: usize,
    /// Its name; "" when it is not known.
    pub name: String,
    /// Where it is.
    pub place: Place,
    /// The variables that are listed.
    pub rows: Vec<Row>,
    /// How many there are in all.
    pub total: usize,
}

/// One variable.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: Value,
    /// Whether the value came from a secret.
    pub sensitive: bool,
    /// The layer that won.
    pub source: EnvSource,
    /// Where it is in the text.
    pub place: Option<Place>,
    /// The lines that give it a value, those that lost included, in UTF-16 units.
    pub lines: Vec<(u32, u32)>,
    /// The layers it won over.
    pub shadows: Vec<Shadow>,
    /// What there is to say about it.
    pub note: Option<String>,
    /// The engine's word for how sure this is; `None` when it is verified.
    pub doubt: Option<&'static str>,
}

/// A value that another layer won over.
#[derive(Clone, Debug, PartialEq)]
pub struct Shadow {
    /// The layer.
    pub source: EnvSource,
    /// The value it would have had.
    pub value: Value,
    /// Whether that value came from a secret.
    pub sensitive: bool,
    /// Where it is in the text.
    pub place: Option<Place>,
    /// The rule by which it lost.
    pub because: &'static str,
    /// The engine's word for how sure that is; `None` when it is verified.
    pub doubt: Option<&'static str>,
}

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Known to the letter.
    Known(String),
    /// Stands for a value that nobody has given. It is never copied.
    Pretend(String),
    /// Not knowable here.
    Unknown,
}

/// Which variables are listed, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VariableFilter {
    /// Words that all have to be in a variable.
    pub search: String,
    /// The layer that it has to come from, or lose in.
    pub source: Option<EnvSource>,
    /// The order.
    pub order: VariableOrder,
}

impl VariableFilter {
    /// Whether it leaves anything out.
    pub fn is_active(&self) -> bool {
        self.source.is_some() || !self.search.trim().is_empty()
    }

    /// What is not to be seen is not searched either.
    fn lists(&self, row: &Row) -> bool {
        let source =
            |wanted| row.source == wanted || row.shadows.iter().any(|shadow| shadow.source == wanted);
        let mut words = row.name.to_ascii_lowercase();
        if let (Value::Known(text) | Value::Pretend(text), false) = (&row.value, row.sensitive) {
            words = format!("{words}\n{}", text.to_ascii_lowercase());
        }
        let wanted = self.search.to_ascii_lowercase();
        self.source.is_none_or(source) && wanted.split_whitespace().all(|word| words.contains(word))
    }
}

/// Orders of the variables of a container.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum VariableOrder {
    /// As the text has them, then what is added to them.
    #[default]
    Launch,
    /// By name.
    Name,
    /// By layer, the strongest first.
    Source,
}

impl VariableOrder {
    /// All orders as they are offered.
    pub const ALL: [Self; 3] = [Self::Launch, Self::Name, Self::Source];
}

/// The layers, the strongest first.
pub const SOURCES: [EnvSource; 6] = [
    EnvSource::Secret,
    EnvSource::Injected,
    EnvSource::Override,
    EnvSource::Environment,
    EnvSource::EnvironmentFile,
    EnvSource::Image,
];

/// The layers that any variable of the task comes from or loses in.
pub fn sources(task: &TaskAnalysis) -> Vec<EnvSource> {
    let variables = task.simulation.environments.iter().flat_map(|container| &container.variables);
    let has = |wanted| {
        variables.clone().any(|variable| {
            variable.source == wanted || variable.shadows.iter().any(|shadow| shadow.source == wanted)
        })
    };
    SOURCES.into_iter().filter(|source| has(*source)).collect()
}

/// The containers of one task definition in the order in which they start, with the variables that the filter lists.
pub fn containers(analysis: &Analysis, task: &TaskAnalysis, filter: &VariableFilter) -> Vec<Container> {
    let document = &analysis.document;
    let mut containers: Vec<Container> = task
        .simulation
        .environments
        .iter()
        .enumerate()
        .map(|(number, container)| {
            let mut rows: Vec<Row> =
                container.variables.iter().map(|variable| row(document, variable)).collect();
            rows.retain(|row| filter.lists(row));
            let strength = |row: &Row| SOURCES.iter().position(|source| *source == row.source);
            match filter.order {
                VariableOrder::Launch => {}
                VariableOrder::Name => order::by(&mut rows, |left, right| left.name.cmp(&right.name)),
                VariableOrder::Source => {
                    order::by(&mut rows, |left, right| strength(left).cmp(&strength(right)));
                }
            }
            Container {
                number,
                name: container.name.clone(),
                place: place(document, document.tree.label_span(container.origin)),
                rows,
                total: container.variables.len(),
            }
        })
        .collect();
    let start = &task.simulation.start_order;
    let origins: Vec<NodeId> = task.simulation.environments.iter().map(|one| one.origin).collect();
    let turn = |container: &Container| {
        let origin = origins.get(container.number);
        start.iter().position(|started| Some(started) == origin)
    };
    order::by(&mut containers, |left, right| turn(left).cmp(&turn(right)));
    containers
}

fn row(document: &Document, variable: &EnvVar) -> Row {
    let shadow = |shadow: &Beaten| Shadow {
        source: shadow.source,
        value: value(&shadow.value),
        sensitive: shadow.sensitive,
        place: origin_place(document, shadow.origin),
        because: shadow.because,
        doubt: doubt(shadow.certainty),
    };
    let origins = variable.shadows.iter().map(|shadow| shadow.origin);
    Row {
        name: variable.name.clone(),
        value: value(&variable.value),
        sensitive: variable.sensitive,
        source: variable.source,
        place: origin_place(document, variable.origin),
        lines: origins
            .chain([variable.origin])
            .flatten()
            .filter_map(|origin| lines(document, origin))
            .collect(),
        shadows: variable.shadows.iter().map(shadow).collect(),
        note: variable.note.clone(),
        doubt: doubt(variable.certainty),
    }
}

fn doubt(certainty: Certainty) -> Option<&'static str> {
    (certainty != Certainty::Verified).then(|| certainty.name())
}

/// Where the pair of a name and a value stands, with what else there is of its lines: blanks, a bullet, a comma.
fn lines(document: &Document, origin: Origin) -> Option<(u32, u32)> {
    let tree = &document.tree;
    let node = origin.node()?;
    let pair = tree.node(node).parent.filter(|pair| {
        let list = tree.node(*pair).parent.map(|list| tree.kind(list));
        matches!((tree.kind(*pair), list), (NodeKind::Object(_), Some(NodeKind::Array(_))))
    });
    let span = tree.member_span(pair.unwrap_or(node));
    let before = document.text.get(..span.start as usize)?;
    let after = document.text.get(span.end as usize..)?;
    let from = before.trim_end_matches([' ', '\t', '-']).len();
    let to = document.text.len() - after.trim_start_matches([' ', '\t', ',']).len();
    let utf16 = |offset| document.lines.utf16(crate::text::span::clamp(offset));
    Some((utf16(from), utf16(to)))
}

pub(super) fn value(value: &EnvValue) -> Value {
    match value {
        EnvValue::Text(text) => Value::Known(text.clone()),
        EnvValue::Pretend(text) => Value::Pretend(text.clone()),
        EnvValue::Unknown => Value::Unknown,
    }
}

impl Row {
    /// Whether the platform adds it, and nobody wrote it.
    pub fn is_injected(&self) -> bool {
        self.source == EnvSource::Injected
    }

    /// Whether the caret is in one of its lines.
    pub fn holds(&self, caret: u32) -> bool {
        self.lines.iter().any(|&(from, to)| from <= caret && caret <= to)
    }

    /// The value when it may leave the page: known, and not a hidden secret.
    pub fn copyable(&self, revealed: bool) -> Option<&str> {
        match &self.value {
            Value::Known(text) if revealed || !self.sensitive => Some(text),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Options, analyze};

    const TEXT: &str = r#"{
  "family": "web",
  "containerDefinitions": [
    {
      "name": "web",
      "image": "nginx:1",
      "memory": 64,
      "dependsOn": [{ "containerName": "init", "condition": "START" }],
      "environment": [
        { "name": "COLOR", "value": "green" },
        {
          "name": "COLOR",
          "value": "blue"
        },
        { "name": "AREA", "value": "sea" }, { "name": "SIZE", "value": "xl" }
      ],
      "secrets": [{ "name": "KEY", "valueFrom": "/sea/key" }]
    },
    { "name": "init", "image": "busybox:1", "memory": 64 }
  ]
}"#;

    fn listed(filter: &VariableFilter) -> Vec<Container> {
        let analysis = analyze(TEXT, &Options::default());
        containers(&analysis, analysis.tasks.first().unwrap(), filter)
    }

    fn own(filter: &VariableFilter) -> Vec<String> {
        let all = listed(filter);
        let web = all.iter().find(|container| container.name == "web").unwrap();
        web.rows.iter().filter(|row| !row.is_injected()).map(|row| row.name.clone()).collect()
    }

    fn search(words: &str) -> VariableFilter {
        VariableFilter { search: words.to_owned(), ..VariableFilter::default() }
    }

    #[test]
    fn containers_stand_as_they_start_and_keep_their_number() {
        let all = listed(&VariableFilter::default());
        let named: Vec<(usize, &str)> =
            all.iter().map(|container| (container.number, container.name.as_str())).collect();
        assert_eq!(named, [(1, "init"), (0, "web")]);
    }

    #[test]
    fn variables_are_ordered_as_asked() {
        let by = |order| own(&VariableFilter { order, ..VariableFilter::default() });
        assert_eq!(by(VariableOrder::Launch), ["COLOR", "AREA", "SIZE", "KEY"]);
        assert_eq!(by(VariableOrder::Name), ["AREA", "COLOR", "KEY", "SIZE"]);
        assert_eq!(by(VariableOrder::Source), ["KEY", "COLOR", "AREA", "SIZE"]);
    }

    #[test]
    fn a_search_looks_at_names_and_at_values_that_are_seen() {
        assert_eq!(own(&search(" Col BLUE ")), ["COLOR"]);
        // The reference of the secret `KEY` has the word, too, but its value is not for everybody.
        assert_eq!(own(&search("sea")), ["AREA"]);
        assert_eq!(own(&search("nothing")), Vec::<String>::new());
        assert_eq!(listed(&search("nothing")).first().unwrap().rows.len(), 0);
        assert!(listed(&search("nothing")).first().unwrap().total > 0);
    }

    #[test]
    fn a_source_is_chosen_by_what_won_or_lost_there() {
        let of = |source| own(&VariableFilter { source: Some(source), ..VariableFilter::default() });
        assert_eq!(of(EnvSource::Secret), ["KEY"]);
        assert_eq!(of(EnvSource::Environment), ["COLOR", "AREA", "SIZE"]);
        assert_eq!(of(EnvSource::Image), Vec::<String>::new());
        let analysis = analyze(TEXT, &Options::default());
        let sources = sources(analysis.tasks.first().unwrap());
        assert_eq!(sources, [EnvSource::Secret, EnvSource::Injected, EnvSource::Environment]);
    }

    #[test]
    fn the_lines_of_a_variable_are_those_of_its_pairs() {
        let all = listed(&VariableFilter::default());
        let rows = &all.iter().find(|container| container.name == "web").unwrap().rows;
        let at = |words: &str| -> Vec<&str> {
            let caret = u32::try_from(TEXT.find(words).unwrap()).unwrap();
            rows.iter().filter(|row| row.holds(caret)).map(|row| row.name.as_str()).collect()
        };
        assert_eq!(at("green"), ["COLOR"]);
        assert_eq!(at("\"COLOR\",\n"), ["COLOR"]);
        assert_eq!(at("\"blue\""), ["COLOR"]);
        // Blanks before a pair and the comma behind it belong to it.
        assert_eq!(at("       { \"name\": \"AREA\""), ["AREA"]);
        assert_eq!(at("xl"), ["SIZE"]);
        assert_eq!(at("nginx"), Vec::<&str>::new());
    }

    #[test]
    fn what_lost_says_by_which_rule_and_where_it_is() {
        let all = listed(&VariableFilter::default());
        let rows = all.iter().flat_map(|container| &container.rows);
        let color = rows.into_iter().find(|row| row.name == "COLOR").unwrap();
        let lost = color.shadows.first().unwrap();
        assert_eq!(lost.value, Value::Known("green".to_owned()));
        assert_eq!((lost.place.map(|place| place.line), lost.doubt), (Some(10), Some("assumed")));
        assert!(lost.because.contains("twice"), "{}", lost.because);
    }
}
