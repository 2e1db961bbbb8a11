#![allow(clippy::unwrap_used)]

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, RgbImage};
use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::png::{Png, PngChunk};
use img_parts::riff::{RiffChunk, RiffContent};
use img_parts::webp::WebP;
use img_parts::{Bytes, ImageEXIF};
use proptest::prelude::*;

use super::*;

/// Something that a photo says of itself, to be looked for.
const PLANTED: &[u8] = b"GPS 44.9483N 93.3480W planted";

/// A photo of a checkered wall, wider than high.
fn wall(width: u32, height: u32) -> DynamicImage {
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, |x, y| {
        let byte = |value: u32| value.to_le_bytes()[0];
        image::Rgb([byte(x * 7), byte(y * 5), byte((x / 8 + y / 8) % 2 * 255)])
    }))
}

fn file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(vec![]);
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// EXIF that says which side is up, with the planted words behind.
fn exif(orientation: u8) -> Bytes {
    let mut exif = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0".to_vec();
    exif[19] = orientation;
    exif.extend(PLANTED);
    exif.into()
}

/// A JPEG with something planted everywhere that phones and programs put it.
fn planted_jpeg(orientation: u8) -> Vec<u8> {
    let mut jpeg = Jpeg::from_bytes(file(&wall(600, 400), ImageFormat::Jpeg).into()).unwrap();
    jpeg.set_exif(Some(exif(orientation)));
    for (marker, prefix) in [
        (markers::APP1, &b"http://ns.adobe.com/xap/1.0/\0"[..]),
        (markers::APP2, b"MPF\0"),
        (markers::APP13, b"Photoshop 3.0\0"),
        (markers::APP5, b"maker"),
        (markers::COM, b""),
    ] {
        let contents = [prefix, PLANTED].concat();
        jpeg.segments_mut().insert(1, JpegSegment::new_with_contents(marker, contents.into()));
    }
    let mut bytes = jpeg.encoder().bytes().to_vec();
    assert_eq!(bytes.split_off(bytes.len() - 2), [0xff, 0xd9]);
    // Between the scan and the end, and behind the end: a second photo with a place of its own.
    let length = u16::try_from(PLANTED.len() + 2).unwrap().to_be_bytes();
    [bytes, vec![0xff, markers::COM], length.to_vec(), PLANTED.to_vec(), vec![0xff, 0xd9], PLANTED.to_vec()]
        .concat()
}

fn planted_png() -> Vec<u8> {
    let mut png = Png::from_bytes(file(&wall(60, 40), ImageFormat::Png).into()).unwrap();
    png.set_exif(Some(exif(6)));
    for kind in [b"tEXt", b"zTXt", b"iTXt", b"tIME", b"prVt"] {
        png.chunks_mut().insert(1, PngChunk::new(*kind, PLANTED.into()));
    }
    [png.encoder().bytes().to_vec(), PLANTED.to_vec()].concat()
}

fn planted_webp() -> Vec<u8> {
    let mut webp = WebP::from_bytes(file(&wall(60, 40), ImageFormat::WebP).into()).unwrap();
    webp.set_exif(Some(exif(6)));
    for id in [b"XMP ", b"junk"] {
        webp.chunks_mut().push(RiffChunk::new(*id, RiffContent::Data(PLANTED.into())));
    }
    webp.encoder().bytes().to_vec()
}

fn times_planted(bytes: &[u8]) -> usize {
    bytes.windows(PLANTED.len()).filter(|window| *window == PLANTED).count()
}

fn drawn(bytes: &[u8], format: ImageFormat) -> (Vec<u8>, u8) {
    let mut decoder = ImageReader::with_format(Cursor::new(bytes), format).into_decoder().unwrap();
    let orientation = decoder.orientation().unwrap();
    (DynamicImage::from_decoder(decoder).unwrap().into_bytes(), orientation.to_exif())
}

#[test]
fn a_photo_says_nothing_more_of_itself_and_is_the_same_picture_the_same_side_up() {
    for (kind, format, bytes, planted) in [
        (Kind::Jpeg, ImageFormat::Jpeg, planted_jpeg(6), 8),
        (Kind::Png, ImageFormat::Png, planted_png(), 7),
        (Kind::Webp, ImageFormat::WebP, planted_webp(), 3),
    ] {
        assert_eq!(Kind::of(&bytes), Some(kind));
        assert_eq!(times_planted(&bytes), planted, "{kind:?}: the search finds what was planted");
        let bare = stripped(kind, bytes.clone()).unwrap();
        assert_eq!(times_planted(&bare), 0, "{kind:?}");
        assert_eq!(drawn(&bare, format), drawn(&bytes, format), "{kind:?}: point for point");
        assert_eq!(drawn(&bare, format).1, 6);
        assert_eq!(stripped(kind, bare.clone()).unwrap(), bare, "nothing is left to take out");
    }
}

