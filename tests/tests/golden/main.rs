//! The upgrade: old data still opens, the folders that each released format left behind, under today's code.
//!
//! The fixture's relay and devices are copied and started. What was written is read, what was unsent
//! is sent, and a device that joins today reads all of it from the old relay's log: documents,
//! envelopes, statements, frames and both databases in one story.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod format_1;
mod format_6;

use porchlight_tests::fixture::of_format;

#[test]
fn todays_format_has_its_fixture() {
    let folder = of_format(store::FORMAT);
    assert!(
        folder.exists(),
        "there is no {}: run `cargo run -p porchlight-tests --example make_golden`, commit the folder, and write \
         its story beside this file",
        folder.display()
    );
}
