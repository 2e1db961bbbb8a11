//! A chaplain is called out: off line in the middle, with two chaplains, and what follows.

use chrono::Days;
use engine::door::{CallOutRow, CallOutStep, CallOutView, Chaplains, Command};
use ids::{RecordId, SpaceId};
use model::CallOutKind;
use model::chaplains::{Stage, Step};
use testkit::{City, Device};

fn ask<T: serde::de::DeserializeOwned>(device: &Device, ask: Chaplains) -> T {
    device.ask(Command::Chaplains(ask))
}

fn refuses(device: &Device, ask: Chaplains) -> String {
    device.refuses(Command::Chaplains(ask)).say
}

fn all(device: &Device) -> Vec<CallOutRow> {
    ask(device, Chaplains::All)
}

fn steps(device: &Device, call: RecordId, step: Step) -> CallOutView {
    ask(device, Chaplains::Step { call, step })
}

#[test]
fn chaplain_call_out_story() {
    let mut city = City::seeded(551);
    let (mut ames, baker, dorn) = (city.joins("Ames"), city.joins("Baker"), city.joins("Dorn"));
    let (mut one, two) = (city.joins("Chaplain 1"), city.joins("Chaplain 2"));
    ames.offline();
    let whereabouts = "Where the officers are, second floor".to_owned();
    let need = "A family has to be told.\nThey speak Spanish.".to_owned();
    let kind = CallOutKind::DeathNotification;
    let nowhere = Chaplains::Call { kind: kind.clone(), whereabouts: " ".into(), need: need.clone() };
    assert!(refuses(&ames, nowhere).contains("Where should"));
    let call: RecordId = ask(&ames, Chaplains::Call { kind, whereabouts, need });
    assert!(all(&ames)[0].waits, "nobody hears of it yet, and the officer sees that");
    ames.online();
    for chaplain in [&one, &two] {
        chaplain.until("every chaplain has it", |chaplain| all(chaplain).len() == 1);
    }

    // One goes; the other sees it.
    assert_eq!(all(&one)[0].stage, Stage::Waiting);
    let view: CallOutView = ask(&one, Chaplains::One { call });
    assert_eq!(view.may, [CallOutStep::Accept, CallOutStep::CallOff]);
    assert_eq!(view.need, ["A family has to be told.", "They speak Spanish."]);
    steps(&one, call, Step::Accept);
    two.until("one of them goes", |two| all(two)[0].chaplain.as_deref() == Some("Chaplain 1"));
    assert!(refuses(&two, Chaplains::Step { call, step: Step::Accept }).contains("does not follow"));
    assert!(refuses(&two, Chaplains::Step { call, step: Step::Arrive }).contains("who went"));

    // No coverage in the stairwell: times are as they were.
    one.offline();
    city.clock().passes(15 * 60);
    let arrived = steps(&one, call, Step::Arrive).arrived;
    assert_eq!(arrived, Some(one.moment()));
    assert!(all(&one)[0].waits, "a step is on this phone alone too, and says so");
    city.clock().passes(3600);
    let follow_up = Some("Sit with the mother again".to_owned());
    let due = one.today().day.checked_add_days(Days::new(2));
    let undated = Step::Leave { follow_up: follow_up.clone(), due: None };
    assert!(refuses(&one, Chaplains::Step { call, step: undated }).contains("By when"));
    steps(&one, call, Step::Leave { follow_up, due });
    one.stops().starts();
    one.online();
    ames.until("who called sees how it stands", |ames| all(ames)[0].stage == Stage::FollowUp);
    let view: CallOutView = ask(&ames, Chaplains::One { call });
    assert_eq!((view.arrived, view.may.len()), (arrived, 0));
    one.until("and nothing waits any more", |one| !all(one)[0].waits);
    two.until("the other chaplain too", |two| all(two)[0].stage == Stage::FollowUp);
    city.clock().passes(3 * 86_400);
    assert!(all(&two)[0].late);
    steps(&two, call, Step::FollowedUp);
    ames.until("it is over", |ames| all(ames)[0].stage == Stage::Over);

    // Who called calls off what nobody needs any more.
    let (kind, whereabouts) = (CallOutKind::Staff, "Briefing room".to_owned());
    let second: RecordId = ask(&ames, Chaplains::Call { kind, whereabouts, need: String::new() });
    let off =
        |because: &str| Chaplains::Step { call: second, step: Step::CallOff { because: because.into() } };
    assert!(refuses(&ames, off(" ")).contains("why"));
    ask::<CallOutView>(&ames, off("It was settled"));

    // Other officers, and whoever runs the agency, have none of it.
    let space = SpaceId::own(ames.whoami().agency, "chaplain_call", call);
    for outside in [&baker, city.admin()] {
        assert!(outside.engine().store().read(|reader| reader.records_in(space)).unwrap().is_empty());
        assert!(!outside.engine().reads(space));
        outside.refuses(Command::Chaplains(Chaplains::One { call }));
    }
    assert_eq!(all(&baker), []);
    for device in [&ames, &one, &two, &dorn] {
        device.completes();
        device.rebuilds();
        assert_eq!(device.sync_status().set_aside, 0);
    }
}
