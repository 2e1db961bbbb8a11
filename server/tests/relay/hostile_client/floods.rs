//! Too much, too slow, or nothing that makes sense: it ends its own line only.

use std::time::Duration;

use protocol::{ByeCode, Frame, MAX_FRAME};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::stage::{Stage, bye};
use crate::devices::{Agency, CODE, first_epoch};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn frames_that_are_too_large_too_slow_or_half_end_their_own_line_only() {
    let stage = Stage::with(|config| {
        config.limits.handshake = Duration::from_millis(600);
        config.limits.ping = Duration::from_millis(200);
        config.limits.silence = Duration::from_millis(1200);
    })
    .await;
    // One byte too many, and a terabyte: the announcement is enough, nothing is kept free for it.
    for size in [MAX_FRAME as u64 + 1, 1 << 40] {
        let mut line = stage.phone().await;
        line.sends_raw(&[&[0x82, 0xff][..], &size.to_be_bytes(), &[0; 4]].concat()).await;
        assert_eq!(bye(&mut line).await, ByeCode::FrameTooLarge);
    }
    let mut line = stage.town.line().await;
    line.send_bytes(Frame::WhoAreYou.to_bytes().unwrap()[..1].to_vec()).await;
    assert_eq!(bye(&mut line).await, ByeCode::Unexpected);

    // Half a frame, and then silence or nothing at all.
    let half = [&[0x82, 0xfe, 0x03, 0xe8][..], &[0; 4], &[0x82; 10]].concat();
    let mut vanishes = stage.phone().await;
    vanishes.sends_raw(&half).await;
    drop(vanishes);
    for mut line in [stage.town.line().await, stage.phone().await] {
        line.sends_raw(&half).await;
        let code = loop {
            // A byte now and then keeps nobody in.
            tokio::time::sleep(Duration::from_millis(100)).await;
            if !line.tries_raw(&[0x82]).await {
                break ByeCode::TooSlow;
            }
            if let Ok(frame) = tokio::time::timeout(Duration::from_millis(1), line.hears()).await {
                match frame {
                    Some(Frame::Bye { code, .. }) => break code,
                    Some(_) => {}
                    None => break ByeCode::TooSlow,
                }
            }
        };
        assert_eq!(code, ByeCode::TooSlow);
    }
    stage.ends().await;
}

/// Whoever asks without listening fills only their own line.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_device_that_floods_and_never_listens_slows_nobody_else() {
    let stage = Stage::set().await;
    let statement = stage.town.agency.chief_says(first_epoch(stage.town.agency.outreach));
    let mut floods = Vec::new();
    for _ in 0..8 {
        let mut line = stage.phone().await;
        let frame = Frame::Say { statement: statement.clone() };
        floods.push(tokio::spawn(async move {
            for _ in 0..2000 {
                line.send(&frame).await;
            }
            line
        }));
    }
    for flood in floods {
        drop(flood.await.unwrap());
    }
    stage.ends().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_thousand_connections_are_held_and_the_next_ones_asked_to_come_back() {
    let stage = Stage::with(|config| {
        (config.limits.connections, config.limits.connections_per_device) = (2001, 500);
    })
    .await;
    let begun = tokio::time::Instant::now();
    // The well-behaved phone has one seat. These are devices that are in, and strangers that say nothing.
    let mut lines = Vec::new();
    for number in 0..2000 {
        lines.push(if number % 4 == 0 { stage.phone().await } else { stage.town.line().await });
    }
    eprintln!("2,000 connections in {:?}", begun.elapsed());
    for _ in 0..100 {
        let mut line = stage.town.line().await;
        assert_eq!(bye(&mut line).await, ByeCode::Busy);
    }
    for line in lines.iter_mut().step_by(400) {
        line.pushes(1, &[]).await;
    }
    drop(lines);
    stage.ends().await;
}

/// Founding is the dearest thing that a stranger can ask for; without the operator's code it costs
/// nothing, and plain HTTP or noise on the port costs less.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn strangers_with_noise_and_used_codes_get_nowhere() {
    let stage = Stage::set().await;
    let other = Agency::new();
    for code in [CODE, "AAAA-AAAA-AAAA-AAAA"] {
        let mut guest = stage.town.line().await;
        guest.send(&Frame::Found { code: code.into(), statements: other.statements.clone() }).await;
        assert_eq!(bye(&mut guest).await, ByeCode::BadFoundingCode);
    }
    for noise in [&b"GET /v1/sync HTTP/1.1\r\nHost: x\r\n\r\n"[..], &[0xff; 4096], b"POST / HTTP/1.1\r\n\r\n"]
    {
        let mut socket = TcpStream::connect(stage.town.running.addr).await.unwrap();
        socket.write_all(noise).await.unwrap();
        let mut answer = [0; 64];
        let size = socket.read(&mut answer).await.unwrap_or(0);
        assert!(!answer[..size].starts_with(b"HTTP/1.1 101"), "let in");
    }
    stage.ends().await;
}
