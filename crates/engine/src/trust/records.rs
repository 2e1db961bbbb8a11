//! Records that are held, expunged, and how far they are gone.

use std::collections::BTreeSet;

use ids::{RecordId, SpaceId};
use model::{ExplorerPage, RecordKind, ReferralClock};
use seal::public::{Authority as Grounds, Right, Says, Signer, Statement};

use crate::directory::utc;
use crate::door::{Authority, ExpungedRow, HeldRow, Said};
use crate::{Engine, Refusal, bad_field};

impl Engine {
    /// Removes a record everywhere. The statement is final; the devices follow as they connect.
    pub(crate) fn expunge(&self, record: RecordId, authority: Authority) -> Result<Said, Refusal> {
        let space = self.managed_space_of(record, "remove records")?;
        if self.roster().is_held(space, record) || self.is_attached_to_what_is_held(record)? {
            return Err(bad_field(
                "record",
                "The record is held.",
                "Lift the hold first, if the law allows it.",
            ));
        }
        let belongs = self.belongs_to(space, record)?;
        if belongs.iter().any(|(space, record)| self.roster().is_held(*space, *record)) {
            return Err(bad_field(
                "record",
                "Something that belongs to the record is held, such as a photo or a consent.",
                "Lift that hold first, if the law allows it.",
            ));
        }
        let authority = in_statement(authority);
        for (space, record) in belongs {
            let says = Says::RecordExpunged { space, record, authority };
            self.say_at_relay(|_| Ok((says.clone(), vec![])))?;
        }
        let says = Says::RecordExpunged { space, record, authority };
        let statement = self.say_at_relay(|_| Ok((says.clone(), vec![])))?;
        // Last the clock that was kept of it: as long as the referral is there, somebody keeps it.
        let clock = ReferralClock::id(record);
        if self.store.read(|reader| reader.has(clock).map_err(Refusal::from))? {
            let space = self.identity()?.space(RecordKind::ReferralClock.space());
            let says = Says::RecordExpunged { space, record: clock, authority };
            self.say_at_relay(|_| Ok((says.clone(), vec![])))?;
        }
        Ok(Said { statement, new_keys: 0 })
    }

    pub(crate) fn hold(&self, record: RecordId, held: bool) -> Result<Said, Refusal> {
        let space = self.managed_space_of(record, "hold records")?;
        let says = Says::HoldChanged { space, record, held };
        let statement = self.say_at_relay(|_| Ok((says.clone(), vec![])))?;
        self.tell_trust();
        Ok(Said { statement, new_keys: 0 })
    }

    pub(crate) fn held(&self) -> Result<Vec<HeldRow>, Refusal> {
        let roster = self.roster();
        let rows = roster.all_held().map(|(space, record)| HeldRow {
            record,
            space: self.space_name(space),
            title: self.title(record),
        });
        Ok(rows.collect())
    }

    /// The proof of every removal: who said so, and which devices have signed that it is gone.
    pub(crate) fn expunged(&self) -> Result<Vec<ExpungedRow>, Refusal> {
        let (roster, directory) = (self.roster(), self.directory()?);
        let standings = self.store.read(|reader| reader.standings().map_err(Refusal::from))?;
        let own = self.standing_word()?.unverified().map_err(Refusal::keys)?;
        let statements = self.store.statements()?;
        let mut rows: Vec<ExpungedRow> = vec![];
        for (space, record, seq) in roster.all_expunged() {
            let Some((authority, at, by)) = said(&statements, seq) else { continue };
            let (mut gone_from, mut not_yet) = (vec![], vec![]);
            for (device, admitted) in roster.devices() {
                if !roster.is_active(device)
                    || roster.is_kit(device)
                    || !roster.may(device, space, Right::Read)
                {
                    continue;
                }
                let word = standings.iter().chain([&own]).filter(|word| word.device == device);
                let obeyed = word.map(|word| word.roster).max().unwrap_or(0);
                let name = format!("{} ({})", directory.name(admitted.member), short(device));
                if obeyed >= seq { gone_from.push(name) } else { not_yet.push(name) }
            }
            let by = match by {
                Signer::Device(device) => directory.author(&roster, device),
                Signer::Root | Signer::Invite(_) => "the agency".to_owned(),
            };
            let (space, at, statement) = (self.space_name(space), utc(at), seq);
            rows.push(ExpungedRow { record, space, statement, authority, at, by, gone_from, not_yet });
        }
        rows.sort_by_key(|row| std::cmp::Reverse(row.statement));
        Ok(rows)
    }