#[test]
fn a_photo_that_lies_right_keeps_no_exif_at_all() {
    let bare = stripped(Kind::Jpeg, planted_jpeg(1)).unwrap();
    assert_eq!(Jpeg::from_bytes(bare.into()).unwrap().exif(), None);
}

#[test]
fn the_thumbnail_is_small_and_stands_upright() {
    let small = thumbnail(Kind::Jpeg, &planted_jpeg(6)).unwrap().unwrap();
    assert!(small.len() <= THUMBNAIL_BYTES, "{}", small.len());
    assert_eq!(times_planted(&small), 0);
    let picture = image::load_from_memory(&small).unwrap();
    assert!(picture.height() * 10 >= picture.width() * 14, "a wide photo held upright is high");
    let plain = file(
        &DynamicImage::ImageRgb8(RgbImage::from_pixel(600, 400, image::Rgb([9, 9, 90]))),
        ImageFormat::Jpeg,
    );
    let plain = image::load_from_memory(&thumbnail(Kind::Jpeg, &plain).unwrap().unwrap()).unwrap();
    assert_eq!((plain.width(), plain.height()), (240, 160));
    for (kind, bytes) in [(Kind::Png, planted_png()), (Kind::Webp, planted_webp())] {
        let small = image::load_from_memory(&thumbnail(kind, &bytes).unwrap().unwrap()).unwrap();
        assert!(small.width() <= 60 && small.height() <= 60, "never larger than it is");
    }
    assert_eq!(thumbnail(Kind::Pdf, b"%PDF-1.7"), Ok(None));
}

#[test]
fn a_file_that_claims_a_huge_picture_is_not_opened() {
    let mut png = Png::from_bytes(file(&wall(60, 40), ImageFormat::Png).into()).unwrap();
    let header = [&60_000_u32.to_be_bytes()[..], &60_000_u32.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    png.chunks_mut()[0] = PngChunk::new(*b"IHDR", header.into());
    let bomb = png.encoder().bytes();
    assert!(bomb.len() < 20_000);
    assert_eq!(thumbnail(Kind::Png, &bomb), Err(Unusable::TooManyPoints));
}

#[test]
fn what_is_not_understood_is_said_so() {
    assert_eq!(Kind::of(b"\0\0\0\x18ftypheic\0\0\0\0"), Some(Kind::Heic));
    assert_eq!(stripped(Kind::Heic, b"\0\0\0\x18ftypheic".to_vec()), Err(Unusable::Heic));
    for other in [&b""[..], b"hello", b"GIF89a", b"<svg xmlns=", b"PK\x03\x04", b"\0\0\0\x18ftypmp42"] {
        assert_eq!(Kind::of(other), None);
    }
    let mut moves = WebP::from_bytes(file(&wall(60, 40), ImageFormat::WebP).into()).unwrap();
    moves.chunks_mut().push(RiffChunk::new(*b"ANMF", RiffContent::Data(PLANTED.into())));
    assert_eq!(stripped(Kind::Webp, moves.encoder().bytes().to_vec()), Err(Unusable::Moves));
    assert_eq!(
        stripped(Kind::Jpeg, b"\xff\xd8\xff\xd9".to_vec()),
        Err(Unusable::Damaged),
        "no picture in it"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_bytes_make_it_fall(mut bytes in any::<Vec<u8>>(), cut in 0..3000_usize, at in 0..3000_usize, byte: u8) {
        for (kind, whole) in
            [(Kind::Jpeg, planted_jpeg(6)), (Kind::Png, planted_png()), (Kind::Webp, planted_webp())]
        {
            let mut whole = whole;
            let place = at % whole.len();
            whole[place] = byte;
            whole.truncate(whole.len() - cut.min(whole.len() - 1));
            for bytes in [whole, std::mem::take(&mut bytes)] {
                let _ = thumbnail(kind, &bytes);
                let _ = stripped(kind, bytes);
            }
        }
    }
}
