//! Who may do what at the relay, as one table: each set of rights against each thing to do.

use std::fmt::Write;
use std::time::Duration;

use ids::{Cursor, Epoch, RecordId};
use protocol::{Batch, CREDIT, Frame, Wrap};
use seal::public::{Authority, Envelope, Kind, Says};
use seal::secret::{DeviceKeys, Speaker, say};

use crate::devices::{Agency, LATER, Line, NOW, Town, changed, grant, lookup};

/// `yes` where the relay does it. Manage alone is somebody who may remove what they may not read.
const TABLE: &str = "\
rights in patrol       change drop read seen compact expunge epoch wraps deposit decline
none                   no     no   no   no   no      no      no    no    no      no
read                   no     no   yes  yes  no      no      no    no    no      no
write                  no     yes  no   no   no      no      no    no    no      no
read write             yes    yes  yes  yes  no      no      no    no    no      no
manage                 no     no   no   no   no      yes     no    no    no      no
read manage            no     no   yes  yes  yes     yes     no    no    no      no
read write manage      yes    yes  yes  yes  yes     yes     no    no    no      no
manage the directory   no     no   no   no   no      no      yes   yes   yes     yes
revoked                no     no   no   no   no      no      no    no    no      no
";

/// One member and what they may.
struct Who {
    name: &'static str,
    device: DeviceKeys,
}

impl Who {
    /// An envelope of this device that nobody has pushed yet.
    fn envelope(&self, town: &Town, number: u64, kind: Kind) -> Envelope {
        let envelope = town.agency.envelope(&self.device, town.agency.patrol, number, 50);
        changed(&envelope, |header| header.kind = kind)
    }

    async fn says(&self, town: &mut Town, line: &mut Line, says: Says) -> bool {
        let statement = say(&town.agency.roster, Speaker::Device(&self.device), NOW, says).unwrap();
        let said =
            matches!(line.asks(&Frame::Say { statement: statement.clone() }).await, Frame::Said { .. });
        if said {
            town.agency.take(statement);
        }
        said
    }

    /// Tries everything, and comes to a row of the table.
    async fn row(&self, town: &mut Town) -> String {
        let (patrol, mut line) = (town.agency.patrol, town.enters(&self.device, &[], CREDIT).await);
        // The first entry of patrol is the chief's, and waits for whoever may read it.
        let reads = soon(async { while !matches!(line.hear().await, Frame::Envelopes { .. }) {} }).await;
        let held = |answer: Frame| matches!(answer, Frame::Receipt { .. });
        let mut can = Vec::new();
        for (push, kind) in [(1, Kind::Change), (2, Kind::DropBox)] {
            line.push(push, &[self.envelope(town, u64::from(push), kind)]).await;
            can.push(held(line.hears_answer().await));
        }
        can.push(reads);
        line.acks(&town.agency, &self.device, patrol, Cursor(1)).await;
        can.push(self.is_seen(town, &mut line).await);
        let snapshot = self.envelope(town, 3, Kind::Snapshot);
        let batch = Batch::from_envelopes([(Cursor(0), &snapshot)]);
        can.push(held(line.asks(&Frame::Compact { push: 3, upto: Cursor(0), batch }).await));
        let expunged = Says::RecordExpunged {
            space: patrol,
            record: RecordId::at(99, [9; 10]),
            authority: Authority::Retention,
        };
        can.push(self.says(town, &mut line, expunged).await);
        let next = town.agency.new_epoch(patrol);
        let started = Says::EpochStarted {
            space: patrol,
            epoch: next.epoch,
            commitment: next.commitment,
            drop_box: Some(next.drop_box),
        };
        can.push(self.says(town, &mut line, started).await);
        let wraps = vec![Wrap { device: self.device.id(), sealed: vec![1] }];
        let invite = town.agency.roster.device(town.agency.chief.id()).unwrap().invite;
        let questions = [
            Frame::KeepWraps { space: patrol, epoch: Epoch(9), commitment: [1; 32], wraps },
            Frame::Deposit { lookup: lookup(1), package: vec![1], expires: LATER },
            Frame::Decline { invite },
        ];
        for question in questions {
            can.push(!matches!(line.asks(&question).await, Frame::NotSaid { .. }));
        }
        let mut row = format!("{:<23}", self.name);
        for (can, column) in can.into_iter().zip(TABLE.lines().next().unwrap().split_whitespace().skip(3)) {
            write!(row, "{:<1$}", if can { "yes" } else { "no" }, column.len() + 1).unwrap();
        }
        row.trim_end().to_owned() + "\n"
    }

    /// Whether the others hear that this device has it.
    async fn is_seen(&self, town: &Town, line: &mut Line) -> bool {
        // A push of nothing is answered when the word before it has been kept.
        line.push(9, &[]).await;
        line.hears_answer().await;
        let mut chief = town.enters(&town.agency.chief.clone(), &[], 0).await;
        let seen = async {
            loop {
                if let Frame::Seen { ack } = chief.hear().await
                    && ack.unverified().unwrap().device == self.device.id()
                {
                    return;
                }
            }
        };
        soon(seen).await
    }
}

/// Whether it comes about before long.
async fn soon(what: impl Future<Output = ()>) -> bool {
    tokio::time::timeout(Duration::from_millis(300), what).await.is_ok()
}

#[tokio::test]
async fn each_set_of_rights_allows_what_the_table_says_and_nothing_else() {
    let mut agency = Agency::new();
    let (patrol, directory) = (agency.patrol, agency.directory);
    let all = grant(patrol, true, true, true);
    let sets = [
        ("none", vec![]),
        ("read", vec![grant(patrol, true, false, false)]),
        ("write", vec![grant(patrol, false, true, false)]),
        ("read write", vec![grant(patrol, true, true, false)]),
        ("manage", vec![grant(patrol, false, false, true)]),
        ("read manage", vec![grant(patrol, true, false, true)]),
        ("read write manage", vec![all]),
        ("manage the directory", vec![grant(directory, false, false, true)]),
        ("revoked", vec![all, grant(directory, true, true, true)]),
    ];
    let everybody: Vec<_> = (10..)
        .zip(sets)
        .map(|(number, (name, grants))| {
            let device = agency.with_member(number, grants);
            Who { name, device }
        })
        .collect();
    let mut town = Town::with(agency, |_| {}).await;
    let mut chief = town.chief().await;
    let out = everybody.last().unwrap();
    let says = town.agency.revokes(out.device.id());
    town.says(&mut chief, says).await;
    chief.pushes(1, &[town.agency.envelope(&town.agency.chief, patrol, 7, 50)]).await;
    let mut table = TABLE.lines().next().unwrap().to_owned() + "\n";
    for who in &everybody {
        table += &who.row(&mut town).await;
    }
    assert_eq!(table, TABLE, "\n{table}");
}
