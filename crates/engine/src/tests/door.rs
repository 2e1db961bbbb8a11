//! The door's types, as the screens have them.

use std::path::Path;
use std::process::Command;

/// The screens are written against a file in the tree; it must be what the Rust types give.
#[test]
fn the_types_of_the_screens_are_the_doors() {
    // Cargo builds a crate's examples with its tests, beside the folder of the tests' programs.
    let test = std::env::current_exe().unwrap();
    let program = test.parent().and_then(Path::parent).unwrap().join("examples/export_types");
    let given = Command::new(program).output().expect("`cargo test -p engine` builds the examples");
    let generated = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../mobile-shell/ui/src/door/generated.ts");
    let ours = std::fs::read_to_string(generated).unwrap();
    let given = String::from_utf8(given.stdout).unwrap();
    for (number, (ours, given)) in (1..).zip(ours.lines().zip(given.lines())) {
        assert_eq!(ours, given, "line {number}: run `cargo xtask codegen`");
    }
    assert_eq!(ours.lines().count(), given.lines().count(), "run `cargo xtask codegen`");
}
