//! A night out: 130 parties, planned by the supervisor, ticked off offline, planned anew when somebody runs late.

use chrono::TimeDelta;
use engine::door::{
    Command, CrewForm, CrewRow, EveningRow, EventForm, Here, HostForm, HostView, NightOut, Outreach,
    PartiesAdded, PartyForm, Planned, RunSheet,
};
use ids::RecordId;
use model::{PartyHost, RecordKind};
use testkit::{City, Device};

fn ask<T: serde::de::DeserializeOwned>(device: &Device, ask: NightOut) -> T {
    device.ask(Command::NightOut(ask))
}

fn sheet(device: &Device, event: RecordId) -> RunSheet {
    ask(device, NightOut::Sheet { event })
}

/// Parties over the whole city, by a fixed rule.
fn parties(count: u32) -> Vec<PartyForm> {
    let scattered = |n: u32, by: f64| (f64::from(n) * by).fract();
    let party = |n: u32| PartyForm {
        address: format!("{} Invented Avenue", 2600 + n * 4),
        lat: 44.922 + scattered(n, 0.618_034) * 0.05,
        lon: -93.398 + scattered(n, 0.754_878) * 0.065,
        host: (n == 0).then(|| HostForm {
            name: "Host 1".into(),
            phone: Some("952-555-0199".into()),
            email: None,
        }),
        ..PartyForm::default()
    };
    (0..count).map(party).collect()
}

#[test]
fn night_out_story() {
    let mut city = City::seeded(431);
    let cruz = city.joins("Cruz");
    let (mut ames, mut baker) = (city.joins("Ames"), city.joins("Baker"));
    let starts = cruz.moment();
    let event = EventForm {
        name: Some("National Night Out".into()),
        starts: Some(starts),
        ends: Some(starts + TimeDelta::minutes(195)),
        ..EventForm::default()
    };
    let event: RecordId = cruz.ask(Command::Outreach(Outreach::AddEvent { event }));
    let all: Vec<RecordId> = ask(&cruz, NightOut::AddParties { event, parties: parties(130) });
    assert_eq!(all.len(), 130);
    let officers: Vec<_> = (1..=12).map(|n| cruz.person(&format!("Officer {n}")).member).collect();
    let crew = |officer| CrewForm { officer, district: None, here: None };
    let crews: Vec<CrewForm> = officers.iter().copied().map(crew).collect();
    let plan = |crews: Vec<CrewForm>| NightOut::Plan { event, crews, stay: None };
    let planned: Planned = ask(&cruz, plan(crews.clone()));
    assert_eq!((planned.planned, planned.left_out.len()), (130, 0), "every party is visited in its time");
    assert!(planned.most - planned.least <= 3, "shared: {} to {}", planned.least, planned.most);
    assert!(planned.driving_min >= planned.at_least_min);
    city.settles(&[&cruz, &ames, &baker]);

    // Offline at the parties. Ames ticks off; Baker is held up at the third.
    ames.offline();
    baker.offline();
    let of = |device: &Device| -> Vec<RecordId> {
        sheet(device, event).parties.into_iter().filter(|row| row.mine).map(|row| row.party).collect()
    };
    let (by_ames, by_baker) = (of(&ames), of(&baker));
    assert!(by_ames.len() > 5 && by_baker.len() > 5);
    for party in by_ames.iter().take(4) {
        city.clock().passes(600);
        ask::<()>(&ames, NightOut::Visited { party: *party });
        ask::<()>(&ames, NightOut::Visited { party: *party });
    }
    for party in by_baker.iter().take(2) {
        ask::<()>(&baker, NightOut::Visited { party: *party });
    }
    // Both stop by at one party: two visits, one party.
    ask::<()>(&baker, NightOut::Visited { party: by_ames[0] });
    ames.stops().starts();
    city.clock().passes(1800);
    ames.online();
    baker.online();
    city.settles(&[&cruz, &ames, &baker]);
    let now = sheet(&cruz, event);
    assert_eq!(now.visited, 6);
    assert!(now.late, "who runs late is seen");
    let twice = now.parties.iter().find(|row| row.party == by_ames[0]).unwrap();
    assert_eq!(twice.visited.len(), 2);

    // Planned anew, from where people are; what was visited stays as it was.
    let here = Some(Here { lat: 44.95, lon: -93.34 });
    let crews: Vec<CrewForm> = crews.into_iter().map(|crew| CrewForm { here, ..crew }).collect();
    let again: Planned = ask(&cruz, plan(crews));
    assert_eq!(usize::try_from(again.planned).unwrap() + again.left_out.len(), 124);
    let now = sheet(&cruz, event);
    assert!(!now.late, "nobody is late by the new plan");
    assert_eq!(now.visited, 6);
    city.settles(&[&cruz, &ames, &baker]);
    assert_eq!(sheet(&ames, event).parties.len(), 130);
    ask::<()>(&baker, NightOut::NotVisited { party: by_ames[0] });
    assert_eq!(
        sheet(&baker, event).parties.iter().find(|row| row.party == by_ames[0]).unwrap().visited.len(),
        1
    );
    city.settles(&[&cruz, &ames, &baker]);
    ames.rebuilds();

    // Where a party is, is public; whom to call is not, and a look is written down.
    let host: Option<HostView> = ask(&ames, NightOut::Host { party: all[0] });
    assert_eq!(host.unwrap().host.phone.as_deref(), Some("952-555-0199"));
    let analyst = city.joins("Analyst 1");
    assert_eq!(sheet(&analyst, event).parties.len(), 130);
    analyst.refuses(Command::NightOut(NightOut::Host { party: all[0] }));
}

