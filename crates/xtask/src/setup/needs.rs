//! What this repository's tasks use that is not in the repository.

use std::path::Path;

use crate::run;

/// Something that has to be on the machine.
#[derive(Debug, PartialEq)]
pub(crate) struct Need {
    /// What people call it; parts of the test run name it too.
    pub(crate) name: &'static str,
    /// How to see that it is here.
    pub(super) here: Here,
    /// The Debian package that brings it.
    pub(super) package: Option<&'static str>,
    /// What does not run without it.
    pub(super) without: &'static str,
    /// How a person gets it.
    pub(crate) how: &'static str,
}

/// How to see that something is on the machine.
#[derive(Debug, PartialEq)]
pub(super) enum Here {
    /// A program on the path.
    Program(&'static str),
    /// A file or folder.
    Path(&'static str),
}

impl Need {
    /// Whether the machine has it.
    pub(crate) fn is_here(&self) -> bool {
        match self.here {
            Here::Program(program) => run::found(program),
            Here::Path(path) => Path::new(path).exists(),
        }
    }
}

const fn debian(name: &'static str, here: Here, package: &'static str, without: &'static str) -> Need {
    Need {
        name,
        here,
        package: Some(package),
        without,
        how: "On Debian, `cargo xtask setup` as root installs it.",
    }
}

/// Everything, in the order in which it is looked for.
pub(crate) const NEEDS: &[Need] = &[
    debian("gcc", Here::Program("gcc"), "gcc", "nothing builds: the cryptography and SQLite are C"),
    debian(
        "libc headers",
        Here::Path("/usr/include/stdlib.h"),
        "libc6-dev",
        "nothing builds: the C parts need them",
    ),
    debian("make", Here::Program("make"), "make", "the device's store does not build"),
    debian(
        "perl",
        Here::Program("perl"),
        "perl",
        "the device's store does not build: SQLCipher's OpenSSL needs it",
    ),
    debian("git", Here::Program("git"), "git", "tidy cannot list the files"),
    debian("python3", Here::Program("python3"), "python3", "the python part does not run"),
    debian("javac", Here::Program("javac"), "default-jdk-headless", "the kotlin part does not run"),
    debian("maven", Here::Program("mvn"), "maven", "the kotlin part does not run"),
    debian("chromium", Here::Program("chromium"), "chromium", "the browser part does not run"),
    debian(
        "fonts",
        Here::Path("/usr/share/fonts/truetype/noto"),
        "fonts-noto-core",
        "the browser part shows boxes for letters",
    ),
    Need {
        name: "node",
        here: Here::Program("node"),
        package: None,
        without: "the screens do not build",
        how: "Install Node 20 or later from nodejs.org.",
    },
    Need {
        name: "npm",
        here: Here::Program("npm"),
        package: None,
        without: "the screens do not build",
        how: "It comes with Node 20 or later from nodejs.org.",
    },
    Need {
        name: "rustfmt",
        here: Here::Program("cargo-fmt"),
        package: None,
        without: "the fmt part does not run",
        how: "`rustup component add rustfmt`.",
    },
    Need {
        name: "clippy",
        here: Here::Program("cargo-clippy"),
        package: None,
        without: "the clippy part does not run",
        how: "`rustup component add clippy`.",
    },
    Need {
        name: "cargo-deny",
        here: Here::Program("cargo-deny"),
        package: None,
        without: "the deny part does not run",
        // Ten minutes of two cores: too long to do unasked.
        how: "`cargo install --locked cargo-deny` takes some minutes.",
    },
];
