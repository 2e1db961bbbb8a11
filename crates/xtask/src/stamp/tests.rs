#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::PathBuf;
use std::{env, fs, process};

use super::*;

/// A folder of its own, gone when the test is.
struct Folder(PathBuf);

impl Folder {
    fn named(name: &str) -> Folder {
        let at = env::temp_dir().join(format!("porchlight-xtask-{name}-{}", process::id()));
        fs::create_dir_all(at.join("src")).unwrap();
        Folder(at)
    }

    fn stamp(&self) -> Stamp {
        Stamp::of(&[self.0.join("src"), self.0.join("absent.json")]).unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

#[test]
fn an_edit_a_new_file_and_a_rename_are_each_noticed() {
    let folder = Folder::named("noticed");
    let mut seen = vec![folder.stamp()];
    for step in 0..3 {
        let (card, list) = (folder.0.join("src/VisitCard.svelte"), folder.0.join("src/DueList.svelte"));
        match step {
            0 => fs::write(&card, "one").unwrap(),
            1 => fs::write(&card, "two").unwrap(),
            _ => fs::rename(&card, &list).unwrap(),
        }
        let now = folder.stamp();
        assert!(!seen.contains(&now), "step {step} went unnoticed");
        seen.push(now);
    }
}

#[test]
fn a_kept_stamp_is_known_again_and_an_old_one_is_not() {
    let folder = Folder::named("kept");
    let at = folder.0.join("stamps/ui");
    assert!(!folder.stamp().is_kept(&at), "nothing was kept yet");
    folder.stamp().keep(&at).unwrap();
    assert!(folder.stamp().is_kept(&at));
    fs::write(folder.0.join("src/new.ts"), "").unwrap();
    assert!(!folder.stamp().is_kept(&at));
}
