//! How the relay's log is written.

use clap::ValueEnum;
use tracing_subscriber::EnvFilter;

/// How the log is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// A line for people.
    #[default]
    Text,
    /// A line of JSON: timestamp, level, target, and fields with the message among them.
    Json,
}

impl LogFormat {
    /// Writes the log to stderr from now on; `RUST_LOG` says how much of it.
    pub fn begin(self) {
        let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
        let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
        match self {
            Self::Text => log.init(),
            Self::Json => log.json().with_current_span(false).with_span_list(false).init(),
        }
    }
}
