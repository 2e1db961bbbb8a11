//! What reaches a phone that should not: from a member with a program of their own, and from a relay that
//! says what nobody said. Each is refused and kept aside, the custodian is told, the phone works on.
//!
//! What the relay refuses by itself is shown in its own tests of this name.

mod meddler;
mod member;

use document::{Actor, Author, Document};
use engine::door::{Command, Link, Records, SyncRecord};
use ids::{Cursor, RecordId, SpaceId, UnixMs};
use model::RecordKind;
use protocol::{Batch, Frame, RefusalCode};
use seal::public::{Envelope, Header, Kind, Next, Roster, Statement};
use seal::secret::{ChangeAt, DictionaryId, seal_change, seal_snapshot};
use serde_json::json;
use testkit::{City, Device};

use meddler::Meddler;
use member::Member;

const NOW: UnixMs = UnixMs(1_781_103_600_000);

fn id(number: u8) -> RecordId {
    RecordId::at(NOW.0.cast_unsigned(), [number; 10])
}

/// A visit as a first change, in the name of this device.
fn change_of(device: ids::DeviceId, note: &str) -> document::ChangeOf {
    let visit = json!({"kind": "park", "started": "2026-06-10T15:00:00Z", "recorded": "2026-06-10T15:00:00Z",
        "origin": "self_initiated", "note": [note], "state": "logged"});
    let author = Author { actor: Actor { device, incarnation: 0 }, at: NOW };
    Document::create(RecordKind::Visit, visit.as_object().unwrap(), author).unwrap().1
}

/// Why the latest entries were set aside.
fn told(device: &Device) -> Vec<String> {
    let which = Records::SetAside;
    let told: Vec<SyncRecord> = device.ask(Command::SyncRecords { which, limit: Some(50) });
    told.into_iter().map(|record| record.why.unwrap_or_default()).collect()
}

/// A chunk of automerge's format that unfolds to 64 MiB.
fn bomb(kind: u8) -> Vec<u8> {
    let folded = zeros_deflated(64);
    let inside = match kind {
        // A document with one folded column: no actors, no heads, nothing of operations.
        0 => [&[0, 0, 1, 0b1000 | 3][..], &leb128(folded.len()), &[0], &folded].concat(),
        _ => folded,
    };
    [&[0x85, 0x6f, 0x4a, 0x83, 0, 0, 0, 0, kind][..], &leb128(inside.len()), &inside].concat()
}

fn zeros_deflated(mebibytes: usize) -> Vec<u8> {
    use std::io::Write;
    let mut folding = flate2::write::DeflateEncoder::new(vec![], flate2::Compression::best());
    let zeros = vec![0; 1024 * 1024];
    (0..mebibytes).for_each(|_| folding.write_all(&zeros).unwrap());
    folding.finish().unwrap()
}

