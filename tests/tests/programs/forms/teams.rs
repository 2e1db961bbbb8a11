//! ICS 204 is a sheet for each team.

use super::*;

/// A second team, and something to do that no team has: each sheet has its own people, span and tracking
/// numbers, and nothing of the others.
pub(super) fn each_team_takes_its_own_sheet(lead: &Device, event: RecordId) {
    let before: engine::door::Board = ask(lead, Volunteers::Board { event });
    let come = |name: &str| {
        let everybody = before.here.iter().chain(&before.gone);
        everybody.into_iter().find(|row| row.name == name).unwrap().check_in
    };
    let form = TeamForm {
        name: Some("Shelter".into()),
        leader: Some(come("Walk-up 1")),
        members: Some([come("Walk-up 1"), come("Volunteer 2")].into()),
        ..TeamForm::default()
    };
    let second: RecordId = ask(lead, Volunteers::Team { event, team: None, form });
    let task = |team, what: &str, at: Option<&str>| Volunteers::Task {
        event,
        team,
        what: what.into(),
        whereabouts: at.map(str::to_owned),
    };
    let cots: String = ask(lead, task(Some(second), "Set up cots", Some("Gym")));
    let barriers: String = ask(lead, task(None, "Fetch barriers", None));
    let plan = prints(lead, event, FormName::Ics204);
    let one = |at: usize| Printed { pages: vec![plan.pages[at].clone()], ..plan.clone() };
    let sheet = |group: &str| {
        let named = |at: &usize| value(&one(*at), "Branch/Division/Group/Staging Area", "Group") == group;
        one((0..plan.pages.len()).find(named).unwrap_or_else(|| panic!("no sheet of {group}")))
    };
    let (first, shelter, nobodys) = (sheet("Parade, Team 1"), sheet("Parade, Shelter"), sheet("Parade"));
    assert_eq!(plan.pages.len(), 3);
    let resources = |sheet: &Printed| rows(sheet, "Resources Assigned");
    assert_eq!(resources(&shelter)[0][..4], ["Shelter", "Walk-up 1", "2", "radio 4"]);
    assert_eq!(resources(&shelter)[0][4], format!("Span of control 1:1; {cots} Gym"));
    let names = |sheet: &Printed| -> Vec<String> {
        resources(sheet).iter().skip(1).map(|row| row[0].clone()).collect()
    };
    assert_eq!(names(&shelter), ["Volunteer 2", "Walk-up 1"]);
    assert_eq!(names(&first), ["Volunteer 1", "Volunteer 2", "Volunteer 3"]);
    assert!(resources(&first)[0][4].starts_with("Span of control 1:2; "));
    assert_eq!(resources(&nobodys), [] as [Vec<String>; 0]);
    let work = |sheet: &Printed| -> Vec<String> {
        let blocks = sheet.pages.iter().flat_map(|page| &page.blocks);
        let lines = blocks.filter(|block| block.number == "6").filter_map(|block| match &block.content {
            Content::Lines { lines } => Some(lines.clone()),
            _ => None,
        });
        lines.flatten().collect()
    };
    assert_eq!(work(&shelter), [format!("{cots} Set up cots, Gym")]);
    assert_eq!(work(&nobodys), [format!("{barriers} Fetch barriers")]);
    assert!(work(&first).iter().all(|line| line.ends_with("Water for the band")), "{:?}", work(&first));
    assert_eq!(work(&first).len(), 1);
    let over = |sheet: &Printed| rows(sheet, "Operations Personnel")[2][1..].to_vec();
    assert_eq!(over(&first), ["Volunteer 1", "952-555-0101"], "who leads it is over it");
    assert_eq!(over(&shelter), ["Walk-up 1", "radio 4"]);
    assert_eq!(over(&nobodys), ["", ""]);
    for sheet in [&first, &shelter, &nobodys] {
        assert_eq!(value(sheet, "Prepared by", "Name"), "CERT lead 1");
        assert_eq!(rows(sheet, "Communications"), [["Command", "CERT 1"]]);
    }
    let heads = plan.csv.lines().filter(|line| line.starts_with("ICS 204,Assignment List")).count();
    assert_eq!(heads, 3, "the table has each sheet");

    // Somebody is made supervisor of the division: then not the one who leads the team.
    let change = IncidentForm {
        positions: Some([("division_supervisor".into(), "Volunteer 3".into())].into()),
        ..IncidentForm::default()
    };
    ask::<engine::door::IncidentView>(lead, Volunteers::EditIncident { event, change });
    let plan = prints(lead, event, FormName::Ics204);
    let over = rows(&plan, "Operations Personnel");
    let over: Vec<&str> =
        over.iter().filter(|row| row[0].starts_with("Division")).map(|row| row[1].as_str()).collect();
    assert_eq!(over, ["Volunteer 3"; 3]);
}
