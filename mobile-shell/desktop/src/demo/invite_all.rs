//! Many people invited and enrolled in one go, and folders synced to the end.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use engine::door::{Command, Link as LinkState, SyncStatus};
use engine::{Clock, Engine, Link};
use tokio::time::timeout;

use crate::home::Home;
use crate::trouble::Trouble;

/// Waits until an engine has nothing left to sync; a minute at most.
pub(super) async fn complete(engine: &Engine) -> Result<(), Trouble> {
    let mut changes = engine.listen();
    let waiting = async {
        loop {
            let status = engine.call(Command::SyncStatus)?;
            let status: SyncStatus =
                serde_json::from_value(status).map_err(|e| Trouble::Said(e.to_string()))?;
            if status.link == LinkState::Live && status.on_this_device == 0 {
                return Ok(());
            }
            // Lagging behind is fine: the status is read anew.
            let _ = timeout(Duration::from_millis(200), changes.recv()).await;
        }
    };
    let late = |_| Trouble::Said("the relay did not take everything within a minute".into());
    timeout(Duration::from_secs(60), waiting).await.map_err(late)?
}

/// Invites each person from the administrator's device, and joins in a folder of their own.
pub(super) async fn invite_all(
    admin: &Arc<Engine>,
    folder: &Path,
    people: &[(&str, &str)],
) -> Result<(), Trouble> {
    complete(admin).await?;
    for (name, member) in people {
        let home = Home::open_with(&folder.join(name), Clock::system(), false)?;
        engine::enrol(admin, &home.engine, member).await?;
        let _link = Link::start(home.engine.clone())?;
        complete(&home.engine).await?;
    }
    Ok(())
}
