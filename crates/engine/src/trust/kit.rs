//! The recovery kit: the agency's root on a printed sheet, and the way back with it.
//!
//! The sheet has one line to scan and 24 words to read out. Both hold the root's 32 bytes; the line has
//! the relay's address and the hash of its key as well.

use std::sync::Arc;
use std::time::Duration;

use bip39::Mnemonic;
use ids::{InviteId, MemberId, UnixMs};
use protocol::Frame;
use seal::public::{Says, SigningKeys, agency_of};
use seal::secret::{DeviceKeys, KitCode, SpaceKeys, kit_of};

use crate::clock::random;
use crate::door::{self, KitView};
use crate::identity::Identity;
use crate::link::ask_as_guest;
use crate::{Engine, Link, Refusal, bad_field};

/// Kept under this name: who holds the kit's wraps has not been told yet.
pub(crate) const WRAPS_OWED: &str = "wraps_owed";
/// Which words are typed back. Four of 24: who has them has read the sheet.
const ASKED: [u8; 4] = [3, 9, 16, 22];
/// How long the agency's list and its keys may take to arrive.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long the keys of spaces of their own may take after the others.
const OWN_PATIENCE: Duration = Duration::from_secs(5);
const LOOK_AGAIN: Duration = Duration::from_millis(50);

impl Engine {
    /// The kit, to print. The root key is on this device until it was put away.
    pub(crate) fn recovery_kit(&self) -> Result<KitView, Refusal> {
        let (identity, directory) = (self.identity()?, self.directory()?);
        let root = identity.root.as_ref().ok_or(Refusal::NotAllowed(
            "print the recovery kit: it was put away, or this is not the device that founded the agency",
        ))?;
        let code = KitCode {
            relay_url: identity.relay_url.clone(),
            relay_key_hash: identity.relay_key.hash(),
            root: root_bytes(root)?,
        };
        Ok(KitView {
            agency: directory.city.as_ref().map(|city| city.agency.clone()).unwrap_or_default(),
            code: code.to_text().map_err(Refusal::keys)?.to_string(),
            words: words_of(root)?,
            relay: identity.relay_url.clone(),
            ask: ASKED.to_vec(),
        })
    }

    /// The sheet was read back: the root key leaves this device.
    pub(crate) fn kit_put_away(&self, words: &[String]) -> Result<(), Refusal> {
        let identity = self.identity()?;
        let Some(root) = &identity.root else { return Ok(()) };
        let all = words_of(root)?;
        let asked = ASKED.iter().filter_map(|place| all.get(usize::from(*place) - 1));
        if !asked.map(String::as_str).eq(words.iter().map(|word| word.trim())) {
            return Err(bad_field(
                "words",
                "These are not the words on the sheet.",
                "Compare them with the printed sheet, in small letters, in the order that is asked for.",
            ));
        }
        self.change_identity(|identity| Ok(identity.root.take().is_some()))?;
        self.scrub()?;
        self.tell_trust();
        Ok(())
    }

    /// Gives the kit, and everybody else who holds keys, the wraps of a space's epochs.
    pub(super) fn wrap_for_keyholders(&self, space: ids::SpaceId) -> Result<(), Refusal> {
        let roster = self.roster();
        for holder in roster.keyholders(space) {
            let wraps = self.all_epochs_for(&roster, [space], holder)?;
            self.keep_wraps(wraps)?;
        }
        Ok(())
    }

    /// After founding: the kit gets its wraps as soon as the relay is there.
    pub(crate) fn pay_wraps(&self) -> Result<(), Refusal> {
        if self.store.number(WRAPS_OWED)?.unwrap_or(0) == 0 {
            return Ok(());
        }
        let spaces: Vec<_> = self.roster().spaces().map(|space| space.id).collect();
        for space in spaces {
            self.wrap_for_keyholders(space)?;
        }
        self.transact(|tx| tx.keep_number(WRAPS_OWED, 0).map_err(Refusal::from))
    }
}

