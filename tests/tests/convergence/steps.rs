//! What can happen: people write, lines come and go, devices are killed.

use proptest::prelude::*;

/// One thing that happens. Every number is a choice among what is there at that moment.
#[derive(Debug, Clone, Copy)]
pub enum Step {
    /// Somebody writes a new record.
    Creates { who: usize, what: New },
    /// Somebody changes a record that is on the device; `stale`: as it was when last looked at.
    Edits { who: usize, record: u8, what: Edit, stale: bool },
    /// Somebody opens a record, and will edit what stood there.
    Looks { who: usize, record: u8 },
    /// A line is made.
    Connects { who: usize },
    /// A line breaks, with everything that is on it.
    Breaks { who: usize },
    /// A device is killed and started again.
    IsKilled { who: usize },
    /// So many things move on a line; `order` says which goes first.
    Runs { who: usize, turns: u8, order: u8 },
}

/// A record to begin.
#[derive(Debug, Clone, Copy)]
pub enum New {
    Visit {
        people: u8,
        paragraphs: u8,
    },
    /// Not-public, of a visit on the device.
    Note {
        visit: u8,
    },
    FollowUp {
        visit: u8,
    },
    Place,
}

/// A change of a record; what does not fit its kind changes another field.
#[derive(Debug, Clone, Copy)]
pub enum Edit {
    AddsParagraph { at: u8 },
    RewritesParagraph { at: u8 },
    DropsParagraph { at: u8 },
    Number { to: u8 },
    Words { add: u8, drop: u8 },
    State { to: u8 },
    Settles { conflict: u8, choice: u8 },
}

/// Up to 60 steps of a small city.
pub fn steps() -> impl Strategy<Value = Vec<Step>> {
    let who = 0..3_usize;
    let new = prop_oneof![
        4 => (any::<u8>(), 0..3_u8).prop_map(|(people, paragraphs)| New::Visit { people, paragraphs }),
        1 => any::<u8>().prop_map(|visit| New::Note { visit }),
        1 => any::<u8>().prop_map(|visit| New::FollowUp { visit }),
        1 => Just(New::Place),
    ];
    let edit = prop_oneof![
        4 => any::<u8>().prop_map(|at| Edit::AddsParagraph { at }),
        2 => any::<u8>().prop_map(|at| Edit::RewritesParagraph { at }),
        1 => any::<u8>().prop_map(|at| Edit::DropsParagraph { at }),
        3 => any::<u8>().prop_map(|to| Edit::Number { to }),
        2 => (any::<u8>(), any::<u8>()).prop_map(|(add, drop)| Edit::Words { add, drop }),
        2 => any::<u8>().prop_map(|to| Edit::State { to }),
        3 => (any::<u8>(), any::<u8>()).prop_map(|(conflict, choice)| Edit::Settles { conflict, choice }),
    ];
    // Few records and many edits: what is worth testing is two people at one record.
    let step = prop_oneof![
        2 => (who.clone(), new).prop_map(|(who, what)| Step::Creates { who, what }),
        9 => (who.clone(), any::<u8>(), edit, prop::bool::weighted(0.3))
            .prop_map(|(who, record, what, stale)| Step::Edits { who, record, what, stale }),
        2 => (who.clone(), any::<u8>()).prop_map(|(who, record)| Step::Looks { who, record }),
        4 => who.clone().prop_map(|who| Step::Connects { who }),
        2 => who.clone().prop_map(|who| Step::Breaks { who }),
        1 => who.clone().prop_map(|who| Step::IsKilled { who }),
        9 => (who, 1..16_u8, any::<u8>()).prop_map(|(who, turns, order)| Step::Runs { who, turns, order }),
    ];
    prop::collection::vec(step, 1..60)
}
