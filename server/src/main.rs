//! The relay's program: reads the command line, says what went wrong, knows nothing else.

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;
use relay::cli::Cli;

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    cli.log_format.begin();
    match cli.run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody is left to tell when stderr is gone too.
            drop(writeln!(std::io::stderr(), "porchlight-relay: {error}"));
            ExitCode::FAILURE
        }
    }
}
