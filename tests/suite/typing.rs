//! Somebody types 2,000 keys, and results come when they come: late, out of order, or not at all. None is ever taken for that of
//! another text.

use std::rc::Rc;

use taskdef_playground::view::{Action, AppState, Settings, Shown, reduce};
use taskdef_playground::{Options, analyze};

const KEYS: u32 = 2_000;
const TYPED: [&str; 8] = ["{", "}", "[", "]", "\"", ",", "x", "\n"];

/// Numbers that are the same at every run.
struct Random(u32);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_103_515_245).wrapping_add(12_345);
        (self.0 >> 8) as usize % limit
    }
}

#[test]
fn no_result_is_shown_for_another_text() {
    let mut random = Random(7);
    let options = Rc::new(Options::default());
    let mut text =
        r#"{"family":"f","containerDefinitions":[{"name":"web","image":"nginx","memory":128}]}"#.to_owned();
    let mut state = AppState::new(Settings::default());
    let mut under_way: Vec<Shown> = Vec::new();
    let (mut current, mut stale) = (0, 0);
    for revision in 1..=KEYS {
        let at = random.below(text.len() + 1);
        let end = if random.below(3) == 0 { (at + random.below(4)).min(text.len()) } else { at };
        text.replace_range(at..end, TYPED[random.below(TYPED.len())]);
        state = reduce(&state, Action::TextChanged { text: text.as_str().into(), revision });
        let analysis = Rc::new(analyze(&text, &options));
        under_way.push(Shown { revision, analysis, options: options.clone() });
        for _ in 0..random.below(3) {
            if !under_way.is_empty() {
                let come = under_way.swap_remove(random.below(under_way.len()));
                state = reduce(&state, Action::Analysed(come));
            }
            match state.current() {
                Some(shown) => {
                    assert_eq!(*shown.analysis.document.text, *text, "key {revision}");
                    current += 1;
                }
                None => stale += 1,
            }
        }
        // Some never come: the next key was quicker.
        under_way.truncate(5);
    }
    assert!(
        current > 100 && stale > 100,
        "{current} were current and {stale} were not: the test tries too little"
    );
}
