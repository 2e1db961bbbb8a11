//! What lies between devices and relay: an address that stays, whatever stands behind it, and a line
//! that can be cut.

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// The line's state: where it leads, and how often it was cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Line {
    leads_to: Option<SocketAddr>,
    cuts: u32,
}

/// An address in front of a relay that can be stopped, replaced and cut off.
#[derive(Debug)]
pub struct Wire {
    address: SocketAddr,
    line: Arc<watch::Sender<Line>>,
    listening: JoinHandle<()>,
}

impl Wire {
    /// A wire that leads nowhere yet.
    pub async fn laid() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let address = listener.local_addr().expect("its address");
        let line = Arc::new(watch::Sender::new(Line { leads_to: None, cuts: 0 }));
        let listening = tokio::spawn(listen(listener, line.clone()));
        Self { address, line, listening }
    }

    /// What devices connect to.
    pub fn url(&self) -> String {
        format!("ws://{}", self.address)
    }

    /// From now on it leads there, or nowhere. Lines that are open break.
    pub fn leads_to(&self, relay: Option<SocketAddr>) {
        self.line.send_modify(|line| {
            line.leads_to = relay;
            line.cuts += 1;
        });
    }

    /// Breaks every open line, in the middle of whatever it carries. New ones can be made at once.
    pub fn is_cut(&self) {
        self.line.send_modify(|line| line.cuts += 1);
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

async fn listen(listener: TcpListener, line: Arc<watch::Sender<Line>>) {
    while let Ok((device, _)) = listener.accept().await {
        tokio::spawn(carry(device, line.subscribe()));
    }
}

async fn carry(mut device: TcpStream, mut line: watch::Receiver<Line>) {
    let Some(address) = line.borrow_and_update().leads_to else { return };
    let Ok(mut relay) = TcpStream::connect(address).await else { return };
    // Without it a receipt of 200 bytes would wait up to 40 ms for company.
    drop((device.set_nodelay(true), relay.set_nodelay(true)));
    tokio::select! {
        _ = copy_bidirectional(&mut device, &mut relay) => {}
        _ = line.changed() => {}
    }
}
