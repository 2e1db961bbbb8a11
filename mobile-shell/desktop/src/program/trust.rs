//! Letting devices in, and coming back with the recovery kit, from a shell.

use std::io::{BufRead, IsTerminal};
use std::process::ExitCode;
use std::time::Duration;

use engine::door::{InviteView, KnockRow, PeopleView};
use engine::{Engine, Link};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio::task::spawn_blocking;
use tokio::time::{Instant, sleep};

use super::scripts::ask_desk;
use super::{say, say_error};
use crate::home::{At, Home};
use crate::trouble::{Trouble, doing};

/// How often to look whether a device knocks.
const LOOK_AGAIN: Duration = Duration::from_millis(250);
/// How long a folder that is opened for one command may take to reach the relay.
const CONNECT: Duration = Duration::from_secs(20);

/// Who does it: the desk that has the folder, or the folder opened here, on line.
enum Door<'a> {
    Desk(&'a At),
    Own(Home, Link),
}

impl<'a> Door<'a> {
    async fn open(at: &'a At) -> Result<Self, Trouble> {
        let home = match Home::enrolled(at) {
            Err(Trouble::InUse(_)) => return Ok(Self::Desk(at)),
            opened => opened?,
        };
        let link = Link::start(home.engine.clone())?;
        let door = Self::Own(home, link);
        let since = Instant::now();
        // Until the relay is there: the first questions would be asked before the greeting is over.
        while door.status().await? != "live" {
            if since.elapsed() > CONNECT {
                return Err(Trouble::Said("the relay does not answer; check the connection".into()));
            }
            sleep(LOOK_AGAIN).await;
        }
        Ok(door)
    }

    async fn status(&self) -> Result<String, Trouble> {
        let status: Value = self.call(json!({ "do": "sync_status" })).await?;
        Ok(status["link"]["state"].as_str().unwrap_or_default().to_owned())
    }

    async fn call<T: DeserializeOwned>(&self, command: Value) -> Result<T, Trouble> {
        let command = command.to_string();
        let reply = match self {
            Self::Desk(at) => ask_desk(at, "/call", &command).await?,
            Self::Own(home, _) => {
                let engine = home.engine.clone();
                let done = spawn_blocking(move || engine.call_json(&command)).await;
                done.map_err(|_| Trouble::Said("the command was interrupted; try again".into()))?
            }
        };
        let unreadable =
            |error: serde_json::Error| Trouble::Said(format!("the answer cannot be read: {error}"));
        let mut reply: Value = serde_json::from_str(&reply).map_err(unreadable)?;
        if let Some(refused) = reply.get("refused") {
            let text = |field: &str| refused[field].as_str().unwrap_or_default().to_owned();
            return Err(Trouble::Said(format!("{} {}", text("say"), text("what_next"))));
        }
        serde_json::from_value(reply["ok"].take()).map_err(unreadable)
    }

    async fn knocks(&self) -> Result<Vec<KnockRow>, Trouble> {
        Ok(self.call::<PeopleView>(json!({ "do": "people" })).await?.knocks)
    }

    async fn approve(&self, knock: &KnockRow) -> Result<(), Trouble> {
        let command =
            json!({ "do": "approve_device", "invite": knock.invite, "comparison": knock.comparison });
        self.call::<Value>(command).await?;
        say_error(&format!("let in: a device of {}", knock.name));
        Ok(())
    }

    async fn decline(&self, knock: &KnockRow) -> Result<(), Trouble> {
        self.call::<Value>(json!({ "do": "decline_device", "invite": knock.invite })).await?;
        say_error("sent away; make a new invite");
        Ok(())
    }

    async fn finish(self) {
        if let Self::Own(_, link) = self {
            link.finish().await;
        }
    }
}

/// Prints a code, then waits for the device and has it compared.
pub(super) async fn invite(at: &At, member: &str, let_in: bool, within: u64) -> Result<ExitCode, Trouble> {
    let door = Door::open(at).await?;
    let people: PeopleView = door.call(json!({ "do": "people" })).await?;
    let person = people.people.iter().find(|person| person.name == member && !person.left);
    let person = person.ok_or_else(|| {
        Trouble::Said(format!("the directory has no member “{member}”; give the name as it stands there"))
    })?;
    let invite: InviteView = door.call(json!({ "do": "invite_device", "member": person.member })).await?;
    say(&invite.code);
    if !let_in && !std::io::stdin().is_terminal() {
        say_error("when the device shows its eight characters: porchlight approve CHARACTERS");
        door.finish().await;
        return Ok(ExitCode::SUCCESS);
    }
    say_error("Waiting for the device. On it: porchlight join CODE, or scan the code.");
    let knock = wait_for(&door, within, |knock| knock.invite == invite.invite).await?;
    if let_in || same_on_both(&knock)? {
        door.approve(&knock).await?;
    } else {
        door.decline(&knock).await?;
    }
    door.finish().await;
    Ok(ExitCode::SUCCESS)
}

/// Lets the device in that shows these characters, or sends it away.
pub(super) async fn approve(
    at: &At,
    comparison: &str,
    decline: bool,
    within: u64,
) -> Result<ExitCode, Trouble> {
    let door = Door::open(at).await?;
    let plain =
        |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase();
    let knock = wait_for(&door, within, |knock| plain(&knock.comparison) == plain(comparison)).await?;
    if decline {
        door.decline(&knock).await?;
    } else {
        door.approve(&knock).await?;
    }
    door.finish().await;
    Ok(ExitCode::SUCCESS)
}

/// Brings a lost agency back: this folder becomes an administrator's.
pub(super) async fn recover(at: &At, relay: Option<&str>) -> Result<ExitCode, Trouble> {
    say_error("The line of the recovery kit, or its 24 words:");
    let mut sheet = String::new();
    std::io::stdin().lock().read_line(&mut sheet).map_err(doing("reading the kit"))?;
    let home = Home::open(at)?;
    engine::recover(&home.engine, &sheet, relay).await?;
    say("the agency is back on this device. Next: `porchlight sync`, then revoke the devices that are lost");
    Ok(ExitCode::SUCCESS)
}

async fn wait_for(
    door: &Door<'_>,
    within: u64,
    is_it: impl Fn(&KnockRow) -> bool,
) -> Result<KnockRow, Trouble> {
    let since = Instant::now();
    loop {
        if let Some(knock) = door.knocks().await?.into_iter().find(|knock| is_it(knock)) {
            return Ok(knock);
        }
        if since.elapsed() > Duration::from_secs(within) {
            return Err(Trouble::Said(format!(
                "no such device has knocked within {within} seconds; the code stays good, try `porchlight approve`"
            )));
        }
        sleep(LOOK_AGAIN).await;
    }
}

fn same_on_both(knock: &KnockRow) -> Result<bool, Trouble> {
    if knock.contested {
        say_error("Another device knocks with the same code: somebody else has seen it.");
    }
    say_error(&format!(
        "Does the device of {} show  {}  ? Type yes to let it in.",
        knock.name, knock.comparison
    ));
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer).map_err(doing("reading the answer"))?;
    Ok(answer.trim().eq_ignore_ascii_case("yes"))
}

/// Joins, and shows the characters to compare meanwhile.
pub(super) async fn join(engine: &std::sync::Arc<Engine>, code: &str) -> Result<(), Trouble> {
    engine::join(engine, code, |comparison| {
        say_error(&format!(
            "This device shows  {comparison}  . Ask your administrator to compare and let it in."
        ));
    })
    .await?;
    Ok(())
}
