//! A JPEG's picture and nothing else: what is needed to draw it, up to its end.
//!
//! A phone hides more than EXIF in one: text between the scans, a second picture or a film behind the end,
//! each with a place of its own. So segments are kept by name, not thrown out by name.

use img_parts::jpeg::{Jpeg, JpegSegment, markers};

use crate::Unusable;

/// How the color profile's segments begin.
const COLOR: &[u8] = b"ICC_PROFILE\0";
/// How the segment begins that says how colors were written.
const ADOBE: &[u8] = b"Adobe";
/// How the plain beginning of a file begins.
const JFIF: &[u8] = b"JFIF\0";

/// Leaves what draws the picture.
pub(crate) fn bare(jpeg: &mut Jpeg) -> Result<(), Unusable> {
    let segments = std::mem::take(jpeg.segments_mut());
    let mut kept = Vec::with_capacity(segments.len());
    for segment in segments.into_iter().filter(draws) {
        if segment.has_entropy() {
            let contents = segment.contents().clone();
            // A marker and a length, then what the header says; the scan is the rest.
            let whole = segment.encoder().bytes();
            let scans = whole.get(4 + contents.len()..).ok_or(Unusable::Damaged)?;
            kept.push(JpegSegment::new_with_entropy(markers::SOS, contents, scans_alone(scans)?.into()));
            *jpeg.segments_mut() = kept;
            return Ok(());
        }
        kept.push(segment);
    }
    // Without a scan there is no picture.
    Err(Unusable::Damaged)
}

/// Whether a segment before the first scan is needed to draw the picture.
fn draws(segment: &JpegSegment) -> bool {
    match segment.marker() {
        markers::APP0 => segment.contents().starts_with(JFIF),
        markers::APP2 => segment.contents().starts_with(COLOR),
        markers::APP14 => segment.contents().starts_with(ADOBE),
        marker => is_drawing(marker),
    }
}

/// Tables, frames and scans.
const fn is_drawing(marker: u8) -> bool {
    matches!(marker, 0xc0..=0xcf | markers::SOS..=markers::EXP)
}

/// Scans with the tables between them, up to the end of the picture.
fn scans_alone(bytes: &[u8]) -> Result<Vec<u8>, Unusable> {
    let mut bare = Vec::with_capacity(bytes.len());
    let mut at = 0;
    loop {
        let found = bytes.get(at..).ok_or(Unusable::Damaged)?;
        let Some(next) = found.iter().position(|byte| *byte == markers::P) else {
            // Cut off before its end: most of it can be seen, and what is missing is no secret.
            bare.extend_from_slice(found);
            break;
        };
        bare.extend_from_slice(&found[..next]);
        at += next;
        match bytes.get(at + 1).copied() {
            None => break,
            // A byte of the picture that looks like a marker, and where a scan can be taken up again.
            Some(marker @ (markers::Z | markers::RST0..=markers::RST7)) => {
                bare.extend_from_slice(&[markers::P, marker]);
                at += 2;
            }
            Some(markers::P) => at += 1,
            Some(markers::EOI) => break,
            Some(marker) => {
                let length: [u8; 2] =
                    bytes.get(at + 2..at + 4).and_then(|two| two.try_into().ok()).ok_or(Unusable::Damaged)?;
                let end = at + 2 + usize::from(u16::from_be_bytes(length)).max(2);
                let segment = bytes.get(at..end).ok_or(Unusable::Damaged)?;
                if is_drawing(marker) {
                    bare.extend_from_slice(segment);
                }
                at = end;
            }
        }
    }
    bare.extend_from_slice(&[markers::P, markers::EOI]);
    Ok(bare)
}
