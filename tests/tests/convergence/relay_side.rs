//! The relay's side of a line: its real session, its real store, its news; no socket.

use std::collections::VecDeque;
use std::sync::Arc;

use ids::{AgencyId, DeviceId, UnixMs};
use protocol::Frame;
use relay::session::{Effect, Enter, Entered, Event, Own, Session};
use relay::store::{Append, KeepAck, News, Store, Verdict};
use seal::public::{Receipt, Signed};
use tokio::runtime::Runtime;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::TryRecvError;

/// What the relay holds of one line.
pub struct RelaySide {
    session: Session,
    store: Store,
    runtime: Arc<Runtime>,
    news: Option<Receiver<Arc<News>>>,
    pub to_device: VecDeque<Vec<u8>>,
}

impl RelaySide {
    pub fn of(store: &Store, runtime: &Arc<Runtime>, nonce: [u8; 32]) -> Self {
        Self {
            session: Session::new(Own { key: *store.keys().public(), log: store.log(), nonce, local: false }),
            store: store.clone(),
            runtime: runtime.clone(),
            news: None,
            to_device: VecDeque::new(),
        }
    }

    /// A frame came from the device.
    pub fn hears(&mut self, frame: &Frame, now: UnixMs) {
        self.digests(Event::Frame(frame.clone()), now);
    }

    /// Hears one thing that was committed for others. Whether there was one.
    pub fn hears_news(&mut self, now: UnixMs) -> bool {
        let event = match self.news.as_mut().map(Receiver::try_recv) {
            Some(Ok(news)) => Event::News(news),
            Some(Err(TryRecvError::Lagged(_))) => Event::Lagged,
            _ => return false,
        };
        self.digests(event, now);
        true
    }

    fn digests(&mut self, event: Event, now: UnixMs) {
        let mut events = VecDeque::from([event]);
        while let Some(event) = events.pop_front() {
            for effect in self.session.on(event, now) {
                events.extend(self.performs(effect, now));
            }
        }
    }

    fn performs(&mut self, effect: Effect, now: UnixMs) -> Option<Event> {
        let (store, runtime) = (self.store.clone(), self.runtime.clone());
        match effect {
            Effect::Send(frame) => {
                assert!(!matches!(frame, Frame::Bye { .. } | Frame::Refused { .. }), "{frame:?}");
                self.to_device.push_back(frame.to_bytes().unwrap());
                None
            }
            Effect::Welcome { word, roster_head, heads } => {
                let (signature, relay_time, log) = (word.sign(store.keys()).unwrap(), word.at, word.log);
                let welcome = Frame::Welcome { relay_time, roster_head, heads, log, signature };
                self.to_device.push_back(welcome.to_bytes().unwrap());
                None
            }
            Effect::Receipt { push, agency, held, .. } => {
                let receipt = Signed::sign(store.keys(), &Receipt { agency, at: now, held }).unwrap();
                self.to_device.push_back(Frame::Receipt { push, receipt }.to_bytes().unwrap());
                None
            }
            Effect::Listen(agency) => {
                self.news = Some(store.hub().listen(agency));
                Some(Event::Agency(store.roster(agency)))
            }
            Effect::Enter(Enter { agency, device, spaces, roster, .. }) => Some(runtime.block_on(async {
                Event::Entered(Entered {
                    statements: store.statements(agency, roster).await.unwrap(),
                    heads: store.heads(spaces.clone()).await.unwrap(),
                    acks: store.acks(spaces, device).await.unwrap(),
                    ..Entered::default()
                })
            })),
            Effect::ReadPage(space, after) => {
                Some(Event::Page(space, runtime.block_on(store.page(space, after)).unwrap()))
            }
            Effect::ReadStatements(agency, after) => {
                let statements = runtime.block_on(store.statements(agency, after)).unwrap();
                Some(Event::Statements(after, statements, store.roster(agency).unwrap()))
            }
            Effect::Append { push, append } => {
                let (agency, device) = (append.agency, append.device);
                let appended = runtime.block_on(store.write(append));
                self.waits_for_news(agency, device);
                Some(Event::Appended(push, appended))
            }
            Effect::KeepAck { agency, word, signed } => {
                runtime.block_on(store.write(KeepAck { agency, word, signed })).unwrap();
                self.waits_for_news(agency, word.device);
                None
            }
            other => panic!("nothing here leads to {other:?}"),
        }
    }

    /// The store answers first and tells the news then, on a thread of its own. What comes after them
    /// in its queue is answered when they are told: so a case replays.
    fn waits_for_news(&self, agency: AgencyId, device: DeviceId) {
        let nothing = Append { agency, device, envelopes: vec![], judge: |_, _, _| Verdict::Keep };
        self.runtime.block_on(self.store.write(nothing)).unwrap();
    }
}
