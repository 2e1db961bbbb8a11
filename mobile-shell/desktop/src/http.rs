//! One small HTTP request to a loopback address: how `porchlight call` asks a desk that is running,
//! and how a desk asks the demo. Not for the network.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::trouble::{Trouble, doing};

/// Posts JSON to `127.0.0.1:port` and returns the body of a 200.
pub(crate) async fn post(port: u16, path: &str, bearer: Option<&str>, json: &str) -> Result<String, Trouble> {
    let mut stream =
        TcpStream::connect(("127.0.0.1", port)).await.map_err(doing("asking the running Porchlight"))?;
    let authorization = bearer.map(|token| format!("Authorization: Bearer {token}\r\n")).unwrap_or_default();
    let request = format!(
        "POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{authorization}Content-Type: application/json\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{json}",
        json.len()
    );
    let mut answer = Vec::new();
    let exchange = async {
        stream.write_all(request.as_bytes()).await?;
        stream.read_to_end(&mut answer).await
    };
    exchange.await.map_err(doing("asking the running Porchlight"))?;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
    if head.split(' ').nth(1) == Some("200") {
        return Ok(body.to_owned());
    }
    Err(Trouble::Said(format!("the running Porchlight said no: {}", head.lines().next().unwrap_or_default())))
}
