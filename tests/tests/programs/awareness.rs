//! Tips and leaflets handed over by several officers, one of them without coverage; and the feed that the
//! city publishes of it.

use chrono::Datelike;
use engine::door::{Awareness, Command, Feed, FeedQuery, GivenTable, NewVisit, TipsView, VisitChange};
use testkit::{City, Device};

fn ask<T: serde::de::DeserializeOwned>(device: &Device, ask: Awareness) -> T {
    device.ask(Command::Awareness(ask))
}

fn feed(device: &Device) -> Feed {
    let feed = FeedQuery { home_page: Some("https://city.example/police".into()), ..FeedQuery::default() };
    ask(device, Awareness::Feed { feed })
}

fn visit(device: &Device, tip: &str, leaflet: &str, note: &str) -> NewVisit {
    NewVisit {
        place: device.places().first().map(|place| place.place),
        tips: [tip.to_owned()].into(),
        materials: [leaflet.to_owned()].into(),
        topics: ["scams".to_owned()].into(),
        people_reached: Some(3),
        note: Some(note.into()),
        ..NewVisit::default()
    }
}

#[test]
fn awareness_story() {
    let mut city = City::seeded(531);
    let (mut ames, baker) = (city.joins("Ames"), city.joins("Baker"));
    let tips: TipsView = ask(&ames, Awareness::Tips);
    let month = ames.today().day.month();
    let is_timely = |months: &[u32]| months.is_empty() || months.contains(&month);
    assert!(tips.tips.iter().all(|view| view.timely == is_timely(&view.tip.months)));
    assert!(tips.tips.iter().is_sorted_by_key(|view| !view.timely), "the timely ones first");
    let scam = tips.tips.iter().find(|view| view.tip.word == "nobody_asks_for_gift_cards").expect("a tip");
    assert_eq!(scam.leaflet.as_deref(), Some("Scam alert"));

    ames.offline();
    let mut all = vec![];
    for _ in 0..8 {
        all.push(ames.logs_visit(visit(
            &ames,
            "nobody_asks_for_gift_cards",
            "scam_alert",
            "At the Zanzibar counter.",
        )));
        baker.logs_visit(visit(&baker, "register_bikes", "bike_registration", "In the park."));
    }
    let wrong = visit(&ames, "rain_dance", "scam_alert", "");
    assert!(ames.refuses(Command::LogVisit { visit: wrong }).say.contains("not a tip of this city"));
    ames.edits(all[0], VisitChange { tips: Some([].into()), ..VisitChange::default() });
    ames.withdraws(all[1], "Written down twice.");
    ames.online();
    city.settles(&[&ames, &baker]);
    for device in [&ames, &baker] {
        let table: GivenTable = ask(device, Awareness::Given { from: None, until: None });
        let sum = |word: &str| table.sums.iter().find(|row| row.word == word).map(|row| row.visits);
        assert_eq!(sum("nobody_asks_for_gift_cards"), Some(6), "taken back and withdrawn are not counted");
        assert_eq!((sum("scam_alert"), sum("register_bikes"), sum("packages")), (Some(7), Some(8), None));
        assert!(
            table.rows.iter().all(|row| row.week.is_some_and(|day| day.weekday() == chrono::Weekday::Mon))
        );
        assert!(table.csv.starts_with("week,district,what,word,label,visits,pieces at events\r\n"));
    }

    // This week is told to nobody; a fortnight later it is, in whole weeks and districts.
    assert!(feed(&ames).items.iter().all(|item| !item.title.starts_with("The week")));
    city.clock().passes(14 * 86_400);
    let published = feed(&ames);
    let week = published.items.iter().find(|item| item.title.starts_with("The week")).expect("a week");
    let text = week.text.join("\n");
    assert!(text.contains("15 visits, about 45 people met."), "{text}");
    assert!(text.contains("Talked about most: Scams and fraud."), "{text}");
    assert!(!published.json.contains("Zanzibar") && !published.rss.contains("Zanzibar"));
    let place = ames.places().remove(0).name;
    assert!(!published.json.contains(&place) && !published.rss.contains(&place), "no place is told");
    assert_eq!(feed(&baker).json, published.json, "the same on every device that has the same");

    // The forms that the two standards ask for.
    let json: serde_json::Value = serde_json::from_str(&published.json).expect("JSON");
    assert_eq!(json["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(json["items"].as_array().map(Vec::len), Some(published.items.len()));
    for item in json["items"].as_array().expect("items") {
        assert!(["id", "title", "content_text", "date_published"].iter().all(|name| item[name].is_string()));
    }
    assert!(published.rss.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\">"));
    assert_eq!(published.rss.matches("<item>").count(), published.items.len());
    assert_eq!(published.rss.matches("<guid isPermaLink=\"false\">urn:uuid:").count(), published.items.len());
    for wrong in [
        FeedQuery { fewer_than: Some(2), ..FeedQuery::default() },
        FeedQuery { delay_days: Some(0), ..FeedQuery::default() },
        FeedQuery { weeks: Some(0), ..FeedQuery::default() },
        FeedQuery { home_page: Some("javascript:alert(1)".into()), ..FeedQuery::default() },
    ] {
        ames.refuses(Command::Awareness(Awareness::Feed { feed: wrong }));
    }
}

#[test]
fn a_week_with_few_visits_tells_no_number_of_them() {
    let mut city = City::seeded(532);
    let ames = city.joins("Ames");
    for _ in 0..3 {
        ames.logs("Nine neighbors, one porch.");
    }
    city.clock().passes(14 * 86_400);
    let published = feed(&ames);
    assert!(
        published.items.iter().all(|item| !item.text.join(" ").contains("visits")),
        "{:?}",
        published.items
    );
    assert!(published.kept_back > 0);
}
