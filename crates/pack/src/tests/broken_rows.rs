//! What a spreadsheet gets wrong: places, neighborhoods, people, programs, partners.

use super::{Copy, line_of};
use crate::read;

#[test]
fn an_unknown_kind_is_answered_with_the_nearest_or_with_the_list() {
    Copy::new()
        .with("places.csv", "Torah Academy,school", "Torah Academy,scool")
        .says(&["places.csv:11: error: unknown kind “scool”; did you mean “school”?"]);
    Copy::new().with("places.csv", "Torah Academy,school", "Torah Academy,shop").says(&[
        "places.csv:11: error: unknown kind “shop”; use one of business, school, daycare, park, neighborhood, other",
    ]);
}

#[test]
fn lat_and_lon_swapped_is_told_apart_from_elsewhere() {
    let at = "44.9467,-93.3890";
    Copy::new()
        .with("places.csv", at, "-93.3890,44.9467")
        .says(&["places.csv:2: error: lat and lon are swapped; lat is degrees north, lon is degrees east"]);
    Copy::new().with("places.csv", at, "44.9467,93.3890").says(&[
        "places.csv:2: warning: it lies outside all districts; correct lat and lon; west of Greenwich lon is negative",
    ]);
    Copy::new()
        .with("places.csv", at, "44.9467,")
        .says(&["places.csv:2: error: only one of lat and lon is there; fill in both, or neither"]);
    Copy::new().with("places.csv", at, "\"44,9467\",-93.3890").says(&[
        "places.csv:2: error: lat “44,9467” is not a number; write degrees with a point, such as 44.9483",
    ]);
    Copy::new().with("places.csv", at, "NaN,-93.3890").says(&[
        "places.csv:2: error: lat “NaN” is not a number; write degrees with a point, such as 44.9483",
    ]);
    Copy::new()
        .with("places.csv", at, "44.9467,-9338.90")
        .says(&["places.csv:2: error: lon -9338.90 is not on the globe; write degrees: lat between -90 and 90, lon between -180 and 180"]);
    Copy::new()
        .with("places.csv", at, "144.9467,-93.3890")
        .says(&["places.csv:2: error: lat 144.9467 is not on the globe; write degrees between -90 and 90"]);
}

#[test]
fn a_place_without_a_point_needs_a_district() {
    let at = "44.9467,-93.3890,,";
    Copy::new().with("places.csv", at, ",,,").says(&[
        "places.csv:2: warning: it will be in no district's list; give lat and lon, or the district",
    ]);
    Copy::new().with("places.csv", at, ",,,3").says(&[]);
    Copy::new()
        .with("places.csv", at, ",,,9")
        .says(&["places.csv:2: error: unknown district “9”; use one of 1, 2, 3, 4"]);
    Copy::new().with("places.csv", at, "44.9467,-93.3890,,3").says(&[
        "places.csv:2: warning: it says district 3 and lies in district 1; correct lat and lon, or leave district empty",
    ]);
}

#[test]
fn an_empty_neighborhood_is_the_nearest_one_and_an_unknown_one_is_refused() {
    let at = "44.9467,-93.3890,,";
    let pack = read(Copy::new().with("places.csv", at, "44.9541,-93.3401,,").0.path()).unwrap();
    let place = &pack.places[0];
    assert_eq!((place.district.as_deref(), place.neighborhood.as_deref()), (Some("2"), Some("Fern Hill")));
    Copy::new()
        .with("places.csv", at, "44.9467,-93.3890,Fern Hil,")
        .says(&["places.csv:2: error: unknown neighborhood “Fern Hil”; did you mean “Fern Hill”?"]);
    Copy::new()
        .with("places.csv", at, "44.9467,-93.3890,Downtown,")
        .says(&["places.csv:2: error: unknown neighborhood “Downtown”; add it to neighborhoods.csv, or leave it empty"]);
}

#[test]
fn the_same_name_twice_names_the_first_line() {
    let copy = Copy::new().with("places.csv", "Torah Academy,", "  aquila elementary school ,");
    copy.says(&[
        "places.csv:11: error: the same place stands on line 2 already; delete one of them, or tell them apart by name",
    ]);
}

#[test]
fn an_empty_name_and_one_that_fills_the_screen_are_refused() {
    Copy::new()
        .with("places.csv", "Torah Academy,", " ,")
        .says(&["places.csv:11: error: name is empty; fill it in, or delete the row"]);
    let long = format!("{},", "é".repeat(81));
    Copy::new().with("places.csv", "Torah Academy,", &long).says(&[
        "places.csv:11: error: name is longer than 80 letters; shorten it to what fits in a list on a phone",
    ]);
}

