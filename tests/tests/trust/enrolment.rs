//! A device is let in after somebody has compared eight characters; the code alone is worth a knock.

use engine::door::{Command, Said};
use testkit::City;

#[test]
fn a_phone_is_let_in_once_both_screens_show_the_same() {
    let mut city = City::seeded(101);
    let phone = city.unenrolled();
    let invite = city.invites("Ames");
    let (engine, code) = (phone.engine().clone(), invite.code.clone());
    let (tell, shown) = std::sync::mpsc::channel();
    let joining = std::thread::spawn(move || {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(engine::join(&engine, &code, |comparison| tell.send(comparison.to_owned()).unwrap()))
    });
    let shown = shown.recv().unwrap();
    let admin = city.admin();
    admin.until("the knock arrives", |admin| !admin.people().knocks.is_empty());
    let knock = admin.people().knocks.remove(0);
    assert_eq!((knock.name.as_str(), knock.comparison.as_str()), ("Officer 1", shown.as_str()));
    assert!(!knock.contested);
    let wrong = Command::ApproveDevice { invite: knock.invite, comparison: "AAAA-AAAA".into() };
    assert!(admin.refuses(wrong).what_next.contains("Compare"), "other characters let nobody in");
    let right = Command::ApproveDevice { invite: knock.invite, comparison: shown };
    admin.ask::<Said>(right);
    joining.join().unwrap().unwrap();
    let mut phone = phone;
    phone.online().completes();
    phone.logs("The first visit of the phone.");
    phone.completes();
    admin.until("nobody knocks any more", |admin| admin.people().knocks.is_empty());
    assert_eq!(admin.person("Officer 1").devices.len(), 1);
    assert_eq!(admin.people().new_kinds, 0, "an agency that was founded today has all that there is");
}

#[test]
fn whoever_is_sent_away_joins_nothing() {
    let mut city = City::seeded(102);
    let phone = city.unenrolled();
    let invite = city.invites("Ames");
    let (engine, code) = (phone.engine().clone(), invite.code.clone());
    let joining = std::thread::spawn(move || {
        tokio::runtime::Runtime::new().unwrap().block_on(engine::join(&engine, &code, |_| {}))
    });
    let admin = city.admin();
    admin.until("the knock arrives", |admin| !admin.people().knocks.is_empty());
    admin.ask::<()>(Command::DeclineDevice { invite: invite.invite });
    let refused = joining.join().unwrap().unwrap_err().to_string();
    assert!(refused.contains("not let in"), "{refused}");
    assert!(!phone.engine().is_enrolled());
    assert_eq!(admin.person("Officer 1").devices, []);
}

#[test]
fn an_officer_can_neither_invite_nor_let_in_nor_revoke() {
    let mut city = City::seeded(103);
    let (ames, baker) = (city.joins("Ames"), city.joins("Baker"));
    let member = ames.person("Officer 3").member;
    let device = baker.whoami().device;
    let because = engine::door::RevokedBecause::Lost;
    for command in [
        Command::InviteDevice { member },
        Command::RevokeDevice { device, because },
        Command::ChangeRole { member, role: "admin".into() },
        Command::EndMember { member },
        Command::OpenSpaces,
        Command::RecoveryKit,
    ] {
        assert_eq!(ames.refuses(command).code, engine::door::ErrorCode::NotAllowed);
    }
    assert!(!ames.people().manages);
}

#[test]
fn whoever_was_never_invited_moves_and_leaves_in_the_directory_alone() {
    let mut city = City::seeded(104);
    let admin = city.admin();
    let before = admin.people().statements;
    let member = admin.person("Officer 9").member;
    admin.ask::<Said>(Command::ChangeRole { member, role: "supervisor".into() });
    assert_eq!(admin.person("Officer 9").role, "supervisor");
    admin.ask::<Said>(Command::EndMember { member });
    assert!(admin.person("Officer 9").left);
    assert_eq!(admin.people().statements, before, "the roster knows nobody who was not invited");
}
