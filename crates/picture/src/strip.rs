//! A photo without what it says of where, when and with what it was taken: the picture's own bytes stay as
//! they are, and so does which side is up.

use image::metadata::Orientation;
use img_parts::jpeg::Jpeg;
use img_parts::png::Png;
use img_parts::webp::WebP;
use img_parts::{Bytes, ImageEXIF};

use crate::{Kind, Unusable, jpeg};

/// What of a PNG draws the picture: the picture, its palette, its transparency, its colors.
const PNG: [&[u8; 4]; 12] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"cICP",
    b"pHYs",
];
/// What of a WebP draws the picture.
const WEBP: [&[u8; 4]; 5] = [b"VP8X", b"ICCP", b"ALPH", b"VP8 ", b"VP8L"];
/// What makes a WebP move.
const MOVES: [[u8; 4]; 2] = [*b"ANIM", *b"ANMF"];

/// The photo without it. A paper is kept as it is; what cannot be cleaned is refused.
pub fn stripped(kind: Kind, bytes: Vec<u8>) -> Result<Vec<u8>, Unusable> {
    let damaged = |_| Unusable::Damaged;
    Ok(match kind {
        Kind::Pdf => bytes,
        Kind::Heic => return Err(Unusable::Heic),
        Kind::Jpeg => {
            let mut photo = Jpeg::from_bytes(bytes.into()).map_err(damaged)?;
            let up = photo.exif();
            jpeg::bare(&mut photo)?;
            photo.set_exif(which_side_is_up(up.as_ref()));
            photo.encoder().bytes().to_vec()
        }
        Kind::Png => {
            let mut picture = Png::from_bytes(bytes.into()).map_err(damaged)?;
            let up = picture.exif();
            picture.chunks_mut().retain(|chunk| PNG.contains(&&chunk.kind()));
            picture.set_exif(which_side_is_up(up.as_ref()));
            picture.encoder().bytes().to_vec()
        }
        Kind::Webp => {
            let mut photo = WebP::from_bytes(bytes.into()).map_err(damaged)?;
            if MOVES.iter().any(|part| photo.has_chunk(*part)) {
                return Err(Unusable::Moves);
            }
            let up = photo.exif();
            photo.chunks_mut().retain(|chunk| WEBP.contains(&&chunk.id()));
            photo.set_exif(which_side_is_up(up.as_ref()));
            photo.encoder().bytes().to_vec()
        }
    })
}

/// EXIF that says which side is up and nothing else; none where that is as it lies.
fn which_side_is_up(exif: Option<&Bytes>) -> Option<Bytes> {
    let orientation = exif.and_then(|exif| Orientation::from_exif_chunk(exif))?;
    if orientation == Orientation::NoTransforms {
        return None;
    }
    // Big endian; one directory of one entry: tag 0x112, one short.
    let mut only = *b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0";
    only[19] = orientation.to_exif();
    Some(Bytes::copy_from_slice(&only))
}
