//! A connection, as a device or a guest sees it.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use ids::{Cursor, SpaceId};
use protocol::{Batch, Frame, Kept, RefusalCode};
use seal::public::{Ack, Envelope, PublicKey, Question, Receipt, Signed};
use seal::secret::DeviceKeys;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{
    Connector, MaybeTlsStream, WebSocketStream, connect_async, connect_async_tls_with_config,
};

use super::{Agency, NOW};

/// A connection, as a device or a guest sees it.
pub struct Line {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    pub relay: Option<PublicKey>,
}

impl Line {
    pub async fn to(url: &str) -> Self {
        Self { socket: connect_async(url).await.unwrap().0, relay: None }
    }

    /// Through this way of speaking TLS, or not at all.
    pub async fn over_tls(url: &str, connector: Connector) -> Result<Self, Error> {
        let (socket, _) = connect_async_tls_with_config(url, None, true, Some(connector)).await?;
        Ok(Self { socket, relay: None })
    }

    /// As a proxy that speaks for this address.
    pub async fn forwarded(url: &str, by: &str) -> Result<Self, Error> {
        let mut request = url.into_client_request()?;
        request.headers_mut().insert("x-forwarded-for", by.parse().unwrap());
        Ok(Self { socket: connect_async(request).await?.0, relay: None })
    }

    pub async fn send(&mut self, frame: &Frame) {
        self.send_bytes(frame.to_bytes().unwrap()).await;
    }

    pub async fn send_bytes(&mut self, bytes: Vec<u8>) {
        self.socket.send(Message::Binary(bytes.into())).await.unwrap();
    }

    /// Bytes as they are, without a WebSocket's frame around them.
    pub async fn sends_raw(&mut self, bytes: &[u8]) {
        assert!(self.tries_raw(bytes).await, "the relay hung up");
    }

    /// The same; false when the relay has hung up.
    pub async fn tries_raw(&mut self, bytes: &[u8]) -> bool {
        self.socket.get_mut().write_all(bytes).await.is_ok()
    }

    /// The next frame; a test that waits for one in vain fails after ten seconds.
    pub async fn hear(&mut self) -> Frame {
        self.hears().await.expect("the relay hung up")
    }

    /// The next frame, or nothing when the relay hangs up.
    pub async fn hears(&mut self) -> Option<Frame> {
        loop {
            let next = tokio::time::timeout(Duration::from_secs(10), self.socket.next());
            match next.await.expect("nothing was heard for ten seconds")?.ok()? {
                Message::Binary(bytes) => return Some(Frame::from_bytes(&bytes).unwrap()),
                Message::Close(_) => return None,
                _ => {}
            }
        }
    }

    /// Whether nothing comes for a while.
    pub async fn is_quiet(&mut self) -> bool {
        tokio::time::timeout(Duration::from_millis(150), self.hears()).await.is_err()
    }

    pub async fn proves(
        &mut self,
        agency: &Agency,
        device: &DeviceKeys,
        roster: u64,
        cursors: &[(SpaceId, Cursor)],
        credit: u32,
    ) {
        self.proves_speaking(&protocol::VERSIONS, agency, device, roster, cursors, credit).await;
    }

    /// As a build that speaks these versions.
    pub async fn proves_speaking(
        &mut self,
        versions: &[u16],
        agency: &Agency,
        device: &DeviceKeys,
        roster: u64,
        cursors: &[(SpaceId, Cursor)],
        credit: u32,
    ) {
        let id = agency.roster.agency();
        self.send(&Frame::Hello {
            versions: versions.to_vec(),
            agency: id,
            device: device.id(),
            software: "test".into(),
            nonce: [1; 32],
        })
        .await;
        let Frame::Challenge { nonce, relay, .. } = self.hear().await else { panic!("no challenge") };
        self.relay = Some(relay);
        let question = Question { nonce, agency: id, device: device.id(), relay };
        let signature = device.prove(&question).unwrap();
        self.send(&Frame::Prove { signature, roster, cursors: cursors.to_vec(), credit }).await;
    }

    pub async fn push(&mut self, push: u32, envelopes: &[Envelope]) {
        let batch = Batch::from_envelopes(envelopes.iter().map(|envelope| (Cursor(0), envelope)));
        self.send(&Frame::Push { push, batch }).await;
    }

    /// Pushes and waits for the receipt, which must be the relay's.
    pub async fn pushes(&mut self, push: u32, envelopes: &[Envelope]) -> Receipt {
        self.push(push, envelopes).await;
        match self.hears_answer().await {
            Frame::Receipt { push: answered, receipt } if answered == push => {
                receipt.verify(&self.relay.unwrap()).unwrap()
            }
            other => panic!("no receipt but {other:?}"),
        }
    }

    /// The answer to a push, past what others said meanwhile.
    pub async fn hears_answer(&mut self) -> Frame {
        loop {
            match self.hear().await {
                Frame::Envelopes { .. }
                | Frame::Seen { .. }
                | Frame::Statements { .. }
                | Frame::Keys { .. }
                | Frame::Knocks { .. }
                | Frame::Standings { .. }
                | Frame::Present(_) => {}
                answer => return answer,
            }
        }
    }

    /// Asks, and hears the answer past what others said meanwhile.
    pub async fn asks(&mut self, frame: &Frame) -> Frame {
        self.send(frame).await;
        self.hears_answer().await
    }

    /// Pushes what is refused, and why.
    pub async fn is_refused(&mut self, push: u32, envelopes: &[Envelope]) -> Vec<RefusalCode> {
        self.push(push, envelopes).await;
        match self.hears_answer().await {
            Frame::Refused { push: answered, refusals } if answered == push => {
                assert!(refusals.iter().all(|(_, refusal)| refusal.kept == Kept::OnDevice));
                assert!(refusals.iter().all(|(_, refusal)| refusal.say.len() > 30));
                refusals.into_iter().map(|(_, refusal)| refusal.code).collect()
            }
            other => panic!("not refused but {other:?}"),
        }
    }

    /// Everything of a log up to a number, checked to be without gaps and repeats.
    pub async fn catches_up(&mut self, space: SpaceId, from: Cursor, to: Cursor) -> Vec<(Cursor, Envelope)> {
        let (mut at, mut all) = (from, Vec::new());
        while at < to {
            let Frame::Envelopes { space: of, after, upto, batch } = self.hear().await else { continue };
            if of == space {
                assert_eq!(after, at, "continues where the last one ended");
                at = upto;
                all.extend(batch.into_envelopes().unwrap());
            }
        }
        all
    }

    pub async fn acks(&mut self, agency: &Agency, device: &DeviceKeys, space: SpaceId, cursor: Cursor) {
        let word = Ack { agency: agency.roster.agency(), device: device.id(), space, cursor, at: NOW };
        let ack = Signed::sign(device.signing(), &word).unwrap();
        self.send(&Frame::Ack { ack }).await;
    }
}
