//! What can happen to an officer, and how often it does.

use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};

/// Something that happens to one of the two officers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// They log a visit.
    Logs,
    /// They add a paragraph to a visit that is on their phone, their own or the other's.
    Edits,
    /// They begin a form.
    Types,
    /// Their phone loses its line in the middle of whatever it was doing.
    GoesOffline,
    /// It has one again.
    ComesBack,
    /// It is switched off and on.
    Restarts,
    /// An administrator gives them another role.
    Moves(&'static str),
    /// An administrator ends their phone.
    Revoked,
}

const STEPS: &[(Step, u32)] = &[
    (Step::Logs, 24),
    (Step::Edits, 24),
    (Step::Types, 4),
    (Step::GoesOffline, 16),
    (Step::ComesBack, 14),
    (Step::Restarts, 3),
    // Reads visits and writes none; reads nothing of patrol; and the way back.
    (Step::Moves("analyst"), 3),
    (Step::Moves("partner"), 3),
    (Step::Moves("officer"), 4),
    (Step::Revoked, 5),
];

/// The steps of a schedule: each with the place of the officer it happens to.
pub fn steps(schedule: u32) -> Vec<(usize, Step)> {
    let mut random = StdRng::seed_from_u64(schedule.into());
    let often: Vec<Step> =
        STEPS.iter().flat_map(|(step, often)| std::iter::repeat_n(*step, *often as usize)).collect();
    let count = random.random_range(5..14);
    (0..count).map(|_| (random.random_range(0..2), *often.choose(&mut random).unwrap())).collect()
}
