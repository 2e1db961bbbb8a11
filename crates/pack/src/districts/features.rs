//! The features of a GeoJSON text, each with the line it begins on.
//!
//! serde_json tells the line of what is no JSON, but not where a sound feature stands; a small scan does.

use geojson::Feature;
use serde_json::Value;

use crate::findings::{At, Findings};
use crate::lines::Lines;
use crate::sources::DISTRICTS;

/// 100 districts of 1,000 points each take 3 seconds to check; few cities have a quarter as many.
const MOST: usize = 100;

/// Every feature that is one; the others are reported.
pub(crate) fn read(text: &str, findings: &mut Findings) -> Vec<(At, Feature)> {
    let collection: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => {
            let line = u32::try_from(error.line()).unwrap_or(u32::MAX);
            let do_this = "export it again from the map program, as GeoJSON";
            findings.error(At::line(DISTRICTS, line), format!("it is not JSON ({error})"), do_this);
            return Vec::new();
        }
    };
    let is_collection = collection.get("type").and_then(Value::as_str) == Some("FeatureCollection");
    let Some(features) = collection.get("features").and_then(Value::as_array).filter(|_| is_collection)
    else {
        let do_this = "export all districts together, as one FeatureCollection";
        findings.error(At::file(DISTRICTS), "it is not a FeatureCollection", do_this);
        return Vec::new();
    };
    if features.is_empty() || features.len() > MOST {
        let what = format!("it holds {} districts", features.len());
        findings.error(At::file(DISTRICTS), what, format!("draw at least 1 and at most {MOST}"));
        return Vec::new();
    }
    let lines = Lines::of(text);
    let starts = starts(text);
    let mut sound = Vec::new();
    for (index, feature) in features.iter().enumerate() {
        let at = At { file: DISTRICTS, line: starts.get(index).map(|&start| lines.line(start)) };
        match serde_json::from_value::<Feature>(feature.clone()) {
            Ok(feature) => sound.push((at, feature)),
            // The library names its own types; the line says more to a person.
            Err(_) => {
                let do_this =
                    "export it again from the map program, as GeoJSON; each point is [longitude, latitude]";
                findings.error(at, "it is not a GeoJSON feature", do_this);
            }
        }
    }
    sound
}

/// Where the items of the last list called `features` at the top begin, in a text that is JSON.
fn starts(text: &str) -> Vec<usize> {
    let (mut depth, mut string_from, mut escaped) = (0_u32, None::<usize>, false);
    let (mut key, mut in_features, mut item_next) = ("", false, false);
    let mut starts = Vec::new();
    for (at, byte) in text.bytes().enumerate() {
        if let Some(from) = string_from {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => {
                    key = if depth == 1 { text.get(from + 1..at).unwrap_or_default() } else { key };
                    string_from = None;
                }
                _ => {}
            }
            continue;
        }
        if in_features && depth == 2 && item_next && !byte.is_ascii_whitespace() && byte != b']' {
            starts.push(at);
            item_next = false;
        }
        match byte {
            b'"' => string_from = Some(at),
            b'{' | b'[' => {
                depth += 1;
                if depth == 2 && byte == b'[' && key == "features" {
                    (in_features, item_next) = (true, true);
                    starts.clear();
                }
            }
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                in_features &= depth >= 2;
            }
            b',' if depth == 2 => item_next = true,
            _ => {}
        }
    }
    starts
}
