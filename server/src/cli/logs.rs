//! How the relay's log is written.

use clap::ValueEnum;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

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
        let asked = std::env::var("RUST_LOG").ok().and_then(|asked| asked.parse().ok());
        let shown = asked.unwrap_or_else(|| Targets::new().with_default(LevelFilter::INFO));
        // Everything up to here: the targets decide.
        let log = tracing_subscriber::fmt().with_max_level(LevelFilter::TRACE).with_writer(std::io::stderr);
        match self {
            Self::Text => log.finish().with(shown).init(),
            Self::Json => {
                log.json().with_current_span(false).with_span_list(false).finish().with(shown).init();
            }
        }
    }
}
