#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::Arc;

use ids::{AgencyId, Cursor, DeviceId, Epoch, RecordId, SpaceId, UnixMs};
use proptest::prelude::*;
use protocol::{CREDIT, Frame, VERSION};
use seal::public::{Envelope, Header, Kind, SigningKeys};

use super::tails::Tails;
use super::*;
use crate::store::{Appended, Page};

const SPACE: SpaceId = SpaceId::from_bytes([2; 16]);
const NOW: UnixMs = UnixMs(1_764_000_000_000);

fn envelope(number: u64) -> Envelope {
    let header = Header {
        kind: Kind::Change,
        dictionary: 0,
        agency: AgencyId::from_bytes([1; 16]),
        space: SPACE,
        record: RecordId::at(number, [0; 10]),
        device: DeviceId::from_bytes([4; 16]),
        epoch: Epoch(1),
    };
    Envelope::parse([header.to_bytes().as_slice(), &[0; 128]].concat()).unwrap()
}

fn session() -> Session {
    Session::new(Own {
        key: *SigningKeys::generate().unwrap().public(),
        log: [8; 16],
        nonce: [7; 32],
        local: false,
    })
}

fn said(effects: &[Effect]) -> &Frame {
    match effects {
        [Effect::Send(frame), ..] => frame,
        other => panic!("said nothing: {other:?}"),
    }
}

#[test]
fn a_session_that_said_goodbye_does_nothing_more() {
    let mut session = session();
    let effects = session.on(Event::Stopping, NOW);
    assert!(matches!(said(&effects), Frame::Bye { code: ByeCode::GoingAway, .. }));
    assert!(matches!(effects[1], Effect::Close));
    assert!(session.on(Event::Frame(Frame::WhoAreYou), NOW).is_empty());
}

#[test]
fn a_device_of_no_known_agency_is_not_even_challenged() {
    let mut session = session();
    let (agency, device) = (AgencyId::from_bytes([1; 16]), DeviceId::from_bytes([4; 16]));
    let hello =
        Frame::Hello { versions: vec![9, VERSION], agency, device, software: String::new(), nonce: [6; 32] };
    assert!(matches!(session.on(Event::Frame(hello), NOW)[..], [Effect::Listen(asked)] if asked == agency));
    let effects = session.on(Event::Agency(None), NOW);
    assert!(matches!(said(&effects), Frame::Bye { code: ByeCode::UnknownDevice, .. }));
}

#[test]
fn an_answer_of_the_store_that_nobody_asked_for_ends_the_line_instead_of_confusing_it() {
    let mut session = session();
    let effects = session.on(Event::Appended(1, Ok(Appended::default())), NOW);
    assert!(matches!(said(&effects), Frame::Bye { code: ByeCode::Unexpected, .. }));
}

/// A page may have been read just before an entry was committed that news has told of already.
#[test]
fn what_grows_while_an_empty_page_is_on_its_way_is_not_lost_with_it() {
    let mut tails = Tails::starting(&[(SPACE, Cursor(3))], vec![(SPACE, Cursor(3))], CREDIT);
    let empty = Page { after: Cursor(3), upto: Cursor(3), entries: vec![] };
    tails.lagged();
    assert!(matches!(tails.next_read(), Some(Effect::ReadPage(_, Cursor(3)))));
    assert!(tails.grown(SPACE, &[(Cursor(4), Arc::new(envelope(4)))]).is_none());
    assert!(tails.page(SPACE, &empty).is_none());
    assert!(matches!(tails.next_read(), Some(Effect::ReadPage(_, Cursor(3)))), "it is read once more");
    assert!(tails.page(SPACE, &empty).is_none());
    assert!(tails.next_read().is_none(), "and that is enough: the entry may be gone since");

    // The same when the news itself was missed.
    tails.lagged();
    tails.next_read();
    tails.lagged();
    assert!(tails.page(SPACE, &empty).is_none());
    assert!(matches!(tails.next_read(), Some(Effect::ReadPage(_, Cursor(3)))));
}

/// What may happen while a device follows a log.
#[derive(Debug, Clone, Copy)]
enum Happening {
    /// The log grows by so many entries; the news arrives, or is missed.
    Grows { by: u8, heard: bool, own: bool },
    /// The device takes in what it got.
    Takes,
    /// An entry is expunged or compacted; its number stays empty.
    Loses { place: prop::sample::Index },
}

fn happenings() -> impl Strategy<Value = Vec<Happening>> {
    let grows = (1..4_u8, any::<bool>(), any::<bool>()).prop_map(|(by, heard, own)| Happening::Grows {
        by,
        heard,
        own,
    });
    let loses = any::<prop::sample::Index>().prop_map(|place| Happening::Loses { place });
    proptest::collection::vec(prop_oneof![3 => grows, 1 => Just(Happening::Takes), 1 => loses], 1..40)
}

