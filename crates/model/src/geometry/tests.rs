use super::*;

fn square(code: &str, west: f64, south: f64) -> District {
    let (e, n) = (west + 0.1, south + 0.1);
    District {
        code: code.into(),
        name: code.into(),
        year: 2026,
        boundary: vec![[west, south], [e, south], [e, n], [west, n], [west, south]],
    }
}

#[test]
fn a_point_lies_in_one_of_two_neighbours_or_in_none() {
    let districts = [square("1", -93.4, 44.9), square("2", -93.3, 44.9)];
    assert_eq!(district_at(&districts, (44.95, -93.35)).map(|d| d.code.as_str()), Some("1"));
    assert_eq!(district_at(&districts, (44.95, -93.25)).map(|d| d.code.as_str()), Some("2"));
    assert!(district_at(&districts, (45.95, -93.25)).is_none());
}

#[test]
fn a_minute_of_latitude_is_a_nautical_mile() {
    let distance = metres((44.9, -93.3), (44.9 + 1.0 / 60.0, -93.3));
    assert!((distance - 1852.0).abs() < 5.0, "{distance}");
}
