//! A relay whose certificate comes from the city's own authority: told what to do, then given once.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};

const CODE: &str = "CITY-CA-CITY-CA-CITY-CA";

/// A relay that ends with the test.
struct Relay(Child);

impl Drop for Relay {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Makes an authority in `ca.pem`, and a relay with a certificate of it; its address.
fn certified_relay(folder: &Path) -> (Relay, String) {
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let city = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
    let key = KeyPair::generate().unwrap();
    let cert = CertificateParams::new(vec!["localhost".into()]).unwrap().signed_by(&key, &city).unwrap();
    let [ca, cert_file, key_file] = ["ca.pem", "cert.pem", "key.pem"].map(|name| folder.join(name));
    std::fs::write(ca, city.pem()).unwrap();
    std::fs::write(&cert_file, cert.pem()).unwrap();
    std::fs::write(&key_file, key.serialize_pem()).unwrap();

    let built = Command::new(env!("CARGO")).args(["build", "--quiet", "-p", "relay"]).status().unwrap();
    assert!(built.success(), "the relay does not build");
    let program = Path::new(env!("CARGO_BIN_EXE_porchlight")).with_file_name("porchlight-relay");
    let mut relay = Command::new(program);
    relay.args(["serve", "--listen", "127.0.0.1:0", "--founding-code", CODE, "--data"]);
    relay.arg(folder.join("relay")).arg("--tls-cert").arg(cert_file).arg("--tls-key").arg(key_file);
    let mut relay = Relay(relay.stdout(Stdio::piped()).spawn().unwrap());
    let mut line = String::new();
    BufReader::new(relay.0.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    let port = line.trim().trim_end_matches("/v1/sync").rsplit(':').next().unwrap();
    (relay, format!("wss://localhost:{port}"))
}

fn porchlight(data: &Path, told: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_porchlight")).args(told).arg("--data").arg(data).output().unwrap()
}

#[test]
fn a_relay_with_the_citys_own_certificate_is_reached_once_its_authority_was_given() {
    let folder = tempfile::tempdir().unwrap();
    let (_relay, url) = certified_relay(folder.path());
    let (data, ca) = (folder.path().join("desk"), folder.path().join("ca.pem"));
    let found = ["found", "--relay", &url, "--code", CODE, "--admin", "Custodian 1"];
    let refused = porchlight(&data, &found);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(!refused.status.success() && said.contains("give it once, with --relay-ca FILE"), "{said}");

    let given = porchlight(&data, &[&found[..], &["--relay-ca", ca.to_str().unwrap()]].concat());
    assert!(given.status.success(), "{}", String::from_utf8_lossy(&given.stderr));
    let again = porchlight(&data, &["sync"]);
    assert!(again.status.success(), "kept: {}", String::from_utf8_lossy(&again.stderr));
}
