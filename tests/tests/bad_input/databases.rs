//! A device's database that is damaged, opened with another key, or newer than the program.

use std::cell::Cell;

use engine::door::{ApiError, Command, ErrorCode, Link as LinkState, SyncStatus};
use ids::{Cursor, RecordId, SpaceId};
use testkit::{City, Device, flip, overwrite, truncate};

/// A city in which Ames has visits that the relay holds, one that only the device has, and a draft.
fn scene(seed: u64) -> (City, Device, Vec<RecordId>) {
    let mut city = City::seeded(seed);
    let mut ames = city.joins("Ames");
    let mut visits: Vec<RecordId> = (0..30).map(|n| ames.logs(&format!("Visit {n} of many."))).collect();
    city.settles(&[&ames]);
    visits.push(ames.offline().logs("Only here."));
    ames.types(1, "Half a sentence");
    ames.stops();
    (city, ames, visits)
}

/// The device starts after the damage: set aside and told; enrolled still; whole again with the relay.
fn comes_back(city: &City, mut ames: Device, visits: &[RecordId]) -> Device {
    let salvaged = ames.starts().expect("damage that is noticed");
    assert!(salvaged.set_aside.exists(), "set aside, not deleted");
    let told = ames.sync_status().damage.unwrap();
    assert!(told.contains("set aside as") && told.contains("nothing is deleted"), "{told}");
    ames.online();
    city.settles(&[&ames]);
    assert_eq!(ames.sync_status().damage, Some(told), "a sync does not take it away");
    for visit in &visits[..30] {
        assert!(ames.has(*visit), "the relay gives it back");
    }
    let new = ames.logs("Life goes on.");
    city.settles(&[&ames]);
    assert!(ames.delivery(new).receipt.is_some(), "and it is still Ames' device");
    assert_eq!(ames.engine().store().check().unwrap(), Vec::<String>::new());
    ames
}

#[test]
fn a_damaged_beginning_costs_the_file_and_not_the_enrolment() {
    let (city, ames, visits) = scene(41);
    overwrite(&ames.database(), 0, 4096);
    comes_back(&city, ames, &visits);
}

#[test]
fn a_file_cut_in_half_is_set_aside() {
    let (city, ames, visits) = scene(42);
    let length = ames.database().metadata().unwrap().len();
    truncate(&ames.database(), length / 2 / 4096 * 4096);
    comes_back(&city, ames, &visits);
}

#[test]
fn an_empty_file_is_not_taken_for_a_new_device() {
    let (city, ames, visits) = scene(43);
    truncate(&ames.database(), 0);
    comes_back(&city, ames, &visits);
}

#[test]
fn a_missing_file_is_not_taken_for_a_new_device() {
    let (city, ames, visits) = scene(44);
    std::fs::remove_file(ames.database()).unwrap();
    comes_back(&city, ames, &visits);
}

#[test]
fn what_became_of_the_damage_is_told_until_it_was_read_and_then_no_more() {
    let (city, ames, visits) = scene(49);
    overwrite(&ames.database(), 0, 4096);
    let mut ames = comes_back(&city, ames, &visits);
    let told = ames.sync_status().damage;
    assert!(told.is_some());
    ames.stops();
    assert_eq!(ames.starts(), None, "no damage this time");
    assert_eq!(ames.sync_status().damage, told, "nobody has read it yet");
    ames.ask::<()>(Command::DamageRead);
    assert_eq!(ames.sync_status().damage, None);
    ames.stops();
    ames.starts();
    assert_eq!(ames.sync_status().damage, None, "read once, told no more");
}

/// Damage on every page in turn: noticed at the start or when it is met, and what can be read is saved.
#[test]
fn damage_on_any_page_loses_nothing_that_the_relay_has() {
    let (mut city, mut ames, visits) = scene(45);
    let whole = std::fs::read(ames.database()).unwrap();
    let identity = std::fs::read(ames.folder().join("identity.db")).unwrap();
    let pages = whole.len() / 4096;
    let (mut unsent, mut tried) = (0, 0);
    for page in (1..pages).step_by((pages / 12).max(1)) {
        for file in std::fs::read_dir(ames.folder()).unwrap() {
            std::fs::remove_file(file.unwrap().path()).unwrap();
        }
        std::fs::write(ames.database(), &whole).unwrap();
        std::fs::write(ames.folder().join("identity.db"), &identity).unwrap();
        flip(&ames.database(), i64::try_from(page * 4096 + 2000).unwrap());
        // Noticed at once, or by whoever comes upon it.
        if ames.starts().is_none()
            && let Err(refusal) = reads_everything(&ames, &visits)
        {
            assert_eq!(refusal.code, ErrorCode::Damaged, "page {page}: {refusal}");
            assert!(refusal.say.contains("open it again"), "{refusal}");
            ames.stops();
            assert!(ames.starts().is_some(), "page {page}: what was met is remembered");
        }
        ames.online();
        // Some pages are read by the sync alone: it ends and says what to do, and the next start saves.
        if meets_damage_before_it_has_all(&city, &ames) {
            ames.stops();
            assert!(ames.starts().is_some(), "page {page}: what the sync met is remembered");
            ames.online();
        }
        city.settles(&[&ames]);
        for visit in &visits[..30] {
            assert!(ames.has(*visit), "page {page}");
        }
        tried += 1;
        unsent += u32::from(ames.has(visits[30]));
        ames.stops();
        city.clock().passes(60);
    }
    // The unsent visit is in its document and in the outbox: only the worst pages take both.
    assert!(unsent + 2 >= tried, "the unsent visit came through {unsent} of {tried} times");
    let baker = city.joins("Baker");
    assert!(visits[..30].iter().all(|visit| baker.has(*visit)));
}

