//! Every command of the door, done.

mod attachments;
mod awareness;
mod casework;
mod chaplains;
mod city;
mod conflicts;
mod coverage;
mod crisis;
mod days;
mod diversions;
mod drafts;
mod explorers;
mod finishing;
mod given;
mod history;
mod lengths;
mod meeting;
mod night_out;
mod outreach;
mod places;
mod points;
mod problems;
mod promises;
mod referrals;
mod requests;
mod retention;
mod reviews;
mod rollover;
mod rows;
mod search;
mod summary;
mod sync_status;
mod today;
mod upkeep;
mod visits;
mod volunteers;

pub use attachments::{LARGEST_FILE, ReadFile};
pub(crate) use finishing::taken as draft_that_ends;
pub(crate) use sync_status::title_of;
pub use upkeep::{Line as TableLine, Sheet as Table};

use serde::Serialize;
use serde_json::Value;

use crate::door::{ApiError, Command, Reply};
use crate::{Engine, Refusal, bad_field};

impl Engine {
    /// Does a command. Blocks for as long as the store takes: hosts call it off their main thread.
    pub fn call(&self, command: Command) -> Result<Value, ApiError> {
        let told = |refusal| match (refusal, self.current_notice()) {
            // A device that was removed says so, whatever it is asked.
            (Refusal::NotEnrolled, Some(farewell)) => Refusal::Left(farewell),
            (refusal, _) => refusal,
        };
        self.answer(command).map_err(told).map_err(ApiError::from)
    }

    /// Does a command given as JSON; the answer is a [`Reply`] as JSON. Beside the command may stand which
    /// draft it `finishes`.
    pub fn call_json(&self, command: &str) -> String {
        let read = serde_json::from_str(command)
            .and_then(|asked| Ok((asked, serde_json::from_str::<finishing::Beside>(command)?.finishes)));
        let reply = match read {
            Ok((command, None)) => self.call(command),
            Ok((command, Some(draft))) => self.call_finishing(command, draft),
            Err(error) => Err(unreadable(&error).into()),
        };
        let reply = reply.map_or_else(Reply::Refused, Reply::Ok);
        // A reply is made of strings, numbers and lists: it has a JSON form.
        serde_json::to_string(&reply).unwrap_or_default()
    }

