//! Peers that speak nonsense: the relay says why and hangs up, and serves everybody else as before.

use futures_util::{SinkExt, StreamExt};
use ids::{AgencyId, DeviceId};
use protocol::{ByeCode, Frame, MAX_FRAME, SYNC_PATH};
use testkit::City;
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Message;

/// Says this to the relay, and hears its last word.
async fn last_word(url: &str, said: Message) -> Option<(ByeCode, String)> {
    let (mut socket, _) = connect_async(format!("{url}{SYNC_PATH}")).await.unwrap();
    // It may hang up while a large message is still on its way.
    drop(socket.send(said).await);
    while let Some(Ok(heard)) = socket.next().await {
        if let Message::Binary(bytes) = heard
            && let Frame::Bye { code, say } = Frame::from_bytes(&bytes).unwrap()
        {
            return Some((code, say));
        }
    }
    None
}

fn hello(versions: &[u16], agency: AgencyId, device: DeviceId) -> Message {
    let (versions, software) = (versions.to_vec(), "test".into());
    let hello = Frame::Hello { versions, agency, device, software, nonce: [1; 32] };
    Message::Binary(hello.to_bytes().unwrap().into())
}

#[test]
fn nonsense_is_answered_in_words_and_hurts_nobody() {
    let mut city = City::seeded(71);
    let (ames, baker) = (city.joins("Ames"), city.joins("Baker"));
    let me = ames.whoami();
    let stranger = DeviceId::from_bytes([9; 16]);
    let nonsense = [
        (ByeCode::Unexpected, Message::Binary(vec![0xff; 64].into())),
        (ByeCode::Unexpected, Message::Binary(vec![].into())),
        (ByeCode::Unexpected, Message::Text("GET / HTTP/1.1".into())),
        (ByeCode::Version, hello(&[7, 8], me.agency, me.device)),
        (ByeCode::UnknownDevice, hello(&[1], me.agency, stranger)),
        (ByeCode::UnknownDevice, hello(&[1], AgencyId::from_bytes([9; 16]), me.device)),
    ];
    for (expected, said) in nonsense {
        let (code, say) = city.block_on(last_word(&city.wire().url(), said)).expect("a last word");
        assert_eq!(code, expected, "{say}");
        assert!(say.len() > 25, "it says what to do: {say}");
    }
    let visit = ames.logs("Meanwhile.");
    city.settles(&[&ames, &baker]);
    assert_eq!(baker.note(visit), ["Meanwhile."]);
}

/// The relay does not read what is too long, so that its last word may be lost with what is still on
/// its way; either way the line ends.
#[test]
fn a_frame_that_is_too_large_ends_the_line_and_nothing_else() {
    let mut city = City::seeded(73);
    let ames = city.joins("Ames");
    let large = Message::Binary(vec![0; MAX_FRAME + 1].into());
    let word = city.block_on(last_word(&city.wire().url(), large));
    assert!(word.is_none_or(|(code, say)| code == ByeCode::FrameTooLarge && say.contains("the limit")));
    let visit = ames.logs("Meanwhile.");
    city.settles(&[&ames]);
    assert!(ames.delivery(visit).receipt.is_some());
}

#[test]
fn a_device_that_cannot_prove_itself_hears_nothing() {
    let mut city = City::seeded(72);
    let ames = city.joins("Ames");
    let me = ames.whoami();
    let word = city.block_on(async {
        let (mut socket, _) = connect_async(format!("{}{SYNC_PATH}", city.wire().url())).await.unwrap();
        socket.send(hello(&[1], me.agency, me.device)).await.unwrap();
        let Some(Ok(Message::Binary(challenge))) = socket.next().await else { panic!() };
        assert!(matches!(Frame::from_bytes(&challenge).unwrap(), Frame::Challenge { .. }));
        let signature = seal::public::Signature([7; 64]);
        let prove = Frame::Prove { signature, roster: 0, cursors: vec![], credit: 1_000_000 };
        socket.send(Message::Binary(prove.to_bytes().unwrap().into())).await.unwrap();
        let Some(Ok(Message::Binary(word))) = socket.next().await else { panic!() };
        Frame::from_bytes(&word).unwrap()
    });
    assert!(matches!(word, Frame::Bye { code: ByeCode::BadProof, .. }), "{word:?}");
}
