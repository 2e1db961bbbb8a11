//! The store's lists, figures and costs, on a store that one device writes by itself.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod attachments;
mod costs;
mod creating;
mod delivery;
mod desk;
mod finding;
mod formats;
mod listing;
mod rebuilding;
mod records_law;
mod removing;
mod sharing;
