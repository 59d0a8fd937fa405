//! The task definitions of a text, as a choice.

use crate::analysis::Analysis;

/// What each task definition is called: its name in a template, else its family; `None` where neither is known.
pub fn names(analysis: &Analysis) -> Vec<Option<String>> {
    let name = |task: &crate::analysis::TaskAnalysis| {
        task.target.name.clone().or_else(|| task.task.family.text().map(str::to_owned))
    };
    analysis.tasks.iter().map(name).collect()
}

/// The task definition that an offset in UTF-16 units lies in.
pub fn at(analysis: &Analysis, caret: u32) -> Option<usize> {
    let document = &analysis.document;
    let offset = document.lines.from_utf16(caret);
    analysis.tasks.iter().position(|task| document.tree.span(task.target.node).touches(offset))
}

#[cfg(test)]
mod tests {
    use super::super::counts::Counts;
    use super::*;
    use crate::analysis::{Options, analyze};

    #[test]
    fn a_template_names_its_tasks_and_the_caret_chooses() {
        let task = |name: &str| {
            format!("  {name}:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      Family: f\n")
        };
        let text = format!("Resources:\n{}{}", task("Web"), task("Worker"));
        let analysis = analyze(&text, &Options::default());
        assert_eq!(names(&analysis), [Some("Web".to_owned()), Some("Worker".to_owned())]);
        let counts = Counts::by_task(&analysis);
        assert_eq!(counts.len(), 2);
        assert!(counts[0].total() > 0 && counts[0] == counts[1], "{counts:?}");
        let caret = |word: &str| u32::try_from(text.rfind(word).unwrap()).unwrap();
        assert_eq!(at(&analysis, caret("Family")), Some(1));
        assert_eq!(at(&analysis, 0), None);
    }
}
