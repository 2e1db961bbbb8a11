//! What a signature is for. A signature made for one purpose is worthless for another.

/// One purpose of a signature: its text stands in front of the signed bytes, then a zero byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Domain {
    /// A device wrote this automerge change.
    Change,
    /// Somebody with the right to say it adds this to the roster.
    Statement,
    /// The relay durably holds these envelopes.
    Receipt,
    /// A device has durably applied a space's log up to a number.
    Ack,
    /// A device answers the challenge of one relay.
    Proof,
    /// A relay answers the challenge of one device.
    Welcome,
    /// A device says how it stands.
    Standing,
    /// The holder of an invite's key asks for a device to be let in.
    Knock,
    /// A device drops something into a space that it may not read.
    Drop,
}

impl Domain {
    /// The text that goes in front.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Change => "porchlight change v1",
            Self::Statement => "porchlight statement v1",
            Self::Receipt => "porchlight receipt v1",
            Self::Ack => "porchlight ack v1",
            Self::Proof => "porchlight proof v1",
            Self::Welcome => "porchlight welcome v1",
            Self::Standing => "porchlight standing v1",
            Self::Knock => "porchlight knock v1",
            Self::Drop => "porchlight drop v1",
        }
    }

    /// The bytes that are really signed.
    pub(crate) fn over(self, bytes: &[u8]) -> Vec<u8> {
        [self.text().as_bytes(), &[0], bytes].concat()
    }
}
