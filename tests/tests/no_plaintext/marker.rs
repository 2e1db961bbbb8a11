//! A text that occurs nowhere else, and the search for it in files and in a process's memory.

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::Path;

/// So much of memory is read at once; pieces overlap by more than the longest form of a marker.
const PIECE: usize = 1 << 20;
const OVERLAP: usize = 256;

/// What is searched for. Kept inverted, so that the search does not find itself.
pub struct Marker {
    inverted: Vec<u8>,
}

impl Marker {
    /// A new one: 16 letters and digits that were never written before.
    pub fn new() -> Self {
        const SIGNS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
        let random: [u8; 16] = rand::random_iter().take(16).collect::<Vec<u8>>().try_into().unwrap();
        Self { inverted: random.iter().map(|byte| !SIGNS[usize::from(byte % 32)]).collect() }
    }

    /// A text that is known to be somewhere.
    pub fn of(text: &str) -> Self {
        Self::of_bytes(text.as_bytes())
    }

    /// Bytes that are known to be somewhere.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self { inverted: bytes.iter().map(|byte| !byte).collect() }
    }

    /// The marker itself.
    pub fn text(&self) -> String {
        self.inverted.iter().map(|byte| char::from(!byte)).collect()
    }

    /// As text, as UTF-16 (both byte orders share all bytes but the last), as hexadecimal.
    pub fn in_every_form(&self) -> Vec<Vec<u8>> {
        self.inverted_forms().into_iter().map(|form| form.iter().map(|byte| !byte).collect()).collect()
    }

    fn inverted_forms(&self) -> Vec<Vec<u8>> {
        let wide = self.inverted.iter().flat_map(|byte| [*byte, !0]).take(self.inverted.len() * 2 - 1);
        let hex = |digits: &[u8; 16]| -> Vec<u8> {
            let nibbles = self.inverted.iter().flat_map(|byte| [!byte >> 4, !byte & 15]);
            nibbles.map(|nibble| !digits[usize::from(nibble)]).collect()
        };
        let (lower, upper) = (hex(b"0123456789abcdef"), hex(b"0123456789ABCDEF"));
        vec![self.inverted.clone(), wide.collect(), lower, upper]
    }

    /// Whether these bytes hold it in any form.
    pub fn is_in(&self, bytes: &[u8]) -> bool {
        holds(&self.inverted_forms(), bytes)
    }

    /// The files below a folder that hold it.
    pub fn in_files_of(&self, folder: &Path) -> Vec<String> {
        let mut found = vec![];
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                found.extend(self.in_files_of(&path));
            } else if self.is_in(&std::fs::read(&path).unwrap()) {
                found.push(path.display().to_string());
            }
        }
        found
    }

    /// The parts of a process's memory that hold it.
    pub fn in_memory_of(&self, process: u32) -> Vec<String> {
        let maps = std::fs::read_to_string(format!("/proc/{process}/maps")).unwrap();
        let memory = File::open(format!("/proc/{process}/mem")).expect("one may read one's child");
        let forms = self.inverted_forms();
        let (mut found, mut read) = (vec![], 0);
        for map in
            maps.lines().filter(|map| map.split(' ').nth(1).is_some_and(|rights| rights.starts_with('r')))
        {
            let (from, to) = map.split(' ').next().unwrap().split_once('-').unwrap();
            let (from, to) = (u64::from_str_radix(from, 16).unwrap(), u64::from_str_radix(to, 16).unwrap());
            let (here, holds) = search(&memory, from, to, &forms);
            read += here;
            if holds {
                found.push(map.to_owned());
            }
        }
        assert!(read > 1 << 20, "a process has more than {read} bytes of memory");
        found
    }
}

/// How much could be read, and whether it was found.
fn search(memory: &File, from: u64, to: u64, forms: &[Vec<u8>]) -> (usize, bool) {
    let (mut at, mut read, mut found) = (from, 0, false);
    let mut piece = vec![0; PIECE];
    while at < to {
        let wanted = PIECE.min(usize::try_from(to - at).unwrap());
        // Some maps of the kernel's cannot be read.
        let Ok(got @ 1..) = memory.read_at(&mut piece[..wanted], at) else { break };
        read += got;
        found |= holds(forms, &piece[..got]);
        at += if got > OVERLAP && at + (got as u64) < to { (got - OVERLAP) as u64 } else { got as u64 };
    }
    (read, found)
}

/// Whether `bytes` hold one of these inverted texts.
fn holds(inverted: &[Vec<u8>], bytes: &[u8]) -> bool {
    inverted.iter().any(|form| {
        let begins = |(at, byte): (usize, &u8)| (!byte == form[0]).then_some(at);
        bytes.iter().enumerate().filter_map(begins).any(|at| {
            bytes.get(at..at + form.len()).is_some_and(|here| here.iter().zip(form).all(|(a, b)| !a == *b))
        })
    })
}