/// Brings a lost agency back on this device, which becomes an administrator's. `sheet` is the line of the
/// kit, or its words; with the words, `relay_url` says where the relay is.
pub async fn recover(
    engine: &Arc<Engine>,
    sheet: &str,
    relay_url: Option<&str>,
) -> Result<MemberId, Refusal> {
    let (root, url, hash) = read_sheet(sheet, relay_url)?;
    let agency = agency_of(root.public());
    let kit = kit_of(&root).map_err(Refusal::keys)?;
    match engine.identity() {
        // Killed on the way: go on as the kit.
        Ok(identity) if identity.id() == kit.id() => {}
        Ok(_) => return Err(Refusal::AlreadyEnrolled),
        Err(_) => {
            let Frame::Relay { relay, relay_time, .. } = ask_as_guest(&url, &Frame::WhoAreYou).await? else {
                return Err(super::saying::strange());
            };
            if hash.is_some_and(|hash| hash != relay.hash()) {
                return Err(Refusal::Relay(
                    "this is not the relay that the kit was printed for; if it was replaced, use the words"
                        .into(),
                ));
            }
            engine.relay_clock(relay_time)?;
            let (member, spaces) = (MemberId::derived(agency.as_bytes(), "kit"), SpaceKeys::default());
            let (relay_url, relay_key, root) = (url, relay, None);
            let identity =
                Identity { agency, member, device: kit, spaces, relay_url, relay_key, incarnation: 0, root };
            engine.store.keep_identity(agency, &identity.to_bytes()?)?;
            engine.enrol(identity)?;
        }
    }
    let link = Link::start(engine.clone())?;
    let working = engine.clone();
    let done = tokio::task::spawn_blocking(move || working.come_back()).await;
    link.finish().await;
    drop(link);
    let done = done.map_err(|_| Refusal::Relay("the recovery was interrupted; start it again".into()))?;
    if done.is_err() && engine.roster().head().0 == 0 {
        // Nobody there knows this sheet: one of 256 sheets with two words mixed up is a sheet of nobody. The
        // next try begins anew.
        engine.store.forget_enrolment()?;
        engine.belong_to_nobody();
    }
    let identity = done?;
    let member = identity.member;
    engine.put_identity(identity)?;
    Ok(member)
}

impl Engine {
    /// As the kit: takes the agency's list and keys, and admits a new device of an administrator.
    fn come_back(&self) -> Result<Identity, Refusal> {
        self.wait_for_keys()?;
        let (roster, kit) = (self.roster(), self.identity()?);
        let directory = kit.space("directory");
        let manages =
            |member: MemberId| roster.grants(member).any(|grant| grant.space == directory && grant.manage);
        // Invites sort by time: the first administrator, or whoever took their place. Where there are spaces
        // that an administrator does not read, the custodian first: nobody else could hand their keys on.
        let reads =
            |member: MemberId, space| roster.grants(member).any(|grant| grant.space == space && grant.read);
        let lacks = |member| roster.spaces().any(|space| space.own.is_some() && !reads(member, space.id));
        let devices = roster.devices().filter(|(id, device)| !roster.is_kit(*id) && manages(device.member));
        let first = devices.min_by_key(|(_, device)| (lacks(device.member), device.invite));
        let member = first.map(|(_, device)| device.member).ok_or_else(|| {
            Refusal::Relay("the agency's list names no administrator; found the agency anew".into())
        })?;
        let device = DeviceKeys::generate().map_err(Refusal::keys)?;
        let key = SigningKeys::generate().map_err(Refusal::keys)?;
        let now = self.now();
        let invite = InviteId::at(u64::try_from(now.0).unwrap_or(0), random());
        let (key, expires) = (*key.public(), UnixMs(now.0 + 600_000));
        self.say_at_relay(|_| {
            Ok((
                Says::MemberInvited { invite, member, key, grants: vec![], expires, approved: Some(true) },
                vec![],
            ))
        })?;
        self.say_at_relay(|engine| {
            let roster = engine.roster();
            let reads = roster.grants(member).filter(|grant| grant.read).map(|grant| grant.space);
            let wraps = engine.all_epochs_for(&roster, reads, device.public())?;
            Ok((Says::DeviceAdmitted { device: device.id(), keys: *device.public(), invite }, wraps))
        })?;
        let roster = self.roster();
        let may_read = |space| roster.grants(member).any(|grant| grant.space == space && grant.read);
        let spaces = self
            .identity()?
            .spaces
            .iter()
            .filter(|(space, ..)| may_read(*space))
            .map(|(s, e, k)| (s, e, k.clone()))
            .collect();
        Ok(Identity { member, device, spaces, root: None, ..(*kit).clone() })
    }

