use super::*;

fn said(files: &[(&str, &str)]) -> Vec<String> {
    find(&Tree::of(files)).into_iter().map(|problem| format!("{}: {}", problem.at, problem.what)).collect()
}

#[test]
fn a_path_of_one_machine_is_found() {
    for line in ["open(\"/tmp/x.db\")", "see /home/ames/notes", "file:/Users/ames/a", "`/root/.cargo`"] {
        let found = said(&[("docs/how.md", &format!("# How\n{line}\n"))]);
        assert_eq!(found.len(), 1, "{line}");
        assert!(found[0].starts_with("docs/how.md:2: names a path under /"), "{found:?}");
    }
}

#[test]
fn paths_inside_the_repository_and_addresses_are_not() {
    let lines =
        "see docs/home/plan.md, https://example.org/home/ and ${ROOT}/tmp/x\n/usr/bin/chromium\nroot/ home\n";
    assert_eq!(said(&[("docs/how.md", lines)]), [""; 0]);
}

#[test]
fn a_registry_is_the_machines_choice() {
    let (host, domain) = REGISTRIES[0];
    let named = format!("npm install --registry https://{host}.{domain}\n");
    assert_eq!(
        said(&[("docs/a.md", &named)]),
        ["docs/a.md:1: names a registry's host; leave the choice to the machine"]
    );
    assert_eq!(said(&[("docs/b.md", "the crate is on crates.io\n")]), [""; 0]);
    assert_eq!(
        said(&[(".cargo/config.toml", "[source.crates-io]\nreplace-with = \"mirror\"\n")]),
        [".cargo/config.toml:1: chooses a registry; leave the choice to the machine"]
    );
}

#[test]
fn crates_come_from_crates_io_only() {
    let lock = format!("source = \"{CRATES}\"\nsource = \"git+https://example.org/fork\"\n");
    assert_eq!(said(&[("Cargo.lock", &lock)]), ["Cargo.lock:2: a crate comes from elsewhere than crates.io"]);
}

#[test]
fn npms_lock_file_names_no_host() {
    let npmrc = (NPMRC, "omit-lockfile-registry-resolved=true\n");
    let lock = r#"{ "packages": {
        "": { "name": "screens" },
        "node_modules/a": { "version": "1.0.0", "integrity": "sha512-x" },
        "node_modules/b": { "resolved": "https://example.org/b.tgz" },
        "node_modules/c": { "resolved": "../c", "link": true }
    } }"#;
    assert_eq!(
        said(&[npmrc, ("mobile-shell/ui/package-lock.json", lock)]),
        [
            "mobile-shell/ui/package-lock.json: `node_modules/b` names the host it came from; see mobile-shell/ui/.npmrc"
        ]
    );
}

#[test]
fn npm_is_told_to_leave_hosts_out() {
    let found = said(&[("mobile-shell/ui/package-lock.json", "{}\n")]);
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("mobile-shell/ui/.npmrc: does not say"), "{found:?}");
}
