//! `porchlight`: one program for people at a desk or a shell.
//!
//! Holds no logic of the field log: it opens the engine, shows the screens on a loopback address, and
//! passes commands through the same door.

mod beside;
mod clock;
mod demo;
mod desk;
mod home;
mod http;
mod key;
mod lock;
mod program;
mod trouble;

use clap::Parser;

fn main() -> std::process::ExitCode {
    program::run(program::Program::parse())
}
