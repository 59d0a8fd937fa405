//! Which task and which container a diagnostic lies in.

use std::cell::OnceCell;

use super::{Diagnostic, DocumentCx, TaskCx};
use crate::model::ContainerDefinition;
use crate::text::Span;

/// The places of all tasks and containers.
pub(super) struct Whereabouts<'a> {
    document: &'a DocumentCx<'a>,
    tasks: &'a [TaskCx<'a>],
    of_tasks: Spans,
    /// For each task, its containers that are known; looked up when somebody asks.
    of_containers: Vec<OnceCell<(Spans, Vec<&'a ContainerDefinition>)>>,
}

impl<'a> Whereabouts<'a> {
    pub(super) fn new(document: &'a DocumentCx<'a>, tasks: &'a [TaskCx<'a>]) -> Self {
        let tree = &document.document.tree;
        let of_tasks = Spans::new(tasks.iter().map(|task| tree.span(task.target.node)));
        Self { document, tasks, of_tasks, of_containers: tasks.iter().map(|_| OnceCell::new()).collect() }
    }

    /// Fills in the task and the container of a diagnostic.
    pub(super) fn fill(&self, diagnostic: &mut Diagnostic) {
        if diagnostic.container.is_some() {
            return;
        }
        diagnostic.task = diagnostic.task.or_else(|| self.of_tasks.first_around(diagnostic.span));
        let Some(index) = diagnostic.task else { return };
        let (Some(task), Some(containers)) = (self.tasks.get(index), self.of_containers.get(index)) else {
            return;
        };
        let tree = &self.document.document.tree;
        let (spans, known) = containers.get_or_init(|| {
            let known: Vec<&ContainerDefinition> = task.task.container_definitions.items().collect();
            (Spans::new(known.iter().map(|container| tree.span(container.origin))), known)
        });
        let around = spans.first_around(diagnostic.span).and_then(|index| known.get(index));
        diagnostic.container = around.and_then(|container| container.name.as_str().map(str::to_owned));
    }
}

/// A list of spans to find the first in that holds another.
struct Spans {
    spans: Vec<Span>,
    /// Does each begin behind the one before it, and not before that one ends? Aliases may stand in any order.
    are_in_order: bool,
}

impl Spans {
    fn new(spans: impl Iterator<Item = Span>) -> Self {
        let spans: Vec<Span> = spans.collect();
        let next = spans.iter().skip(1);
        let are_in_order =
            spans.iter().zip(next).all(|(one, next)| one.start < next.start && one.end <= next.start);
        Self { spans, are_in_order }
    }

    fn first_around(&self, span: Span) -> Option<usize> {
        // Where two touch, both may hold a place between them.
        let last = self.spans.partition_point(|one| one.start <= span.start);
        let from = if self.are_in_order { last.saturating_sub(2) } else { 0 };
        let rest = self.spans.get(from..)?.iter();
        let rest = if self.are_in_order { rest.take(2) } else { rest.take(usize::MAX) };
        rest.into_iter().position(|one| one.contains(span)).map(|index| from + index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_first_span_around_another() {
        let spans = |ends: &[(u32, u32)]| Spans::new(ends.iter().map(|&(start, end)| Span::new(start, end)));
        let ordered = spans(&[(0, 4), (4, 8), (9, 12)]);
        let around = |start, end| ordered.first_around(Span::new(start, end));
        assert_eq!(
            [around(1, 2), around(4, 4), around(5, 8), around(8, 9)],
            [Some(0), Some(0), Some(1), None]
        );
        assert_eq!([around(9, 12), around(12, 12), around(13, 14)], [Some(2), Some(2), None]);
        let nested = spans(&[(5, 6), (0, 9), (2, 4)]);
        assert_eq!(nested.first_around(Span::new(3, 4)), Some(1));
    }
}
