//! Three devices write the same records while their lines come and go; in the end all hold the same.
//!
//! The devices are real stores with the real session between them and the real relay's session and
//! store; only the sockets are a seeded scheduler, which can lose a line with frames on it, kill a
//! device between two frames, and deliver in any order that TCP allows. Each case has a number: its
//! keys, its steps and its schedule follow from it.
//!
//! A failing case is made smaller and prints its number; `CASE=17 cargo test -p porchlight-tests
//! --test convergence` plays it again.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, unreachable_pub)]

mod device;
mod engines;
mod line;
mod notes;
mod relay_side;
mod steps;
mod truth;
mod world;

use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};

use proptest::test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner};
use testkit::Agency;

use steps::{Step, steps};
use world::{Templates, World};

/// Cases of one run: 400 take 20 s on two busy cores.
const CASES: u32 = 400;

/// What all cases begin with; made once, copied for each.
static TEMPLATES: LazyLock<Templates> = LazyLock::new(|| Templates::made(Agency::seeded(1, 3)));

#[test]
fn three_devices_converge_whatever_happens_between_them() {
    if let Ok(case) = std::env::var("CASE") {
        return plays(case.parse().expect("CASE is the number of a case"));
    }
    let next = AtomicU32::new(0);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(case) = Some(next.fetch_add(1, Ordering::Relaxed)).filter(|n| *n < CASES) {
                    plays(case);
                }
            });
        }
    });
}

/// Plays one case, and makes it smaller when it fails.
fn plays(case: u32) {
    let mut seed = [0; 32];
    seed[..4].copy_from_slice(&case.to_le_bytes());
    let config = Config { cases: 1, failure_persistence: None, max_shrink_iters: 200, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &seed));
    let result = runner.run(&steps(), |steps| {
        plays_out(&steps);
        Ok(())
    });
    match result {
        Ok(()) => {}
        Err(TestError::Fail(why, smallest)) => {
            panic!("case {case} fails: {why}\nthe smallest steps that fail: {smallest:#?}")
        }
        Err(TestError::Abort(why)) => panic!("case {case} could not be played: {why}"),
    }
}

fn plays_out(steps: &[Step]) {
    let mut world = World::new(&TEMPLATES);
    for step in steps {
        world.happens(step);
    }
    world.comes_together();
    world.has_converged();
}

/// The lessons of cases that failed once, in their smallest form.
#[test]
fn nothing_at_all_converges_too() {
    plays_out(&[]);
}
