//! How the program's log is written.

use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

/// Writes the log to stderr from now on; `PORCHLIGHT_LOG` says how much of it.
pub(super) fn begin() {
    let asked = std::env::var("PORCHLIGHT_LOG").ok().and_then(|asked| asked.parse().ok());
    let shown = asked.unwrap_or_else(|| Targets::new().with_default(LevelFilter::WARN));
    // Everything up to here: the targets decide.
    let log = tracing_subscriber::fmt().with_max_level(LevelFilter::TRACE).with_writer(std::io::stderr);
    log.without_time().finish().with(shown).init();
}