#[test]
fn one_wrong_line_of_a_list_is_named_and_nothing_is_half_done() {
    let mut city = City::seeded(432);
    let cruz = city.joins("Cruz");
    let starts = cruz.moment();
    let ends = Some(starts + TimeDelta::hours(3));
    let event = EventForm { name: Some("Night".into()), starts: Some(starts), ends, ..EventForm::default() };
    let event: RecordId = cruz.ask(Command::Outreach(Outreach::AddEvent { event }));
    let mut list = parties(5);
    list[3].lat = 444.0;
    let refused = cruz.refuses(Command::NightOut(NightOut::AddParties { event, parties: list }));
    assert!(refused.say.contains("Party 4 (2612 Invented Avenue)"), "{}", refused.say);
    assert_eq!(sheet(&cruz, event).parties, []);
    cruz.refuses(Command::NightOut(NightOut::Plan { event, crews: vec![], stay: None }));
}

#[test]
fn an_officer_comes_and_goes_and_plans_their_own_rest_anew_offline() {
    let mut city = City::seeded(433);
    let cruz = city.joins("Cruz");
    let mut ames = city.joins("Ames");
    let starts = cruz.moment();
    let ends = Some(starts + TimeDelta::minutes(195));
    let event =
        EventForm { name: Some("Night Out".into()), starts: Some(starts), ends, ..EventForm::default() };
    let event: RecordId = cruz.ask(Command::Outreach(Outreach::AddEvent { event }));
    ask::<Vec<RecordId>>(&cruz, NightOut::AddParties { event, parties: parties(30) });
    let crews: Vec<CrewRow> = ask(&cruz, NightOut::Crews { event });
    assert!(crews.len() >= 12 && crews.iter().all(|row| row.chosen && row.district.is_some()), "{crews:?}");
    let two = ["Officer 1", "Officer 2"].map(|name| cruz.person(name).member);
    let crews = two.map(|officer| CrewForm { officer, district: None, here: None }).to_vec();
    let planned: Planned = ask(&cruz, NightOut::Plan { event, crews, stay: None });
    let by_plan = sheet(&cruz, event);
    assert_eq!((by_plan.driving_min, by_plan.at_least_min), (planned.driving_min, planned.at_least_min));
    assert_eq!(by_plan.officers.iter().map(|share| share.stops).sum::<u32>(), planned.planned);
    assert_eq!(by_plan.districts.iter().map(|share| share.parties).sum::<u32>(), 30);
    city.settles(&[&cruz, &ames]);

    ames.offline();
    let first = sheet(&ames, event).next.unwrap();
    ames.refuses(Command::NightOut(NightOut::Left { party: first }));
    ask::<()>(&ames, NightOut::Visited { party: first });
    let there = sheet(&ames, event);
    assert_eq!(there.current, Some(first));
    assert_ne!(there.next, Some(first));
    city.clock().passes(90 * 60);
    ask::<()>(&ames, NightOut::Left { party: first });
    let late = sheet(&ames, event);
    assert_eq!((late.current, late.late), (None, true), "an hour and a half at one party");
    let own: Planned = ask(&ames, NightOut::PlanMine { event });
    assert!(!own.left_out.is_empty(), "it cannot all fit any more");
    let again = sheet(&ames, event);
    let mine = again.officers.iter().find(|share| share.mine).unwrap();
    assert!(!mine.late);
    assert_eq!(mine.stops, late.officers.iter().find(|share| share.mine).unwrap().stops, "it stays theirs");
    assert_eq!(again.unplanned as usize, own.left_out.len());
    let others = |sheet: &RunSheet| -> Vec<_> {
        let rows = sheet.parties.iter().filter(|row| !row.mine);
        rows.map(|row| (row.party, row.planned)).collect()
    };
    assert_eq!(others(&again).len(), others(&late).len());
    assert!(others(&late).iter().all(|row| others(&again).contains(row)), "nobody else's stops move");
    ames.stops().starts();
    ames.online();
    city.settles(&[&cruz, &ames]);
    let where_now: Vec<CrewRow> = ask(&cruz, NightOut::Crews { event });
    let ames_now = where_now.iter().find(|row| row.name == "Officer 1").unwrap();
    assert!(ames_now.chosen && ames_now.here.is_some() && ames_now.last_at.is_some());
    assert_eq!(where_now.iter().filter(|row| row.chosen).count(), 2, "those who drive");
    ask::<()>(&ames, NightOut::NotVisited { party: first });
    assert_eq!(sheet(&ames, event).visited, 0);
    ask::<()>(&cruz, NightOut::CallOff { party: first, off: true });
    let evenings: Vec<EveningRow> = ask(&cruz, NightOut::Evenings);
    assert_eq!((evenings[0].parties, evenings[0].visited), (29, 0));
}

