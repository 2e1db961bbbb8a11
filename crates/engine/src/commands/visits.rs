//! Visits: logged, edited, withdrawn, read.

mod again;
pub(in crate::commands) mod checks;
mod edit;
mod log;
mod seen;
mod view;

pub(crate) use view::typed;
pub(in crate::commands) use {seen::version, view::fields, view::of_kind};
