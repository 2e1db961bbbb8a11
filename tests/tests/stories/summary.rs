//! Summary data for a neighborhood meeting.

use engine::door::{
    Command, Dimension, ErrorCode, NewVisit, SummaryCell, SummaryCounts, SummaryQuery, SummaryTable,
};
use testkit::{City, Device};

fn query(rows: Dimension, columns: Option<Dimension>) -> SummaryQuery {
    SummaryQuery { rows, columns, from: None, until: None, fewer_than: None }
}

fn table(device: &Device, query: SummaryQuery) -> SummaryTable {
    device.ask(Command::SummaryData { query })
}

/// So many visits to a place of a district, each with 20 people.
fn visits(device: &Device, district: &str, many: usize, topics: &[&str]) {
    let place =
        device.places().into_iter().find(|place| place.district.as_deref() == Some(district)).unwrap();
    for _ in 0..many {
        device.logs_visit(NewVisit {
            place: Some(place.place),
            people_reached: Some(20),
            topics: topics.iter().map(|topic| (*topic).to_owned()).collect(),
            ..NewVisit::default()
        });
    }
}

fn shown(cell: SummaryCell) -> Option<u32> {
    assert_eq!(cell.visits.is_some(), cell.people_reached.is_some(), "a cell is shown or it is not");
    cell.visits
}

#[test]
fn a_district_with_few_visits_is_suppressed_and_cannot_be_computed() {
    let mut city = City::seeded(91);
    let ames = city.joins("Ames");
    visits(&ames, "1", 12, &["noise"]);
    visits(&ames, "2", 14, &["noise", "parking"]);
    visits(&ames, "3", 3, &[]);
    let withdrawn = ames.logs("In error.");
    ames.withdraws(withdrawn, "Logged in error.");
    let by_district = table(&ames, query(Dimension::District, None));
    let cells: Vec<Option<u32>> = by_district.rows.iter().map(|row| shown(row.cells[0])).collect();
    assert_eq!((cells, shown(by_district.totals.cells[0])), (vec![None, Some(14), None], Some(29)));
    assert_eq!((by_district.suppressed, by_district.fewer_than), (2, 10));
    assert!(by_district.csv.contains("suppressed,suppressed"), "{}", by_district.csv);
    let all = SummaryQuery { fewer_than: Some(2), ..query(Dimension::District, None) };
    assert_eq!(table(&ames, all).suppressed, 0);
    insta::assert_json_snapshot!(table(&ames, query(Dimension::Topic, Some(Dimension::District))));
}

#[test]
fn a_visit_about_two_topics_is_two_mentions() {
    let mut city = City::seeded(92);
    let ames = city.joins("Ames");
    visits(&ames, "1", 12, &["noise", "parking"]);
    let by_topic = table(&ames, query(Dimension::Topic, None));
    assert_eq!(by_topic.counts, SummaryCounts::Mentions);
    assert_eq!((by_topic.rows.len(), shown(by_topic.totals.cells[0])), (2, Some(24)));
    assert_eq!(table(&ames, query(Dimension::District, None)).counts, SummaryCounts::Visits);
}

#[test]
fn a_month_is_the_citys_month_and_days_can_be_chosen() {
    let mut city = City::seeded(93);
    let ames = city.joins("Ames");
    visits(&ames, "1", 11, &[]);
    city.clock().passes(30 * 86_400);
    visits(&ames, "1", 12, &[]);
    let by_month = table(&ames, query(Dimension::Month, Some(Dimension::Kind)));
    let months: Vec<&str> = by_month.rows.iter().map(|row| row.of.label.as_str()).collect();
    assert_eq!(months, ["2026-06", "2026-07"]);
    assert_eq!((by_month.from.to_string().as_str(), by_month.until), ("2026-01-01", ames.today().day));
    let today = SummaryQuery { from: Some(ames.today().day), ..query(Dimension::Month, None) };
    assert_eq!(table(&ames, today).rows.len(), 1);
    let before = SummaryQuery {
        from: "2020-01-01".parse().ok(),
        until: "2020-12-31".parse().ok(),
        ..query(Dimension::Kind, None)
    };
    let empty = table(&ames, before);
    assert_eq!((empty.rows.len(), shown(empty.totals.cells[0])), (0, Some(0)));
}

#[test]
fn a_table_that_makes_no_sense_is_refused_by_its_field() {
    let mut city = City::seeded(94);
    let ames = city.joins("Ames");
    let same = query(Dimension::Kind, Some(Dimension::Kind));
    let backwards = SummaryQuery { from: "2030-01-01".parse().ok(), ..query(Dimension::Kind, None) };
    let nothing = SummaryQuery { fewer_than: Some(0), ..query(Dimension::Kind, None) };
    for (query, field) in [(same, "columns"), (backwards, "from"), (nothing, "fewer_than")] {
        let refused = ames.refuses(Command::SummaryData { query });
        assert_eq!((refused.code, refused.field.as_deref()), (ErrorCode::BadField, Some(field)));
    }
}
