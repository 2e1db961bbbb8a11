//! Somebody with a device of their own, or with none, tries everything that is not theirs. Each try is
//! refused with a code, and a well-behaved phone keeps working all the while.

mod floods;
mod stage;

use ids::{AgencyId, Cursor, Epoch, SpaceId};
use protocol::{Batch, ByeCode, CREDIT, Frame, RefusalCode, SayCode, Wrap};
use seal::public::{Ack, DevicePublic, Knock, Question, Roster, Says, Signature, Signed, SigningKeys};
use seal::secret::{DeviceKeys, Speaker, say};

use crate::devices::{Agency, LATER, NOW, admission, changed, first_epoch, grant, invitation, lookup};
use stage::{Stage, bye, not_said};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_proof_that_is_forged_stolen_or_somebody_elses_lets_nobody_in() {
    let stage = Stage::set().await;
    let agency = stage.town.agency.clone();
    let (id, chief) = (agency.roster.agency(), &agency.chief);
    let hello =
        |device| Frame::Hello { versions: vec![1], agency: id, device, software: "x".into(), nonce: [1; 32] };
    let mut stolen = None;
    for attempt in 0..4 {
        let mut line = stage.town.line().await;
        line.send(&hello(chief.id())).await;
        let Frame::Challenge { nonce, relay, .. } = line.hear().await else { panic!("no challenge") };
        let question = Question { nonce, agency: id, device: chief.id(), relay };
        let signature = match attempt {
            // Nobody's.
            0 => Signature([7; 64]),
            // Rightly signed by another device.
            1 => stage.officer.prove(&question).unwrap(),
            // The chief's own, for another relay.
            2 => chief.prove(&Question { relay: *agency.root.public(), ..question }).unwrap(),
            // The chief's own, of another connection.
            _ => stolen.unwrap(),
        };
        stolen = Some(chief.prove(&question).unwrap());
        line.send(&Frame::Prove { signature, roster: 0, cursors: Vec::new(), credit: CREDIT }).await;
        assert_eq!(bye(&mut line).await, ByeCode::BadProof, "attempt {attempt}");
    }
    let (mut line, mut impatient) = (stage.town.line().await, stage.town.line().await);
    line.send(&hello(DeviceKeys::generate().unwrap().id())).await;
    assert_eq!(bye(&mut line).await, ByeCode::UnknownDevice);
    impatient.send(&Frame::Say { statement: agency.chief_says(first_epoch(agency.patrol)) }).await;
    assert_eq!(bye(&mut impatient).await, ByeCode::Unexpected);
    stage.ends().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn envelopes_under_a_false_header_are_refused_one_by_one() {
    let mut stage = Stage::set().await;
    let (patrol, outreach) = (stage.town.agency.patrol, stage.town.agency.outreach);
    let chief_id = stage.town.agency.chief.id();
    let good = stage.town.agency.envelope(&stage.officer, patrol, 1, 50);
    let mut phone = stage.phone().await;
    let replayed = phone.pushes(1, std::slice::from_ref(&good)).await;
    for _again in 0..3 {
        assert_eq!(
            phone.pushes(2, std::slice::from_ref(&good)).await.held,
            replayed.held,
            "the same number again"
        );
    }
    let tries = [
        (RefusalCode::WrongDevice, changed(&good, |header| header.device = chief_id)),
        // The same bytes moved into a space that the officer may not write.
        (RefusalCode::MayNotWrite, changed(&good, |header| header.space = outreach)),
        (RefusalCode::UnknownSpace, changed(&good, |header| header.space = SpaceId::from_bytes([9; 16]))),
        (RefusalCode::WrongAgency, changed(&good, |header| header.agency = AgencyId::from_bytes([9; 16]))),
        (RefusalCode::UnknownEpoch, changed(&good, |header| header.epoch = Epoch(2))),
        (RefusalCode::UnknownEpoch, changed(&good, |header| header.epoch = Epoch(0))),
        (RefusalCode::UnknownEpoch, changed(&good, |header| header.epoch = Epoch(u32::MAX))),
    ];
    let envelopes: Vec<_> = tries.iter().map(|(_, envelope)| envelope.clone()).collect();
    let codes = phone.is_refused(3, &envelopes).await;
    assert!(codes.into_iter().eq(tries.into_iter().map(|(code, _)| code)));

    // Removed, the officer keeps sealing: with the old key it is old work, with any other it is none.
    let mut chief = stage.town.chief().await;
    let says = stage.town.agency.changes(&stage.officer, vec![grant(patrol, false, false, false)]);
    stage.town.says(&mut chief, says).await;
    let old = changed(&stage.town.agency.envelope(&stage.officer, patrol, 2, 50), |h| h.epoch = Epoch(1));
    assert_eq!(phone.pushes(4, &[old]).await.held[0].space, stage.town.agency.custody());
    for epoch in [2, 3] {
        let new = changed(&good, |header| (header.epoch, header.dictionary) = (Epoch(epoch), 9));
        assert_eq!(phone.is_refused(5, &[new]).await, [RefusalCode::MayNotWrite]);
    }
    stage.ends().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_old_key_is_refused_to_who_may_still_write() {
    let mut stage = Stage::set().await;
    let patrol = stage.town.agency.patrol;
    let old = stage.town.agency.envelope(&stage.officer, patrol, 1, 50);
    let (mut chief, mut phone) = (stage.town.chief().await, stage.phone().await);
    let gone = DeviceKeys::generate().unwrap();
    let (says, invite, _) = invitation(9, vec![grant(patrol, true, true, false)]);
    for says in [says, admission(&gone, invite)] {
        stage.town.says(&mut chief, says).await;
    }
    let says = stage.town.agency.revokes(gone.id());
    stage.town.says(&mut chief, says).await;
    assert_eq!(phone.is_refused(1, std::slice::from_ref(&old)).await, [RefusalCode::StaleEpoch]);
    let sealed_again = changed(&old, |header| header.epoch = Epoch(2));
    assert_eq!(phone.pushes(2, &[sealed_again]).await.held[0].space, patrol);
    stage.ends().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn statements_out_of_turn_of_another_branch_or_of_the_wrong_mouth_are_not_said() {
    let mut stage = Stage::set().await;
    let agency = stage.town.agency.clone();
    let (patrol, head) = (agency.patrol, agency.roster.head().0);
    let (mut chief, mut phone) = (stage.town.chief().await, stage.phone().await);
    let epoch = |agency: &Agency, number| Says::EpochStarted {
        space: agency.patrol,
        epoch: Epoch(number),
        commitment: [3; 32],
        drop_box: None,
    };
    // Not the next, and one that was already said with other words.
    let mut ahead = agency.clone();
    ahead.take(ahead.chief_says(epoch(&ahead, 2)));
    let skipped = ahead.chief_says(epoch(&ahead, 3));
    assert_eq!(not_said(chief.asks(&Frame::Say { statement: skipped }).await), SayCode::OutOfTurn);
    let mut before = Agency { roster: Roster::pinned(agency.roster.agency()), ..agency.clone() };
    agency.statements[..5].iter().for_each(|statement| before.roster.apply(statement).unwrap());
    let late = before.root_says(epoch(&before, 2));
    assert_eq!(not_said(chief.asks(&Frame::Say { statement: late }).await), SayCode::OutOfTurn);

    // A branch of the same length, rightly signed all along.
    let mut fork = Agency { roster: Roster::pinned(agency.roster.agency()), ..agency.clone() };
    let count = agency.statements.len();
    agency.statements[..count - 1].iter().for_each(|statement| fork.roster.apply(statement).unwrap());
    let other = SpaceId::of(agency.roster.agency(), "elsewhere");
    let opened = fork.root_says(Says::SpaceOpened { space: other, template: "elsewhere".into() });
    fork.roster.apply(&opened).unwrap();
    assert_eq!(fork.roster.head().0, head);
    let forked = fork.root_says(epoch(&fork, 2));
    assert_eq!(not_said(chief.asks(&Frame::Say { statement: forked }).await), SayCode::OutOfTurn);

    // An officer, for themselves and in the chief's name.
    let all = vec![grant(patrol, true, true, true), grant(agency.directory, true, true, true)];
    let member = agency.member(&stage.officer);
    let raised = Says::RightsChanged { member, grants: all, epochs: Vec::new() };
    let own = say(&agency.roster, Speaker::Device(&stage.officer), NOW, raised.clone()).unwrap();
    assert_eq!(not_said(phone.asks(&Frame::Say { statement: own.clone() }).await), SayCode::NotAllowed);
    let mut forged = agency.chief_says(raised);
    forged.signature = own.signature;
    assert_eq!(not_said(phone.asks(&Frame::Say { statement: forged }).await), SayCode::DoesNotFit);
    // An invite's key, which only knocks.
    let (says, invite, key) = invitation(9, vec![grant(patrol, true, true, false)]);
    let town = &mut stage.town;
    town.says(&mut chief, says).await;
    let newcomer = DeviceKeys::generate().unwrap();
    for says in [admission(&newcomer, invite), epoch(&agency, 2)] {
        let statement = say(&town.agency.roster, Speaker::Invite(invite, &key), NOW, says).unwrap();
        assert_eq!(not_said(phone.asks(&Frame::Say { statement }).await), SayCode::NotAllowed);
    }
    // A revoked device, on its own line and on another one's.
    let says = town.agency.revokes(stage.officer.id());
    town.says(&mut chief, says).await;
    let back = Says::SpaceOpened { space: other, template: "elsewhere".into() };
    let statement = say(&town.agency.roster, Speaker::Device(&stage.officer), NOW, back).unwrap();
    for line in [&mut phone, &mut chief] {
        let answer = line.asks(&Frame::Say { statement: statement.clone() }).await;
        assert_eq!(not_said(answer), SayCode::NotAllowed);
    }
    let stored = town.running.relay().store().roster(agency.roster.agency()).unwrap();
    assert_eq!(stored.head(), town.agency.roster.head());
    stage.ends().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_only_some_may_ask_is_refused_to_an_officer() {
    let stage = Stage::set().await;
    let (agency, patrol) = (&stage.town.agency, stage.town.agency.patrol);
    let mut phone = stage.phone().await;
    let wraps = vec![Wrap { device: stage.officer.id(), sealed: vec![1] }];
    let invite = agency.roster.device(agency.chief.id()).unwrap().invite;
    let questions = [
        Frame::KeepWraps { space: patrol, epoch: Epoch(1), commitment: [1; 32], wraps },
        Frame::SettleCustody { cursors: vec![Cursor(1)] },
        Frame::Deposit { lookup: lookup(1), package: vec![1], expires: LATER },
        Frame::Decline { invite },
    ];
    for question in questions {
        assert_eq!(not_said(phone.asks(&question).await), SayCode::NotAllowed);
    }
    let snapshot = agency.envelope(&stage.officer, patrol, 1, 50);
    let batch = Batch::from_envelopes([(Cursor(0), &snapshot)]);
    let answer = phone.asks(&Frame::Compact { push: 1, upto: Cursor(0), batch }).await;
    let Frame::Refused { refusals, .. } = answer else { panic!("compacted: {answer:?}") };
    assert_eq!(refusals[0].1.code, RefusalCode::MayNotWrite);

    // A word that is not one's own, or full of something else.
    let word = Ack {
        agency: agency.roster.agency(),
        device: agency.chief.id(),
        space: patrol,
        cursor: Cursor(0),
        at: NOW,
    };
    let others = Signed::sign(stage.officer.signing(), &word).unwrap();
    let own = Ack { device: stage.officer.id(), ..word };
    let mut stuffed = minicbor_of(&own);
    stuffed.extend(vec![0; 100_000]);
    let signature = stage.officer.sign(seal::public::Domain::Ack, &stuffed).unwrap();
    for ack in [others, Signed::of(stuffed, signature)] {
        let mut line = stage.phone().await;
        line.send(&Frame::Ack { ack }).await;
        assert_eq!(bye(&mut line).await, ByeCode::BadProof);
    }
    stage.ends().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_knock_that_the_code_did_not_sign_or_that_is_no_knock_is_sent_away() {
    let mut stage = Stage::set().await;
    let mut chief = stage.town.chief().await;
    let (says, invite, key) = invitation(7, vec![grant(stage.town.agency.patrol, true, true, false)]);
    stage.town.says(&mut chief, says).await;
    chief.asks(&Frame::Deposit { lookup: lookup(7), package: vec![1], expires: LATER }).await;
    let (agency, device) = (&stage.town.agency, DeviceKeys::generate().unwrap());
    let right = agency.knock(&device, invite, &key);
    let id = agency.roster.agency();
    let no_point = DevicePublic { signing: seal::public::PublicKey([4; 65]), ..*device.public() };
    let signed = |knock: &Knock| Signed::sign(&key, knock).unwrap();
    let mut stuffed = right.raw.clone();
    stuffed.extend(vec![0; 10_000]);
    let stuffed = Signed::of(stuffed.clone(), key.sign(seal::public::Domain::Knock, &stuffed).unwrap());
    let elsewhere = Agency::new();
    let tries = [
        (ByeCode::BadProof, lookup(7), agency.knock(&device, invite, &SigningKeys::generate().unwrap())),
        (ByeCode::BadProof, lookup(7), agency.knock(&device, invite, device.signing())),
        (ByeCode::BadProof, lookup(7), signed(&Knock { agency: id, invite, keys: no_point })),
        (ByeCode::BadProof, lookup(7), stuffed),
        (ByeCode::UnknownInvite, lookup(8), right.clone()),
        (ByeCode::UnknownInvite, lookup(7), elsewhere.knock(&device, invite, &key)),
        (ByeCode::UnknownInvite, lookup(7), agency.knock(&device, ids::InviteId::from_bytes([99; 16]), &key)),
    ];
    for (expected, lookup, knock) in tries {
        let mut guest = stage.town.line().await;
        guest.send(&Frame::Knock { lookup, knock }).await;
        assert_eq!(bye(&mut guest).await, expected);
    }
    let mut desk = stage.town.enters(&stage.town.agency.chief.clone(), &[], 0).await;
    assert!(desk.is_quiet().await, "the chief is not bothered");
    let mut guest = stage.town.line().await;
    assert_eq!(guest.asks(&Frame::Knock { lookup: lookup(7), knock: right }).await, Frame::Waiting);
    stage.ends().await;
}

/// A word's bytes, to sign something longer.
fn minicbor_of(word: &Ack) -> Vec<u8> {
    Signed::sign(&SigningKeys::generate().unwrap(), word).unwrap().raw
}
