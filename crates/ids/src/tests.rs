#![allow(clippy::expect_used)]

use super::*;

#[test]
fn two_devices_derive_the_same_id() {
    let agency = AgencyId::from_bytes([7; 16]);
    assert_eq!(SpaceId::of(agency, "patrol"), SpaceId::of(agency, "patrol"));
    assert_ne!(SpaceId::of(agency, "patrol"), SpaceId::of(agency, "outreach"));
}

#[test]
fn an_id_survives_text_and_cbor() {
    let id = RecordId::at(1_764_000_000_000, [3; 10]);
    assert_eq!(id.uuid().get_version_num(), 7);
    assert_eq!(id.to_string().parse(), Ok(id));
    let bytes = minicbor::to_vec(id).expect("encodes to memory");
    assert_eq!(bytes.len(), 17);
    assert_eq!(minicbor::decode::<RecordId>(&bytes).ok(), Some(id));
}

#[test]
fn a_short_id_is_refused_not_padded() {
    assert!(minicbor::decode::<SpaceId>(&[0x43, 1, 2, 3]).is_err());
    assert_eq!("officer".parse::<MemberId>(), Err(NotAnId { what: "MemberId" }));
}
