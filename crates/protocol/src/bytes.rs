//! A frame's bytes: bounded, whole, and of a kind that this build knows.

use crate::Frame;

/// The largest frame: 1 MiB, so that a peer can never make the other one hold more than that.
pub const MAX_FRAME: usize = 1024 * 1024;

/// Bytes that are not a frame this build can use.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FrameError {
    /// It ends too early.
    #[error("a frame ended too early; connect again")]
    Truncated,
    /// It is longer than [`MAX_FRAME`].
    #[error("a frame has {size} bytes, the limit is {MAX_FRAME}; send less at once")]
    TooLarge {
        /// How long it is.
        size: usize,
    },
    /// A tag that this build does not know.
    #[error("the other side speaks a newer protocol; update this app")]
    Newer,
    /// It makes no sense.
    #[error("a frame makes no sense; connect again, and report it if it stays so")]
    Malformed,
}

impl Frame {
    /// The frame's bytes.
    pub fn to_bytes(&self) -> Result<Vec<u8>, FrameError> {
        let bytes = minicbor::to_vec(self).map_err(|_| FrameError::Malformed)?;
        if bytes.len() > MAX_FRAME {
            return Err(FrameError::TooLarge { size: bytes.len() });
        }
        Ok(bytes)
    }

    /// The frame in these bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, FrameError> {
        if bytes.len() > MAX_FRAME {
            return Err(FrameError::TooLarge { size: bytes.len() });
        }
        let mut decoder = minicbor::Decoder::new(bytes);
        let frame = decoder.decode().map_err(|error| match error {
            error if error.is_end_of_input() => FrameError::Truncated,
            error if error.is_unknown_variant() => FrameError::Newer,
            _ => FrameError::Malformed,
        })?;
        if decoder.position() == bytes.len() { Ok(frame) } else { Err(FrameError::Malformed) }
    }
}