fn leb128(mut number: usize) -> Vec<u8> {
    let mut bytes = vec![];
    while number > 0x7f {
        bytes.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    bytes.push(number.to_le_bytes()[0]);
    bytes
}

#[test]
fn what_a_member_forges_is_kept_aside_told_to_the_custodian_and_stops_nobody() {
    let mut city = City::seeded(161);
    let (ames, dorn) = (city.joins("Ames"), city.joins("Dorn"));
    let visit = ames.logs("Ames was here.");
    city.settles(&[&ames, &dorn]);
    let mut baker = Member::joins(&mut city, "Baker");
    let (patrol, notes) = (baker.space("patrol"), baker.space("patrol_notes"));
    let (me, ames_id) = (baker.device.id(), ames.whoami().device);
    let own = change_of(me, "Baker's own.");
    let at = |space, record, epoch| ChangeAt { agency: baker.agency, space, record, epoch };
    let (epoch, key) = baker.keys.latest(patrol).unwrap();
    let seals = |record, bytes: &[u8], hash: &[u8; 32]| {
        let at = at(patrol, record, epoch);
        seal_change(&baker.device, key, at, bytes, hash, DictionaryId::LATEST).unwrap().envelope
    };
    let in_the_name_of_ames = change_of(ames_id, "Ames said so.");
    let (notes_epoch, notes_key) = baker.keys.latest(notes).unwrap();
    let of_notes = seal_change(
        &baker.device,
        notes_key,
        at(notes, id(4), notes_epoch),
        &own.bytes,
        &own.hash,
        DictionaryId::LATEST,
    );
    let whole = Document::load(&in_the_name_of_ames.bytes).unwrap().bytes();
    let snapshot = |record, document: &[u8]| {
        let at = at(patrol, record, epoch);
        seal_snapshot(&baker.device, key, at, &[], document, DictionaryId::LATEST).unwrap()
    };
    let forged = [
        (seals(id(1), &in_the_name_of_ames.bytes, &in_the_name_of_ames.hash), "another device's change"),
        // Signed, and for another change.
        (seals(id(2), &own.bytes, &[7; 32]), "not its author's"),
        (relabelled(&of_notes.unwrap().envelope, |header| header.space = patrol), "does not open"),
        (snapshot(id(5), &whole), "not signed by its author"),
        (relabelled(&seals(id(6), &own.bytes, &own.hash), |header| header.kind = Kind::Other(9)), "update"),
        (seals(id(7), &bomb(2), &[0; 32]), "may be hostile"),
        (snapshot(id(8), &bomb(0)), "may be hostile"),
        (seals(id(9), b"nothing of the kind", &[0; 32]), "not a change"),
    ];
    let envelopes: Vec<Envelope> = forged.iter().map(|(envelope, _)| envelope.clone()).collect();
    let honest = seals(id(10), &own.bytes, &own.hash);
    city.block_on(async {
        baker.line.pushes(1, &envelopes).await.expect("the relay cannot tell");
        baker.line.pushes(2, std::slice::from_ref(&honest)).await.expect("a member may write");
        // What anybody may see: whose it is. Somebody else's entry is refused, with a code, by the relay.
        let others = relabelled(&honest, |header| header.device = ames_id);
        assert_eq!(baker.line.pushes(3, &[others]).await, Err(RefusalCode::WrongDevice));
    });
    for phone in [&ames, &dorn] {
        phone.until("what came after it arrives", |phone| phone.has(id(10)));
        phone.until("all is kept aside", |phone| phone.sync_status().set_aside == 8);
        let told = told(phone);
        for (_, why) in &forged {
            assert!(told.iter().any(|told| told.contains(why)), "“{why}” is not in {told:#?}");
        }
        assert_eq!(phone.note(visit), ["Ames was here."]);
        assert!((1..10).all(|number| !phone.has(id(number))), "and nothing of it is shown");
    }
    dorn.until("the custodian is told whose phone does not believe what it got", |dorn| {
        dorn.person("Officer 1").devices[0].set_aside == Some(8)
    });
    let later = ames.logs("And works on.");
    city.settles(&[&ames, &dorn]);
    assert!(dorn.has(later));
}

fn relabelled(envelope: &Envelope, relabel: impl FnOnce(&mut Header)) -> Envelope {
    let mut header = *envelope.header();
    relabel(&mut header);
    Envelope::parse([header.to_bytes().as_slice(), &envelope.raw()[72..]].concat()).unwrap()
}

/// A city whose devices reach the relay through somebody who reads along and speaks in its name.
fn in_between(seed: u64) -> (City, Meddler, Device, Device) {
    let mut city = City::seeded(seed);
    let mut dorn = city.joins("Dorn");
    let meddler = city.block_on(Meddler::before(city.relay().addr));
    // Laying another line ends those that there are: nobody asks anything over them.
    dorn.offline();
    city.admin().offline();
    city.wire().leads_to(Some(meddler.address));
    dorn.online().completes();
    city.admin().online().completes();
    let ames = city.joins("Ames");
    city.settles(&[&ames, &dorn]);
    (city, meddler, ames, dorn)
}

fn is_live(device: &Device) -> bool {
    device.sync_status().link == Link::Live
}

#[test]
fn what_a_relay_replays_or_leaves_out_changes_nothing() {
    let (city, meddler, ames, dorn) = in_between(162);
    let agency = ames.whoami().agency;
    let patrol = SpaceId::of(agency, "patrol");
    let visit = dorn.logs("Once, and not twice.");
    city.settles(&[&ames, &dorn]);
    let heads = ames.engine().store().heads().unwrap();
    let log = meddler.has_seen(patrol);
    assert!(!log.is_empty(), "the visit went past");
    let head = ames.engine().store().cursors().unwrap()[&patrol];
    let again = Batch::from_envelopes((head.0 + 1..).map(Cursor).zip(&log));
    let upto = Cursor(head.0 + u64::try_from(log.len()).unwrap());
    meddler.says(&Frame::Envelopes { space: patrol, after: head, upto, batch: again });
    ames.until("the replay was taken for more of the log", |ames| {
        ames.engine().store().cursors().unwrap().get(&patrol) == Some(&upto)
    });
    assert_eq!(ames.engine().store().heads().unwrap(), heads, "and no record has changed");
    assert_eq!((ames.note(visit).len(), ames.sync_status().set_aside), (1, 0));

    // A part of the log that is left out, and a receipt for what was never sent.
    let gap = Cursor(upto.0 + 5);
    meddler.says(&Frame::Envelopes { space: patrol, after: gap, upto: gap, batch: Batch::default() });
    ames.until("the line ends", |ames| !is_live(ames));
    let receipt = seal::public::Signed::of(vec![0xa0], seal::public::Signature([1; 64]));
    ames.until("and is made anew", is_live);
    meddler.says(&Frame::Receipt { push: 1, receipt });
    ames.until("a false receipt ends it too", |ames| !is_live(ames));
    let later = ames.logs("Saved all the while.");
    ames.kick();
    dorn.until("and everything arrives", |dorn| dorn.has(later));
    ames.completes();
    assert!(ames.has(visit));
}

#[test]
fn a_list_that_is_out_of_order_or_of_another_branch_is_believed_nothing_of() {
    let (mut city, meddler, ames, dorn) = in_between(163);
    // A custodian with a program of their own: they may speak for the agency, and sign what they like.
    let hostile = Member::joins(&mut city, "Custodian 1");
    city.settles(&[&ames, &dorn]);
    let known = ames.people().statements;
    assert_eq!(known, hostile.roster.head().0, "both know the same list");
    let says = |roster: &Roster, name: &str| {
        Statement::sign(hostile.device.signing(), &hostile.says_next(roster, name)).unwrap()
    };
    let next = says(&hostile.roster, "one");
    let mut ahead = hostile.roster.clone();
    ahead.apply(&next).unwrap();
    // The next number, rightly signed, on top of something that nobody else has.
    let other = Next { seq: known + 1, ..hostile.says_next(&ahead, "further") };
    let other = Statement::sign(hostile.device.signing(), &other).unwrap();
    let forged = Statement { signature: hostile.statements[0].signature, ..next.clone() };
    let lists = [
        ("out of order", known + 2, vec![says(&ahead, "two")], "continues with number"),
        ("forged", known + 1, vec![forged], "signature"),
        ("another branch", known + 1, vec![other], "two lists are mixed"),
    ];
    for (what, from, statements, why) in lists {
        ames.until("it is live", is_live);
        meddler.says(&Frame::Statements { from, statements });
        ames.until(what, |ames| {
            let told = ames.sync_status().notice.unwrap_or_default();
            told.contains(why) && told.contains("Tell the records custodian")
        });
        ames.until("it comes back", is_live);
        assert_eq!(ames.people().statements, known, "{what}");
    }
    let visit = ames.logs("Works on.");
    city.settles(&[&ames, &dorn]);
    assert!(dorn.has(visit));
}
