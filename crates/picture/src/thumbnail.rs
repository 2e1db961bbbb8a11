//! A small picture of a photo: few enough bytes to stand in the record itself.
//!
//! How large a photo would be is asked before it is opened: a file of a few kilobytes can claim a picture
//! that no phone holds.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::overlay;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, Rgba, RgbaImage};

use crate::{Kind, Unusable};

/// The most bytes of a thumbnail.
pub const THUMBNAIL_BYTES: usize = 12 * 1024;
/// The most points of a photo that is opened: 64 million, 192 MiB for a moment. Phones make 12 to 50.
pub const MOST_POINTS: u64 = 64_000_000;
/// The longer side, in the order in which it is tried: 240 is shown at half of it on a phone, sharp.
const SIDES: [u32; 3] = [240, 160, 96];
/// How well it is kept, best first: the first that is small enough.
const QUALITIES: [u8; 3] = [70, 50, 30];

/// A small JPEG of a photo, the right side up; none of a paper.
pub fn thumbnail(kind: Kind, bytes: &[u8]) -> Result<Option<Vec<u8>>, Unusable> {
    let format = match kind {
        Kind::Jpeg => ImageFormat::Jpeg,
        Kind::Png => ImageFormat::Png,
        Kind::Webp => ImageFormat::WebP,
        Kind::Heic | Kind::Pdf => return Ok(None),
    };
    let photo = opened(format, bytes)?;
    for side in SIDES {
        let small = photo.thumbnail(side.min(photo.width()), side.min(photo.height()));
        for quality in QUALITIES {
            let mut bytes = vec![];
            let encoder = JpegEncoder::new_with_quality(&mut bytes, quality);
            small.write_with_encoder(encoder).map_err(|_| Unusable::Damaged)?;
            if bytes.len() <= THUMBNAIL_BYTES {
                return Ok(Some(bytes));
            }
        }
    }
    Ok(None)
}

/// The photo, as large as a thumbnail may be and not larger than it is, the right side up, on white: a JPEG
/// has no transparency.
fn opened(format: ImageFormat, bytes: &[u8]) -> Result<DynamicImage, Unusable> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_POINTS * 4);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| unusable(&error))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_POINTS {
        return Err(Unusable::TooManyPoints);
    }
    let orientation = decoder.orientation().map_err(|error| unusable(&error))?;
    let photo = DynamicImage::from_decoder(decoder).map_err(|error| unusable(&error))?;
    let mut small = photo.thumbnail(SIDES[0].min(photo.width()), SIDES[0].min(photo.height()));
    small.apply_orientation(orientation);
    let mut page = RgbaImage::from_pixel(small.width(), small.height(), Rgba([255; 4]));
    overlay(&mut page, &small.to_rgba8(), 0, 0);
    Ok(DynamicImage::ImageRgb8(DynamicImage::ImageRgba8(page).to_rgb8()))
}

fn unusable(error: &image::ImageError) -> Unusable {
    match error {
        image::ImageError::Limits(_) => Unusable::TooManyPoints,
        _ => Unusable::Damaged,
    }
}
