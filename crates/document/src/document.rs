//! One record's document: made, loaded, merged, kept as bytes.

use std::borrow::Cow;
use std::collections::BTreeMap;

use automerge::{Automerge, Change, LoadOptions, ROOT, ReadDoc, StringMigration, VerificationMode};
use model::RecordKind;

use crate::guard::{STUMBLED, damaged, guarded, refused};
use crate::unfolding::unfolds;
use crate::{Author, ChangeOf, Heads, NotAChange};

/// A record as JSON.
pub type JsonMap = serde_json::Map<String, serde_json::Value>;

pub(crate) const KIND: &str = "_kind";
pub(crate) const SCHEMA: &str = "_schema";

/// What can be wrong with a document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// The stored bytes do not hold one.
    #[error("the stored document is damaged: {0}")]
    Damaged(String),
    /// It has no kind yet: its first change has not arrived, or a newer version wrote it.
    #[error("the document does not say what kind of record it is")]
    NoKind,
    /// A newer version wrote it.
    #[error("{0}")]
    NewerKind(#[from] model::UnknownKind),
    /// A field's value does not fit the field.
    #[error("the field “{field}” does not take this value: {why}")]
    BadValue {
        /// Which field.
        field: String,
        /// Why.
        why: String,
    },
    /// There is no such field.
    #[error("a {kind} has no field “{field}”", kind = kind.word())]
    NoField {
        /// Of what.
        kind: RecordKind,
        /// Which.
        field: String,
    },
    /// The choice is not one of the values in conflict, or somebody settled it meanwhile.
    #[error("that value is no longer to be chosen: somebody has settled it; look again")]
    NoSuchChoice,
    /// The version that was edited is not in this document.
    #[error("the version that was edited is not on this device; open the record again and repeat the edit")]
    UnknownVersion,
    /// automerge refused.
    #[error("the document would not take the change: {0}")]
    Refused(String),
}

/// One record's document, in memory.
#[derive(Debug, Clone)]
pub struct Document {
    pub(crate) doc: Automerge,
}

impl Document {
    /// A document whose first change writes `record`, which must be of `kind`.
    pub fn create(
        kind: RecordKind,
        record: &JsonMap,
        author: Author,
    ) -> Result<(Self, ChangeOf), DocumentError> {
        let mut document = Self { doc: Automerge::new() };
        document.doc.set_actor(author.actor.id());
        let change = document.write_first(kind, record, author)?;
        Ok((document, change))
    }

    /// A document from the bytes of [`Document::bytes`], or of changes one after the other.
    pub fn load(bytes: &[u8]) -> Result<Self, DocumentError> {
        // The bytes come from the encrypted, authenticated store: hashes were checked on arrival.
        let options = LoadOptions::new()
            .verification_mode(VerificationMode::DontCheck)
            .migrate_strings(StringMigration::NoMigration);
        Self::load_with(bytes, options)
    }

    /// A document from bytes of somebody else's: every change's hash is computed anew. One that unfolds to
    /// more than 16 MiB is refused before it does.
    pub fn load_from_others(bytes: &[u8]) -> Result<Self, DocumentError> {
        unfolds(bytes).map_err(|error| DocumentError::Damaged(error.to_string()))?;
        let options = LoadOptions::new()
            .verification_mode(VerificationMode::Check)
            .migrate_strings(StringMigration::NoMigration);
        let doc = Self::load_with(bytes, options)?.doc;
        guarded(|| rests(doc).map(|doc| Self { doc }), damaged)
    }

    fn load_with(bytes: &[u8], options: LoadOptions<'_>) -> Result<Self, DocumentError> {
        let load = || Automerge::load_with_options(bytes, options);
        let loaded = guarded(|| load().map_err(|error| DocumentError::Damaged(error.to_string())), damaged);
        loaded.map(|doc| Self { doc })
    }

    /// A document without any change: where the first to arrive builds on others that have not.
    pub fn empty() -> Self {
        Self { doc: Automerge::new() }
    }

