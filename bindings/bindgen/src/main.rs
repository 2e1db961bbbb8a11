//! Writes the Kotlin, Swift and Python sides of the door, from the built library.
//!
//! Uniffi's own program, built here so that generator and library are always of one version.

fn main() {
    uniffi::uniffi_bindgen_main();
}
