//! Takes connections in: TLS when there is a certificate, then one request each, within the handshake's
//! time. Whoever connects and says nothing has no place for long.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use axum::http::header::{CONNECTION, HeaderValue};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};
use tokio::time::timeout;

use crate::address::Address;
use crate::connection::Relay;
use crate::gate::Seat;
use crate::tls::Certificate;

/// How many sockets there may be above the connections: those that are on their way in or out.
const ON_THE_WAY: usize = 1024;
/// The most bytes of a request's head. A device's has 300; a proxy adds a few hundred.
const HEAD: usize = 16 * 1024;
/// How long to wait when the system has no more sockets to give.
const NO_SOCKETS: Duration = Duration::from_millis(100);

/// Who is at the other end, for as long as the connection lasts.
#[derive(Debug, Clone)]
pub(crate) struct Peer {
    /// The address of the socket: the proxy's, behind one.
    pub(crate) address: Address,
    _held: Arc<(OwnedSemaphorePermit, Option<Seat>)>,
}

/// A socket that listens, and what it leads to.
#[derive(Debug)]
pub(crate) struct Listening {
    pub(crate) listener: TcpListener,
    pub(crate) app: Router,
    pub(crate) relay: Arc<Relay>,
    pub(crate) certificate: Option<Certificate>,
}

impl Listening {
    /// Takes in whoever comes, until it is stopped; the socket is closed then.
    pub(crate) async fn runs(self, mut stopped: oneshot::Receiver<()>) {
        let sockets = Arc::new(Semaphore::new(self.relay.limits().connections.saturating_add(ON_THE_WAY)));
        let fresh = self.certificate.clone().map(|certificate| tokio::spawn(certificate.keep_fresh()));
        loop {
            let accepted = tokio::select! {
                accepted = self.listener.accept() => accepted,
                _ = &mut stopped => break,
            };
            match accepted {
                Ok((socket, from)) => self.takes_in(socket, from, &sockets),
                Err(error) => {
                    tracing::warn!(%error, "no connection could be taken in; raise the limit of open files");
                    tokio::time::sleep(NO_SOCKETS).await;
                }
            }
        }
        if let Some(fresh) = fresh {
            fresh.abort();
        }
    }

    fn takes_in(&self, socket: TcpStream, from: SocketAddr, sockets: &Arc<Semaphore>) {
        let (relay, address) = (Arc::clone(&self.relay), Address::from(from.ip()));
        let Ok(place) = Arc::clone(sockets).try_acquire_owned() else {
            return relay.metrics().turned_away.add(1);
        };
        // Behind a proxy all come from one address; whose they are is in the request.
        let seat = (!relay.is_behind_proxy()).then(|| relay.gate().address(address, relay.uptime()));
        let seat = match seat {
            Some(None) => return relay.metrics().turned_away.add(1),
            seat => seat.flatten(),
        };
        // Without it a receipt of 200 bytes would wait up to 40 ms for company.
        drop(socket.set_nodelay(true));
        let peer = Peer { address, _held: Arc::new((place, seat)) };
        let (app, acceptor) = (self.app.clone(), self.certificate.as_ref().map(Certificate::acceptor));
        tokio::spawn(async move {
            let patience = relay.limits().handshake;
            let done = match acceptor {
                None => answers(socket, app, peer, &relay).await,
                Some(acceptor) => match timeout(patience, acceptor.accept(socket)).await {
                    Ok(Ok(socket)) => answers(socket, app, peer, &relay).await,
                    _ => false,
                },
            };
            if !done {
                relay.metrics().handshakes_failed.add(1);
            }
        });
    }
}

/// One request on this line, answered or handed on as a WebSocket. Whether it came to something.
async fn answers<S>(socket: S, app: Router, peer: Peer, relay: &Relay) -> bool
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let app = TowerToHyperService::new(app);
    let service = service_fn(move |mut request: hyper::Request<Incoming>| {
        request.extensions_mut().insert(peer.clone());
        let answering = app.call(request);
        async move {
            let mut response = answering.await?;
            // A WebSocket goes on; after any other answer the line ends.
            if response.status() != StatusCode::SWITCHING_PROTOCOLS {
                response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
            }
            Ok::<_, Infallible>(response)
        }
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(relay.limits().handshake).max_buf_size(HEAD);
    let connection = http.serve_connection(TokioIo::new(socket), service).with_upgrades();
    tokio::select! {
        done = connection => done.is_ok(),
        () = relay.is_stopping() => true,
    }
}
