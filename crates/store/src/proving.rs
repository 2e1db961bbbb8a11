//! Envelopes from others, opened and proved. Pure: roster and keys in, what arrived or why not out.
//!
//! Runs on all cores, outside of any transaction: of the 90 µs that a visit costs a new device, 50 are
//! the signature. The carrier does not matter: what a relay should have refused is refused here too.

use document::{ChangeOf, Document};
use ids::{AgencyId, Cursor, RecordId, SpaceId};
use rayon::prelude::*;
use seal::public::{Envelope, Header, Kind, Roster, Signature, verify_change};
use seal::secret::{EpochKey, SpaceKeys, open_change, open_drop, open_snapshot};

use crate::custody::CUSTODY;
use crate::dropped::{Dropped, VIEW_LOG};
use crate::proofs::Proof;
use crate::read_model::Shown;

/// Something of a space's log that proved itself.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// Its number in the space's log.
    pub seq: Cursor,
    /// The envelope it came in.
    pub envelope: Envelope,
    /// What was in it.
    pub(crate) content: Content,
}

/// What was in an envelope.
#[derive(Debug, Clone)]
pub(crate) enum Content {
    Change {
        change: ChangeOf,
        signature: Signature,
        /// What the read model shows of the record that the change makes by itself: loading, reading and
        /// dropping the document is half of what a visit costs besides its signature, done on all cores.
        begun: Option<Shown>,
    },
    /// Boxed: one in thousands, and four times the size of a change.
    Snapshot(Box<Compacted>),
    /// Sealed to this space by somebody who may not read it.
    Dropped(Dropped),
    /// Somebody's unsent work of another space, in custody.
    Custody,
    /// A part of a record that was expunged: there was something here once.
    Expunged,
}

/// A record that was compacted: its document, and each author's proof.
#[derive(Debug, Clone)]
pub(crate) struct Compacted {
    pub document: Document,
    pub proofs: Vec<Proof>,
}

/// An envelope that did not prove itself.
#[derive(Debug, Clone)]
pub struct SetAside {
    /// Its number in the space's log.
    pub seq: Cursor,
    /// What came, envelope or not.
    pub raw: Vec<u8>,
    /// Why, for people.
    pub why: String,
}

impl SetAside {
    /// The record it claims to belong to: where the header has it, zeros when it is shorter.
    pub(crate) fn record(&self) -> [u8; 16] {
        self.raw.get(36..52).and_then(|bytes| bytes.try_into().ok()).unwrap_or_default()
    }
}

/// Opens and proves envelopes of one space, on all cores. Results keep the order.
pub fn open_envelopes(
    agency: AgencyId,
    space: SpaceId,
    envelopes: Vec<(Cursor, Vec<u8>)>,
    roster: &Roster,
    keys: &SpaceKeys,
) -> Vec<Result<Arrival, Box<SetAside>>> {
    let open = |(seq, raw)| open_envelope(agency, space, seq, raw, roster, keys);
    // Below 16 the threads cost more than they save: a live edit is one envelope.
    if envelopes.len() < 16 {
        return envelopes.into_iter().map(open).collect();
    }
    envelopes.into_par_iter().map(open).collect()
}

/// Opens and proves one envelope.
pub fn open_envelope(
    agency: AgencyId,
    space: SpaceId,
    seq: Cursor,
    raw: Vec<u8>,
    roster: &Roster,
    keys: &SpaceKeys,
) -> Result<Arrival, Box<SetAside>> {
    let aside = |raw, why| Box::new(SetAside { seq, raw, why });
    let envelope = Envelope::parse(raw.clone()).map_err(|error| aside(raw, error.to_string()))?;
    match prove(agency, space, &envelope, roster, keys) {
        Ok(content) => Ok(Arrival { seq, envelope, content }),
        Err(why) => Err(aside(envelope.into_raw(), why)),
    }
}