/// A log, a device that follows it, and the relay's side between them.
struct Follower {
    /// What stands under each number, if it is not gone.
    log: Vec<Option<Arc<Envelope>>>,
    tails: Tails,
    at: u64,
    taken: u32,
    got: Vec<u64>,
    own: Vec<u64>,
}

impl Follower {
    fn perform(&mut self, effect: Option<Effect>) {
        let mut next = effect.or_else(|| self.tails.next_read());
        while let Some(effect) = next {
            next = match effect {
                Effect::ReadPage(space, after) => {
                    let entries: Vec<_> = (after.0 + 1..)
                        .map(Cursor)
                        .zip(self.log.iter().skip(usize::try_from(after.0).unwrap()))
                        .filter_map(|(cursor, envelope)| Some((cursor, Envelope::clone(envelope.as_ref()?))))
                        .take(3)
                        .collect();
                    let head = Cursor(u64::try_from(self.log.len()).unwrap());
                    let upto = entries.get(2).map_or(head, |(cursor, _)| *cursor);
                    self.tails.page(space, &Page { after, upto, entries })
                }
                Effect::Send(Frame::Envelopes { after, upto, batch, .. }) => {
                    assert_eq!(after.0, self.at, "continues exactly where the last one ended");
                    self.at = upto.0;
                    self.taken += u32::try_from(batch.weight()).unwrap();
                    self.got.extend(batch.into_envelopes().unwrap().iter().map(|(cursor, _)| cursor.0));
                    None
                }
                other => panic!("unexpected {other:?}"),
            }
            .or_else(|| self.tails.next_read());
        }
    }

    fn happens(&mut self, happening: Happening) {
        match happening {
            Happening::Takes => {
                self.tails.add_credit(std::mem::take(&mut self.taken));
                self.perform(None);
            }
            Happening::Loses { place } => {
                if !self.log.is_empty() {
                    let place = place.index(self.log.len());
                    self.log[place] = None;
                }
            }
            Happening::Grows { by, heard, own } => {
                let first = self.log.len() + 1;
                let entries: Vec<_> = (u64::try_from(first).unwrap()..)
                    .take(by.into())
                    .map(|number| (Cursor(number), Arc::new(envelope(number))))
                    .collect();
                self.log.extend(entries.iter().map(|(_, envelope)| Some(Arc::clone(envelope))));
                if own {
                    entries.iter().for_each(|(cursor, _)| self.tails.pushed(SPACE, *cursor));
                    self.own.extend(entries.iter().map(|(cursor, _)| cursor.0));
                }
                let effect = if heard { self.tails.grown(SPACE, &entries) } else { None };
                if !heard {
                    self.tails.lagged();
                }
                self.perform(effect);
            }
        }
    }
}

proptest! {
    /// Whatever is missed, whoever is slow, whatever goes meanwhile: each entry of others that is still
    /// there arrives, once and in order, and the cursor passes over those that are gone.
    #[test]
    fn a_follower_gets_every_entry_of_others_once_and_in_order(
        before in 0..10_u64, credit in 1..2000_u32, happenings in happenings()
    ) {
        let log: Vec<_> = (1..=before).map(|number| Some(Arc::new(envelope(number)))).collect();
        let tails = Tails::starting(&[(SPACE, Cursor(before))], Vec::new(), credit);
        let mut follower = Follower { log, tails, at: 0, taken: 0, got: Vec::new(), own: Vec::new() };
        follower.perform(None);
        happenings.into_iter().for_each(|happening| follower.happens(happening));
        while follower.at < u64::try_from(follower.log.len()).unwrap() {
            prop_assert!(follower.taken > 0, "stuck at {} with credit left", follower.at);
            follower.happens(Happening::Takes);
        }
        prop_assert!(follower.got.is_sorted_by(|one, next| one < next), "once, in order");
        for (number, entry) in (1..).zip(&follower.log) {
            let (own, got) = (follower.own.contains(&number), follower.got.contains(&number));
            prop_assert!(!(own && got), "{} is the device's own", number);
            prop_assert!(own || got || entry.is_none(), "{} is missing", number);
        }
    }
}

#[test]
fn credit_beyond_the_limit_is_not_taken_at_its_word() {
    let mut tails = Tails::starting(&[(SPACE, Cursor(1))], Vec::new(), u32::MAX);
    tails.add_credit(u32::MAX);
    assert!(tails.credit() <= i64::from(CREDIT));
}
