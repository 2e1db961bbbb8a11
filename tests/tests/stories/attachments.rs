//! Photos and papers: added without a connection, gone on with where a line broke, read by those who may,
//! never in the way of a record, and gone when they are to be gone.

use std::io::Cursor;
use std::path::Path;

use engine::ReadFile;
use engine::door::{
    AttachmentRow, AttachmentStands, Attachments, Authority, Command, NewAttachment, RevokedBecause, Said,
};
use ids::{BlobId, RecordId};
use img_parts::jpeg::Jpeg;
use img_parts::{Bytes, ImageEXIF};
use rand::RngExt;
use testkit::{City, Device};

/// What the planted photo says of where it was taken.
const PLACE: &[u8] = b"44.9483N 93.3480W PLANTED-PLACE";
/// What stands in the planted paper.
const WORDS: &[u8] = b"PLANTED-WORDS-OF-A-PAPER";

fn ask<T: serde::de::DeserializeOwned>(device: &Device, ask: Attachments) -> T {
    device.ask(Command::Attachments(ask))
}

fn attached(device: &Device, record: RecordId) -> Vec<AttachmentRow> {
    ask(device, Attachments::Of { record })
}

/// The only one that is attached to a record, if it has come.
fn only(device: &Device, record: RecordId) -> Option<AttachmentRow> {
    device.has(record).then(|| attached(device, record).pop()).flatten()
}

fn stands(device: &Device, record: RecordId, how: AttachmentStands) -> bool {
    only(device, record).is_some_and(|row| row.stands == how)
}

fn attaches(device: &Device, to: RecordId, name: &str, bytes: Vec<u8>) -> RecordId {
    let new = NewAttachment { to, name: name.into(), keep_location: false, not_public: false };
    device.engine().attach(&new, bytes).expect("an attachment")
}

fn reads(device: &Device, attachment: RecordId) -> ReadFile {
    device.engine().read_attachment(attachment).expect("a file")
}

fn fetches(device: &Device, record: RecordId) {
    let attachment = only(device, record).expect("an attachment").attachment;
    ask::<()>(device, Attachments::Fetch { attachment });
    device.until("it has come", |device| stands(device, record, AttachmentStands::Held));
}

/// A photo that says where it was taken.
fn photo() -> Vec<u8> {
    let wall = image::RgbImage::from_fn(640, 480, |x, y| {
        let byte = |value: u32| value.to_le_bytes()[0];
        image::Rgb([byte(x), byte(y), byte(x / 8 + y / 8)])
    });
    let mut bytes = Cursor::new(vec![]);
    image::DynamicImage::ImageRgb8(wall).write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    let mut jpeg = Jpeg::from_bytes(bytes.into_inner().into()).unwrap();
    let exif = [b"MM\0*\0\0\0\x08\0\0\0\0\0\0".as_slice(), PLACE].concat();
    jpeg.set_exif(Some(Bytes::from(exif)));
    jpeg.encoder().bytes().to_vec()
}

/// A paper of so many bytes that nothing makes smaller.
fn paper(city: &mut City, bytes: usize) -> Vec<u8> {
    let mut paper = [b"%PDF-1.7\n".as_slice(), WORDS].concat();
    while paper.len() < bytes {
        paper.extend(city.random().random::<[u8; 32]>());
    }
    paper.truncate(bytes);
    paper
}

