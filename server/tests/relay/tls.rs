//! The relay with a certificate of its own: trusted by who trusts its authority, renewed while it runs.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use protocol::{CREDIT, Frame};
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use relay::{CertFiles, Certificate, Config, StartError, TlsError, spawn};
use rustix::process::{Pid, Signal, kill_process};
use rustls::crypto::aws_lc_rs;
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio_tungstenite::Connector;

use crate::devices::{Agency, CODE, Line};

/// An authority of the city's own.
struct Authority(rcgen::CertifiedIssuer<'static, KeyPair>);

impl Authority {
    fn founded() -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        Self(rcgen::CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap())
    }

    /// A certificate for this machine, written into the folder.
    fn certifies(&self, folder: &Path) -> CertFiles {
        let key = KeyPair::generate().unwrap();
        let names = vec!["localhost".to_owned(), "127.0.0.1".to_owned()];
        let issuer: &Issuer<'static, KeyPair> = &self.0;
        let cert = CertificateParams::new(names).unwrap().signed_by(&key, issuer).unwrap();
        let files = CertFiles { cert: folder.join("cert.pem"), key: folder.join("key.pem") };
        std::fs::write(&files.cert, cert.pem()).unwrap();
        std::fs::write(&files.key, key.serialize_pem()).unwrap();
        files
    }

    /// A client that trusts it and nobody else.
    fn trusting(&self) -> Connector {
        let mut roots = RootCertStore::empty();
        roots.add(self.0.as_ref().der().clone()).unwrap();
        let config = ClientConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth();
        Connector::Rustls(Arc::new(config))
    }
}

async fn relay(folder: &Path, tls: CertFiles) -> relay::Running {
    let mut config = Config { tls: Some(tls), ..Config::local(folder.join("data")) };
    config.founding_code = Some(CODE.into());
    config.limits.handshake = Duration::from_millis(500);
    spawn(config).await.unwrap()
}

async fn is_there(line: Result<Line, tokio_tungstenite::tungstenite::Error>) -> bool {
    let Ok(mut line) = line else { return false };
    line.send(&Frame::WhoAreYou).await;
    matches!(line.hear().await, Frame::Relay { .. })
}

#[tokio::test]
async fn an_agency_works_over_tls_and_only_with_an_authority_that_the_device_trusts() {
    let (folder, city) = (tempfile::tempdir().unwrap(), Authority::founded());
    let running = relay(folder.path(), city.certifies(folder.path())).await;
    let url = running.url();
    assert!(url.starts_with("wss://127.0.0.1:"), "{url}");
    assert!(
        !is_there(Line::over_tls(&url, Authority::founded().trusting()).await).await,
        "another authority"
    );
    let agency = Agency::new();
    let mut guest = Line::over_tls(&url, city.trusting()).await.unwrap();
    guest.send(&Frame::Found { code: CODE.into(), statements: agency.statements.clone() }).await;
    assert!(matches!(guest.hear().await, Frame::Founded { .. }));
    let mut line = Line::over_tls(&url, city.trusting()).await.unwrap();
    line.proves(&agency, &agency.chief, agency.roster.head().0, &[], CREDIT).await;
    assert!(matches!(line.hear().await, Frame::Welcome { .. }));
    let visits: Vec<_> =
        (0..50).map(|number| agency.envelope(&agency.chief, agency.patrol, number, 9000)).collect();
    assert_eq!(line.pushes(1, &visits).await.held.len(), 50, "over many records of TLS");
    running.stop().await;
}

