//! The first inputs of each target: golden data, and one of each thing that can be said.

use document::{Actor, Author, Document};
use ids::{Cursor, DeviceId, Epoch, InviteId, MemberId, RecordId, SpaceId, UnixMs};
use model::RecordKind;
use porchlight_tests::fixture::of_format;
use seal::public::{
    Ack, Authority, DeviceStanding, Envelope, Grant, Held, Knock, NewEpoch, Receipt, Revocation, Says,
    Signed, Signer, Statement,
};
use seal::secret::{EpochKey, InviteCode, KitCode, Speaker, say};
use serde_json::json;

use crate::targets::changes::first;
use crate::targets::packs;
use crate::targets::statements::AGENCY;

const NOW: UnixMs = UnixMs(1_781_103_600_000);

type Seeds = Vec<Vec<u8>>;

pub fn all() -> Vec<(&'static str, Seeds)> {
    let (changes, snapshots) = changes();
    vec![
        ("envelope", envelopes().into_iter().map(Envelope::into_raw).collect()),
        ("frame", frames()),
        ("word", words()),
        ("code", codes()),
        ("statement", statements()),
        ("change", changes),
        ("snapshot", snapshots),
        ("pack", pack_files()),
        ("table", tables()),
    ]
}

/// What a released version left in a relay's log.
fn golden(sql: &str) -> Vec<(Vec<u8>, Vec<u8>)> {
    let path = of_format(1).join("relay/relay.db");
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
    let database = rusqlite::Connection::open_with_flags(path, flags).unwrap();
    let mut query = database.prepare(sql).unwrap();
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

fn envelopes() -> Vec<Envelope> {
    let golden = golden("SELECT envelope, id FROM log ORDER BY length(envelope) LIMIT 3");
    golden.into_iter().map(|(raw, _)| Envelope::parse(raw).unwrap()).collect()
}

/// One of each kind, as the protocol's own snapshot has them, and a batch of real envelopes.
fn frames() -> Seeds {
    let path =
        concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/protocol/src/snapshots/protocol__tests__frames.snap");
    let snapshot = std::fs::read_to_string(path).unwrap();
    let hex = snapshot.lines().filter_map(|line| line.split_once(": ").map(|(_, hex)| hex));
    let mut frames: Seeds = hex.filter_map(bytes_of).collect();
    let envelopes = envelopes();
    let batch = protocol::Batch::from_envelopes((7..).map(Cursor).zip(&envelopes));
    frames.push(protocol::Frame::Push { push: 1, batch }.to_bytes().unwrap());
    frames
}

fn bytes_of(hex: &str) -> Option<Vec<u8>> {
    let pairs = hex.as_bytes().chunks(2);
    pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

fn words() -> Seeds {
    let (agency, device) = (AGENCY.id, DeviceId::from_bytes([7; 16]));
    let space = AGENCY.space("patrol");
    let held = vec![Held { envelope: ids::EnvelopeId([3; 32]), space, cursor: Cursor(9) }];
    let knock =
        Knock { agency, invite: InviteId::from_bytes([5; 16]), keys: *AGENCY.devices[0].keys.public() };
    let signed = Signed::<Knock>::of(minicbor::to_vec(knock).unwrap(), seal::public::Signature([1; 64]));
    vec![
        minicbor::to_vec(Ack { agency, device, space, cursor: Cursor(300), at: NOW }).unwrap(),
        minicbor::to_vec(Receipt { agency, at: NOW, held }).unwrap(),
        minicbor::to_vec(knock).unwrap(),
        minicbor::to_vec(standing(agency, device)).unwrap(),
        minicbor::to_vec(signed).unwrap(),
    ]
}

fn standing(agency: ids::AgencyId, device: DeviceId) -> DeviceStanding {
    DeviceStanding {
        agency,
        device,
        at: NOW,
        roster: 40,
        waiting: 2,
        drafts: 1,
        aside: Some(1),
        handed: None,
    }
}

fn codes() -> Seeds {
    let relay_url = "wss://relay.example".to_owned();
    let invite = InviteCode {
        relay_url: relay_url.clone(),
        agency: AGENCY.id,
        relay_key_hash: [2; 32],
        secret: [3; 16],
    };
    let kit = KitCode { relay_url, relay_key_hash: [2; 32], root: [4; 32] };
    vec![
        invite.to_text().unwrap().as_bytes().to_vec(),
        kit.to_text().unwrap().as_bytes().to_vec(),
        minicbor::to_vec(&invite).unwrap(),
        minicbor::to_vec(&kit).unwrap(),
    ]
}

/// A few that were released, and a body of each kind.
fn statements() -> Seeds {
    let golden = golden("SELECT raw, signature FROM statement ORDER BY seq");
    let golden = golden.into_iter().step_by(7).map(|(raw, signature)| {
        let signature = seal::public::Signature(signature.try_into().unwrap());
        minicbor::to_vec(Statement { raw, signature }).unwrap()
    });
    let bodies = every_says().into_iter().map(|says| {
        let speaker = Speaker::Device(&AGENCY.devices[0].keys);
        say(&AGENCY.roster, speaker, NOW, says).unwrap().raw
    });
    let root = AGENCY.statements.first().unwrap();
    assert!(matches!(root.body().unwrap().signer, Signer::Root));
    golden.chain(bodies).chain([root.raw.clone()]).collect()
}

fn every_says() -> Vec<Says> {
    let space = AGENCY.space("patrol");
    let (device, member) = (AGENCY.devices[1].id(), AGENCY.devices[1].member);
    let record = RecordId::from_bytes([9; 16]);
    let next = |space: SpaceId| -> NewEpoch {
        EpochKey::from_secret_bytes(&[6; 32]).unwrap().as_next(space, Epoch(2)).unwrap()
    };
    let invite = InviteId::from_bytes([8; 16]);
    let key = AGENCY.devices[1].keys.public().signing;
    let nothing = Grant { space, read: false, write: false, manage: false };
    let new = next(space);
    vec![
        Says::SpaceOpened { space: SpaceId::from_bytes([1; 16]), template: "another".into() },
        Says::EpochStarted {
            space,
            epoch: Epoch(2),
            commitment: new.commitment,
            drop_box: Some(new.drop_box),
        },
        Says::MemberInvited {
            invite,
            member: MemberId::from_bytes([8; 16]),
            key,
            grants: vec![Grant { write: true, ..nothing }],
            expires: UnixMs(NOW.0 + 86_400_000),
            approved: Some(true),
        },
        Says::DeviceAdmitted { device, keys: *AGENCY.devices[1].keys.public(), invite },
        Says::RightsChanged { member, grants: vec![nothing], epochs: vec![new] },
        Says::DeviceRevoked {
            device,
            why: Revocation::Lost,
            epochs: AGENCY.roster.spaces().map(|space| next(space.id)).collect(),
        },
        Says::RecordExpunged { space, record, authority: Authority::Court },
        Says::HoldChanged { space, record, held: true },
    ]
}

/// First changes and later ones, and the same records whole.
fn changes() -> (Seeds, Seeds) {
    let author = |number: usize| Author {
        actor: Actor { device: AGENCY.devices[number].id(), incarnation: 0 },
        at: NOW,
    };
    let visit = json!({"kind": "park", "started": "2026-06-10T15:00:00Z", "recorded": "2026-06-10T15:00:00Z",
        "origin": "self_initiated", "people_reached": 4, "topics": ["parking"], "note": ["One.", "Two."],
        "state": "logged"});
    let place = json!({"name": "Bakery", "kind": "business", "spot": {"lat": 44.9, "lon": -93.3}});
    let (mut changes, mut snapshots) = (vec![], vec![]);
    for (kind, fields, edit) in [
        (RecordKind::Visit, visit, json!({"note": ["One.", "Two.", "Three."], "people_reached": 9})),
        (RecordKind::Place, place, json!({"name": "The bakery"})),
    ] {
        let Ok((mut document, first)) = Document::create(kind, fields.as_object().unwrap(), author(0)) else {
            continue;
        };
        snapshots.push(document.bytes());
        let mut other = document.clone();
        let edits = [
            document.edit(edit.as_object().unwrap(), None, author(0)).unwrap(),
            other.edit(edit.as_object().unwrap(), None, author(1)).unwrap(),
        ];
        for edit in edits.into_iter().flatten() {
            document.merge(&edit).unwrap();
            changes.push(edit.bytes);
        }
        changes.push(first.bytes);
        snapshots.push(document.bytes());
        // Long enough that automerge folds its columns.
        let long = json!({"note": vec!["All work and no play. "; 60]});
        if document.edit(long.as_object().unwrap(), None, author(0)).is_ok() {
            snapshots.push(document.bytes());
        }
    }
    // What builds on the visit that the target knows.
    let mut known = Document::load(&first().bytes).unwrap();
    for edit in [json!({"note": ["One.", "Three."]}), json!({"people_reached": 9, "topics": ["noise"]})] {
        let edit = known.edit(edit.as_object().unwrap(), None, author(1)).unwrap();
        changes.extend(edit.map(|change| change.bytes));
    }
    (changes, snapshots)
}

/// The beginning of each file, with its number before it.
fn pack_files() -> Seeds {
    let file = |(number, file): (u8, &&str)| {
        let text = std::fs::read_to_string(packs::ours().join(file)).unwrap();
        let whole = file.ends_with("toml") || file.ends_with("json");
        let few: Vec<&str> = text.lines().take(if whole { usize::MAX } else { 6 }).collect();
        [&[number][..], few.join("\n").as_bytes()].concat()
    };
    (0..).zip(&packs::FILES).map(file).collect()
}

/// As spreadsheets save them: with a mark before it, quotes, line breaks in a cell, breaks of old and new.
fn tables() -> Seeds {
    let tables = [
        "name,kind,address\nOak Books,business,\"1 Oak St, upstairs\"\nFern Hill,school,\n",
        "\u{feff}Name,Lat,Lon\r\n\"The \"\"Test\"\" Cafe\",44.94,-93.34\r\n\r\n'=Sum,,\r\n",
        "name,district\r\"two\nlines\",d1\rOne,d2,and more\r",
        "name\n\"never closed\n",
    ];
    tables.map(|table| table.as_bytes().to_vec()).to_vec()
}
