//! What a file is, by its first bytes: a name or what a browser says can be anything.

/// A kind of file that can be attached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A photo, as cameras make them.
    Jpeg,
    /// A picture, as screens make them.
    Png,
    /// A photo, as some phones and browsers make them.
    Webp,
    /// A photo, as iPhones make them unless told otherwise: nothing can be taken out of it here.
    Heic,
    /// A paper: kept as it is.
    Pdf,
}

impl Kind {
    /// What these bytes are, if it is known here.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Self::Png),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::Webp),
            [b'%', b'P', b'D', b'F', b'-', ..] => Some(Self::Pdf),
            [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] => {
                let brand = brand.get(..4)?;
                [b"heic", b"heix", b"heif", b"hevc", b"mif1", b"msf1", b"avif"]
                    .iter()
                    .any(|known| brand == *known)
                    .then_some(Self::Heic)
            }
            _ => None,
        }
    }

    /// How it is called where files are served.
    pub const fn media(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Heic => "image/heic",
            Self::Pdf => "application/pdf",
        }
    }
}
