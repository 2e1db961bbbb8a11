//! Plays inputs, and goes on with those that made a parser do something new.
//!
//! New is judged from outside: another answer, another kind of refusal, another size of what was read. It
//! sees less than counting branches would, and costs no second build.

use std::any::Any;
use std::collections::BTreeMap;
use std::fs::File;
use std::os::unix::fs::FileExt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};

use crate::targets::Target;
use crate::{MEMORY, corpus, mutation};

/// Longer than any honest input takes on a busy machine.
const TOO_LONG: Duration = Duration::from_secs(5);
/// Of what is new, no more is gone on with: the first ones are the simplest.
const MOST_NEW: usize = 4096;

/// Plays one input: what the parser made of it, in a word, or what is wrong.
pub fn plays(target: &Target, bytes: &[u8]) -> Result<String, String> {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let begun = Instant::now();
    let played = catch_unwind(AssertUnwindSafe(|| (target.plays)(bytes)));
    let (took, peak) = (begun.elapsed(), MEMORY.peak_usage().saturating_sub(before));
    let signature = played.map_err(|panic| format!("it panics: {}", words(&*panic)))??;
    if peak > target.most_memory {
        return Err(format!(
            "{} bytes make it allocate {peak}; {} are allowed",
            bytes.len(),
            target.most_memory
        ));
    }
    if took > TOO_LONG {
        return Err(format!("{} bytes take it {took:?}", bytes.len()));
    }
    Ok(signature)
}

fn words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().cloned();
    text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap_or_default()
}

/// A run at one target.
pub struct Run<'a> {
    target: &'a Target,
    inputs: Vec<Vec<u8>>,
    /// What was seen, and how short the input was that showed it.
    seen: BTreeMap<String, usize>,
    /// The input that is being played, for when nobody comes back from it.
    last: PathBuf,
}

impl<'a> Run<'a> {
    pub fn of(target: &'a Target) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fuzz");
        std::fs::create_dir_all(&folder).unwrap();
        let last = folder.join(format!("{}.last", target.name));
        Self { target, inputs: vec![], seen: BTreeMap::new(), last }
    }

    /// Mutates and plays until the time is over. An error when an input does harm: it is kept, and the
    /// error says where.
    pub fn goes_on(mut self, time: Duration) -> Result<(), String> {
        let seed = std::env::var("FUZZ_SEED").ok().and_then(|seed| seed.parse().ok());
        let seed = seed.unwrap_or_else(|| rand::random_iter::<u64>().next().unwrap());
        let (mut random, begun, mut played) = (StdRng::seed_from_u64(seed), Instant::now(), 0_u64);
        let last = File::create(&self.last).unwrap();
        for input in corpus::kept(self.target.name) {
            self.meets(input.bytes, &last)?;
        }
        // What panics and is caught is an answer like others; what is not caught is told by its words.
        std::panic::set_hook(Box::new(|_| {}));
        let known = self.seen.len();
        let watch = Watch::begins(self.target.name, self.last.clone());
        while begun.elapsed() < time {
            let input = self.inputs.choose(&mut random).cloned().unwrap_or_default();
            // Now and then a short piece of noise, in case all inputs are too well made.
            let input = if random.random_range(0..200) == 0 { vec![] } else { input };
            let bytes = mutation::mutated(&mut random, &input, &self.inputs);
            watch.counts();
            self.meets(bytes, &last)?;
            played += 1;
        }
        let new = self.seen.len() - known;
        eprintln!("{:10} {played:9} inputs, {new:4} new answers, seed {seed}", self.target.name);
        drop(std::fs::remove_file(&self.last));
        Ok(())
    }

    fn meets(&mut self, bytes: Vec<u8>, last: &File) -> Result<(), String> {
        last.set_len(bytes.len() as u64).and_then(|()| last.write_all_at(&bytes, 0)).unwrap();
        match plays(self.target, &bytes) {
            Ok(signature) => {
                let known = self.seen.get(&signature).copied().unwrap_or(usize::MAX);
                if bytes.len() < known && self.inputs.len() < MOST_NEW {
                    self.seen.insert(signature, bytes.len());
                    self.inputs.push(bytes);
                }
                Ok(())
            }
            Err(why) => {
                let at = corpus::keep(self.target.name, "crash", &bytes);
                Err(format!(
                    "{}: {why}\nkept in {}; `cargo test --test fuzz` plays it again",
                    self.target.name,
                    at.display()
                ))
            }
        }
    }
}

/// Ends the program when one input takes for ever; nothing else could.
struct Watch {
    count: std::sync::Arc<AtomicU64>,
    over: std::sync::Arc<AtomicBool>,
}

impl Watch {
    fn begins(name: &'static str, last: PathBuf) -> Self {
        let (count, over) = <(std::sync::Arc<AtomicU64>, std::sync::Arc<AtomicBool>)>::default();
        let (counted, ended) = (count.clone(), over.clone());
        std::thread::spawn(move || {
            let (mut at, mut since) = (0, Instant::now());
            while !ended.load(Ordering::Relaxed) {
                std::thread::sleep(Duration::from_millis(250));
                let now = counted.load(Ordering::Relaxed);
                if now != at {
                    (at, since) = (now, Instant::now());
                } else if since.elapsed() > TOO_LONG * 4 {
                    let bytes = std::fs::read(&last).unwrap_or_default();
                    let kept = corpus::keep(name, "crash", &bytes);
                    eprintln!("{name}: it does not come back from {}", kept.display());
                    std::process::exit(1);
                }
            }
        });
        Self { count, over }
    }

    fn counts(&self) {
        self.count.fetch_add(1, Ordering::Relaxed);
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
    }
}
