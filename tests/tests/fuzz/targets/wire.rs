//! What comes over the line, from a QR code, or by hand: envelopes, frames, signed words, codes.

use minicbor::{Decode, Encode};
use protocol::Frame;
use seal::public::{Ack, DeviceStanding, Envelope, HEADER_BYTES, Knock, Receipt, Signed, Word};
use seal::secret::{InviteCode, KitCode};

use super::{magnitude, refused, same};

pub fn envelope(bytes: &[u8]) -> Result<String, String> {
    match Envelope::parse(bytes.to_vec()) {
        Ok(envelope) => {
            same("the header", &envelope.header().to_bytes()[..].to_vec(), &bytes[..HEADER_BYTES].to_vec())?;
            same("the envelope", &envelope.raw().to_vec(), &bytes.to_vec())?;
            Ok(format!("{:?} {}", envelope.header().kind, magnitude(bytes.len())))
        }
        Err(error) => Ok(refused(&error)),
    }
}

pub fn frame(bytes: &[u8]) -> Result<String, String> {
    let frame = match Frame::from_bytes(bytes) {
        Ok(frame) => frame,
        Err(error) => return Ok(refused(&error)),
    };
    let again = frame.to_bytes().map_err(|error| format!("what was read cannot be written: {error}"))?;
    if again.len() > bytes.len() {
        return Err(format!("{} bytes are written as {}", bytes.len(), again.len()));
    }
    same("the frame", &Frame::from_bytes(&again), &Ok(frame.clone()))?;
    let name: String = format!("{frame:?}").chars().take_while(char::is_ascii_alphanumeric).collect();
    let held = match frame {
        Frame::Push { batch, .. } | Frame::Envelopes { batch, .. } | Frame::Compact { batch, .. } => {
            let (count, weight) = (batch.len(), batch.weight());
            match batch.into_envelopes() {
                Ok(envelopes) => format!("{} envelopes, {}", magnitude(envelopes.len()), magnitude(weight)),
                Err(error) => format!("{} {}", magnitude(count), refused(&error)),
            }
        }
        _ => magnitude(bytes.len()).to_string(),
    };
    Ok(format!("{name} {held}"))
}

/// Words are read in their raw form after their signature was verified: the signer may mean harm.
pub fn word(bytes: &[u8]) -> Result<String, String> {
    let read = [
        read_again::<Ack>(bytes)?,
        read_again::<Receipt>(bytes)?,
        read_again::<Knock>(bytes)?,
        read_again::<DeviceStanding>(bytes)?,
    ];
    if let Ok(signed) = minicbor::decode::<Signed<Knock>>(bytes) {
        drop(signed.unverified().map(|knock| knock.comparison()));
    }
    Ok(format!("{read:?} {}", magnitude(bytes.len())))
}

fn read_again<T>(bytes: &[u8]) -> Result<bool, String>
where
    T: Word + PartialEq + std::fmt::Debug + Encode<()> + for<'b> Decode<'b, ()>,
{
    let Ok(word) = minicbor::decode::<T>(bytes) else { return Ok(false) };
    let again = minicbor::to_vec(&word).map_err(|error| error.to_string())?;
    same("the word", &minicbor::decode::<T>(&again).map_err(|error| error.to_string())?, &word)?;
    Ok(true)
}

/// As a text that somebody typed; and as the bytes behind one, which a careless hand never gets right.
pub fn code(bytes: &[u8]) -> Result<String, String> {
    let text = String::from_utf8_lossy(bytes);
    let typed = [
        InviteCode::parse(&text).map(|code| invite_comes_back(&code)).map_err(|error| refused(&error)),
        KitCode::parse(&text).map(|code| kit_comes_back(&code)).map_err(|error| refused(&error)),
    ];
    for result in typed.iter().flatten() {
        result.clone()?;
    }
    let invite = minicbor::decode::<InviteCode>(bytes).ok();
    invite.as_ref().map_or(Ok(()), invite_comes_back)?;
    let kit = minicbor::decode::<KitCode>(bytes).ok();
    kit.as_ref().map_or(Ok(()), kit_comes_back)?;
    Ok(format!("{typed:?} {} {}", invite.is_some(), kit.is_some()))
}

fn invite_comes_back(code: &InviteCode) -> Result<(), String> {
    let text = code.to_text().map_err(|error| error.to_string())?;
    let read = InviteCode::parse(&text).map_err(|error| error.to_string())?;
    read.lookup().map_err(|error| error.to_string())?;
    if read == *code { Ok(()) } else { Err("the invite is another one".into()) }
}

fn kit_comes_back(code: &KitCode) -> Result<(), String> {
    let text = code.to_text().map_err(|error| error.to_string())?;
    let read = KitCode::parse(&text).map_err(|error| error.to_string())?;
    if read == *code { Ok(()) } else { Err("the kit is another one".into()) }
}