#[test]
fn rows_that_are_no_rows_say_why() {
    Copy::new().with("places.csv", "Torah Academy,", "Torah, Academy,").says(&[
        "places.csv:11: error: 8 values for 7 columns; put a text with a comma in quotes; leave empty values between commas",
    ]);
    Copy::new()
        .with("programs.csv", "no agenda.\"", "no agenda.")
        .says(&["programs.csv:4: error: a text goes on over the end of the line; close the quote, or put it on one line"]);
    Copy::new()
        .with("places.csv", "Torah Academy,school", "\n\r\n,,,,,,\nTorah Academy,scool")
        .says(&["places.csv:14: error: unknown kind “scool”; did you mean “school”?"]);
}

#[test]
fn columns_are_found_by_their_names() {
    Copy::new().with("members.csv", "name,role", "Name,ROLE").says(&[]);
    Copy::new()
        .with("places.csv", "address", "adress")
        .says(&["places.csv:1: error: unknown column “adress”; did you mean “address”?"]);
    Copy::new().with("programs.csv", "name,about", "about,about").says(&[
        "programs.csv:1: error: two columns are called “about”; delete one of them",
        "programs.csv:1: error: there is no column name; let the first line be name,about",
    ]);
    Copy::new().holding("programs.csv", b"name;about\nCoffee;\n").says(&[
        "programs.csv:1: error: the columns are not separated by commas; save it as “CSV UTF-8 (comma)”",
    ]);
    Copy::new()
        .holding("programs.csv", b"")
        .says(&["programs.csv:1: error: there is no column name; let the first line be name,about"]);
}

#[test]
fn people_need_a_role_that_there_is_and_an_agency_needs_a_custodian() {
    Copy::new()
        .with("members.csv", "Analyst 1,analyst", "Analyst 1,analist")
        .says(&["members.csv:17: error: unknown role “analist”; did you mean “analyst”?"]);
    Copy::new().with("members.csv", "Custodian 1,custodian,\n", "").says(&[
        "members.csv: error: nobody has the role custodian; add a row with the role custodian: an agency cannot start without one",
    ]);
}

#[test]
fn an_assignment_needs_a_person_a_district_and_a_year_and_names_nobody_in_its_complaint() {
    let first = "Officer 1,1,2026";
    Copy::new().with("assignments.csv", first, "Officer One,1,2026").says(&[
        "assignments.csv:2: error: nobody in members.csv has this name; copy the name from members.csv, letter by letter",
    ]);
    Copy::new().with("assignments.csv", first, "Officer 1,1,2027").says(&[
        "assignments.csv:2: error: there is no district 1 of 2027; correct it, or draw the district in districts.geojson",
    ]);
    Copy::new()
        .with("assignments.csv", first, "Officer 1,1,26")
        .says(&["assignments.csv:2: error: year is not a year; write it in four digits, such as 2026"]);
    Copy::new().with("assignments.csv", "Officer 2,1,2026", first).says(&[
        "assignments.csv:3: error: the same assignment stands on line 2 already; delete one of them, or tell them apart by name",
    ]);
}

#[test]
fn whoever_works_for_a_partner_names_one_that_there_is() {
    let line = line_of("members.csv", "Teacher 1");
    Copy::new()
        .with("members.csv", "Advocate 1,advocate,Cornerstone", "Advocate 1,advocate,Cornerstones")
        .says(&[&format!(
            "members.csv:{}: error: there is no partner “Cornerstones”; did you mean “Cornerstone”?",
            line - 4
        )]);
}

#[test]
fn nothing_may_come_back_from_a_one_way_partner_by_any_role() {
    let line = line_of("members.csv", "Advocate 1");
    let says = |space: &str, role: &str| {
        format!(
            "members.csv:{line}: error: nothing may come back from Cornerstone, and {role} may write to {space}; \
             give a role that writes to partner_counts alone and reads referral"
        )
    };
    Copy::new()
        .with("members.csv", "Advocate 1,advocate", "Advocate 1,partner")
        .says(&[&says("view_log", "partner")]);
    Copy::new()
        .with("pack.toml", "referral = { read = true }", "referral = { read = true, write = true }")
        .says(&[&says("referral", "advocate")]);
}

#[test]
fn whether_a_partner_is_one_way_is_never_guessed() {
    let line = line_of("partners.csv", "Cornerstone");
    let complaint = format!(
        "partners.csv:{line}: error: one_way is neither yes nor no; \
         write yes when nothing about a person may come back from this partner, else no"
    );
    Copy::new()
        .with("partners.csv", "strategies, programs.\",yes", "strategies, programs.\",")
        .says(&[&complaint]);
}
