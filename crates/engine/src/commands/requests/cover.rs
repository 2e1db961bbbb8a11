//! The cover of what is handed out, as a page of text that goes with the files.

use std::fmt::Write;

use model::{Asked, Audience, RecordKind};

use super::csv::law;
use crate::door::Cover;

/// What a kind is called on paper.
pub(super) fn called(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Visit => "visits",
        RecordKind::FollowUp => "promises",
        RecordKind::VisitNote => "not-public notes",
        RecordKind::Place => "places",
        RecordKind::Event => "events",
        RecordKind::Group => "groups",
        RecordKind::Party => "parties",
        RecordKind::PartyHost => "hosts of parties",
        RecordKind::Volunteer => "volunteers",
        RecordKind::VolunteerContact => "contacts of volunteers",
        RecordKind::CheckIn => "check-ins",
        RecordKind::Team => "teams",
        RecordKind::Task => "tasks",
        RecordKind::RollCall => "roll-calls",
        RecordKind::Activity => "activity log",
        RecordKind::Explorer => "Explorers",
        RecordKind::Session => "sessions",
        RecordKind::Attendance => "attendance",
        RecordKind::RideAlong => "ride-alongs",
        RecordKind::RegisteredAdult => "registered adults",
        RecordKind::Problem => "problems",
        RecordKind::Abstraction => "time off the beat",
        RecordKind::TrendNote => "retail-crime trends",
        kind if kind.is_attachment() => "photos and papers",
        other => other.word(),
    }
}

/// The page.
pub(super) fn page(cover: &Cover) -> String {
    let mut page = format!("{}\nRecords handed out on request\n\n", cover.agency);
    let mut line = |name: &str, value: &str| {
        if !value.is_empty() {
            // Writing to a text cannot fail.
            let _ = writeln!(page, "{name}: {value}");
        }
    };
    line("Made", &cover.made_there);
    line("By", &cover.by);
    line("Asked by", asker(&cover.audience));
    line("Purpose", &cover.purpose);
    line("Reference", cover.reference.as_deref().unwrap_or_default());
    line("Authority", cover.authority.as_deref().unwrap_or_default());
    line("Asked for", &asked_for(&cover.asked));
    page.push_str("\nRecords\n");
    for count in &cover.counts {
        let _ = writeln!(page, "  {}: {} handed out", called(count.kind), count.given);
        if count.withheld > 0 {
            let _ = writeln!(page, "  {}: {} withheld as a whole", called(count.kind), count.withheld);
        }
    }
    if cover.counts.is_empty() {
        page.push_str("  none were found\n");
    }
    page.push_str("\nWithheld\n");
    for count in &cover.withheld {
        let _ = writeln!(
            page,
            "  {} of {}: {} times, {}",
            count.what.field,
            called(count.what.kind),
            count.records,
            law(&count.what)
        );
    }
    if cover.withheld.is_empty() {
        page.push_str("  nothing\n");
    }
    page
}

fn asker(audience: &Audience) -> &'static str {
    match audience {
        Audience::DataSubject => "the subject of the data",
        Audience::Agency => "an agency that a law entitles",
        Audience::Anybody | Audience::Unknown(_) => "anybody",
    }
}

fn asked_for(asked: &Asked) -> String {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string());
    let parts = [
        ("words", asked.text.clone()),
        ("words", asked.words_kept_back.then(|| "kept back".to_owned())),
        ("place", asked.place.map(|id| id.to_string())),
        ("topic", asked.topic.clone()),
        ("district", asked.district.clone()),
        ("officer", asked.officer.map(|id| id.to_string())),
        ("case number", asked.case_number.clone()),
        ("from", day(asked.from)),
        ("until", day(asked.until)),
    ];
    let parts = parts.into_iter().filter_map(|(name, value)| Some(format!("{name} {}", value?)));
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() { "everything".to_owned() } else { parts.join(", ") }
}
