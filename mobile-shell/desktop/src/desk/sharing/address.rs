//! At which address others on the same network reach this computer. Nothing is sent to find out.

use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};

/// Somebody elsewhere, then somebody in each kind of private network: a hotspot has no way to elsewhere.
const TOWARDS: [[u8; 4]; 5] =
    [[192, 0, 2, 1], [192, 168, 43, 254], [10, 42, 0, 254], [172, 20, 10, 14], [192, 168, 137, 254]];

/// The address of the network that this computer is on, if it is on one.
pub(super) fn on_this_network() -> Option<IpAddr> {
    TOWARDS.into_iter().find_map(|towards| {
        let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
        // A socket without a connection chooses its own address, and says nothing to anybody.
        socket.connect(SocketAddr::from((towards, 9))).ok()?;
        let own = socket.local_addr().ok()?.ip();
        (!own.is_loopback() && !own.is_unspecified()).then_some(own)
    })
}
