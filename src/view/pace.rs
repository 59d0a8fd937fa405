//! When to analyse: at once where that is not felt, else after a pause in typing.

/// Longer texts wait for a pause even when the last run was fast.
const LONG_TEXT: usize = 64 * 1024;

/// A run that takes longer is felt while typing.
const FELT: f64 = 12.0;

/// The shortest pause.
const SHORTEST_PAUSE: f64 = 150.0;

/// The longest pause: nobody waits longer for a result than for the run itself.
const LONGEST_PAUSE: f64 = 2000.0;

/// How a text came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Key by key: more is likely to come.
    Typing,
    /// In one step: pasted, set, fixed, undone.
    Step,
}

/// Milliseconds to wait before a text of this length is analysed; 0 for at once. `last` is how long the last run took.
pub fn pause(length: usize, last: f64, change: Change) -> u32 {
    if change == Change::Step || (length < LONG_TEXT && last <= FELT) {
        return 0;
    }
    let pause = (last * 3.0).clamp(SHORTEST_PAUSE, LONGEST_PAUSE);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 150 and 2000")]
    {
        pause as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_texts_are_analysed_at_once() {
        assert_eq!(pause(2000, 3.0, Change::Typing), 0);
    }

    #[test]
    fn slow_runs_and_long_texts_wait_for_a_pause() {
        assert_eq!(pause(2000, 20.0, Change::Typing), 150);
        assert_eq!(pause(2000, 100.0, Change::Typing), 300);
        assert_eq!(pause(LONG_TEXT, 1.0, Change::Typing), 150);
        assert_eq!(pause(LONG_TEXT, 5000.0, Change::Typing), 2000);
    }

    #[test]
    fn a_step_never_waits() {
        assert_eq!(pause(600_000, 500.0, Change::Step), 0);
    }
}
