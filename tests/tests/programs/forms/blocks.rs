//! The blocks of the forms, as their publishers number and name them: what every export is held against.

use engine::door::FormName;

/// A form, its title, and its blocks: number, name, and what is named within.
pub(super) type Expected =
    (FormName, &'static str, &'static str, &'static [(&'static str, &'static str, &'static [&'static str])]);

const PERIOD: &[&str] = &["Date From", "Date To", "Time From", "Time To"];
const PREPARED: &[&str] = &["Name", "Position/Title", "Signature", "Date/Time"];

/// The block lists of ICS (FEMA National Incident Management System, forms of 2010 and later), of CERT
/// Form 2 and of what FEMA asks of donated labor.
pub(super) const FORMS: &[Expected] = &[
    (
        FormName::Ics211,
        "ICS 211",
        "Incident Check-In List",
        &[
            ("1", "Incident Name", &[]),
            ("2", "Incident Number", &[]),
            ("3", "Check-In Location", &["Base", "Staging Area", "ICP", "Helibase", "Other"]),
            ("4", "Start Date/Time", &["Date", "Time"]),
            (
                "",
                "Check-In Information",
                &[
                    "5 State",
                    "5 Agency",
                    "5 Category",
                    "5 Kind",
                    "5 Type",
                    "5 Resource Name or Identifier",
                    "5 ST or TF",
                    "6 Order Request #",
                    "7 Date/Time Check-In",
                    "8 Leader’s Name",
                    "9 Total Number of Personnel",
                    "10 Incident Contact Information",
                    "11 Home Unit or Agency",
                    "12 Departure Point, Date and Time",
                    "13 Method of Travel",
                    "14 Incident Assignment",
                    "15 Other Qualifications",
                    "16 Data Provided to Resources Unit",
                ],
            ),
            ("17", "Prepared by", PREPARED),
        ],
    ),
    (
        FormName::Ics214,
        "ICS 214",
        "Activity Log",
        &[
            ("1", "Incident Name", &[]),
            ("2", "Operational Period", PERIOD),
            ("3", "Name", &[]),
            ("4", "ICS Position", &[]),
            ("5", "Home Agency (and Unit)", &[]),
            ("6", "Resources Assigned", &["Name", "ICS Position", "Home Agency (and Unit)"]),
            ("7", "Activity Log", &["Date/Time", "Notable Activities"]),
            ("8", "Prepared by", PREPARED),
        ],
    ),
    (
        FormName::Ics204,
        "ICS 204",
        "Assignment List",
        &[
            ("1", "Incident Name", &[]),
            ("2", "Operational Period", PERIOD),
            ("3", "Branch/Division/Group/Staging Area", &["Branch", "Division", "Group", "Staging Area"]),
            ("4", "Operations Personnel", &["Position", "Name", "Contact Number(s)"]),
            (
                "5",
                "Resources Assigned",
                &[
                    "Resource Identifier",
                    "Leader",
                    "# of Persons",
                    "Contact",
                    "Reporting Location, Special Equipment and Supplies, Remarks",
                ],
            ),
            ("6", "Work Assignments", &[]),
            ("7", "Special Instructions", &[]),
            ("8", "Communications", &["Name/Function", "Primary Contact: cell, pager or radio"]),
            ("9", "Prepared by", PREPARED),
        ],
    ),
    (
        FormName::Ics205a,
        "ICS 205A",
        "Communications List",
        &[
            ("1", "Incident Name", &[]),
            ("2", "Operational Period", PERIOD),
            (
                "3",
                "Basic Local Communications Information",
                &[
                    "Incident Assigned Position",
                    "Name (Alphabetized)",
                    "Method(s) of Contact (phone, pager, cell, etc.)",
                ],
            ),
            ("4", "Prepared by", PREPARED),
        ],
    ),
    (
        FormName::Ics203,
        "ICS 203",
        "Organization Assignment List",
        &[
            ("1", "Incident Name", &[]),
            ("2", "Operational Period", PERIOD),
            (
                "3",
                "Incident Commander(s) and Command Staff",
                &["IC/UCs", "Deputy", "Safety Officer", "Public Information Officer", "Liaison Officer"],
            ),
            ("4", "Agency/Organization Representatives", &["Agency Representative", "Red Cross"]),
            (
                "5",
                "Planning Section",
                &[
                    "Chief",
                    "Deputy",
                    "Resources Unit",
                    "Situation Unit",
                    "Documentation Unit",
                    "Demobilization Unit",
                    "Technical Specialists",
                ],
            ),
            (
                "6",
                "Logistics Section",
                &[
                    "Chief",
                    "Deputy",
                    "Support Branch Director",
                    "Supply Unit",
                    "Facilities Unit",
                    "Ground Support Unit",
                    "Service Branch Director",
                    "Communications Unit",
                    "Medical Unit",
                    "Food Unit",
                ],
            ),
            (
                "7",
                "Operations Section",
                &[
                    "Chief",
                    "Deputy",
                    "Staging Area",
                    "Branch Director",
                    "Division/Group Supervisor",
                    "Air Operations Branch Director",
                    "Division/Group: Team 1",
                ],
            ),
            (
                "8",
                "Finance/Administration Section",
                &[
                    "Chief",
                    "Deputy",
                    "Time Unit",
                    "Procurement Unit",
                    "Compensation/Claims Unit",
                    "Cost Unit",
                ],
            ),
            ("9", "Prepared by", PREPARED),
        ],
    ),
    (
        FormName::Cert2,
        "CERT Form #2",
        "Personnel Resources Check-In",
        &[
            ("", "", &["CERT", "Date"]),
            (
                "",
                "Personnel (Preferred Assignment: Fire, Medical, SAR)",
                &[
                    "Check-In Time",
                    "Check-Out Time",
                    "Name",
                    "ID #",
                    "Contact (cell or radio)",
                    "Fire",
                    "Medical",
                    "SAR",
                    "Skills",
                    "Team Assignment",
                    "Time Assigned",
                ],
            ),
            ("", "", &["Scribe(s)"]),
        ],
    ),
    (
        FormName::FemaHours,
        "FEMA",
        "Donated Labor Sign-In and Hours",
        &[
            ("", "Event", &["Applicant", "Incident or event", "Incident number", "Work site address"]),
            (
                "",
                "Hours Worked",
                &[
                    "Name",
                    "Organization",
                    "Registered with the city",
                    "Date",
                    "Time In",
                    "Time Out",
                    "Hours Worked",
                    "Work Site",
                    "Description of Work",
                    "Equipment",
                    "Miles",
                ],
            ),
            ("", "Total", &["Hours", "Stays without an end or a beginning, not counted", "Miles"]),
            ("", "Description of Work", &[]),
            ("", "Statement", &[]),
            (
                "",
                "Documented by a local public official or designee",
                &["Name", "Title", "Signature", "Date"],
            ),
        ],
    ),
];
