//! The relay says no by the header alone, and always says why and where the work is.

use ids::{AgencyId, Epoch, SpaceId};
use protocol::{CREDIT, Frame, Kept, RefusalCode};

use crate::devices::{Agency, Town, changed, grant};

#[tokio::test]
async fn every_refusal_has_its_own_code_and_the_rest_is_kept() {
    let mut agency = Agency::new();
    let patrol = agency.patrol;
    let reads_outreach = grant(agency.outreach, true, false, false);
    let officer = agency.with_member(2, vec![grant(patrol, true, true, false), reads_outreach]);
    let town = Town::with(agency, |_| {}).await;
    let good = town.agency.envelope(&officer, patrol, 1, 50);
    let elsewhere = SpaceId::from_bytes([9; 16]);
    let bad = [
        (RefusalCode::WrongAgency, changed(&good, |header| header.agency = AgencyId::from_bytes([9; 16]))),
        (RefusalCode::WrongDevice, changed(&good, |header| header.device = town.agency.chief.id())),
        (RefusalCode::UnknownSpace, changed(&good, |header| header.space = elsewhere)),
        (RefusalCode::MayNotWrite, changed(&good, |header| header.space = town.agency.outreach)),
        (RefusalCode::MayNotWrite, changed(&good, |header| header.space = town.agency.directory)),
        (RefusalCode::UnknownEpoch, changed(&good, |header| header.epoch = Epoch(2))),
    ];
    let mut phone = town.enters(&officer, &[], CREDIT).await;
    let mut all: Vec<_> = bad.iter().map(|(_, envelope)| envelope.clone()).collect();
    all.insert(3, good.clone());
    phone.push(5, &all).await;
    let Frame::Refused { push: 5, refusals } = phone.hear().await else { panic!("not refused") };
    for ((code, envelope), (id, refusal)) in bad.iter().zip(&refusals) {
        assert_eq!((*code, envelope.id()), (refusal.code, *id));
        assert_eq!(refusal.kept, Kept::OnDevice);
        assert!(refusal.say.len() > 30, "{}", refusal.say);
    }
    assert_eq!(refusals.len(), bad.len());
    let Frame::Receipt { push: 5, receipt } = phone.hear().await else { panic!("no receipt") };
    let held = receipt.verify(&phone.relay.unwrap()).unwrap().held;
    assert_eq!(held.iter().map(|held| held.envelope).collect::<Vec<_>>(), [good.id()]);
}

#[tokio::test]
async fn when_everything_is_refused_there_is_no_receipt() {
    let mut agency = Agency::new();
    let reader = agency.with_member(2, vec![grant(agency.patrol, true, false, false)]);
    let town = Town::with(agency, |_| {}).await;
    let mut phone = town.enters(&reader, &[], CREDIT).await;
    phone.push(1, &[town.agency.envelope(&reader, town.agency.patrol, 1, 50)]).await;
    assert!(matches!(phone.hear().await, Frame::Refused { push: 1, .. }));
    assert!(phone.is_quiet().await);
}

#[tokio::test]
async fn a_full_disk_refuses_by_name_and_loses_nothing() {
    let town = Town::with(Agency::new(), |config| config.max_pages = Some(120)).await;
    let (chief, patrol) = (town.agency.chief.clone(), town.agency.patrol);
    let mut line = town.chief().await;
    let mut held = Vec::new();
    let refused = loop {
        let number = u64::try_from(held.len()).unwrap();
        let visits = [0, 1].map(|more| town.agency.envelope(&chief, patrol, number * 2 + more, 20_000));
        line.push(1, &visits).await;
        match line.hears_answer().await {
            Frame::Refused { refusals, .. } => break refusals,
            _ => held.extend(visits),
        }
    };
    assert_eq!(refused.len(), 2, "both of the push: nothing is half stored");
    assert!(refused.iter().all(|(_, refusal)| refusal.code == RefusalCode::StorageFull));
    assert!(refused.iter().all(|(_, refusal)| refusal.kept == Kept::OnDevice));
    assert!(!held.is_empty());

    let town = town.restarts(|_| {}).await;
    let mut line = town.chief().await;
    let end = ids::Cursor(u64::try_from(held.len()).unwrap());
    let stored = line.catches_up(patrol, ids::Cursor(0), end).await;
    assert!(stored.into_iter().map(|(_, visit)| visit).eq(held), "exactly what was receipted");
    let more = town.agency.envelope(&chief, patrol, 1_000_000, 20_000);
    line.pushes(9, &[more]).await;
}