/// Which files below a folder have these bytes in them.
fn files_with(folder: &Path, bytes: &[u8]) -> Vec<String> {
    let mut found = vec![];
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.file_type().unwrap().is_dir() {
            found.extend(files_with(&entry.path(), bytes));
        } else if std::fs::read(entry.path()).unwrap().windows(bytes.len()).any(|window| window == bytes) {
            found.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    found
}

fn sealed_at_relay(city: &City) -> u64 {
    city.block_on(city.relay().relay().store().blob_bytes(city.agency())).unwrap()
}

/// Some of the sealed bytes of a chunk that a device has.
fn sealed_mark(device: &Device, blob: BlobId) -> Vec<u8> {
    let chunk = device.engine().store().read(|reader| reader.blob_chunk(blob, 0)).unwrap();
    chunk.expect("a chunk")[9000..9064].to_vec()
}

fn address(device: &Device, attachment: RecordId) -> BlobId {
    let whole = device.engine().store().read(|reader| reader.whole(attachment)).unwrap();
    whole.json["address"].as_str().unwrap().parse().unwrap()
}

#[test]
fn a_photo_added_without_a_connection_reaches_whoever_asks_for_it_and_says_nothing_of_its_place() {
    let mut city = City::seeded(701);
    let (mut ames, baker) = (city.joins("Ames"), city.joins("Baker"));
    city.settles(&[&ames, &baker]);
    ames.offline();
    let visit = ames.logs("A window was broken.");
    let taken = photo();
    assert!(taken.windows(PLACE.len()).any(|window| window == PLACE), "the photo says it");
    let attachment = attaches(&ames, visit, "The window", taken.clone());
    let row = only(&ames, visit).unwrap();
    assert_eq!(
        (row.stands, row.located, row.media.as_str()),
        (AttachmentStands::OnThisDevice, false, "image/jpeg")
    );
    assert!(row.thumbnail.is_some() && row.may_remove, "its small picture is there at once");
    ames.stops().starts();
    let kept = reads(&ames, attachment);
    assert!(!kept.bytes.windows(PLACE.len()).any(|window| window == PLACE), "where it was taken is gone");
    let (was, is) = (image::load_from_memory(&taken).unwrap(), image::load_from_memory(&kept.bytes).unwrap());
    assert_eq!(was, is, "and it is the same picture");

    ames.online().until("the relay holds it", |ames| stands(ames, visit, AttachmentStands::Held));
    baker.until("its small picture is at the other desk", |baker| {
        only(baker, visit)
            .is_some_and(|row| row.thumbnail.is_some() && row.stands == AttachmentStands::Elsewhere)
    });
    let row = only(&baker, visit).unwrap();
    assert!(!row.may_remove, "it is somebody else's");
    assert!(
        baker
            .refuses(Command::Attachments(Attachments::Read { attachment }))
            .say
            .contains("not on this device")
    );
    fetches(&baker, visit);
    assert_eq!(reads(&baker, attachment), kept);
    for device in [&ames, &baker] {
        device.rebuilds();
        assert_eq!(device.sync_status().set_aside, 0);
    }

    // For evidence it is kept, when somebody says so.
    let new = NewAttachment { to: visit, name: "Where".into(), keep_location: true, not_public: false };
    let evidence = ames.engine().attach(&new, taken.clone()).unwrap();
    assert_eq!(reads(&ames, evidence).bytes, taken);
    assert!(attached(&ames, visit).iter().any(|row| row.attachment == evidence && row.located));
}

#[test]
fn nothing_of_a_paper_is_readable_in_the_relays_files_or_in_a_devices() {
    let mut city = City::seeded(702);
    let (ames, baker) = (city.joins("Ames"), city.joins("Baker"));
    let visit = ames.logs("Left a leaflet.");
    let paper = paper(&mut city, 200_000);
    let attachment = attaches(&ames, visit, "PLANTED-NAME-OF-A-PAPER.pdf", paper.clone());
    ames.until("the relay holds it", |ames| stands(ames, visit, AttachmentStands::Held));
    baker.until("its record is there", |baker| only(baker, visit).is_some());
    fetches(&baker, visit);
    assert_eq!(reads(&baker, attachment).bytes, paper, "a paper is kept as it is");
    let mark = sealed_mark(&baker, address(&baker, attachment));
    assert_ne!(
        files_with(&city.relay_folder(), &mark),
        [] as [String; 0],
        "its sealed bytes are at the relay"
    );
    for folder in [city.relay_folder(), ames.folder().to_owned(), baker.folder().to_owned()] {
        for planted in [WORDS, b"PLANTED-NAME-OF-A-PAPER".as_slice()] {
            assert_eq!(files_with(&folder, planted), [] as [String; 0]);
        }
    }
    for device in [ames.folder(), baker.folder()] {
        assert_eq!(files_with(device, &mark), [] as [String; 0], "sealed once more on a device");
    }
}

#[test]
fn a_line_that_is_cut_goes_on_where_it_was_both_ways() {
    let mut city = City::seeded(703);
    let (ames, baker) = (city.joins("Ames"), city.joins("Baker"));
    city.settles(&[&ames, &baker]);
    let visit = ames.logs("A long paper.");
    ames.completes();
    let paper = paper(&mut city, 12_000_000);
    let size = paper.len() as u64;
    let bytes = |city: &City| {
        let metrics = city.relay().relay().metrics();
        (metrics.bytes_in.read(), metrics.bytes_out.read())
    };
    let (before, _) = bytes(&city);
    let attachment = attaches(&ames, visit, "Plan", paper.clone());
    let mut cuts = 0;
    for at_least in [10, 35, 60] {
        ames.until("some of it is there", |ames| {
            only(ames, visit).is_some_and(|row| {
                row.stands == AttachmentStands::Held || row.percent.is_some_and(|percent| percent >= at_least)
            })
        });
        cuts += u64::from(!stands(&ames, visit, AttachmentStands::Held));
        city.wire().is_cut();
        ames.kick();
    }
    assert!(cuts >= 2, "the line was cut in the middle, {cuts} times");
    ames.until("the relay holds all of it", |ames| stands(ames, visit, AttachmentStands::Held));
    let sent = bytes(&city).0 - before;
    // What was under way when the line broke is two chunks each time.
    assert!(sent < size + size / 200 + 3 * 2 * 66_000 + 100_000, "{sent} bytes were sent for {size}");

    baker.until("its record is there", |baker| only(baker, visit).is_some());
    let (_, before) = bytes(&city);
    ask::<()>(&baker, Attachments::Fetch { attachment });
    let mut cuts = 0;
    for at_least in [10, 35, 60] {
        baker.until("some of it is here", |baker| {
            only(baker, visit).is_some_and(|row| {
                row.stands == AttachmentStands::Held || row.percent.is_some_and(|percent| percent >= at_least)
            })
        });
        cuts += u64::from(!stands(&baker, visit, AttachmentStands::Held));
        city.wire().is_cut();
        baker.kick();
    }
    assert!(cuts >= 2, "the line was cut in the middle, {cuts} times");
    baker.until("all of it is here", |baker| stands(baker, visit, AttachmentStands::Held));
    let sent = bytes(&city).1 - before;
    assert!(sent < size + size / 200 + 3 * 2 * 66_000 + 100_000, "{sent} bytes were sent for {size}");
    assert_eq!(reads(&baker, attachment).bytes, paper);
    eprintln!("{size} bytes up and down over lines that broke; the last way took {sent} bytes");
}

#[test]
fn a_visit_does_not_wait_behind_a_photo_and_a_full_store_holds_up_no_record() {
    let mut city = City::seeded(704);
    let (ames, mut baker) = (city.joins("Ames"), city.joins("Baker"));
    city.relay_stops();
    city.relay_starts_as(|config| config.limits.blobs_of_agency = 100_000);
    ames.kick();
    baker.kick();
    let visit = ames.logs("Two papers.");
    let paper = paper(&mut city, 300_000);
    let attachment = attaches(&ames, visit, "Report", paper.clone());
    ames.until("it waits, and says why", |ames| {
        only(ames, visit).is_some_and(|row| {
            row.stands == AttachmentStands::Waits && row.why.is_some_and(|why| why.contains("full"))
        })
    });
    city.settles(&[&ames, &baker]);
    assert_eq!(
        ames.sync_status().on_this_device,
        0,
        "the record and the word of the paper are with the others"
    );
    assert!(only(&baker, visit).is_some_and(|row| row.stands == AttachmentStands::Elsewhere));
    ask::<()>(&baker, Attachments::Fetch { attachment });
    baker.until("it does not come, and says why", |baker| {
        only(baker, visit).is_some_and(|row| {
            row.stands == AttachmentStands::DoesNotCome
                && row.why.is_some_and(|why| why.contains("does not have"))
        })
    });
    let later = ames.logs("Another visit.");
    baker.until("records go on", |baker| baker.has(later));

    city.relay_stops();
    city.relay_starts();
    ames.kick();
    baker.kick();
    ames.until("there is room, and it went by itself", |ames| stands(ames, visit, AttachmentStands::Held));
    baker.offline();
    baker.online().until("and came by itself", |baker| stands(baker, visit, AttachmentStands::Held));
    assert_eq!(reads(&baker, attachment).bytes, paper);
}

#[test]
fn what_is_taken_away_or_expunged_leaves_no_byte_at_the_relay_or_on_a_device() {
    let mut city = City::seeded(705);
    let (ames, baker, dorn) = (city.joins("Ames"), city.joins("Baker"), city.joins("Dorn"));
    let (mistaken, expunged) = (ames.logs("The wrong paper."), ames.logs("A court said so."));
    let one = attaches(&ames, mistaken, "Wrong", paper(&mut city, 150_000));
    let two = attaches(&ames, expunged, "Right", paper(&mut city, 150_000));
    for visit in [mistaken, expunged] {
        ames.until("the relay holds it", |ames| stands(ames, visit, AttachmentStands::Held));
        baker.until("its record is there", |baker| only(baker, visit).is_some());
        fetches(&baker, visit);
    }
    let (blob_one, blob_two) = (address(&ames, one), address(&ames, two));
    let marks = [sealed_mark(&ames, blob_one), sealed_mark(&ames, blob_two)];
    for mark in &marks {
        assert_ne!(files_with(&city.relay_folder(), mark), [] as [String; 0], "the search finds");
    }
    let remove = |attachment| Attachments::Remove { attachment, because: "Another paper was meant".into() };
    assert!(baker.refuses(Command::Attachments(remove(one))).say.contains("may not"));
    ask::<()>(&ames, remove(one));
    let is_gone = |device: &Device, blob| {
        let store = device.engine().store();
        let chunk = store.read(|reader| reader.blob_chunk(blob, 0)).unwrap();
        let here = store.read(|reader| reader.blob(blob)).unwrap();
        chunk.is_none() && here.is_none()
    };
    for device in [&ames, &baker] {
        device.until("its bytes are gone", |device| {
            is_gone(device, blob_one) && only(device, mistaken).is_none()
        });
        device.rebuilds();
    }
    assert_eq!(files_with(&city.relay_folder(), &marks[0]), [] as [String; 0]);
    assert_ne!(files_with(&city.relay_folder(), &marks[1]), [] as [String; 0], "the other one is there");

    // What is held stays, and what it is attached to with it.
    dorn.until("the custodian has it", |dorn| only(dorn, expunged).is_some());
    dorn.ask::<Said>(Command::Hold { record: expunged, held: true });
    let said = i64::try_from(dorn.engine().store().statements().unwrap().len()).unwrap();
    ames.until("the hold is known", |ames| ames.engine().store().number("obeyed").unwrap() == Some(said));
    assert!(ames.refuses(Command::Attachments(remove(two))).say.contains("held"));
    dorn.ask::<Said>(Command::Hold { record: expunged, held: false });
    dorn.ask::<Said>(Command::Expunge { record: expunged, authority: Authority::Court });
    for device in [&ames, &baker, &dorn] {
        device.until("the visit is gone", |device| !device.has(expunged));
        device.until("and its paper", |device| is_gone(device, blob_two));
    }
    assert_eq!(files_with(&city.relay_folder(), &marks[1]), [] as [String; 0]);
    assert_eq!(sealed_at_relay(&city), 0);
}

#[test]
fn a_phone_that_is_removed_hands_over_its_photo_with_the_visit() {
    let mut city = City::seeded(706);
    let (mut ames, dorn) = (city.joins("Ames"), city.joins("Dorn"));
    city.settles(&[&ames, &dorn]);
    ames.offline();
    let visit = ames.logs("Seen before the phone was lost.");
    let paper = paper(&mut city, 150_000);
    attaches(&ames, visit, "Seen", paper.clone());
    let device = ames.whoami().device;
    city.admin().revokes(device, RevokedBecause::Lost);
    ames.online().until("the phone belongs to nobody", |ames| !ames.engine().is_enrolled());
    dorn.until("its work is in custody", |dorn| dorn.custody().entries.len() == 2);
    for entry in dorn.custody().entries {
        dorn.ask::<()>(Command::ReleaseCustody { entry: entry.entry });
    }
    dorn.until("the visit and the word of its paper are there", |dorn| only(dorn, visit).is_some());
    fetches(&dorn, visit);
    let attachment = only(&dorn, visit).unwrap().attachment;
    assert_eq!(reads(&dorn, attachment).bytes, paper);
}

#[test]
fn what_is_not_public_is_read_by_few_and_every_look_is_written_down() {
    let mut city = City::seeded(707);
    let (ames, dorn, analyst) = (city.joins("Ames"), city.joins("Dorn"), city.joins("Analyst 1"));
    let visit = ames.logs("A family in need.");
    let new = NewAttachment { to: visit, name: "Letter".into(), keep_location: false, not_public: true };
    let attachment = ames.engine().attach(&new, paper(&mut city, 1000)).unwrap();
    dorn.until("the custodian sees it", |dorn| only(dorn, visit).is_some());
    analyst.until("the analyst has the visit", |analyst| analyst.has(visit));
    city.settles(&[&ames, &dorn, &analyst]);
    assert_eq!(attached(&analyst, visit), [], "and not what is not public");
    fetches(&dorn, visit);
    reads(&dorn, attachment);
    dorn.until("it is written down who looked", |dorn| {
        let log: engine::door::ViewLog =
            dorn.ask(Command::ViewLog { record: Some(attachment), member: None, limit: None });
        log.lines.iter().any(|line| line.name == "Custodian 1")
    });
}

#[test]
fn what_cannot_be_attached_is_said_plainly() {
    let mut city = City::seeded(708);
    let ames = city.joins("Ames");
    let visit = ames.logs("Quiet.");
    let tries = |name: &str, keep_location, bytes: &[u8]| {
        let new = NewAttachment { to: visit, name: name.into(), keep_location, not_public: false };
        ames.engine().attach(&new, bytes.to_vec()).map_err(engine::door::ApiError::from)
    };
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";
    let refusal = tries("A photo", false, heic).unwrap_err();
    assert!(refusal.say.contains("HEIC") && refusal.what_next.contains("Most Compatible"), "{refusal:?}");
    tries("A photo", true, heic).unwrap();
    for (name, bytes) in [("A page", b"<html>".as_slice()), ("", b"%PDF-1.7")] {
        let refusal = tries(name, false, bytes).unwrap_err();
        assert!(!refusal.say.is_empty() && !refusal.what_next.is_empty());
    }
    assert!(tries("Large", false, &[b"%PDF-".as_slice(), &vec![0; engine::LARGEST_FILE]].concat()).is_err());
    assert_eq!(attached(&ames, visit).len(), 1);
}
