//! Sorting by place, in one instance of the standard library's sort: each further one would cost the wasm module 3 KB.

use super::Span;

/// Sorts by place, and at the same place by rank. What is equal in both keeps its order.
pub fn by_place<T>(items: &mut Vec<T>, place: impl Fn(&T) -> (Span, u32)) {
    let mut keys: Vec<(Span, u32, usize)> = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        let (span, rank) = place(item);
        keys.push((span, rank, index));
    }
    if keys.is_sorted() {
        return;
    }
    sort(&mut keys);
    let mut slots: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(keys.iter().filter_map(|&(_, _, index)| slots.get_mut(index).and_then(Option::take)));
}

#[inline(never)]
fn sort(keys: &mut [(Span, u32, usize)]) {
    keys.sort_unstable();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_by_place_and_rank_and_keeps_the_order_of_equals() {
        let mut items = vec![(5, 1, "e"), (2, 0, "a"), (5, 0, "c"), (2, 0, "b"), (5, 0, "d")];
        by_place(&mut items, |&(offset, rank, _)| (Span::at(offset), rank));
        let names: String = items.iter().map(|&(_, _, name)| name).collect();
        assert_eq!(names, "abcde");
    }
}
