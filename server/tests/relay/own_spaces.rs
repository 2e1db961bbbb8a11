//! Spaces of their own at the relay: what hostile devices try there, and what each is answered.

use ids::{Cursor, Epoch, RecordId, SpaceId};
use protocol::{CREDIT, Frame, RefusalCode, SayCode, Wrap};
use seal::public::{Belongs, NewEpoch, Part, Says};
use seal::secret::{DeviceKeys, EpochKey, Speaker, say};

use crate::devices::{Agency, Line, NOW, Town, changed, grant};

const ABOUT: RecordId = RecordId::from_bytes([42; 16]);

/// A town with an officer who refers, a partner, a custodian, and somebody who has no part in it.
struct Stage {
    town: Town,
    officer: DeviceKeys,
    partner: DeviceKeys,
    custodian: DeviceKeys,
    stranger: DeviceKeys,
}

impl Stage {
    async fn set() -> Self {
        let mut agency = Agency::new().with_custody();
        let [officer, partner, custodian, stranger] =
            [2, 3, 4, 5].map(|number| agency.with_member(number, vec![]));
        let part = |opens, manage, always| Part {
            template: "referral".into(),
            opens,
            read: true,
            write: true,
            manage,
            always,
        };
        let parts = [
            (&officer, part(true, false, false)),
            (&partner, part(false, false, false)),
            (&custodian, part(false, true, true)),
        ];
        for (device, part) in parts {
            let says = Says::PartsChanged { member: agency.member(device), parts: vec![part] };
            agency.take(agency.root_says(says));
        }
        let town = Town::with(agency, |_| {}).await;
        Self { town, officer, partner, custodian, stranger }
    }

    async fn opened() -> Self {
        let mut stage = Self::set().await;
        let (officer, opening) = (stage.officer.clone(), stage.opening(&stage.officer));
        stage.says(&officer, opening).await.unwrap();
        stage
    }

    fn space(&self) -> SpaceId {
        SpaceId::own(self.town.agency.roster.agency(), "referral", ABOUT)
    }

    fn next(&self) -> NewEpoch {
        let latest = self.town.agency.roster.latest_epoch(self.space()).map_or(0, |epoch| epoch.0);
        EpochKey::generate().unwrap().as_next(self.space(), Epoch(latest + 1)).unwrap()
    }

    fn belongs(&self, device: &DeviceKeys) -> Belongs {
        Belongs { member: self.town.agency.member(device), read: true, write: true, manage: false }
    }

    fn opening(&self, by: &DeviceKeys) -> Says {
        let members = vec![self.belongs(by)];
        Says::OwnSpaceOpened { template: "referral".into(), about: ABOUT, first: self.next(), members }
    }

    async fn enters(&self, device: &DeviceKeys) -> Line {
        self.town.enters(device, &[(self.space(), Cursor(0))], CREDIT).await
    }

    /// Says it over a line of this device's own.
    async fn says(&mut self, device: &DeviceKeys, says: Says) -> Result<(), SayCode> {
        let mut line = self.enters(device).await;
        let statement = say(&self.town.agency.roster, Speaker::Device(device), NOW, says).unwrap();
        match line.asks(&Frame::Say { statement: statement.clone() }).await {
            Frame::Said { .. } => {
                self.town.agency.take(statement);
                Ok(())
            }
            Frame::NotSaid { code, say, .. } => {
                assert!(say.len() > 20, "{say}");
                Err(code)
            }
            other => panic!("{other:?}"),
        }
    }

    async fn removes(&mut self, by: &DeviceKeys, whom: &DeviceKeys) -> Result<(), SayCode> {
        let says = self.town.agency.changes(whom, vec![grant(self.space(), false, false, false)]);
        self.says(by, says).await
    }
}

#[tokio::test]
async fn nobody_opens_a_space_without_the_part_or_a_second_time() {
    let mut stage = Stage::set().await;
    let (chief, stranger) = (stage.town.agency.chief.clone(), stage.stranger.clone());
    let (officer, partner, custodian) =
        (stage.officer.clone(), stage.partner.clone(), stage.custodian.clone());
    for device in [&chief, &stranger, &partner, &custodian] {
        assert_eq!(stage.says(device, stage.opening(device)).await, Err(SayCode::NotAllowed));
    }
    let early = changed(&stage.town.agency.envelope(&officer, stage.town.agency.patrol, 1, 50), |header| {
        header.space = SpaceId::own(header.agency, "referral", ABOUT);
    });
    let codes = stage.enters(&officer).await.is_refused(1, &[early]).await;
    assert_eq!(codes, [RefusalCode::UnknownSpace], "what is not open takes nothing");
    stage.says(&officer, stage.opening(&officer)).await.unwrap();
    assert_eq!(stage.says(&officer, stage.opening(&officer)).await, Err(SayCode::DoesNotFit));
}

