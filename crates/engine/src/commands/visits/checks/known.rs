//! What the city knows: words of the pack, districts, neighborhoods, people. Before the directory has
//! arrived on a device nothing of it is refused.

use std::collections::BTreeSet;

use ids::MemberId;
use model::{PlaceKind, Tip, Topic};

use crate::directory::Directory;
use crate::{Refusal, bad_field};

/// Words must be the pack's, so that counts mean something.
pub(in crate::commands) fn words(
    field: &'static str,
    words: &BTreeSet<String>,
    known: Option<&[Topic]>,
) -> Result<(), Refusal> {
    let Some(known) = known else { return Ok(()) };
    match words.iter().find(|word| !known.iter().any(|topic| topic.word == **word)) {
        Some(unknown) => Err(bad_field(
            field,
            format!("“{}” is not a word of this city.", shown(unknown)),
            "Choose one of the list.",
        )),
        None => Ok(()),
    }
}

/// Tips that the pack has.
pub(in crate::commands) fn tips(given: &BTreeSet<String>, known: Option<&[Tip]>) -> Result<(), Refusal> {
    let Some(known) = known else { return Ok(()) };
    match given.iter().find(|word| !known.iter().any(|tip| tip.word == **word)) {
        Some(unknown) => Err(bad_field(
            "tips",
            format!("“{}” is not a tip of this city.", shown(unknown)),
            "Choose one of the list.",
        )),
        None => Ok(()),
    }
}

/// A language that the pack lists, by its code.
pub(in crate::commands) fn language(code: Option<&str>, directory: &Directory) -> Result<(), Refusal> {
    let chosen = code.map(str::to_owned).into_iter().collect();
    words("language", &chosen, directory.city.as_ref().map(|city| city.languages.as_slice()))
}

/// A district of the year in force, by its code.
pub(in crate::commands) fn district(code: Option<&str>, directory: &Directory) -> Result<(), Refusal> {
    let known = |code: &str| directory.districts.iter().any(|district| district.code == code);
    match code {
        Some(code) if !directory.districts.is_empty() && !known(code) => Err(bad_field(
            "district",
            format!("There is no district “{}” this year.", shown(code)),
            "Leave it out, or give the code of a district of `city`.",
        )),
        _ => Ok(()),
    }
}

/// A neighborhood that the pack lists, by its name.
pub(in crate::commands) fn neighborhood(name: Option<&str>, directory: &Directory) -> Result<(), Refusal> {
    let known = directory.city.as_ref().map_or(&[][..], |city| city.neighborhoods.as_slice());
    match name {
        Some(name) if !known.is_empty() && !known.iter().any(|other| other == name) => Err(bad_field(
            "neighborhood",
            format!("“{}” is not a neighborhood of this city.", shown(name)),
            "Leave it out, or choose one of the list.",
        )),
        _ => Ok(()),
    }
}

/// Somebody of the agency; who has left may still stand in what happened before.
pub(in crate::commands) fn person(
    field: &'static str,
    member: MemberId,
    directory: &Directory,
) -> Result<(), Refusal> {
    if directory.members.is_empty() || directory.members.contains_key(&member) {
        return Ok(());
    }
    Err(bad_field(field, "Nobody of this agency has that id.", "Choose people of the list."))
}

/// A kind that this version knows: another would be in no count.
pub(in crate::commands) fn place_kind(kind: &PlaceKind) -> Result<(), Refusal> {
    match kind {
        PlaceKind::Unknown(_) => Err(bad_field(
            "kind",
            "That is not a kind of place.",
            "Say business, school, daycare, park, neighborhood or other.",
        )),
        _ => Ok(()),
    }
}

/// What somebody gave, short enough to show.
fn shown(text: &str) -> String {
    text.chars().take(40).collect()
}
