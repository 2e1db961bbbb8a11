//! Envelopes that do not prove themselves: set aside with the reason, the log goes on without them.

use document::{Actor, Author, Document};
use ids::{Cursor, Epoch};
use model::RecordKind;
use seal::public::{Envelope, Header, Kind};
use seal::secret::{ChangeAt, DeviceKeys, DictionaryId, seal_change};
use store::{StoreError, open_envelope};
use testkit::{Agency, MemberDevice};

use crate::paper::{NOW, Paper, id, visit};

/// Seals somebody's first change of a visit with a device's keys.
fn sealed(agency: &Agency, by: &DeviceKeys, actor: &MemberDevice, note: &str) -> Envelope {
    let author = Author { actor: Actor { device: actor.id(), incarnation: 0 }, at: NOW };
    let (_, change) = Document::create(RecordKind::Visit, &visit(note), author).unwrap();
    let space = agency.space("patrol");
    let at = ChangeAt { agency: agency.id, space, record: id(1), epoch: Epoch(1) };
    let key = agency.keys.get(space, Epoch(1)).unwrap();
    seal_change(by, key, at, &change.bytes, &change.hash, DictionaryId::LATEST).unwrap().envelope
}

/// The same envelope under another header: what somebody without keys can do.
fn relabelled(envelope: &Envelope, relabel: impl FnOnce(&mut Header)) -> Vec<u8> {
    let mut header = *envelope.header();
    relabel(&mut header);
    [header.to_bytes().as_slice(), &envelope.raw()[72..]].concat()
}

#[test]
fn a_flipped_bit_is_noticed_wherever_it_is_and_harms_nothing_else() {
    let agency = Agency::seeded(11, 2);
    let (writer, reader) = (Paper::of(&agency, 0), Paper::of(&agency, 1));
    let (bad, good) = (writer.logs(1, "Talked about the crosswalk."), writer.logs(2, "Quiet."));
    let mut log: Vec<Vec<u8>> = (0..bad.raw().len() * 8)
        .map(|bit| {
            let mut raw = bad.raw().to_vec();
            raw[bit / 8] ^= 1 << (bit % 8);
            raw
        })
        .collect();
    let mangled = u32::try_from(log.len()).unwrap();
    log.push(good.into_raw());
    assert_eq!(reader.takes_in(reader.patrol(), &log), mangled);
    assert_eq!((reader.note(1), reader.note(2).as_deref()), (None, Some("Quiet.")));
    log.push(bad.into_raw());
    assert_eq!(reader.takes_in(reader.patrol(), &log), mangled, "the honest one is taken, the others known");
    assert_eq!(reader.note(1).as_deref(), Some("Talked about the crosswalk."));
}

#[test]
fn an_envelope_cut_short_anywhere_is_set_aside() {
    let agency = Agency::seeded(12, 2);
    let (writer, reader) = (Paper::of(&agency, 0), Paper::of(&agency, 1));
    let (bad, good) = (writer.logs(1, "Cut short."), writer.logs(2, "Whole."));
    let mut log: Vec<Vec<u8>> = (0..bad.raw().len()).map(|length| bad.raw()[..length].to_vec()).collect();
    let short = u32::try_from(log.len()).unwrap();
    log.push(good.into_raw());
    assert_eq!(reader.takes_in(reader.patrol(), &log), short);
    assert_eq!((reader.note(1), reader.note(2).as_deref()), (None, Some("Whole.")));
    assert!(reader.why().len() > 20, "{}", reader.why());
}

#[test]
fn a_device_that_is_not_on_the_roster_is_believed_nothing() {
    let agency = Agency::seeded(13, 1);
    let reader = Paper::of(&agency, 0);
    let stranger = MemberDevice { member: agency.devices[0].member, keys: DeviceKeys::generate().unwrap() };
    let forged = sealed(&agency, &stranger.keys, &stranger, "I was never here.");
    assert_eq!(reader.takes_in(reader.patrol(), &[forged.into_raw()]), 1);
    assert_eq!(reader.why(), "its author is not on the roster");
    assert_eq!(reader.note(1), None);
}

#[test]
fn another_agencys_envelope_is_not_read() {
    let (agency, other) = (Agency::seeded(14, 1), Agency::seeded(15, 1));
    let (reader, elsewhere) = (Paper::of(&agency, 0), Paper::of(&other, 0));
    let foreign = elsewhere.logs(1, "Another city.");
    let dressed = relabelled(&foreign, |header| {
        (header.agency, header.space) = (agency.id, agency.space("patrol"));
        header.device = agency.devices[0].id();
    });
    assert_eq!(reader.takes_in(reader.patrol(), &[foreign.into_raw(), dressed]), 2);
    assert_eq!(reader.note(1), None);
}

