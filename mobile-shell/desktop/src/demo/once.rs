//! The main job, once, through real processes that are really killed.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::sleep;

use super::processes::{Device, Relay, start_sync, sync};
use super::{Progress, city};
use crate::program::say;
use crate::trouble::Trouble;

const PEOPLE: &[(&str, &str)] =
    &[("officer", "Officer 1"), ("laptop", "Officer 1"), ("supervisor", "Supervisor 1")];
/// So many pushes have to be cut off by a kill of the relay.
const INTERRUPTED: usize = 5;
/// Rounds it may take: the moment in which a push is under way is looked for, and differs by machine.
const MOST_ROUNDS: usize = 40;
/// Visits pushed in each of these rounds.
const A_ROUND: usize = 150;
/// When the relay is killed in the first round, after the start of the push's process.
const KILL_AFTER: Duration = Duration::from_millis(40);

pub(super) async fn play(folder: &Path) -> Result<ExitCode, Trouble> {
    let mut story = Story { folder, failed: 0, progress: Progress::of(7) };
    let mut relay = Relay::start(folder).await?;
    story.progress.step("an agency is founded; an officer's phone and laptop and a supervisor are enrolled");
    city::enrol(folder, &relay, PEOPLE).await?;

    story
        .progress
        .step("the relay is stopped; the officer logs 50 visits and is killed in the middle of the 51st");
    relay.kill().await;
    let places = story.fifty_and_a_half().await?;

    story.progress.step("the officer's phone starts again");
    story.holds("officer", 50).await?;
    story.has_draft().await?;

    story.progress.step("the relay starts; phone, laptop and supervisor sync");
    relay.plug().await?;
    for who in ["officer", "laptop", "supervisor"] {
        sync(&folder.join(who)).await?;
    }
    story.holds("laptop", 50).await?;
    story.holds("supervisor", 50).await?;

    story.progress.step("the relay is killed during a push, five times, and restarted");
    let (interrupted, rounds) = story.kill_during_pushes(&mut relay, &places).await?;
    story.check(
        interrupted == INTERRUPTED,
        &format!("{interrupted} pushes were really interrupted, in {rounds} rounds"),
    );

    story.progress.step("everybody syncs: nothing lost, nothing twice");
    for who in ["officer", "supervisor", "laptop"] {
        sync(&folder.join(who)).await?;
    }
    let all = 50 + rounds * A_ROUND;
    let officer = story.holds("officer", all).await?;
    for who in ["supervisor", "laptop"] {
        let other = story.holds(who, all).await?;
        story.check(other == officer, &format!("{who} holds the same visits as the officer"));
    }

    story.progress.step("the officer's phone tells the truth about it");
    sync(&folder.join("officer")).await?;
    story.everything_is_seen().await?;
    relay.kill().await;
    say(if story.failed == 0 { "\nAll of it held." } else { "\nNOT all of it held: see above." });
    Ok(if story.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

struct Story<'a> {
    folder: &'a Path,
    failed: u32,
    progress: Progress,
}

impl Story<'_> {
    fn check(&mut self, held: bool, what: &str) {
        say(&format!("        {} {what}", if held { "held:  " } else { "FAILED:" }));
        self.failed += u32::from(!held);
    }

    async fn fifty_and_a_half(&mut self) -> Result<Vec<Value>, Trouble> {
        let mut phone = Device::start(&self.folder.join("officer"))?;
        let places = phone.call(&json!({"do": "places", "limit": 200})).await?;
        let places: Vec<Value> =
            places.as_array().into_iter().flatten().map(|row| row["place"].clone()).collect();
        for n in 0..50 {
            phone.call(&visit(&places, n)).await?;
        }
        // Typing the 51st: every keystroke is kept; the last two are not even waited for.
        let typed = "Talked with staff about the crosswalk";
        for upto in 1..=typed.len() {
            let keystroke = json!({"do": "keep_draft", "draft": {
                "draft": "0190a000-0000-7000-8000-000000000051", "form": "visit", "fields": {"note": &typed[..upto]}}});
            if upto + 2 > typed.len() {
                phone.send(&keystroke).await?;
            } else {
                phone.call(&keystroke).await?;
            }
        }
        phone.kill().await;
        Ok(places)
    }

    async fn has_draft(&mut self) -> Result<(), Trouble> {
        let mut phone = Device::start(&self.folder.join("officer"))?;
        let drafts = phone.call(&json!({"do": "drafts"})).await?;
        phone.close().await;
        let note = drafts[0]["fields"]["note"].as_str().unwrap_or_default().to_owned();
        let kept = drafts.as_array().is_some_and(|all| all.len() == 1)
            && note.starts_with("Talked with staff about the crosswa");
        self.check(kept, &format!("the 51st is a draft: “{note}”"));
        Ok(())
    }

    /// How many pushes were under way when the relay died, and in how many rounds. A push was under way when
    /// the relay had begun to write and the phone had not been told that everything is held.
    async fn kill_during_pushes(
        &mut self,
        relay: &mut Relay,
        places: &[Value],
    ) -> Result<(usize, usize), Trouble> {
        let data = self.folder.join("officer");
        let (mut interrupted, mut after) = (0, KILL_AFTER);
        for round in 1..=MOST_ROUNDS {
            let mut phone = Device::start(&data)?;
            for n in 0..A_ROUND {
                phone.call(&visit(places, 1000 * round + n)).await?;
            }
            phone.close().await;
            let written_before = relay.last_written();
            let mut push = start_sync(&data)?;
            sleep(after).await;
            relay.kill().await;
            let _ = push.kill().await;
            let has_begun = relay.last_written() != written_before;
            let is_done = self.unsent().await? == 0;
            interrupted += usize::from(has_begun && !is_done);
            after = match (has_begun, is_done) {
                (_, true) => after * 4 / 5,
                (false, _) => after * 6 / 5,
                _ => after,
            };
            relay.plug().await?;
            if interrupted == INTERRUPTED {
                return Ok((interrupted, round));
            }
        }
        Ok((interrupted, MOST_ROUNDS))
    }

    /// How much is only on the officer's phone.
    async fn unsent(&self) -> Result<u64, Trouble> {
        let mut phone = Device::start(&self.folder.join("officer"))?;
        let status = phone.call(&json!({"do": "sync_status"})).await?;
        phone.close().await;
        Ok(status["on_this_device"].as_u64().unwrap_or_default())
    }

    /// Checks how many visits a device holds, each once. Their ids.
    async fn holds(&mut self, who: &str, wanted: usize) -> Result<BTreeSet<String>, Trouble> {
        let mut device = Device::start(&self.folder.join(who))?;
        let (mut ids, mut rows, mut after) = (BTreeSet::new(), 0, Value::Null);
        loop {
            let page = device.call(&json!({"do": "search", "query": {"limit": 200, "after": after}})).await?;
            for visit in page["visits"].as_array().into_iter().flatten() {
                rows += 1;
                ids.insert(visit["visit"].as_str().unwrap_or_default().to_owned());
            }
            after = page["next"].clone();
            if after.is_null() {
                break;
            }
        }
        device.close().await;
        self.check(rows == wanted && ids.len() == wanted, &format!("{who} holds {rows} visits, each once"));
        Ok(ids)
    }

    async fn everything_is_seen(&mut self) -> Result<(), Trouble> {
        let mut phone = Device::start(&self.folder.join("officer"))?;
        let status = phone.call(&json!({"do": "sync_status"})).await?;
        phone.close().await;
        let (here, held, seen) =
            (&status["on_this_device"], &status["held_by_relay"], &status["seen_by_others"]);
        let told = format!("only on this device {here}, held by the relay {held}, seen by others {seen}");
        self.check(here == 0 && held == 0 && seen.as_u64() > Some(50), &told);
        Ok(())
    }
}

fn visit(places: &[Value], n: usize) -> Value {
    json!({"do": "log_visit", "visit": {
        "place": places[n % places.len().max(1)], "people_reached": n % 20,
        "note": format!("Invented visit {n} of the demonstration.")}})
}
