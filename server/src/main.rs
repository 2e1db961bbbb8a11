//! The relay's program: reads the command line, says what went wrong, knows nothing else.

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;
use relay::cli::Cli;
use tracing_subscriber::EnvFilter;

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    match cli.run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody is left to tell when stderr is gone too.
            drop(writeln!(std::io::stderr(), "porchlight-relay: {error}"));
            ExitCode::FAILURE
        }
    }
}