    /// Whether the kit has the keys of every space of its own.
    fn has_own_keys(&self) -> Result<bool, Refusal> {
        let (roster, identity) = (self.roster(), self.identity()?);
        let own = roster.spaces().filter(|space| space.own.is_some());
        let mut epochs = own.flat_map(|space| roster.epochs(space.id).map(|(epoch, _)| (space.id, epoch)));
        Ok(epochs.all(|(space, epoch)| identity.spaces.get(space, epoch).is_some()))
    }

    fn wait_for_keys(&self) -> Result<(), Refusal> {
        let mut own = 0;
        for _ in 0..PATIENCE.as_millis() / LOOK_AGAIN.as_millis() {
            if self.has_its_keys()? {
                own += 1;
                // Who opened a space may have kept the kit's key of it to themselves: that must not keep the
                // agency from coming back.
                if self.has_own_keys()? || own > OWN_PATIENCE.as_millis() / LOOK_AGAIN.as_millis() {
                    return Ok(());
                }
            }
            let state = self.link_now().state.clone();
            if let (door::Link::Refused { why }, 0) = (state, self.roster().head().0) {
                return Err(Refusal::Code(format!(
                    "the relay knows no agency by this sheet ({why}); check each word, and the relay's address"
                )));
            }
            self.wait(LOOK_AGAIN);
        }
        Err(Refusal::Relay(
            "the relay did not hand over every key within a minute; check the connection and start again"
                .into(),
        ))
    }
}

/// Root, relay's address, hash of the relay's key.
type Sheet = (SigningKeys, String, Option<[u8; 32]>);

fn read_sheet(sheet: &str, relay_url: Option<&str>) -> Result<Sheet, Refusal> {
    if KitCode::looks_like_one(sheet) {
        let code = KitCode::parse(sheet).map_err(|error| Refusal::Code(error.to_string()))?;
        let root = SigningKeys::from_secret_bytes(&code.root).map_err(Refusal::keys)?;
        let url = relay_url.unwrap_or(&code.relay_url).to_owned();
        return Ok((root, url, Some(code.relay_key_hash)));
    }
    let words =
        Mnemonic::parse_normalized(&sheet.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" "))
            .map_err(|_| {
                Refusal::Code("these are not the 24 words of a recovery kit; check each on the sheet".into())
            })?;
    let url = relay_url.ok_or_else(|| {
        bad_field("relay", "With the words, the relay's address is needed too.", "It stands on the sheet.")
    })?;
    let root = SigningKeys::from_secret_bytes(&words.to_entropy()).map_err(Refusal::keys)?;
    Ok((root, url.to_owned(), None))
}

fn words_of(root: &SigningKeys) -> Result<Vec<String>, Refusal> {
    let words = Mnemonic::from_entropy(&root_bytes(root)?).map_err(Refusal::keys)?;
    Ok(words.words().map(str::to_owned).collect())
}

fn root_bytes(root: &SigningKeys) -> Result<[u8; 32], Refusal> {
    let secret = root.to_secret_bytes().map_err(Refusal::keys)?;
    secret.as_slice().try_into().map_err(|_| Refusal::Keys("the root key has another size".into()))
}
