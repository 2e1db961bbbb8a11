//! What a test asks a device: through the same door as the screens.

use std::sync::Barrier;

use chrono::{DateTime, Utc};
use engine::door::{
    ApiError, Command, Conflict, CustodyView, DeliveryDetail, Found, PeopleView, PersonTrust, PlaceRow,
    SearchQuery, SyncStatus, TodayView, VisitView, Whoami,
};
use ids::{MemberId, RecordId};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::Device;

impl Device {
    /// Does a command, which must work.
    pub fn ask<T: DeserializeOwned>(&self, command: Command) -> T {
        let asked = format!("{command:?}");
        let answer = self.engine().call(command);
        let answer = answer.unwrap_or_else(|refusal| panic!("{asked}: {refusal}"));
        serde_json::from_value(answer).expect("an answer of the door's type")
    }

    /// Does a command, which must be refused.
    pub fn refuses(&self, command: Command) -> ApiError {
        let asked = format!("{command:?}");
        match self.engine().call(command) {
            Err(refusal) => refusal,
            Ok(answer) => panic!("{asked} was done: {answer}"),
        }
    }

    /// Does commands in the same moment, each on a thread of its own. What each was answered, in their order.
    pub fn asks_at_once(&self, commands: Vec<Command>) -> Vec<Result<Value, ApiError>> {
        let all_are_there = Barrier::new(commands.len());
        std::thread::scope(|hands| {
            let asks = |command| {
                let (engine, all_are_there) = (self.engine(), &all_are_there);
                hands.spawn(move || {
                    all_are_there.wait();
                    engine.call(command)
                })
            };
            let asked: Vec<_> = commands.into_iter().map(asks).collect();
            asked.into_iter().map(|hand| hand.join().expect("an answer")).collect()
        })
    }

    /// The moment, as its engine has it.
    pub fn moment(&self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.engine().now().0).expect("a moment")
    }

    /// Whose it is.
    pub fn member(&self) -> MemberId {
        self.whoami().member
    }

    /// Makes its lists anew from its documents: they must come out equal.
    pub fn rebuilds(&self) {
        let (before, after) = self.engine().store().rebuild_beside().expect("a rebuild");
        assert_eq!(after, before, "the lists are what the documents say");
    }

    /// Everybody and every device.
    pub fn people(&self) -> PeopleView {
        self.ask(Command::People)
    }

    /// Somebody of the directory, by name.
    pub fn person(&self, name: &str) -> PersonTrust {
        let people = self.people().people;
        people.into_iter().find(|person| person.name == name).expect("somebody of this name")
    }

    /// What waits in custody.
    pub fn custody(&self) -> CustodyView {
        self.ask(Command::Custody)
    }

    /// What a person has to know.
    pub fn notice(&self) -> String {
        match self.engine().call(Command::SyncStatus) {
            Ok(status) => status["notice"].as_str().unwrap_or_default().to_owned(),
            Err(refusal) => refusal.say,
        }
    }

    /// Who it belongs to.
    pub fn whoami(&self) -> Whoami {
        self.ask(Command::Whoami)
    }

    /// A visit, whole.
    pub fn visit(&self, visit: RecordId) -> VisitView {
        self.ask(Command::Visit { visit })
    }

    /// Whether a visit has arrived.
    pub fn has(&self, visit: RecordId) -> bool {
        self.engine().call(Command::Visit { visit }).is_ok()
    }

    /// The public note of a visit.
    pub fn note(&self, visit: RecordId) -> Vec<String> {
        self.visit(visit).record.note
    }

    /// How far a visit has come.
    pub fn delivery(&self, visit: RecordId) -> DeliveryDetail {
        self.visit(visit).delivery
    }

    /// Today's list.
    pub fn today(&self) -> TodayView {
        self.ask(Command::Today { district: None, here: None })
    }

    /// Everything to settle.
    pub fn conflicts(&self) -> Vec<Conflict> {
        self.ask(Command::Conflicts)
    }

    /// The truth about sync.
    pub fn sync_status(&self) -> SyncStatus {
        self.ask(Command::SyncStatus)
    }

    /// The same, unless the device belongs to nobody.
    pub fn standing(&self) -> Option<SyncStatus> {
        let status = self.engine().call(Command::SyncStatus).ok()?;
        serde_json::from_value(status).ok()
    }

    /// Visits with these words.
    pub fn finds(&self, text: &str) -> Vec<RecordId> {
        let query = SearchQuery { text: Some(text.into()), ..SearchQuery::default() };
        self.ask::<Found>(Command::Search { query }).visits.into_iter().map(|row| row.visit).collect()
    }

    /// The place with this name.
    pub fn place(&self, name: &str) -> PlaceRow {
        let text = Some(name.to_owned());
        let found: Vec<PlaceRow> =
            self.ask(Command::Places { district: None, kind: None, text, here: None, limit: None });
        found.into_iter().find(|place| place.name == name).expect("a place with this name")
    }

    /// The first places of the list.
    pub fn places(&self) -> Vec<PlaceRow> {
        self.ask(Command::Places { district: None, kind: None, text: None, here: None, limit: Some(500) })
    }
}
