//! A relay with a certificate: of an authority that this device knows, or not.

use std::path::Path;

use protocol::Frame;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use relay::{CertFiles, Config};

use crate::Refusal;
use crate::link::{ask_as_guest, trust_authority};

/// An authority of a city's own, and files with a certificate of it for this machine.
fn certified(folder: &Path) -> (String, CertFiles) {
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let city = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
    let key = KeyPair::generate().unwrap();
    let cert = CertificateParams::new(vec!["localhost".into()]).unwrap().signed_by(&key, &city).unwrap();
    let files = CertFiles { cert: folder.join("cert.pem"), key: folder.join("key.pem") };
    std::fs::write(&files.cert, cert.pem()).unwrap();
    std::fs::write(&files.key, key.serialize_pem()).unwrap();
    (city.pem(), files)
}

async fn asks(url: &str) -> Result<Frame, String> {
    ask_as_guest(url, &Frame::WhoAreYou).await.map_err(|refusal| match refusal {
        Refusal::Relay(why) => why,
        other => panic!("{other}"),
    })
}

#[tokio::test]
async fn a_relay_is_reached_over_tls_once_its_authority_is_known() {
    let folder = tempfile::tempdir().unwrap();
    let (city, files) = certified(folder.path());
    let config = Config { tls: Some(files), ..Config::local(folder.path().join("data")) };
    let relay = relay::spawn(config).await.unwrap();
    let port = relay.addr.port();
    let why = asks(&format!("wss://localhost:{port}")).await.unwrap_err();
    assert!(why.contains("--relay-ca"), "{why}");
    for nonsense in ["", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"] {
        assert!(trust_authority(nonsense.as_bytes()).is_err());
    }
    trust_authority(city.as_bytes()).unwrap();
    trust_authority(city.as_bytes()).unwrap();
    let answer = asks(&format!("wss://localhost:{port}")).await.unwrap();
    assert!(matches!(answer, Frame::Relay { .. }), "{answer:?}");
    let why = asks(&format!("wss://127.0.0.1:{port}")).await.unwrap_err();
    assert!(why.contains("not for this address"), "{why}");
    assert!(asks(&format!("ws://localhost:{port}")).await.is_err(), "in the clear it answers nobody");
    let plain = relay::spawn(Config::local(folder.path().join("plain"))).await.unwrap();
    let why = asks(&format!("wss://localhost:{}", plain.addr.port())).await.unwrap_err();
    assert!(why.contains("wss:// or ws://"), "{why}");
    assert!(matches!(asks(&plain.url()).await, Ok(Frame::Relay { .. })));
}
