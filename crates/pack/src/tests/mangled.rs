//! Whatever happens to a file on its way, checking it says so and never falls over.

use proptest::prelude::*;

use super::{Copy, original};
use crate::sources::FILES;
use crate::{check, read};

/// One thing that happens to the bytes of a file.
#[derive(Debug, Clone)]
enum Accident {
    Replace(usize, u8),
    Insert(usize, Vec<u8>),
    Cut(usize, usize),
    Repeat(usize, usize),
}

fn accident() -> impl Strategy<Value = Accident> {
    let at = any::<usize>();
    let nasty = [
        "\"",
        "\n",
        "\r",
        ",",
        "{",
        "}",
        "[",
        "]",
        "=",
        "1e308",
        "-1e308",
        "1e-308",
        "NaN",
        "inf",
        "-0",
        "0",
        "\u{feff}",
        "é",
        "\\u0000",
        "null",
        "99999999999999999999",
        "''",
        "\"\"\"",
        "#",
        "[[",
        "\0",
    ];
    let nasty = proptest::sample::select(nasty.map(|it| it.as_bytes().to_vec()).to_vec());
    prop_oneof![
        (at, any::<u8>()).prop_map(|(at, byte)| Accident::Replace(at, byte)),
        (at, nasty).prop_map(|(at, bytes)| Accident::Insert(at, bytes)),
        (at, 1..400_usize).prop_map(|(at, length)| Accident::Cut(at, length)),
        (at, 1..400_usize).prop_map(|(at, length)| Accident::Repeat(at, length)),
    ]
}

fn after(mut bytes: Vec<u8>, accidents: &[Accident]) -> Vec<u8> {
    for accident in accidents {
        let place = |at: &usize| at % (bytes.len() + 1);
        let until = |from: usize, length: &usize| (from + length).min(bytes.len());
        match accident {
            Accident::Replace(at, byte) => {
                let from = place(at);
                bytes.splice(from..until(from, &1), [*byte]);
            }
            Accident::Insert(at, new) => {
                let from = place(at);
                bytes.splice(from..from, new.iter().copied());
            }
            Accident::Cut(at, length) => {
                let from = place(at);
                bytes.drain(from..until(from, length));
            }
            Accident::Repeat(at, length) => {
                let from = place(at);
                let again = bytes[from..until(from, length)].to_vec();
                bytes.splice(from..from, again);
            }
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_mangled_file_is_complained_about_or_read(
        file in proptest::sample::select(FILES.to_vec()),
        accidents in proptest::collection::vec(accident(), 1..8),
    ) {
        let bytes = after(std::fs::read(original().join(file)).unwrap(), &accidents);
        let copy = Copy::new().holding(file, &bytes);
        let report = check(copy.0.path());
        let lines = bytes.iter().filter(|&&byte| byte == b'\n').count() + 1;
        for problem in report.problems.iter().filter(|problem| problem.file == file) {
            prop_assert!(problem.line.is_none_or(|line| (1..=lines).contains(&(line as usize))), "{}", problem);
        }
        prop_assert_eq!(read(copy.0.path()).is_ok(), report.errors() == 0);
    }

    #[test]
    fn any_two_rings_can_be_compared(rings in proptest::collection::vec(ring(), 2)) {
        let feature = |(index, ring): (usize, &Vec<[f64; 2]>)| {
            serde_json::json!({
                "type": "Feature",
                "properties": { "code": index.to_string(), "name": "District", "year": 2026 },
                "geometry": { "type": "Polygon", "coordinates": [ring] },
            })
        };
        let features: Vec<_> = rings.iter().enumerate().map(feature).collect();
        let text = serde_json::json!({ "type": "FeatureCollection", "features": features }).to_string();
        check(Copy::new().holding("districts.geojson", text.as_bytes()).0.path());
    }
}

/// Closed rings of three to seven corners, among them very small, very large and repeated ones.
fn ring() -> impl Strategy<Value = Vec<[f64; 2]>> {
    let degrees = prop_oneof![
        -90.0..90.0_f64,
        proptest::sample::select(vec![0.0, -0.0, 1.0, 90.0, -90.0, 180.0, 1e-308, 1e-12, 45.0, 1e300]),
    ];
    let corner = (degrees.clone(), degrees).prop_map(|(lon, lat)| [lon, lat]);
    proptest::collection::vec(corner, 3..8).prop_map(|mut ring| {
        ring.push(ring[0]);
        ring
    })
}
