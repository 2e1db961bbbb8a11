//! The doctor: looks at a folder, and says what is wrong and what to do. And how its key is kept,
//! without making it sound better than it is.

use std::path::Path;
use std::process::ExitCode;

use super::scripts::{status, tell};
use super::{say, say_error};
use crate::clock;
use crate::home::{At, Counter, Home, Person, Waiting, people, waiting_in};
use crate::key::{Device, KeptAs, Word, kept_as};
use crate::lock::Door;
use crate::trouble::Trouble;

pub(super) fn look(at: &At) -> Result<ExitCode, Trouble> {
    let listed = people(&at.data);
    if at.person.is_none() && listed.len() > 1 {
        tell_people(&at.data, &listed);
        return Ok(ExitCode::SUCCESS);
    }
    let folder = at.folder()?;
    At::must_be_there(&folder)?;
    say(&format!("folder    {}", folder.display()));
    say(&format!("key       {}", how_kept(kept_as(&folder))));
    if let Some(line) = tries(&folder) {
        say(&format!("tries     {line}"));
    }
    let home = match Home::existing(at) {
        Err(Trouble::InUse(_)) => {
            say("in use    a desk has this folder open; close or lock it for a full check");
            return Ok(ExitCode::SUCCESS);
        }
        opened => opened?,
    };
    let checked = check(&home);
    home.close();
    checked
}

fn check(home: &Home) -> Result<ExitCode, Trouble> {
    let problems = home.engine.store().check().map_err(engine::Refusal::from)?;
    for problem in &problems {
        say(&format!("DAMAGED   {problem}"));
    }
    if !problems.is_empty() {
        say_error(
            "the database is damaged. Copy the folder away, then start Porchlight: it sets the file aside and saves what it can",
        );
        return Ok(ExitCode::FAILURE);
    }
    say("database  whole: every page and every index checked");
    if !home.engine.is_enrolled() {
        say("enrolled  no. Ask your administrator for a code, then `porchlight join`");
        return Ok(ExitCode::FAILURE);
    }
    let rebuilt = home.engine.store().rebuild().map_err(engine::Refusal::from)?;
    say(&format!("records   {rebuilt}; their lists were made anew"));
    tell(&status(home)?);
    Ok(ExitCode::SUCCESS)
}

/// Everybody who shares the folder. None of it needs anybody's PIN.
fn tell_people(folder: &Path, people: &[Person]) {
    say(&format!("folder    {}, shared by {} people", folder.display(), people.len()));
    for person in people {
        let label = if person.label.is_empty() { "(no name)" } else { &person.label };
        say(&format!("\n{label}\n  folder  {}", person.folder.display()));
        say(&format!("  key     {}", how_kept(Some(person.kept))));
        if let Some(line) = tries(&person.folder) {
            say(&format!("  tries   {line}"));
        }
        match waiting_in(&person.folder) {
            Some(waiting) if waiting.is_over() => say("  member  no longer; nothing is left here"),
            Some(waiting) if waiting.is_nothing() => {}
            Some(Waiting { entries, drafts, .. }) => say(&format!(
                "  unsent  {entries} entries and {drafts} drafts are here and nowhere else; do not erase this computer"
            )),
            None => say("  unsent  something may be here and nowhere else; do not erase this computer"),
        }
    }
    say("\nFor a full check of one of them, add --person NAME");
}

fn how_kept(kept: Option<KeptAs>) -> String {
    match kept {
        Some(KeptAs::Sealed(word)) => {
            let (what, how_long) = match word {
                Word::Pin => ("a PIN", "all PINs of 6 digits in some days on one core"),
                Word::Passphrase => ("a passphrase", "as many passphrases as they have time for"),
            };
            let place = Device::usual_place().map(|path| path.display().to_string());
            format!(
                "sealed under {what} and this computer's secret\n          \
                 ({}).\n          \
                 A copy of the folder alone cannot be guessed. Whoever has the whole disk has both, and can\n          \
                 try {how_long}: use full-disk encryption.\n          \
                 Back both up: without either, what was not sent cannot be read again",
                place.unwrap_or_else(|_| "its place is not known here: set PORCHLIGHT_DEVICE_SECRET".into())
            )
        }
        Some(KeptAs::Derived) => {
            "derived from your passphrase alone: a copy of the folder can be guessed at.\n          \
             At the next unlock it is sealed with this computer's secret too"
                .into()
        }
        Some(KeptAs::Open) => {
            "lies in the folder: it protects a copied database, not a stolen computer,\n          \
             and there is no lock. `porchlight desk` has you set one; use full-disk encryption too"
                .into()
        }
        Some(KeptAs::Damaged) => "DAMAGED: put the file `key` back from your backup".into(),
        None => "none yet: the folder is new".into(),
    }
}

fn tries(folder: &Path) -> Option<String> {
    kept_as(folder)?.asks()?;
    let now = clock::system().now();
    let tries = Counter::of(folder).read(now);
    Some(match tries.door(now) {
        Door::Ready { .. } if tries.wrong == 0 => return None,
        Door::Ready { left: 1 } => {
            format!("{} wrong; one is left before the lock makes you wait", tries.wrong)
        }
        Door::Ready { left } => {
            format!("{} wrong; {left} are left before the lock makes you wait", tries.wrong)
        }
        Door::Shut { for_ms } => {
            format!("{} wrong; the next may be made in {} minutes", tries.wrong, for_ms / 60_000 + 1)
        }
    })
}
