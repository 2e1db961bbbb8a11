//! Where hostile devices are tried: a town in which one phone works on, whatever the others do.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

use protocol::{ByeCode, CREDIT, Frame, SayCode};
use seal::secret::DeviceKeys;
use tokio::task::JoinHandle;

use crate::devices::{Agency, Line, Town, grant};

/// A town with an officer who turns hostile, and another phone that only does its work.
pub struct Stage {
    pub town: Town,
    pub officer: DeviceKeys,
    stop: Arc<AtomicBool>,
    done: Arc<AtomicU32>,
    works: JoinHandle<(u32, Duration)>,
}

impl Stage {
    pub async fn set() -> Self {
        Self::with(|_| {}).await
    }

    pub async fn with(configure: impl FnOnce(&mut relay::Config)) -> Self {
        let mut agency = Agency::new().with_custody();
        let (patrol, outreach) = (agency.patrol, agency.outreach);
        let officer = agency.with_member(2, vec![grant(patrol, true, true, false)]);
        // In another space: rights and keys of patrol change during the tests.
        let partner = agency.with_member(3, vec![grant(outreach, true, true, false)]);
        let town = Town::with(agency, configure).await;
        let (stop, done) = (Arc::new(AtomicBool::new(false)), Arc::<AtomicU32>::default());
        let mut line = town.enters(&partner, &[], CREDIT).await;
        let (agency, stopped) = (town.agency.clone(), Arc::clone(&stop));
        let counts = Arc::clone(&done);
        let works = tokio::spawn(async move {
            let (mut number, mut slowest) = (0, Duration::ZERO);
            while !stopped.load(Ordering::SeqCst) {
                let visit = agency.envelope(&partner, outreach, number.into(), 300);
                let begun = tokio::time::Instant::now();
                let receipt = line.pushes(number, &[visit]).await;
                slowest = slowest.max(begun.elapsed());
                number += 1;
                counts.store(number, Ordering::SeqCst);
                assert_eq!(receipt.held[0].cursor.0, u64::from(number));
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
            (number, slowest)
        });
        Self { town, officer, stop, done, works }
    }

    pub async fn phone(&self) -> Line {
        self.town.enters(&self.officer, &[], CREDIT).await
    }

    /// The well-behaved phone has worked all the while, and still does.
    pub async fn ends(self) {
        let so_far = self.done.load(Ordering::SeqCst);
        while self.done.load(Ordering::SeqCst) < so_far + 10 && !self.works.is_finished() {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        self.stop.store(true, Ordering::SeqCst);
        let (pushes, slowest) = self.works.await.unwrap();
        eprintln!("meanwhile {pushes} pushes, the slowest answered in {slowest:?}");
        assert!(pushes >= so_far + 10);
        assert!(slowest < Duration::from_secs(5), "{slowest:?}");
    }
}

pub async fn bye(line: &mut Line) -> ByeCode {
    loop {
        match line.hear().await {
            Frame::Bye { code, .. } => return code,
            Frame::Envelopes { .. } | Frame::Seen { .. } | Frame::Statements { .. } => {}
            other => panic!("no goodbye but {other:?}"),
        }
    }
}

pub fn not_said(answer: Frame) -> SayCode {
    match answer {
        Frame::NotSaid { code, say, .. } => {
            assert!(say.len() > 20, "{say}");
            code
        }
        other => panic!("it was done: {other:?}"),
    }
}
