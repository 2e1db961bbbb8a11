//! Looks for a text in files and in a process's memory, in the forms a text is likely to have.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

/// A form of the text, by name.
pub(crate) type Form = (&'static str, Vec<u8>);

/// The text itself, in UTF-16, in hexadecimal digits; small and capital letters.
pub(crate) fn forms_of(text: &str) -> Vec<Form> {
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let hex = |text: &str| text.bytes().map(|byte| format!("{byte:02x}")).collect::<String>();
    vec![
        ("plain", text.as_bytes().to_vec()),
        ("capitals", text.to_uppercase().into_bytes()),
        ("UTF-16", utf16(text)),
        ("hexadecimal", hex(text).into_bytes()),
        ("HEXADECIMAL", hex(text).to_uppercase().into_bytes()),
    ]
}

/// Every file below `folder` that holds one of the forms.
pub(crate) fn hunt_files(folder: &Path, forms: &[Form]) -> Vec<String> {
    let mut found = vec![];
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.file_type().unwrap().is_dir() {
            found.extend(hunt_files(&entry.path(), forms));
            continue;
        }
        let bytes = std::fs::read(entry.path()).unwrap_or_default();
        let name = entry.file_name().to_string_lossy().into_owned();
        found.extend(forms_in(&bytes, forms).into_iter().map(|form| format!("{name}: {form}")));
    }
    found
}

/// Every stretch of a process's memory that holds one of the forms.
pub(crate) fn hunt_memory(process: u32, forms: &[Form]) -> Vec<String> {
    let maps = std::fs::read_to_string(format!("/proc/{process}/maps")).expect("the process's map of memory");
    let mut memory = File::open(format!("/proc/{process}/mem")).expect("the process's memory");
    let mut found = vec![];
    let mut read = 0;
    for line in maps.lines() {
        let mut parts = line.split_whitespace();
        let (range, rights) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let Some((from, to)) = range.split_once('-') else { continue };
        let (Ok(from), Ok(to)) = (u64::from_str_radix(from, 16), u64::from_str_radix(to, 16)) else {
            continue;
        };
        if !rights.starts_with('r') || line.contains("[vvar") || line.contains("[vsyscall]") {
            continue;
        }
        let mut bytes = vec![0; usize::try_from(to - from).unwrap()];
        memory.seek(SeekFrom::Start(from)).unwrap();
        // A stretch may be gone or reserved only: what can be read is searched.
        if memory.read_exact(&mut bytes).is_ok() {
            read += bytes.len();
            found.extend(forms_in(&bytes, forms).into_iter().map(|form| format!("{line}: {form}")));
        }
    }
    assert!(read > 1_000_000, "only {read} bytes of memory could be read; the search proves nothing");
    found
}

fn forms_in(bytes: &[u8], forms: &[Form]) -> Vec<&'static str> {
    let holds = |form: &&Form| bytes.windows(form.1.len()).any(|window| window == form.1);
    forms.iter().filter(holds).map(|form| form.0).collect()
}