#[test]
fn an_envelope_in_another_spaces_log_is_set_aside() {
    let agency = Agency::seeded(16, 2);
    let (writer, reader) = (Paper::of(&agency, 0), Paper::of(&agency, 1));
    let visit = writer.logs(1, "For patrol.");
    let notes = agency.space("patrol_notes");
    let moved = relabelled(&visit, |header| header.space = notes);
    assert_eq!(reader.takes_in(notes, &[visit.clone().into_raw(), moved]), 2);
    assert_eq!(reader.note(1), None, "and shown nowhere");
    assert_eq!(reader.takes_in(reader.patrol(), &[visit.into_raw()]), 2);
    assert_eq!(reader.note(1).as_deref(), Some("For patrol."));
}

#[test]
fn nobody_writes_in_another_devices_name() {
    let agency = Agency::seeded(17, 2);
    let reader = Paper::of(&agency, 1);
    let [ames, baker] = &agency.devices[..] else { panic!() };
    let forged = sealed(&agency, &baker.keys, ames, "Ames said so.");
    let dressed = relabelled(&forged, |header| header.device = ames.id());
    assert_eq!(reader.takes_in(reader.patrol(), &[forged.into_raw()]), 1);
    assert_eq!(reader.why(), "it claims to be another device's change");
    assert_eq!(reader.takes_in(reader.patrol(), &[vec![], dressed]), 2);
    assert_eq!(reader.note(1), None);
}

/// A phone whose files were put back from a backup writes its first change a second time: signed, and
/// yet automerge has no place for it.
#[test]
fn a_signed_change_that_does_not_fit_is_set_aside_and_the_log_goes_on() {
    let agency = Agency::seeded(18, 2);
    let (writer, reader) = (Paper::of(&agency, 0), Paper::of(&agency, 1));
    let ames = &agency.devices[0];
    let log = [
        sealed(&agency, &ames.keys, ames, "First."),
        sealed(&agency, &ames.keys, ames, "First, once more."),
        writer.logs(2, "Next."),
    ];
    let log = log.map(Envelope::into_raw);
    assert_eq!(reader.takes_in(reader.patrol(), &log), 1);
    assert_eq!((reader.note(1).as_deref(), reader.note(2).as_deref()), (Some("First."), Some("Next.")));
}

#[test]
fn a_record_stays_in_the_space_where_it_began() {
    let agency = Agency::seeded(19, 2);
    let (writer, reader) = (Paper::of(&agency, 0), Paper::of(&agency, 1));
    let first = writer.logs(1, "In patrol.");
    let notes = agency.space("patrol_notes");
    let author = Author { actor: Actor { device: agency.devices[0].id(), incarnation: 9 }, at: NOW };
    let (_, change) = Document::create(RecordKind::Visit, &visit("Elsewhere."), author).unwrap();
    let at = ChangeAt { agency: agency.id, space: notes, record: id(1), epoch: Epoch(1) };
    let key = agency.keys.get(notes, Epoch(1)).unwrap();
    let by = &agency.devices[0].keys;
    let second =
        seal_change(by, key, at, &change.bytes, &change.hash, DictionaryId::LATEST).unwrap().envelope;
    assert_eq!(reader.takes_in(reader.patrol(), &[first.into_raw()]), 0);
    assert_eq!(reader.takes_in(notes, &[second.into_raw()]), 1);
    assert_eq!(reader.why(), "its record belongs to another space");
    assert_eq!(reader.note(1).as_deref(), Some("In patrol."));
}

#[test]
fn a_newer_kind_of_envelope_waits_for_an_update() {
    let agency = Agency::seeded(20, 2);
    let writer = Paper::of(&agency, 0);
    let newer = relabelled(&writer.logs(1, "Later."), |header| header.kind = Kind::Other(9));
    let opened = open_envelope(agency.id, writer.patrol(), Cursor(1), newer, &agency.roster, &agency.keys);
    assert!(opened.unwrap_err().why.contains("update Porchlight"));
}

/// The device lost a space and was given it back while a part of the log was still on its way in.
#[test]
fn what_arrives_after_its_log_was_forgotten_leaves_no_hole() {
    let agency = Agency::seeded(19, 2);
    let (writer, reader) = (Paper::of(&agency, 0), Paper::of(&agency, 1));
    let log = [writer.logs(1, "First."), writer.logs(2, "Second.")].map(Envelope::into_raw);
    let patrol = reader.patrol();
    reader.takes_in_after(patrol, 0, &log[..1]).unwrap();
    let removed: Result<_, StoreError> = reader.store.transact(|tx| tx.remove_space(patrol));
    removed.unwrap();

    let late = reader.takes_in_after(patrol, 1, &log[1..]);
    assert!(matches!(late, Err(StoreError::Gap)), "{late:?}");
    assert_eq!(reader.store.cursors().unwrap().get(&patrol), None, "all of it is still asked for");
    reader.takes_in_after(patrol, 0, &log).unwrap();
    assert_eq!((reader.note(1).as_deref(), reader.note(2).as_deref()), (Some("First."), Some("Second.")));
}
