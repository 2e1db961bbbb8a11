//! A local relay on somebody's device, at an event without coverage.

use std::net::SocketAddr;
use std::path::PathBuf;

use relay::{Config, Running, certificate, certificate_hash};

use crate::{City, Device, Wire};

/// A local relay, as the host of the lead's device runs it: with the list of that device, under its folder.
pub struct Sharing {
    folder: PathBuf,
    wire: Wire,
    running: Option<Running>,
    code: String,
}

impl Sharing {
    /// Begins on this device, which is joined to it itself.
    pub fn on(city: &City, lead: &Device) -> Self {
        let folder = lead.folder().join("sharing");
        std::fs::create_dir_all(&folder).expect("a folder");
        let wire = city.block_on(Wire::laid());
        let mut sharing = Self { folder, wire, running: None, code: String::new() };
        sharing.list_of(lead);
        sharing.starts(city);
        let (key, hash) = sharing.proof();
        sharing.code = lead.engine().share_code(sharing.wire.address(), key, hash).expect("a code");
        lead.engine().shares(&sharing.code).expect("a lead who shares");
        sharing
    }

    /// The code on the lead's screen.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The line to it.
    pub fn wire(&self) -> &Wire {
        &self.wire
    }

    /// The folder of its store.
    pub fn store(&self) -> PathBuf {
        self.folder.join("relay")
    }

    /// The relay that runs.
    pub fn relay(&self) -> &Running {
        self.running.as_ref().expect("it runs")
    }

    /// Writes the agency's list down as this device has it now.
    pub fn list_of(&self, lead: &Device) {
        let (_, list) = lead.engine().sharing_list().expect("a list");
        std::fs::write(self.folder.join("list"), list).expect("a list on the disk");
    }

    /// Starts it, or starts it again with what it had.
    pub fn starts(&mut self, city: &City) {
        let config = Config {
            shares: Some(self.folder.join("list")),
            tls: Some(certificate(&self.store()).expect("a certificate")),
            clock: city.clock().for_relay(),
            ..Config::local(self.store())
        };
        let running = city.block_on(relay::spawn(config)).expect("a local relay");
        self.wire.leads_to(Some(running.addr));
        self.running = Some(running);
    }

    /// Stops it, in the middle of whatever it was doing.
    pub fn stops(&mut self, city: &City) {
        self.wire.leads_to(None);
        if let Some(running) = self.running.take() {
            city.block_on(running.stop());
        }
    }

    fn proof(&self) -> ([u8; 65], [u8; 32]) {
        let files = certificate(&self.store()).expect("a certificate");
        let hash = certificate_hash(&files).expect("its hash");
        (self.relay().relay().store().keys().public().0, hash)
    }
}

impl Wire {
    /// Where it begins.
    pub fn address(&self) -> SocketAddr {
        self.url().trim_start_matches("ws://").parse().expect("an address")
    }
}
