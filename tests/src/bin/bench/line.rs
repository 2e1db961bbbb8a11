//! A connection to the relay that speaks frames itself: what it costs the relay, without a device.

use futures_util::{SinkExt, StreamExt};
use ids::{Cursor, SpaceId};
use protocol::{Batch, Frame, SYNC_PATH, VERSION};
use seal::public::{Envelope, Question, Receipt, Signed};
use seal::secret::DeviceKeys;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async_with_config};

use crate::Trouble;

/// Who comes in, and what it has.
pub(crate) struct Entering<'a> {
    pub device: &'a DeviceKeys,
    pub agency: ids::AgencyId,
    /// How many statements it has.
    pub roster: u64,
    pub cursors: Vec<(SpaceId, Cursor)>,
    /// How many bytes of envelopes it wants to be sent.
    pub credit: u32,
}

/// A connection.
pub(crate) struct Line(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Line {
    pub(crate) async fn to(url: &str) -> Result<Self, Trouble> {
        let config = WebSocketConfig::default().read_buffer_size(16 * 1024);
        let connected = connect_async_with_config(format!("{url}{SYNC_PATH}"), Some(config), true).await?;
        Ok(Self(connected.0))
    }

    pub(crate) async fn say(&mut self, frame: &Frame) -> Result<(), Trouble> {
        Ok(self.0.send(Message::Binary(frame.to_bytes()?.into())).await?)
    }

    pub(crate) async fn hear(&mut self) -> Result<Frame, Trouble> {
        loop {
            match self.0.next().await.ok_or("the relay hung up")?? {
                Message::Binary(bytes) => return Ok(Frame::from_bytes(&bytes)?),
                Message::Close(_) => return Err("the relay hung up".into()),
                _ => {}
            }
        }
    }

    /// Comes in as a device.
    pub(crate) async fn enter(url: &str, who: &Entering<'_>) -> Result<Self, Trouble> {
        let mut line = Self::to(url).await?;
        let (agency, device) = (who.agency, who.device.id());
        let software = "bench".into();
        // What the relay proves is the business of real devices.
        let (versions, nonce) = (vec![VERSION], [0; 32]);
        line.say(&Frame::Hello { versions, agency, device, software, nonce }).await?;
        let Frame::Challenge { nonce, relay, .. } = line.hear().await? else {
            return Err("the relay asked no question".into());
        };
        let signature = who.device.prove(&Question { nonce, agency, device, relay })?;
        let (roster, cursors, credit) = (who.roster, who.cursors.clone(), who.credit);
        line.say(&Frame::Prove { signature, roster, cursors, credit }).await?;
        match line.hear().await? {
            Frame::Welcome { .. } => Ok(line),
            other => Err(format!("the relay did not let a device in: {other:?}").into()),
        }
    }

    /// Pushes, and waits for the receipt; the receipt is not verified here.
    pub(crate) async fn push(
        &mut self,
        push: u32,
        envelopes: &[Envelope],
    ) -> Result<Signed<Receipt>, Trouble> {
        let batch = Batch::from_envelopes(envelopes.iter().map(|envelope| (Cursor(0), envelope)));
        self.say(&Frame::Push { push, batch }).await?;
        loop {
            match self.hear().await? {
                Frame::Receipt { push: answered, receipt } if answered == push => return Ok(receipt),
                Frame::Refused { refusals, .. } => return Err(format!("refused: {refusals:?}").into()),
                Frame::Bye { say, .. } => return Err(say.into()),
                _ => {}
            }
        }
    }
}