/// Whoever speaks no TLS, half of it, or nothing, keeps nobody else out.
#[tokio::test]
async fn whoever_does_not_finish_the_handshake_is_let_go_and_holds_nobody_up() {
    let (folder, city) = (tempfile::tempdir().unwrap(), Authority::founded());
    let running = relay(folder.path(), city.certifies(folder.path())).await;
    let mut others = Vec::new();
    for noise in
        [&b""[..], b"GET /v1/sync HTTP/1.1\r\n\r\n", &[0x16, 3, 1, 0xff, 0xff, 1]].iter().cycle().take(60)
    {
        let mut socket = tokio::net::TcpStream::connect(running.addr).await.unwrap();
        socket.write_all(noise).await.unwrap();
        others.push(socket);
    }
    assert!(is_there(Line::over_tls(&running.url(), city.trusting()).await).await);
    for mut socket in others {
        let mut heard = Vec::new();
        let closed = tokio::time::timeout(Duration::from_secs(5), socket.read_to_end(&mut heard)).await;
        drop(closed.expect("the socket stays open"));
        assert!(!heard.starts_with(b"HTTP"), "answered in the clear");
    }
    assert_eq!(running.relay().metrics().handshakes_failed.read(), 60);
}

#[tokio::test]
async fn a_renewed_certificate_is_taken_up_and_a_broken_one_is_not() {
    let (folder, old, new) = (tempfile::tempdir().unwrap(), Authority::founded(), Authority::founded());
    let running = relay(folder.path(), old.certifies(folder.path())).await;
    let (url, certificate) = (running.url(), running.certificate.clone().unwrap());
    assert!(is_there(Line::over_tls(&url, old.trusting()).await).await);

    let other_key = KeyPair::generate().unwrap().serialize_pem();
    std::fs::write(folder.path().join("key.pem"), other_key).unwrap();
    assert!(matches!(certificate.read_again(), Err(TlsError::Unfit { .. })));
    assert!(is_there(Line::over_tls(&url, old.trusting()).await).await, "the old one goes on");

    new.certifies(folder.path());
    certificate.read_again().unwrap();
    assert!(!is_there(Line::over_tls(&url, old.trusting()).await).await);
    assert!(is_there(Line::over_tls(&url, new.trusting()).await).await);
}

/// As after a renewal: the program is told, and goes on.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sighup_takes_up_a_renewed_certificate_and_ends_nothing() {
    let (folder, old, new) = (tempfile::tempdir().unwrap(), Authority::founded(), Authority::founded());
    let files = old.certifies(folder.path());
    let mut child = Command::new(env!("CARGO_BIN_EXE_porchlight-relay"))
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(folder.path().join("data"))
        .arg("--tls-cert")
        .arg(&files.cert)
        .arg("--tls-key")
        .arg(&files.key)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    let url = first.trim().strip_prefix("listening on ").unwrap().to_owned();
    let mut before = Line::over_tls(&url, old.trusting()).await.unwrap();
    new.certifies(folder.path());
    let pid = Pid::from_raw(i32::try_from(child.id()).unwrap()).unwrap();
    kill_process(pid, Signal::HUP).unwrap();
    for attempt in 0.. {
        if is_there(Line::over_tls(&url, new.trusting()).await).await {
            break;
        }
        assert!(attempt < 500, "it is not taken up");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    before.send(&Frame::WhoAreYou).await;
    assert!(matches!(before.hear().await, Frame::Relay { .. }), "who was there goes on");
    kill_process(pid, Signal::TERM).unwrap();
    assert!(child.wait().unwrap().success());
}

#[tokio::test]
async fn a_relay_without_a_good_certificate_does_not_start_and_says_which_file() {
    let (folder, city) = (tempfile::tempdir().unwrap(), Authority::founded());
    let good = city.certifies(folder.path());
    let empty = folder.path().join("empty.pem");
    std::fs::write(&empty, "").unwrap();
    for (cert, key) in
        [(&empty, &good.key), (&good.cert, &empty), (&folder.path().join("none.pem"), &good.key)]
    {
        let error = Certificate::read(CertFiles { cert: cert.clone(), key: key.clone() }).unwrap_err();
        let wrong = if *cert == good.cert { key } else { cert };
        assert!(error.to_string().contains(&wrong.display().to_string()), "{error}");
        assert!(error.to_string().contains("PEM"), "{error}");
    }
    let tls = Some(CertFiles { cert: empty.clone(), key: empty });
    let refused = spawn(Config { tls, ..Config::local(folder.path().join("data")) }).await;
    assert!(matches!(refused, Err(StartError::Tls(TlsError::Unreadable { .. }))));
}
