//! Who may talk to the desk: one-time addresses, the cookie they buy, the desk's own token.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use crate::key::files::{hex, random};
use crate::trouble::Trouble;

/// The keys to the desk. All are 256 random bits and die with the process.
pub(crate) struct Sessions {
    script: String,
    once: Mutex<BTreeSet<String>>,
    cookies: Mutex<BTreeSet<String>>,
}

impl Sessions {
    pub(crate) fn new() -> Result<Self, Trouble> {
        Ok(Self { script: hex(&random::<32>()?), once: Mutex::default(), cookies: Mutex::default() })
    }

    /// The desk's token: for a new address. It stands in a file that only the computer's user can read.
    pub(crate) fn script_token(&self) -> &str {
        &self.script
    }

    /// An address that works once.
    pub(crate) fn address(&self, port: u16) -> Result<String, Trouble> {
        let token = hex(&random::<32>()?);
        let address = format!("http://127.0.0.1:{port}/?token={token}");
        self.once.lock().unwrap_or_else(PoisonError::into_inner).insert(token);
        Ok(address)
    }

    /// Takes a one-time token for a cookie. None when it was used or never given out.
    pub(crate) fn redeem(&self, token: &str) -> Result<Option<String>, Trouble> {
        if !self.once.lock().unwrap_or_else(PoisonError::into_inner).remove(token) {
            return Ok(None);
        }
        let cookie = hex(&random::<32>()?);
        self.cookies.lock().unwrap_or_else(PoisonError::into_inner).insert(cookie.clone());
        Ok(Some(cookie))
    }

    pub(crate) fn knows_cookie(&self, cookie: &str) -> bool {
        self.cookies.lock().unwrap_or_else(PoisonError::into_inner).contains(cookie)
    }

    pub(crate) fn knows_script(&self, token: &str) -> bool {
        same(token, &self.script)
    }
}

/// Compares without telling by time how much was right.
pub(super) fn same(given: &str, own: &str) -> bool {
    let (given, own) = (given.as_bytes(), own.as_bytes());
    given.len() == own.len() && given.iter().zip(own).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn an_address_works_once() {
        let sessions = Sessions::new().unwrap();
        let address = sessions.address(4000).unwrap();
        let token = address.split_once("token=").unwrap().1;
        let cookie = sessions.redeem(token).unwrap().unwrap();
        assert!(sessions.knows_cookie(&cookie));
        assert_eq!(sessions.redeem(token).unwrap(), None);
        assert!(!sessions.knows_cookie(token));
        assert!(!sessions.knows_script(&cookie) && sessions.knows_script(sessions.script_token()));
    }
}
