//! Long lists in frames of a good size.

use protocol::Frame;
use seal::public::{DeviceStanding, Signed, Statement};

use super::Effect;

/// How many bytes of statements go into one frame: with 256 KiB of a package beside them still one
/// frame. One statement has 150 bytes to 256 KiB.
const STATEMENT_BYTES: usize = 512 * 1024;
/// What a statement has around its words: the signature, and the lengths of both.
const AROUND_A_STATEMENT: usize = 80;
/// How many words go into one frame: of at most 600 bytes each, 600 KB.
const WORDS_IN_A_FRAME: usize = 1000;

/// The statements from a number on.
pub(super) fn statements(from: u64, statements: &[Statement]) -> impl Iterator<Item = Effect> {
    let (mut from, mut rest) = (from, statements);
    std::iter::from_fn(move || {
        let (first, later) = rest.split_at(fitting(rest));
        rest = later;
        let frame = Frame::Statements { from, statements: first.to_vec() };
        from = from.saturating_add(u64::try_from(first.len()).unwrap_or(u64::MAX));
        (!first.is_empty()).then_some(Effect::Send(frame))
    })
}

/// How many of the first statements fit into one frame; one always does.
pub(super) fn fitting(statements: &[Statement]) -> usize {
    let mut bytes = 0;
    let fit = statements.iter().take_while(|statement| {
        bytes += statement.raw.len() + AROUND_A_STATEMENT;
        bytes <= STATEMENT_BYTES
    });
    fit.count().max(1).min(statements.len())
}

/// How devices stand.
pub(super) fn standings(words: &[Signed<DeviceStanding>]) -> impl Iterator<Item = Effect> {
    words.chunks(WORDS_IN_A_FRAME).map(|words| Effect::Send(Frame::Standings { words: words.to_vec() }))
}