    /// A record that is held keeps what is attached to it.
    /// What goes with a record: nothing of it, and no word about it, stays. All of it before anything is said,
    /// since what was said is final.
    fn belongs_to(&self, space: SpaceId, record: RecordId) -> Result<Vec<(SpaceId, RecordId)>, Refusal> {
        let roster = self.roster();
        let mut all = vec![];
        // With what a space of its own belongs to goes every word that was left there, and every other record in it.
        if roster.own(space).is_some_and(|own| own.about == record) {
            let (left, beside) = self.store.read(|reader| {
                Ok::<_, Refusal>((reader.left_words(space, u32::MAX)?, reader.records_in(space)?))
            })?;
            let lists: BTreeSet<_> = left.into_iter().map(|word| word.record).collect();
            all.extend(lists.into_iter().map(|list| (space, list)));
            all.extend(beside.into_iter().filter(|beside| *beside != record).map(|beside| (space, beside)));
        }
        // With what something is attached to goes what is attached.
        all.extend(self.attached_to(record)?);
        // With an Explorer goes the page that was made of them.
        let page = SpaceId::own(self.identity()?.agency, RecordKind::ExplorerPage.space(), record);
        if roster.own(page).is_some() {
            all.push((page, ExplorerPage::id(record)));
        }
        Ok(all)
    }

    fn is_attached_to_what_is_held(&self, record: RecordId) -> Result<bool, Refusal> {
        let roster = self.roster();
        self.store.read(|reader| {
            let whole = reader.whole(record)?;
            let of = whole.json.get("of").and_then(|of| of.as_str()?.parse().ok());
            let of: Option<RecordId> = of.filter(|_| whole.kind.is_attachment());
            Ok(of.is_some_and(|of| reader.space_of(of).is_ok_and(|space| roster.is_held(space, of))))
        })
    }

    /// What is or was attached to a record, with its space.
    fn attached_to(&self, record: RecordId) -> Result<Vec<(SpaceId, RecordId)>, Refusal> {
        let roster = self.roster();
        self.store.read(|reader| {
            let mut all = vec![];
            for kind in reader.whole(record)?.kind.attachments() {
                for (attached, _) in reader.entries_of::<serde_json::Value>(record, *kind)? {
                    let space = reader.space_of(attached)?;
                    if roster.expunged(space, attached).is_none() {
                        all.push((space, attached));
                    }
                }
            }
            Ok(all)
        })
    }

    fn managed_space_of(&self, record: RecordId, what: &'static str) -> Result<SpaceId, Refusal> {
        let identity = self.identity()?;
        let space = self.store.read(|reader| reader.space_of(record).map_err(Refusal::from))?;
        let may = self.roster().may(identity.id(), space, Right::Manage);
        if may { Ok(space) } else { Err(Refusal::NotAllowed(what)) }
    }
}

/// The first characters of a device's id, to tell devices of one person apart.
pub(super) fn short(device: ids::DeviceId) -> String {
    device.uuid().simple().to_string().chars().take(8).collect()
}

fn said(statements: &[Statement], seq: u64) -> Option<(Authority, ids::UnixMs, Signer)> {
    let place = usize::try_from(seq.checked_sub(1)?).ok()?;
    let body = statements.get(place)?.body().ok()?;
    let Says::RecordExpunged { authority, .. } = body.says else { return None };
    let authority = match authority {
        Grounds::Retention => Authority::Retention,
        Grounds::Court => Authority::Court,
        Grounds::Misfiled => Authority::Misfiled,
    };
    Some((authority, body.at, body.signer))
}

fn in_statement(authority: Authority) -> Grounds {
    match authority {
        Authority::Retention => Grounds::Retention,
        Authority::Court => Grounds::Court,
        Authority::Misfiled => Grounds::Misfiled,
    }
}
