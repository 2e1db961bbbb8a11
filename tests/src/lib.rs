//! Many devices against a real relay, old data, and what the tests of the whole share.

pub mod fixture;