    /// Whether a change waits inside it for ancestors that have not arrived.
    pub fn waits(&self) -> bool {
        !self.doc.get_missing_deps(&[]).is_empty()
    }

    /// The whole document, compacted; what waits inside it included.
    pub fn bytes(&self) -> Vec<u8> {
        self.doc.save()
    }

    /// Takes a change in. A change whose ancestors have not arrived waits inside the document.
    /// Whether it was new. A change that makes no sense is refused, and the document as it was.
    pub fn merge(&mut self, change: &ChangeOf) -> Result<bool, DocumentError> {
        let parsed = Change::from_bytes(change.bytes.clone())
            .map_err(|error| DocumentError::Refused(NotAChange(error.to_string()).to_string()))?;
        if self.doc.get_change_by_hash(&parsed.hash()).is_some() {
            return Ok(false);
        }
        self.doc = self.tried(|doc| doc.apply_changes([parsed]).map(|_| ()))?;
        Ok(true)
    }

    /// Takes in everything of another copy of the record. Whether any of it was new.
    pub fn absorb(&mut self, other: &Self) -> Result<bool, DocumentError> {
        let (mut other, mut new) = (other.doc.clone(), false);
        self.doc = self.tried(|doc| doc.merge(&mut other).map(|heads| new = !heads.is_empty()))?;
        Ok(new)
    }

    /// A copy after something was done to it that others want. A panic in the middle would spoil the original.
    fn tried(
        &self,
        what: impl FnOnce(&mut Automerge) -> Result<(), automerge::AutomergeError>,
    ) -> Result<Automerge, DocumentError> {
        let tried = || {
            let mut copy = self.doc.clone();
            what(&mut copy).map_err(|error| DocumentError::Refused(error.to_string()))?;
            rests(copy)
        };
        guarded(tried, refused)
    }

    /// The latest change of each author's chain: a signature over it proves all before it.
    pub fn latest_of_chains(&self) -> Result<Vec<ChangeOf>, NotAChange> {
        let mut latest: BTreeMap<Vec<u8>, ChangeOf> = BTreeMap::new();
        for change in self.changes()? {
            match latest.get(&change.chain) {
                Some(known) if known.place > change.place => {}
                _ => drop(latest.insert(change.chain.clone(), change)),
            }
        }
        Ok(latest.into_values().collect())
    }

    /// How many changes it is made of.
    pub fn length(&self) -> usize {
        self.doc.get_changes(&[]).len()
    }

    /// The kind of record it holds.
    pub fn kind(&self) -> Result<RecordKind, DocumentError> {
        let kind = self.doc.get(ROOT, KIND).ok().flatten().ok_or(DocumentError::NoKind)?;
        let word: Cow<'_, str> = kind.0.as_str().map(Cow::from).ok_or(DocumentError::NoKind)?;
        Ok(word.parse()?)
    }

    /// The version this is.
    pub fn heads(&self) -> Heads {
        Heads(self.doc.get_heads())
    }

    /// Every change, in an order in which they can be applied.
    pub fn changes(&self) -> Result<Vec<ChangeOf>, NotAChange> {
        let changes = || self.doc.get_changes(&[]).iter().map(ChangeOf::from_change).collect();
        guarded(changes, || NotAChange(STUMBLED.into()))
    }
}

/// The document, if it can be put to rest: saved, and loaded again as it was. One that others made up may be
/// taken in and then not be there at the next start.
fn rests(doc: Automerge) -> Result<Automerge, DocumentError> {
    let options = LoadOptions::new()
        .verification_mode(VerificationMode::DontCheck)
        .migrate_strings(StringMigration::NoMigration);
    let again = Automerge::load_with_options(&doc.save(), options).map_err(|_| refused())?;
    let same =
        again.get_heads() == doc.get_heads() && again.get_changes(&[]).len() == doc.get_changes(&[]).len();
    if same { Ok(doc) } else { Err(refused()) }
}
