//! Writes the door's TypeScript types to standard output: `cargo xtask codegen` puts them in place.
#![allow(clippy::print_stdout, reason = "its output is its purpose")]

use std::collections::BTreeMap;

use engine::door::{Answers, Changed, Command, Reply};
use ts_rs::{Config, TS, TypeVisitor};

/// Every type that the door's types lead to, by name.
struct Declarations<'a>(BTreeMap<String, String>, &'a Config);

impl TypeVisitor for Declarations<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_none() || self.0.contains_key(&T::ident(self.1)) {
            return;
        }
        let docs = T::docs().unwrap_or_default();
        self.0.insert(T::ident(self.1), format!("{docs}export {}\n", T::decl(self.1)));
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

fn main() {
    let config = Config::from_env();
    let mut all = Declarations(BTreeMap::new(), &config);
    all.visit::<Command>();
    all.visit::<Answers>();
    all.visit::<Changed>();
    all.visit::<Reply>();
    println!(
        "// The door's types, generated from crates/engine/src/door by `cargo xtask codegen`. Do not edit.\n"
    );
    for declaration in all.0.values() {
        println!("{declaration}");
    }
}
