//! One snapshot takes the place of a record's log; numbers stay, repeats are answered, rights are asked.

use ids::{Cursor, EnvelopeId, RecordId};
use protocol::{Batch, ByeCode, CREDIT, Frame, RefusalCode};
use seal::public::{Envelope, Kind, Receipt};
use seal::secret::DeviceKeys;

use crate::devices::{Agency, Line, Town, changed, grant};

const RECORD: RecordId = RecordId::from_bytes([0x77; 16]);

/// An envelope of the one record that is compacted here.
fn of_record(town: &Town, device: &DeviceKeys, number: u64, kind: Kind) -> Envelope {
    let size = usize::try_from(number).unwrap();
    changed(&town.agency.envelope(device, town.agency.patrol, number, size), |header| {
        (header.record, header.kind) = (RECORD, kind);
    })
}

fn compact(push: u32, upto: u64, snapshot: &Envelope) -> Frame {
    let batch = Batch::from_envelopes([(Cursor(0), snapshot)]);
    Frame::Compact { push, upto: Cursor(upto), batch }
}

async fn receipt(line: &mut Line, frame: &Frame) -> Receipt {
    match line.asks(frame).await {
        Frame::Receipt { receipt, .. } => receipt.verify(&line.relay.unwrap()).unwrap(),
        other => panic!("no receipt but {other:?}"),
    }
}

async fn refusal(line: &mut Line, frame: &Frame) -> RefusalCode {
    match line.asks(frame).await {
        Frame::Refused { refusals, .. } => refusals[0].1.code,
        other => panic!("not refused but {other:?}"),
    }
}

/// A town with an officer; the log of patrol has 1..=4 of the record, 5 of another one, 6 of the record.
async fn with_history() -> (Town, DeviceKeys, Vec<Envelope>) {
    let mut agency = Agency::new();
    let officer = agency.with_member(2, vec![grant(agency.patrol, true, true, false)]);
    let town = Town::with(agency, |_| {}).await;
    let mut history: Vec<_> = (1..=6).map(|n| of_record(&town, &officer, n, Kind::Change)).collect();
    history[4] = town.agency.envelope(&officer, town.agency.patrol, 5, 50);
    let mut phone = town.enters(&officer, &[], CREDIT).await;
    phone.pushes(1, &history).await;
    (town, officer, history)
}

fn ids(log: &[(Cursor, Envelope)]) -> Vec<(u64, EnvelopeId)> {
    log.iter().map(|(cursor, envelope)| (cursor.0, envelope.id())).collect()
}

#[tokio::test]
async fn a_new_device_gets_one_envelope_in_the_place_of_many() {
    let (town, officer, history) = with_history().await;
    let patrol = town.agency.patrol;
    let mut chief = town.chief().await;
    chief.catches_up(patrol, Cursor(0), Cursor(6)).await;
    let mut phone = town.enters(&officer, &[(patrol, Cursor(6))], CREDIT).await;
    let snapshot = of_record(&town, &town.agency.chief, 90, Kind::Snapshot);
    for _receipt_was_lost in 0..2 {
        let held = receipt(&mut chief, &compact(1, 4, &snapshot)).await.held;
        assert_eq!((held[0].cursor, held[0].space), (Cursor(7), patrol));
    }
    let live = phone.catches_up(patrol, Cursor(6), Cursor(7)).await;
    assert_eq!(ids(&live), [(7, snapshot.id())], "who was up to date gets the snapshot");

    let mut fresh = town.enters(&officer, &[], CREDIT).await;
    let log = fresh.catches_up(patrol, Cursor(0), Cursor(7)).await;
    assert_eq!(ids(&log), [(5, history[4].id()), (6, history[5].id()), (7, snapshot.id())]);
    let again = phone.pushes(9, &history[..2]).await;
    assert_eq!(again.held.iter().map(|held| held.cursor.0).collect::<Vec<_>>(), [1, 2]);
    let town = town.restarts(|_| {}).await;
    let mut fresh = town.enters(&officer, &[(patrol, Cursor(2))], CREDIT).await;
    assert_eq!(fresh.catches_up(patrol, Cursor(2), Cursor(7)).await.len(), 3);
}

