//! The WebSocket to the relay: connected, and used once by a guest.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use protocol::{Frame, MAX_FRAME, SYNC_PATH};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::tungstenite::{Bytes, Message};
use tokio_tungstenite::{Connector, MaybeTlsStream, WebSocketStream, connect_async_tls_with_config};

use super::trust;
use crate::Refusal;

pub(super) type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// Mobile networks take a second or two; more is no network.
const CONNECT: Duration = Duration::from_secs(5);
const ANSWER: Duration = Duration::from_secs(15);

/// Connects to the relay at `url`, such as `wss://relay.example`; with TLS when it says so.
pub(super) async fn connect(url: &str) -> Result<Socket, Refusal> {
    connect_to(url, trust::connector()?).await
}

/// The same, believing whatever this connector believes.
pub(super) async fn connect_to(url: &str, connector: Connector) -> Result<Socket, Refusal> {
    let address = if url.ends_with(SYNC_PATH) {
        url.to_owned()
    } else {
        format!("{}{SYNC_PATH}", url.trim_end_matches('/'))
    };
    // 16 KiB: a frame of the live tail is under 1 KiB, of a catch-up up to 256.
    let config = WebSocketConfig::default()
        .read_buffer_size(16 * 1024)
        .max_message_size(Some(MAX_FRAME))
        .max_frame_size(Some(MAX_FRAME));
    let connecting = connect_async_tls_with_config(address, Some(config), true, Some(connector));
    match tokio::time::timeout(CONNECT, connecting).await {
        Ok(Ok((socket, _))) => Ok(socket),
        Ok(Err(error)) => Err(Refusal::Relay(plain_words(&error))),
        Err(_) => Err(Refusal::Relay("the relay does not answer".into())),
    }
}

fn plain_words(error: &tokio_tungstenite::tungstenite::Error) -> String {
    use tokio_tungstenite::tungstenite::Error;
    if let Error::Io(io) = error
        && let Some(complaint) = trust::complaint(io)
    {
        return complaint.into();
    }
    match error {
        Error::Io(io) if io.kind() == std::io::ErrorKind::ConnectionRefused => {
            "the relay is not running".into()
        }
        Error::Io(_) => "there is no connection to the relay".into(),
        Error::Url(_) => "the relay's address is not one; it looks like wss://relay.example".into(),
        Error::Http(answer) if answer.status() == 429 => {
            "the relay has as many connections from here as it allows; it is tried again".into()
        }
        _ => "the relay's address answers, but not as a relay".into(),
    }
}

pub(super) fn message(frame: &Frame) -> Result<Message, Refusal> {
    let bytes = frame.to_bytes().map_err(|error| Refusal::Relay(error.to_string()))?;
    Ok(Message::Binary(Bytes::from(bytes)))
}

/// One question as a guest, one answer.
pub(crate) async fn ask_as_guest(url: &str, question: &Frame) -> Result<Frame, Refusal> {
    let mut guest = Guest::comes(url).await?;
    let answer = guest.asks(question).await;
    guest.goes().await;
    answer
}

/// A connection without a session.
pub(crate) struct Guest(Socket);

impl Guest {
    /// Connects.
    pub(crate) async fn comes(url: &str) -> Result<Self, Refusal> {
        connect(url).await.map(Self)
    }

    /// On a connection that was made.
    pub(super) fn at(socket: Socket) -> Self {
        Self(socket)
    }

    /// Asks, and hears the first frame of the answer.
    pub(crate) async fn asks(&mut self, question: &Frame) -> Result<Frame, Refusal> {
        let asked = message(question)?;
        let sent = tokio::time::timeout(ANSWER, self.0.send(asked)).await;
        sent.map_err(|_| too_long())?.map_err(|error| Refusal::Relay(plain_words(&error)))?;
        self.hears().await
    }

    /// The next frame; a goodbye is an error.
    pub(crate) async fn hears(&mut self) -> Result<Frame, Refusal> {
        let frame = async {
            while let Some(received) = self.0.next().await {
                match received {
                    Ok(Message::Binary(bytes)) => {
                        return Frame::from_bytes(&bytes).map_err(|error| Refusal::Relay(error.to_string()));
                    }
                    Ok(_) => {}
                    Err(error) => return Err(Refusal::Relay(plain_words(&error))),
                }
            }
            Err(Refusal::Relay("the relay hung up without an answer".into()))
        };
        match tokio::time::timeout(ANSWER, frame).await.map_err(|_| too_long())?? {
            Frame::Bye { code, say } => Err(Refusal::SentAway { code, say }),
            frame => Ok(frame),
        }
    }

    /// Hangs up.
    pub(crate) async fn goes(mut self) {
        // The answer is here: how the goodbye fares does not matter.
        let _ = tokio::time::timeout(CONNECT, self.0.close(None)).await;
    }
}

fn too_long() -> Refusal {
    Refusal::Relay("the relay took too long to answer".into())
}
