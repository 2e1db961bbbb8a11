//! Counts the bytes of a connection on their way: a thin line between a device and the relay.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};

use crate::Trouble;

/// A listening proxy.
pub(crate) struct Proxy {
    /// Where a device connects to.
    pub url: String,
    down: Arc<AtomicU64>,
    up: Arc<AtomicU64>,
}

impl Proxy {
    /// Passes everything on to the relay at this port of this machine.
    pub(crate) async fn before(relay: u16) -> Result<Self, Trouble> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("ws://{}", listener.local_addr()?);
        let (down, up) = (Arc::<AtomicU64>::default(), Arc::<AtomicU64>::default());
        let counters = (down.clone(), up.clone());
        tokio::spawn(async move {
            while let Ok((device, _)) = listener.accept().await {
                let Ok(relay) = TcpStream::connect(("127.0.0.1", relay)).await else { continue };
                let _ = (device.set_nodelay(true), relay.set_nodelay(true));
                let ((from_device, to_device), (from_relay, to_relay)) =
                    (device.into_split(), relay.into_split());
                tokio::spawn(pass(from_relay, to_device, counters.0.clone()));
                tokio::spawn(pass(from_device, to_relay, counters.1.clone()));
            }
        });
        Ok(Self { url, down, up })
    }

    /// Bytes so far: to the device, and from it.
    pub(crate) fn bytes(&self) -> (u64, u64) {
        (self.down.load(Ordering::Relaxed), self.up.load(Ordering::Relaxed))
    }
}

async fn pass(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, counter: Arc<AtomicU64>) {
    let mut buffer = vec![0; 64 * 1024];
    while let Ok(count @ 1..) = from.read(&mut buffer).await {
        counter.fetch_add(count as u64, Ordering::Relaxed);
        if to.write_all(&buffer[..count]).await.is_err() {
            return;
        }
    }
}
