//! Who belongs, who may do what, and what happens when that ends.
//!
//! Statements and wraps are made here and said at the relay, which answers before anything counts.
//! What a statement means for this device is done in [`obeying`], whoever said it.

mod approving;
mod compacting;
mod custody;
mod farewell;
mod keys;
mod kinds;
mod kit;
mod leaving;
mod members;
mod obeying;
mod own;
mod parts;
mod people;
mod records;
mod saying;
mod tending;
mod views;
mod waiting;

pub use farewell::{Farewell, HandedOverReceipt, Parting};
pub(crate) use kit::WRAPS_OWED;
pub use kit::recover;
pub(crate) use leaving::FAREWELL;
pub(crate) use members::grants;
pub(crate) use parts::in_roster;
pub(crate) use waiting::Knocking;