#[test]
fn a_citys_list_is_read_line_by_line_and_sent_again_it_adds_only_what_is_new() {
    let mut city = City::seeded(434);
    let cruz = city.joins("Cruz");
    let starts = cruz.moment();
    let ends = Some(starts + TimeDelta::hours(3));
    let event = EventForm { name: Some("Night".into()), starts: Some(starts), ends, ..EventForm::default() };
    let event: RecordId = cruz.ask(Command::Outreach(Outreach::AddEvent { event }));
    let import = |table: &str| NightOut::ImportParties { event, table: table.into() };
    let refuses = |table: &str| cruz.refuses(Command::NightOut(import(table))).say;
    let list = "Address,lat,lon,wishes,host,phone\r\n\"3700 Invented Dr, the cul-de-sac\",44.93,-93.35,fire truck;bikes,Host 2,952-555-0102\n\n3800 Invented Ave,44.94,-93.36,,,\n";
    let added: PartiesAdded = ask(&cruz, import(list));
    assert_eq!((added.added, added.known.len()), (2, 0));
    let again: PartiesAdded = ask(&cruz, import(&format!("{list}3900 Invented Ave.,44.95,-93.37,,,\n")));
    assert_eq!((again.added, again.known.len()), (1, 2), "what was there stays as it is");
    let rows = sheet(&cruz, event).parties;
    assert_eq!(rows.len(), 3);
    let first = rows.iter().find(|row| row.address.contains("cul-de-sac")).unwrap();
    assert_eq!(first.wishes, ["bikes", "fire truck"]);
    let host: Option<HostView> = ask(&cruz, NightOut::Host { party: first.party });
    assert_eq!(host.unwrap().host.name, "Host 2");
    assert!(refuses("address,lat,lon\nA,44.9,x\n").contains("Line 2: lon is no number"));
    assert!(refuses("address\nNowhere St 1\n").contains("Line 2: it is not known where that is"));
    assert!(refuses("street\nX\n").contains("address"));
    assert!(refuses("address,shoe size\nX,9\n").contains("shoe size"));
    assert!(refuses("address,lat,lon,from\nX,44.9,-93.3,later\n").contains("from is no time"));
    assert!(refuses("address\n").contains("nothing below"));
    assert_eq!(sheet(&cruz, event).parties.len(), 3, "nothing is half done");
}

#[test]
fn two_officers_who_write_the_missing_host_down_offline_write_one_record() {
    let mut city = City::seeded(435);
    let cruz = city.joins("Cruz");
    let (mut ames, mut baker) = (city.joins("Ames"), city.joins("Baker"));
    let starts = cruz.moment();
    let ends = Some(starts + TimeDelta::hours(3));
    let event = EventForm { name: Some("Night".into()), starts: Some(starts), ends, ..EventForm::default() };
    let event: RecordId = cruz.ask(Command::Outreach(Outreach::AddEvent { event }));
    let all: Vec<RecordId> = ask(&cruz, NightOut::AddParties { event, parties: parties(2) });
    city.settles(&[&cruz, &ames, &baker]);
    ames.offline();
    baker.offline();
    let party = all[1];
    let host = |phone: Option<&str>, email: Option<&str>| HostForm {
        name: "Host 2".into(),
        phone: phone.map(str::to_owned),
        email: email.map(str::to_owned),
    };
    ask::<()>(&ames, NightOut::SetHost { party, host: host(Some("952-555-0102"), None) });
    ask::<()>(&baker, NightOut::SetHost { party, host: host(None, Some("host2@example.org")) });
    ames.online();
    baker.online();
    city.settles(&[&cruz, &ames, &baker]);
    for device in [&cruz, &ames, &baker] {
        let hosts = device
            .engine()
            .store()
            .read(|reader| reader.entries_of::<PartyHost>(party, RecordKind::PartyHost))
            .unwrap();
        assert_eq!(hosts.len(), 1, "neither hides the other");
        let seen: Option<HostView> = ask(device, NightOut::Host { party });
        let seen = seen.unwrap().host;
        assert_eq!(
            (seen.phone.as_deref(), seen.email.as_deref()),
            (Some("952-555-0102"), Some("host2@example.org"))
        );
    }
    // Put right, it is the same record, and what is left out is gone.
    ask::<()>(&cruz, NightOut::SetHost { party, host: host(None, None) });
    let seen: Option<HostView> = ask(&cruz, NightOut::Host { party });
    assert_eq!(seen.unwrap().host, host(None, None));
}