#[tokio::test]
async fn who_manages_the_agency_gets_neither_log_nor_key_nor_a_right() {
    let mut stage = Stage::opened().await;
    let (chief, officer) = (stage.town.agency.chief.clone(), stage.officer.clone());
    let space = stage.space();
    let member = stage.town.agency.member(&chief);
    let all = grant(space, true, true, true);
    let gives = Says::RightsChanged { member, grants: vec![all], epochs: vec![] };
    assert_eq!(stage.says(&chief, gives).await, Err(SayCode::DoesNotFit));
    let adds = Says::MemberAdded { space, belongs: stage.belongs(&chief) };
    assert_eq!(stage.says(&chief, adds).await, Err(SayCode::NotAllowed));
    let next = stage.next();
    let rekeys = Says::EpochStarted {
        space,
        epoch: next.epoch,
        commitment: next.commitment,
        drop_box: Some(next.drop_box),
    };
    assert_eq!(stage.says(&chief, rekeys).await, Err(SayCode::NotAllowed));

    let commitment = *stage.town.agency.roster.commitment(space, Epoch(1)).unwrap();
    let wraps = [&chief, &officer].map(|device| Wrap { device: device.id(), sealed: vec![1] }).to_vec();
    let mut line = stage.enters(&officer).await;
    let kept = line.asks(&Frame::KeepWraps { space, epoch: Epoch(1), commitment, wraps }).await;
    assert!(matches!(kept, Frame::WrapsKept), "{kept:?}");
    line.pushes(1, &[stage.town.agency.envelope(&officer, space, 1, 50)]).await;
    let mut chiefs = stage.enters(&chief).await;
    loop {
        // Keys of other spaces may come; a wrap for the chief lies there and is not handed over.
        let heard = tokio::time::timeout(std::time::Duration::from_millis(300), chiefs.hear()).await;
        match heard {
            Err(_) => break,
            Ok(Frame::Keys { keys }) => assert!(keys.iter().all(|key| key.space != space)),
            Ok(Frame::Envelopes { space: of, .. }) => assert_ne!(of, space, "nor is the log"),
            Ok(_) => {}
        }
    }
}

#[tokio::test]
async fn keys_are_left_by_who_says_who_belongs_and_by_nobody_else() {
    let mut stage = Stage::opened().await;
    let (officer, partner) = (stage.officer.clone(), stage.partner.clone());
    let (stranger, space) = (stage.stranger.clone(), stage.space());
    let says = Says::MemberAdded { space, belongs: stage.belongs(&partner) };
    assert_eq!(stage.says(&partner, says.clone()).await, Err(SayCode::NotAllowed));
    stage.says(&officer, says).await.unwrap();
    let says = Says::MemberAdded { space, belongs: stage.belongs(&stranger) };
    assert_eq!(stage.says(&officer, says).await, Err(SayCode::DoesNotFit), "who has no part is not let in");
    for (device, may) in [(&officer, true), (&stage.custodian, true), (&partner, false), (&stranger, false)] {
        let wraps = vec![Wrap { device: partner.id(), sealed: vec![1] }];
        let frame = Frame::KeepWraps { space, epoch: Epoch(1), commitment: [1; 32], wraps };
        let answer = stage.enters(device).await.asks(&frame).await;
        assert_eq!(matches!(answer, Frame::WrapsKept), may, "{answer:?}");
    }
}

#[tokio::test]
async fn who_was_let_go_writes_under_the_old_key_into_custody_and_under_the_new_one_nowhere() {
    let mut stage = Stage::opened().await;
    let (officer, partner, custodian) =
        (stage.officer.clone(), stage.partner.clone(), stage.custodian.clone());
    let space = stage.space();
    let says = Says::MemberAdded { space, belongs: stage.belongs(&partner) };
    stage.says(&officer, says).await.unwrap();
    let unsent = stage.town.agency.envelope(&partner, space, 1, 50);
    assert_eq!(stage.removes(&partner, &officer).await, Err(SayCode::NotAllowed));
    assert_eq!(stage.removes(&officer, &custodian).await, Err(SayCode::DoesNotFit));
    stage.removes(&officer, &partner).await.unwrap();
    let mut line = stage.enters(&partner).await;
    let receipt = line.pushes(1, &[unsent]).await;
    assert_eq!(
        receipt.held[0].space,
        stage.town.agency.custody(),
        "work from before is kept for the custodian"
    );
    let late = stage.town.agency.envelope(&partner, space, 2, 50);
    assert_eq!(late.header().epoch, Epoch(2));
    assert_eq!(line.is_refused(2, &[late]).await, [RefusalCode::MayNotWrite]);
    let stale =
        changed(&stage.town.agency.envelope(&officer, space, 3, 50), |header| header.epoch = Epoch(1));
    let codes = stage.enters(&officer).await.is_refused(1, &[stale]).await;
    assert_eq!(codes, [RefusalCode::StaleEpoch], "and who stays seals again");
}