fn prove(
    agency: AgencyId,
    space: SpaceId,
    envelope: &Envelope,
    roster: &Roster,
    keys: &SpaceKeys,
) -> Result<Content, String> {
    let header = envelope.header();
    let author = roster.device(header.device).ok_or("its author is not on the roster")?;
    if header.agency != agency {
        return Err("it was sealed for another agency".into());
    }
    if roster.expunged(header.space, header.record).is_some() {
        return Ok(Content::Expunged);
    }
    if header.space != space {
        let is_custody = space == SpaceId::of(agency, CUSTODY);
        return if is_custody { Ok(Content::Custody) } else { Err("it was sealed for another space".into()) };
    }
    let could = match header.kind {
        Kind::DropBox => roster.could_drop(header.device, space, header.epoch),
        _ => roster.could_write(header.device, space, header.epoch),
    };
    if !could {
        return Err("its author may not write in this space".into());
    }
    let key = keys.get(space, header.epoch).ok_or("this device has no key for it")?;
    match header.kind {
        Kind::Change => prove_change(envelope, key, roster),
        Kind::Snapshot => prove_snapshot(envelope, key, roster),
        Kind::DropBox => {
            let opened = open_drop(envelope, key, &author.public).map_err(|error| error.to_string())?;
            let dropped = Dropped::parse(&opened)?;
            // Each has one place: a view told to a referral would be somebody's story of somebody.
            let place = match dropped {
                Dropped::View(_) => space == SpaceId::of(agency, VIEW_LOG),
                Dropped::Form(_) => space == SpaceId::of(agency, CUSTODY),
                Dropped::Word(_) => roster.own(space).is_some(),
            };
            if place {
                Ok(Content::Dropped(dropped))
            } else {
                Err("it was dropped in the wrong place".into())
            }
        }
        Kind::Bundle | Kind::Other(_) => {
            Err("it is of a kind that this version does not know; update Porchlight".into())
        }
    }
}

fn prove_change(envelope: &Envelope, key: &EpochKey, roster: &Roster) -> Result<Content, String> {
    let header = envelope.header();
    let author = roster.device(header.device).ok_or("its author is not on the roster")?;
    let opened = open_change(envelope, key, &author.public).map_err(|error| error.to_string())?;
    let change = ChangeOf::parse(opened.change).map_err(|error| error.to_string())?;
    if change.actor.device != header.device {
        return Err("it claims to be another device's change".into());
    }
    prove_author(header, &change, &opened.signature, roster)?;
    let document = change.begins.then(|| Document::load(&change.bytes).ok()).flatten();
    let begun = document.and_then(|document| Shown::of(&document, 1));
    Ok(Content::Change { change, signature: opened.signature, begun })
}

/// An entry in custody: its author had lost the right when it arrived, and is its author all the same.
pub(crate) fn prove_entry(
    envelope: &Envelope,
    roster: &Roster,
    keys: &SpaceKeys,
) -> Result<(ChangeOf, Signature), String> {
    let header = envelope.header();
    let key = keys.get(header.space, header.epoch).ok_or("this device has no key for it")?;
    match prove_change(envelope, key, roster)? {
        Content::Change { change, signature, .. } => Ok((change, signature)),
        _ => Err("it is no change of a record".into()),
    }
}

/// Every author's latest change needs that author's own signature: whoever compacts adds no word.
fn prove_snapshot(envelope: &Envelope, key: &EpochKey, roster: &Roster) -> Result<Content, String> {
    let opened = open_snapshot(envelope, key).map_err(|error| error.to_string())?;
    let document = Document::load_from_others(&opened.document).map_err(|error| error.to_string())?;
    let mut proofs = vec![];
    for change in document.latest_of_chains().map_err(|error| error.to_string())? {
        let head = opened.authors.iter().find(|head| head.hash == change.hash);
        let signature = head.ok_or("a change in it is not signed by its author")?.signature;
        prove_author(envelope.header(), &change, &signature, roster)?;
        proofs.push(Proof {
            chain: change.chain,
            place: change.place,
            device: change.actor.device,
            hash: change.hash,
            signature,
        });
    }
    Ok(Content::Snapshot(Box::new(Compacted { document, proofs })))
}

fn prove_author(
    header: &Header,
    change: &ChangeOf,
    signature: &Signature,
    roster: &Roster,
) -> Result<(), String> {
    let author = roster.device(change.actor.device).ok_or("the author of a change is not on the roster")?;
    let (agency, space, record): (AgencyId, SpaceId, RecordId) = (header.agency, header.space, header.record);
    verify_change(&author.public, agency, space, record, &change.hash, signature)
        .map_err(|_| "its signature is not its author's".into())
}
