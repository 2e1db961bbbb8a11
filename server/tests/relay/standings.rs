//! How devices stand, in their own words, is shown to whoever manages.

use protocol::{ByeCode, CREDIT, Frame};
use seal::public::{DeviceStanding, Signed};
use seal::secret::DeviceKeys;

use crate::devices::{Agency, Line, NOW, Town, grant};

fn word(town: &Town, device: &DeviceKeys, waiting: u32) -> Signed<DeviceStanding> {
    let agency = town.agency.roster.agency();
    let word = DeviceStanding {
        agency,
        device: device.id(),
        at: NOW,
        roster: 9,
        waiting,
        drafts: 1,
        aside: Some(2),
        handed: None,
    };
    Signed::sign(device.signing(), &word).unwrap()
}

async fn standings(line: &mut Line) -> Vec<Signed<DeviceStanding>> {
    loop {
        if let Frame::Standings { words } = line.hear().await {
            return words;
        }
    }
}

#[tokio::test]
async fn the_latest_word_of_each_device_reaches_whoever_manages_live_and_on_coming_in() {
    let mut agency = Agency::new();
    let rights = vec![grant(agency.patrol, true, true, false)];
    let (officer, partner) = (agency.with_member(2, rights.clone()), agency.with_member(3, rights));
    let town = Town::with(agency, |_| {}).await;
    let mut chief = town.chief().await;
    let (mut phone, mut other) =
        (town.enters(&officer, &[], CREDIT).await, town.enters(&partner, &[], CREDIT).await);
    let latest = word(&town, &officer, 0);
    for word in [word(&town, &officer, 5), latest.clone()] {
        phone.send(&Frame::Standing { word: word.clone() }).await;
        assert_eq!(standings(&mut chief).await, [word]);
    }
    let own = word(&town, &town.agency.chief, 2);
    chief.send(&Frame::Standing { word: own.clone() }).await;
    assert!(chief.is_quiet().await, "nobody is told what they said themselves");
    assert!(phone.is_quiet().await && other.is_quiet().await, "nor who does not manage");
    let mut second_desk = town.chief().await;
    assert_eq!(standings(&mut second_desk).await, [latest], "the latest of each");
}

#[tokio::test]
async fn a_word_about_somebody_else_ends_the_line() {
    let mut agency = Agency::new();
    let officer = agency.with_member(2, vec![grant(agency.patrol, true, true, false)]);
    let town = Town::with(agency, |_| {}).await;
    let forged = Signed::of(word(&town, &officer, 1).raw, word(&town, &town.agency.chief, 1).signature);
    for word in [word(&town, &town.agency.chief, 0), forged] {
        let mut phone = town.enters(&officer, &[], CREDIT).await;
        phone.send(&Frame::Standing { word }).await;
        assert!(matches!(phone.hear().await, Frame::Bye { code: ByeCode::BadProof, .. }));
    }
}
