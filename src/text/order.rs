//! Sorting, in one instance of the standard library's sort: each further one would cost the wasm module 4 KB. So does collecting
//! into a map or a set, which sorts first.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::Span;

/// Sorts by a comparison. What is equal keeps its order.
pub fn by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = order(items.len(), &|left, right| match (items.get(left), items.get(right)) {
        (Some(left), Some(right)) => compare(left, right),
        _ => Ordering::Equal,
    });
    arrange(items, &order);
}

/// Sorts by place, and at the same place by rank. What is equal in both keeps its order.
pub fn by_place<T>(items: &mut Vec<T>, place: impl Fn(&T) -> (Span, u32)) {
    let keys: Vec<(Span, u32)> = items.iter().map(place).collect();
    arrange(items, &order(keys.len(), &|left, right| keys.get(left).cmp(&keys.get(right))));
}

/// A map of entries; of those with the same key the last stays.
pub fn map<K: Ord, V>(entries: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    map.extend(entries);
    map
}

/// A set of items.
pub fn set<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(items);
    set
}

/// The indices of a list in the order in which its items should stand.
#[inline(never)]
fn order(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..length).collect();
    order.sort_unstable_by(|&left, &right| compare(left, right).then(left.cmp(&right)));
    order
}

fn arrange<T>(items: &mut Vec<T>, order: &[usize]) {
    let mut slots: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.iter().filter_map(|&index| slots.get_mut(index).and_then(Option::take)));
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

    #[test]
    fn sorts_by_a_comparison_and_keeps_the_order_of_equals() {
        let mut items: Vec<(u32, usize)> = (0..100).map(|index| (index as u32 * 7 % 10, index)).collect();
        let mut expected = items.clone();
        expected.sort_by_key(|item| std::cmp::Reverse(item.0));
        by(&mut items, |left, right| right.0.cmp(&left.0));
        assert_eq!(items, expected);
    }
}
