//! Enrolling a device that is in the same hands as the administrator's: a demo, a test, a laptop beside
//! the phone. The comparison is made by the program that has both.

use std::sync::Arc;
use std::time::Duration;

use ids::{InviteId, MemberId};
use tokio::task::{JoinHandle, spawn_blocking};

use super::join;
use crate::{Engine, Refusal};

/// A device that is at hand knocks at once.
const PATIENCE: Duration = Duration::from_secs(60);

/// Invites the member with this name, joins and lets in.
pub async fn enrol(admin: &Arc<Engine>, device: &Arc<Engine>, name: &str) -> Result<MemberId, Refusal> {
    let (inviting, name) = (admin.clone(), name.to_owned());
    let invite = spawn_blocking(move || inviting.invite(&name)).await.map_err(|_| interrupted())??;
    let letting_in = let_in(admin, invite.invite);
    let joined = join(device, &invite.code, |_| {}).await;
    letting_in.await.map_err(|_| interrupted())??;
    joined
}

/// Lets the next device in that knocks with this invite, in the background.
pub fn let_in(admin: &Arc<Engine>, invite: InviteId) -> JoinHandle<Result<(), Refusal>> {
    let admin = admin.clone();
    spawn_blocking(move || admin.approve_next(invite, PATIENCE).map(|_| ()))
}

fn interrupted() -> Refusal {
    Refusal::Relay("enrolling was interrupted; start it again".into())
}