    fn answer(&self, command: Command) -> Result<Value, Refusal> {
        match command {
            Command::Whoami => json(self.whoami()?),
            Command::City => json(self.city()?),
            Command::KeepDraft { draft } => json(self.keep_draft(draft)?),
            Command::Drafts => json(self.drafts()?),
            Command::DropDraft { draft } => json(self.drop_draft(draft)?),
            Command::LogVisit { visit } => json(self.log_visit(&visit)?),
            Command::EditVisit { visit, seen, change } => {
                json(self.edit_visit(visit, seen.as_deref(), change)?)
            }
            Command::WithdrawVisit { visit, because } => json(self.withdraw_visit(visit, &because)?),
            Command::Visit { visit } => json(self.visit(visit)?),
            Command::AddPlace { place } => json(self.add_place(&place)?),
            Command::EditPlace { place, seen, change } => {
                json(self.edit_place(place, seen.as_deref(), &change)?)
            }
            Command::Places { district, kind, text, here, limit } => {
                json(self.places(district.as_deref(), kind.as_ref(), text.as_deref(), here, limit)?)
            }
            Command::Place { place } => json(self.place(place)?),
            Command::WhereAmI { here } => json(self.where_am_i(here)?),
            Command::AddFollowUp { follow_up } => json(self.add_follow_up(&follow_up)?),
            Command::SettleFollowUp { follow_up, state, outcome } => {
                json(self.settle_follow_up(follow_up, &state, outcome)?)
            }
            Command::Today { district, here } => json(self.today(district, here)?),
            Command::Search { query } => json(self.search(&query)?),
            Command::Coverage { from, until } => json(self.coverage(from, until)?),
            Command::SyncStatus => json(self.sync_status()?),
            Command::DamageRead => json(self.damage_read()?),
            Command::SyncRecords { which, limit } => json(self.sync_records(which, limit)?),
            Command::JoinSharing { code } => json(self.join_sharing(&code)?),
            Command::LeaveSharing => json(self.leave_sharing()?),
            Command::Conflicts => json(self.conflicts()?),
            Command::SettleConflict { record, field, choice } => {
                json(self.settle_conflict(record, &field, &choice)?)
            }
            Command::History { record } => json(self.history(record)?),
            Command::People => json(self.people()?),
            Command::InviteDevice { member } => json(self.invite_device(member)?),
            Command::ApproveDevice { invite, comparison } => json(self.approve_device(invite, &comparison)?),
            Command::DeclineDevice { invite } => json(self.decline_device(invite)?),
            Command::RevokeDevice { device, because } => json(self.revoke_device(device, because)?),
            Command::ChangeRole { member, role } => json(self.change_role(member, &role)?),
            Command::EndMember { member } => json(self.end_member(member)?),
            Command::OpenSpaces => json(self.open_spaces()?),
            Command::RecoveryKit => json(self.recovery_kit()?),
            Command::KitPutAway { words } => json(self.kit_put_away(&words)?),
            Command::Custody => json(self.custody()?),
            Command::ReleaseCustody { entry } => json(self.release_custody(entry)?),
            Command::DisposeCustody { entries, because, authority } => {
                json(self.dispose_custody(&entries, &because, authority)?)
            }
            Command::ViewLog { record, member, limit } => json(self.view_log(record, member, limit)?),
            Command::SayWhy { record, because } => json(self.say_why(record, &because)?),
            Command::Expunge { record, authority } => json(self.expunge(record, authority)?),
            Command::Expunged => json(self.expunged()?),
            Command::Hold { record, held } => json(self.hold(record, held)?),
            Command::Held => json(self.held()?),
            Command::RetentionQueue { class, after, limit } => {
                json(self.retention_queue(class.as_deref(), after.as_deref(), limit)?)
            }
            Command::FindForRequest { asked, after, limit } => {
                json(self.find_for_request(&asked, after.as_deref(), limit)?)
            }
            Command::PreviewRequest { request } => json(self.preview_request(&request)?),
            Command::ExportRequest { request } => json(self.export_request(&request)?),
            Command::Disclosures { limit } => json(self.disclosures(limit)?),
            Command::SummaryData { query } => json(self.summary_data(&query)?),
            Command::PlanYear { year, assignments } => json(self.plan_year(year, &assignments)?),
            Command::RollOver { year, assignments } => json(self.roll_over(year, &assignments)?),
            Command::Outreach(ask) => self.outreach(ask),
            Command::Volunteers(ask) => self.volunteers(ask),
            Command::Explorers(ask) => self.explorers(ask),
            Command::Referrals(ask) => self.referrals(ask),
            Command::Attachments(ask) => self.attachments(ask),
            Command::JoinOwnSpaces { member } => json(self.join_own_spaces(member)?),
            Command::NightOut(ask) => self.night_out(ask),
            Command::Reviews(ask) => self.reviews(ask),
            Command::Crisis(ask) => self.crisis(ask),
            Command::Diversions(ask) => self.diversions(ask),
            Command::Chaplains(ask) => self.chaplains(ask),
            Command::Meeting(ask) => self.meeting(ask),
            Command::Problems(ask) => self.problems(ask),
            Command::Upkeep(ask) => self.upkeep(ask),
            Command::Awareness(ask) => self.awareness(ask),
        }
    }
}

/// A command that cannot be read: none of ours, or one of ours with a value that cannot be.
fn unreadable(error: &serde_json::Error) -> Refusal {
    // The list of all commands would drown the one that is wrong.
    let said = error.to_string();
    let said = said.split(", expected one of").next().unwrap_or_default();
    if error.is_data() && said.starts_with("invalid value: integer") {
        let number = said.split('`').nth(1).unwrap_or_default();
        return bad_field(
            "command",
            format!("{number} cannot be right: a count is a whole number from 0 on."),
            "Correct the number; `porchlight call --help` shows what a command takes.",
        );
    }
    Refusal::Command(said.to_owned())
}

fn json<T: Serialize>(answer: T) -> Result<Value, Refusal> {
    serde_json::to_value(answer).map_err(|error| Refusal::Command(error.to_string()))
}
