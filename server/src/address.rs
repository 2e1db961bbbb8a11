//! From where a connection comes, as far as limits need to know. Never written down.

use std::net::{IpAddr, Ipv6Addr};

/// One address: whole for IPv4, the first 64 bits for IPv6, of which one house has as many as it likes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Address(IpAddr);

impl From<IpAddr> for Address {
    fn from(address: IpAddr) -> Self {
        Self(match address.to_canonical() {
            IpAddr::V6(v6) => {
                let [a, b, c, d, ..] = v6.segments();
                Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
            }
            v4 => v4,
        })
    }
}

impl Address {
    /// What the proxy in front says of whom it speaks for: the last entry of `X-Forwarded-For`. Everything
    /// before it is the client's own claim.
    pub(crate) fn forwarded(header: &str) -> Option<Self> {
        let last = header.rsplit(',').next()?.trim();
        let bare = last.strip_prefix('[').and_then(|rest| rest.split(']').next()).unwrap_or(last);
        let address = bare.parse::<IpAddr>().ok().or_else(|| {
            // Some proxies add the port.
            bare.parse::<std::net::SocketAddr>().ok().map(|address| address.ip())
        });
        address.map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn of(text: &str) -> Address {
        Address::from(text.parse::<IpAddr>().unwrap())
    }

    #[test]
    fn one_house_is_one_address() {
        assert_eq!(of("2001:db8:1:2:3:4:5:6"), of("2001:db8:1:2::1"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_eq!(of("::ffff:192.0.2.7"), of("192.0.2.7"));
        assert_ne!(of("192.0.2.7"), of("192.0.2.8"));
    }

    #[test]
    fn only_what_the_proxy_itself_added_counts() {
        for header in ["192.0.2.7", "203.0.113.9, 192.0.2.7", "forged,192.0.2.7 ", "x, 192.0.2.7:4711"] {
            assert_eq!(Address::forwarded(header), Some(of("192.0.2.7")), "{header}");
        }
        assert_eq!(Address::forwarded("a, [2001:db8::1]:443"), Some(of("2001:db8::1")));
        for header in ["", "unknown", "192.0.2.7, "] {
            assert_eq!(Address::forwarded(header), None, "{header}");
        }
    }
}
