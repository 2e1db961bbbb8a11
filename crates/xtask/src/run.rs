//! Starting other programs: shown as one would type them, their exit status never forgotten.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::failure::Failure;

/// A program about to be started.
pub(crate) struct Run {
    command: Command,
    shown: String,
    at: PathBuf,
}

impl Run {
    /// `program` with `args`, in the folder `at`.
    pub(crate) fn new(program: impl AsRef<OsStr>, args: &[&str], at: &Path) -> Run {
        let name = Path::new(program.as_ref()).file_name().unwrap_or(program.as_ref());
        let shown = [&[name.to_string_lossy().as_ref()], args].concat().join(" ");
        let mut command = Command::new(program.as_ref());
        command.args(args).current_dir(at);
        Run { command, shown, at: at.to_path_buf() }
    }

    /// Cargo, the same one that started this program.
    pub(crate) fn cargo(args: &[&str], at: &Path) -> Run {
        let mut run = Run::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), args, at);
        // `cargo run` puts the toolchain's libraries first; a nested program must find the system's.
        run.command.env_remove("LD_LIBRARY_PATH");
        run
    }

    /// With an environment variable.
    pub(crate) fn with(mut self, name: &str, value: impl AsRef<OsStr>) -> Run {
        self.command.env(name, value);
        self
    }

    /// Runs it, its output going where ours goes.
    pub(crate) fn now(mut self) -> Result<(), Failure> {
        eprintln!("$ {}", self.shown);
        let status = self.command.status().map_err(|because| self.not_started(because))?;
        if status.success() {
            Ok(())
        } else {
            Err(Failure::Failed { command: self.shown, how: status.to_string() })
        }
    }

    /// Runs it and returns what it wrote to standard output.
    pub(crate) fn read(mut self) -> Result<String, Failure> {
        let output =
            self.command.stderr(Stdio::inherit()).output().map_err(|because| self.not_started(because))?;
        if !output.status.success() {
            return Err(Failure::Failed { command: self.shown, how: output.status.to_string() });
        }
        String::from_utf8(output.stdout)
            .map_err(|_| Failure::Said(format!("`{}` wrote something that is not UTF-8 text", self.shown)))
    }

    /// Runs it without a word; whether it went well.
    pub(crate) fn quietly(mut self) -> bool {
        self.command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    }

    /// Becomes the program, so that its signals and exit status are its own.
    #[cfg(unix)]
    pub(crate) fn instead(mut self) -> Result<(), Failure> {
        use std::os::unix::process::CommandExt as _;
        eprintln!("$ {}", self.shown);
        let because = self.command.exec();
        Err(self.not_started(because))
    }

    /// Runs it; other systems cannot become another program.
    #[cfg(not(unix))]
    pub(crate) fn instead(self) -> Result<(), Failure> {
        self.now()
    }

    fn not_started(&self, because: std::io::Error) -> Failure {
        if self.at.is_dir() {
            Failure::NotStarted { program: self.shown.clone(), because }
        } else {
            // The system says "not found" for both, and people would look for the program.
            Failure::Said(format!("{} is not there, so `{}` cannot run", self.at.display(), self.shown))
        }
    }
}

/// Whether a program is on the path.
pub(crate) fn found(program: &str) -> bool {
    let name = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::var_os("PATH").is_some_and(|path| env::split_paths(&path).any(|folder| folder.join(&name).is_file()))
}