/// Waits for the one or the other. Once met is enough: between two tries the link says something else.
fn meets_damage_before_it_has_all(city: &City, ames: &Device) -> bool {
    let met = Cell::new(false);
    let meets = |told: Option<&SyncStatus>| {
        if let Some(LinkState::Offline { why }) = told.map(|told| &told.link)
            && why.contains("open it again")
        {
            met.set(true);
        }
        met.get()
    };
    ames.until("it has sent all, or has met the damage", |ames| {
        let told = ames.standing();
        let sent = |told: SyncStatus| told.link == LinkState::Live && told.on_this_device == 0;
        meets(told.as_ref()) || told.is_some_and(sent)
    });
    let heads = city.heads();
    ames.until("it has what the relay holds, or has met the damage", |ames| {
        let Ok(cursors) = ames.engine().store().cursors() else {
            met.set(true);
            return true;
        };
        let has = |(space, head): &(SpaceId, Cursor)| {
            !ames.engine().reads(*space) || cursors.get(space) >= Some(head)
        };
        meets(ames.standing().as_ref()) || heads.iter().all(has)
    });
    met.get()
}

fn reads_everything(ames: &Device, visits: &[RecordId]) -> Result<(), ApiError> {
    use engine::door::SearchQuery;
    let query = SearchQuery { text: Some("many".into()), ..SearchQuery::default() };
    let mut all = vec![
        Command::Today { district: None, here: None },
        Command::City,
        Command::Search { query },
        Command::SyncStatus,
        Command::Drafts,
    ];
    all.extend(visits.iter().map(|visit| Command::Visit { visit: *visit }));
    all.into_iter().try_for_each(|command| ames.engine().call(command).map(|_| ()))
}

/// A crash leaves a write-ahead log beside the file; its damaged end is as if it had not been written.
#[test]
fn a_damaged_write_ahead_log_leaves_a_whole_database() {
    let mut city = City::seeded(46);
    let mut ames = city.joins("Ames");
    let visits: Vec<_> = (0..20).map(|n| ames.logs(&format!("Visit {n}."))).collect();
    city.settles(&[&ames]);
    ames.offline();
    let wal = ames.folder().join("porchlight.db-wal");
    let crashed: Vec<_> = [ames.database(), wal.clone()].map(|file| std::fs::read(file).unwrap()).into();
    ames.stops();
    std::fs::write(ames.database(), &crashed[0]).unwrap();
    std::fs::write(&wal, &crashed[1]).unwrap();
    overwrite(&wal, i64::try_from(crashed[1].len() / 2).unwrap(), 5000);
    ames.starts();
    assert_eq!(ames.engine().store().check().unwrap(), Vec::<String>::new());
    ames.online();
    city.settles(&[&ames]);
    assert!(visits.iter().all(|visit| ames.has(*visit)), "the relay has what the log had");
}

#[test]
fn another_key_is_refused_and_nothing_is_renamed() {
    let (_city, mut ames, visits) = scene(47);
    let files = || {
        let mut all: Vec<_> =
            std::fs::read_dir(ames.folder()).unwrap().map(|file| file.unwrap().file_name()).collect();
        all.sort();
        all
    };
    let before = (files(), std::fs::read(ames.database()).unwrap());
    let key = ames.key();
    let mut stranger = ames.with_key([9; 32]);
    let refusal = ApiError::from(stranger.tries_to_start().unwrap_err());
    assert!(refusal.say.contains("key does not open this database"), "{refusal}");
    assert!((files(), std::fs::read(ames.database()).unwrap()) == before, "not a byte was touched");
    assert_ne!(key, [9; 32]);
    assert_eq!(ames.starts(), None);
    assert!(visits.iter().all(|visit| ames.has(*visit)));
}

#[test]
fn a_newer_format_is_left_alone() {
    let (_city, mut ames, visits) = scene(48);
    let key: String = ames.key().iter().map(|byte| format!("{byte:02x}")).collect();
    let set_version = |version: u32| {
        let database = rusqlite::Connection::open(ames.database()).unwrap();
        database.execute_batch(&format!("PRAGMA key = \"x'{key}'\";")).unwrap();
        let before: u32 = database.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
        database.pragma_update(None, "user_version", version).unwrap();
        before
    };
    let ours = set_version(99);
    let before = std::fs::read(ames.database()).unwrap();
    let refusal = ApiError::from(ames.with_key(ames.key()).tries_to_start().unwrap_err());
    assert!(refusal.say.contains("format 99") && refusal.say.contains("update Porchlight"), "{refusal}");
    assert!(std::fs::read(ames.database()).unwrap() == before, "not a byte was touched");
    assert_eq!(set_version(ours), 99);
    assert_eq!(ames.starts(), None);
    assert!(visits.iter().all(|visit| ames.has(*visit)));
}