#[tokio::test]
async fn a_snapshot_is_compacted_in_its_turn_and_an_old_one_takes_nothing_with_it() {
    let (town, _, history) = with_history().await;
    let patrol = town.agency.patrol;
    let mut chief = town.chief().await;
    let (first, second) = (
        of_record(&town, &town.agency.chief, 90, Kind::Snapshot),
        of_record(&town, &town.agency.chief, 91, Kind::Snapshot),
    );
    receipt(&mut chief, &compact(1, 6, &first)).await;
    receipt(&mut chief, &compact(2, 7, &second)).await;
    // The first one again, and confused about how far it goes.
    let held = receipt(&mut chief, &compact(3, 8, &first)).await.held;
    assert_eq!(held[0].cursor, Cursor(7));
    let mut fresh = town.chief().await;
    let log = fresh.catches_up(patrol, Cursor(0), Cursor(8)).await;
    assert_eq!(ids(&log), [(5, history[4].id()), (8, second.id())]);
}

#[tokio::test]
async fn the_end_of_a_log_may_be_empty_and_the_cursor_still_gets_there() {
    let (town, officer, history) = with_history().await;
    let patrol = town.agency.patrol;
    let mut chief = town.chief().await;
    let mut phone = town.enters(&officer, &[(patrol, Cursor(6))], CREDIT).await;
    phone.pushes(2, &[of_record(&town, &officer, 40, Kind::Change)]).await;
    let says = seal::public::Says::RecordExpunged {
        space: patrol,
        record: RECORD,
        authority: seal::public::Authority::Court,
    };
    let statement = town.agency.chief_says(says);
    assert!(matches!(chief.asks(&Frame::Say { statement }).await, Frame::Said { .. }));
    let mut fresh = town.enters(&officer, &[], CREDIT).await;
    let log = fresh.catches_up(patrol, Cursor(0), Cursor(7)).await;
    assert_eq!(ids(&log), [(5, history[4].id())]);
    let mut behind = town.enters(&officer, &[(patrol, Cursor(5))], CREDIT).await;
    assert_eq!(behind.catches_up(patrol, Cursor(5), Cursor(7)).await, []);
    behind.pushes(1, &[town.agency.envelope(&officer, patrol, 60, 50)]).await;
    assert_eq!(ids(&fresh.catches_up(patrol, Cursor(7), Cursor(8)).await)[0].0, 8, "numbers go on");
}

#[tokio::test]
async fn who_may_not_or_does_not_say_it_rightly_compacts_nothing() {
    let (mut town, officer, history) = with_history().await;
    let patrol = town.agency.patrol;
    let (mut chief, mut phone) = (town.chief().await, town.enters(&officer, &[], CREDIT).await);
    let by = |device: &DeviceKeys, kind| of_record(&town, device, 90, kind);
    let chief_keys = town.agency.chief.clone();
    let snapshot = by(&chief_keys, Kind::Snapshot);
    let no = [
        (RefusalCode::MayNotWrite, refusal(&mut phone, &compact(1, 4, &by(&officer, Kind::Snapshot))).await),
        (RefusalCode::WrongDevice, refusal(&mut phone, &compact(1, 4, &snapshot)).await),
        (
            RefusalCode::CannotCompact,
            refusal(&mut chief, &compact(1, 4, &by(&chief_keys, Kind::Change))).await,
        ),
        (RefusalCode::CannotCompact, refusal(&mut chief, &compact(1, 7, &snapshot)).await),
    ];
    no.into_iter().for_each(|(expected, code)| assert_eq!(code, expected));
    let says = seal::public::Says::EpochStarted {
        space: patrol,
        epoch: ids::Epoch(2),
        commitment: [2; 32],
        drop_box: None,
    };
    town.says(&mut chief, says).await;
    assert_eq!(refusal(&mut chief, &compact(1, 4, &snapshot)).await, RefusalCode::StaleEpoch);
    let mut fresh = town.chief().await;
    let log = fresh.catches_up(patrol, Cursor(0), Cursor(6)).await;
    assert!(log.into_iter().map(|(_, envelope)| envelope).eq(history), "nothing is gone");
    let batch = Batch::from_envelopes([(Cursor(0), &snapshot), (Cursor(0), &snapshot)]);
    let answer = chief.asks(&Frame::Compact { push: 1, upto: Cursor(4), batch }).await;
    assert!(matches!(answer, Frame::Bye { code: ByeCode::Unexpected, .. }), "{answer:?}");
}
