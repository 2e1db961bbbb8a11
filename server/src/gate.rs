//! How much each device and each address may take of the relay: connections, and how fast they go on.
//!
//! Lives in memory only; who has rested is forgotten. Addresses are kept for this and for nothing else.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use ids::DeviceId;

use crate::address::Address;
use crate::limits::Limits;
use crate::pace::{Bucket, Pace, Rate};

/// From so many on, those who have rested are looked for and forgotten.
const MANY: usize = 4096;

/// Counts and paces everybody.
#[derive(Debug)]
pub(crate) struct Gate {
    limits: Limits,
    devices: Mutex<Entries<DeviceId, Device>>,
    addresses: Mutex<Entries<Address, Strangers>>,
}

/// A place among the connections of one device or one address; given back when dropped.
#[derive(Debug)]
pub(crate) struct Seat {
    gate: Arc<Gate>,
    of: Of,
}

#[derive(Debug, Clone, Copy)]
enum Of {
    Device(DeviceId),
    Address(Address),
}

impl Gate {
    /// A gate at which nobody has been yet.
    pub(crate) fn new(limits: Limits) -> Self {
        Self { limits, devices: Mutex::default(), addresses: Mutex::default() }
    }

    /// Another connection of this device, if it may have one.
    pub(crate) fn device(self: &Arc<Self>, device: DeviceId, now: Duration) -> Option<Seat> {
        let most = self.limits.connections_per_device;
        self.at_device(device, now, |entry| entry.sit(most)).then(|| self.seat(Of::Device(device)))
    }

    /// Another connection from this address, if it may have one.
    pub(crate) fn address(self: &Arc<Self>, address: Address, now: Duration) -> Option<Seat> {
        let most = self.limits.connections_per_address;
        self.at_address(address, now, |entry| entry.sit(most)).then(|| self.seat(Of::Address(address)))
    }

    /// A device pushes so many envelopes of so many bytes.
    pub(crate) fn pushes(&self, device: DeviceId, envelopes: u64, bytes: u64, now: Duration) -> Pace {
        let Limits { envelopes: many, bytes: much, .. } = self.limits;
        self.at_device(device, now, |entry| {
            let Device { envelopes: counted, bytes: weighed, .. } = &mut entry.paces;
            match counted.looks(many, now).and(weighed.looks(much, now)) {
                Pace::Pass(_) => counted.takes(many, envelopes).and(weighed.takes(much, bytes)),
                wait => wait,
            }
        })
    }

    /// A device sends so many bytes of an attachment.
    pub(crate) fn attaches(&self, device: DeviceId, bytes: u64, now: Duration) -> Pace {
        let much = self.limits.blob_bytes;
        self.at_device(device, now, |entry| match entry.paces.blobs.looks(much, now) {
            Pace::Pass(_) => entry.paces.blobs.takes(much, bytes),
            wait => wait,
        })
    }

    /// A device asks for something else.
    pub(crate) fn asks(&self, device: DeviceId, now: Duration) -> Pace {
        self.at_device(device, now, |entry| one(&mut entry.paces.asks, self.limits.asks, now))
    }

    /// Somebody at this address who is no device knocks, or asks something else.
    pub(crate) fn knocks(&self, address: Address, now: Duration) -> Pace {
        self.at_address(address, now, |entry| one(&mut entry.paces.0, self.limits.guests, now))
    }

    fn at_device<T>(&self, device: DeviceId, now: Duration, act: impl FnOnce(&mut Entry<Device>) -> T) -> T {
        let limits = self.limits;
        self.devices.lock().unwrap_or_else(PoisonError::into_inner).at(device, limits, now, act)
    }

    fn at_address<T>(
        &self,
        address: Address,
        now: Duration,
        act: impl FnOnce(&mut Entry<Strangers>) -> T,
    ) -> T {
        let limits = self.limits;
        self.addresses.lock().unwrap_or_else(PoisonError::into_inner).at(address, limits, now, act)
    }

    fn seat(self: &Arc<Self>, of: Of) -> Seat {
        Seat { gate: Arc::clone(self), of }
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        match self.of {
            Of::Device(device) => {
                self.gate.devices.lock().unwrap_or_else(PoisonError::into_inner).stand_up(&device);
            }
            Of::Address(address) => {
                self.gate.addresses.lock().unwrap_or_else(PoisonError::into_inner).stand_up(&address);
            }
        }
    }
}

fn one(bucket: &mut Bucket, rate: Rate, now: Duration) -> Pace {
    match bucket.looks(rate, now) {
        Pace::Pass(_) => bucket.takes(rate, 1),
        wait => wait,
    }
}

/// The paces of somebody.
trait Paces {
    fn fresh(limits: &Limits, now: Duration) -> Self;
    fn have_rested(&mut self, limits: &Limits, now: Duration) -> bool;
}

#[derive(Debug)]
struct Device {
    envelopes: Bucket,
    bytes: Bucket,
    blobs: Bucket,
    asks: Bucket,
}

impl Paces for Device {
    fn fresh(limits: &Limits, now: Duration) -> Self {
        let [envelopes, bytes, blobs, asks] =
            [limits.envelopes, limits.bytes, limits.blob_bytes, limits.asks]
                .map(|rate| Bucket::full(rate, now));
        Self { envelopes, bytes, blobs, asks }
    }

    fn have_rested(&mut self, limits: &Limits, now: Duration) -> bool {
        self.envelopes.is_full(limits.envelopes, now)
            && self.bytes.is_full(limits.bytes, now)
            && self.blobs.is_full(limits.blob_bytes, now)
            && self.asks.is_full(limits.asks, now)
    }
}

#[derive(Debug)]
struct Strangers(Bucket);

impl Paces for Strangers {
    fn fresh(limits: &Limits, now: Duration) -> Self {
        Self(Bucket::full(limits.guests, now))
    }

    fn have_rested(&mut self, limits: &Limits, now: Duration) -> bool {
        self.0.is_full(limits.guests, now)
    }
}

#[derive(Debug)]
struct Entry<P> {
    connections: usize,
    paces: P,
}

impl<P> Entry<P> {
    /// One more, unless there are as many as there may be; 0 is no limit.
    fn sit(&mut self, most: usize) -> bool {
        let may = most == 0 || self.connections < most;
        self.connections += usize::from(may);
        may
    }
}

#[derive(Debug)]
struct Entries<K, P> {
    all: HashMap<K, Entry<P>>,
    /// From so many on, those who have rested are forgotten.
    many: usize,
}

impl<K, P> Default for Entries<K, P> {
    fn default() -> Self {
        Self { all: HashMap::new(), many: MANY }
    }
}

impl<K: Hash + Eq, P: Paces> Entries<K, P> {
    fn at<T>(&mut self, key: K, limits: Limits, now: Duration, act: impl FnOnce(&mut Entry<P>) -> T) -> T {
        if self.all.len() >= self.many {
            self.all.retain(|_, entry| entry.connections > 0 || !entry.paces.have_rested(&limits, now));
            // Not again before as many new ones have come: a look at all costs nobody much.
            self.many = MANY.max(self.all.len() * 2);
        }
        act(self.all.entry(key).or_insert_with(|| Entry { connections: 0, paces: P::fresh(&limits, now) }))
    }

    fn stand_up(&mut self, key: &K) {
        if let Some(entry) = self.all.get_mut(key) {
            entry.connections = entry.connections.saturating_sub(1);
        }
    }
}

#[cfg(test)]
mod tests;
