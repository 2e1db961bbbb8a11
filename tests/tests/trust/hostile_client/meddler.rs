//! Somebody between devices and relay: reads every frame, and says more in the relay's name.
//!
//! What an operator of the relay can do, or whoever has taken it over: after the handshake nothing in a
//! frame proves that the relay has sent it, only what is in it proves itself.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use futures_util::{SinkExt, StreamExt};
use ids::SpaceId;
use protocol::{Frame, SYNC_PATH};
use seal::public::Envelope;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::broadcast;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{accept_async, connect_async};

type Seen = Arc<Mutex<Vec<(SpaceId, Envelope)>>>;

pub struct Meddler {
    pub address: SocketAddr,
    says: broadcast::Sender<Vec<u8>>,
    seen: Seen,
}

impl Meddler {
    pub async fn before(relay: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (says, seen) = (broadcast::channel(16).0, Seen::default());
        let (heard, reading) = (says.clone(), seen.clone());
        tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                tokio::spawn(carries(socket, relay, heard.subscribe(), reading.clone()));
            }
        });
        Self { address, says, seen }
    }

    /// Says this to every device that is connected, as if it came from the relay.
    pub fn says(&self, frame: &Frame) {
        assert!(self.says.send(frame.to_bytes().unwrap()).unwrap() > 0, "somebody hears it");
    }

    /// What went to devices of a space's log.
    pub fn has_seen(&self, space: SpaceId) -> Vec<Envelope> {
        let seen = self.seen.lock().unwrap();
        seen.iter().filter(|(of, _)| *of == space).map(|(_, envelope)| envelope.clone()).collect()
    }
}

async fn carries(
    device: TcpStream,
    relay: SocketAddr,
    mut more: broadcast::Receiver<Vec<u8>>,
    seen: Seen,
) -> Option<()> {
    let mut device = accept_async(device).await.ok()?;
    let mut relay = connect_async(format!("ws://{relay}{SYNC_PATH}")).await.ok()?.0;
    loop {
        tokio::select! {
            said = device.next() => relay.send(said?.ok()?).await.ok()?,
            said = relay.next() => {
                let said = said?.ok()?;
                reads(&said, &seen);
                device.send(said).await.ok()?;
            }
            made_up = more.recv() => device.send(Message::Binary(made_up.ok()?.into())).await.ok()?,
        }
    }
}

fn reads(said: &Message, seen: &Seen) {
    if let Message::Binary(bytes) = said
        && let Ok(Frame::Envelopes { space, batch, .. }) = Frame::from_bytes(bytes)
    {
        let envelopes = batch.into_envelopes().unwrap_or_default();
        seen.lock().unwrap().extend(envelopes.into_iter().map(|(_, envelope)| (space, envelope)));
    }
}
