//! Places that may have been written down twice: by name and by distance.
//!
//! Pure: takes places, knows no store. A pair is found when the names are alike and the two are close, or
//! stand at one address. Never every place against every other: only those that share a spot on a coarse
//! grid, an address or a name are compared, and of a crowd only neighbors in the order of their names.

use std::collections::{BTreeMap, BTreeSet};

use ids::RecordId;

use crate::geometry::metres;

/// Two entries of one shop are rarely farther apart: a phone's fix is off by 20 m, a parking lot is 100 m.
pub const NEAR_M: f64 = 150.0;
/// Names of two places at least as alike, from 0 to 1, may be one.
const ALIKE: f64 = 0.88;
/// At one address less is enough: “Bakery” and “Test Kitchen Bakery”.
const ALIKE_AT_ONE_ADDRESS: f64 = 0.62;
/// A square of the grid, in degrees: 330 m by 235 m at 45 degrees north, and still 150 m wide at 63.
const SQUARE: f64 = 0.003;
/// In a crowd each is compared with so many that follow it by name.
const NEIGHBORS: usize = 24;

/// A place as it is compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// Its id.
    pub place: RecordId,
    /// What it is called.
    pub name: String,
    /// A whole neighborhood: the park or the school that has its name is no second entry of it.
    pub area: bool,
    /// Street and number.
    pub address: Option<String>,
    /// `(lat, lon)` in degrees.
    pub at: Option<(f64, f64)>,
    /// Places of which somebody has said that they are others.
    pub apart: BTreeSet<RecordId>,
}

/// Two places that may be one; the one that was written down first comes first.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// The earlier.
    pub first: RecordId,
    /// The later.
    pub second: RecordId,
    /// How alike the names are, in percent.
    pub alike: u8,
    /// How far apart they are, when both points are known.
    pub metres: Option<f64>,
    /// They stand at the same address.
    pub one_address: bool,
}

/// The pairs among `places`, the likeliest first.
pub fn candidates(places: &[Known]) -> Vec<Pair> {
    compare(places).0
}

/// The pairs, and how many comparisons it took.
fn compare(places: &[Known]) -> (Vec<Pair>, usize) {
    let prepared: Vec<Prepared<'_>> = places.iter().map(Prepared::of).collect();
    let mut blocks: BTreeMap<Block, Vec<usize>> = BTreeMap::new();
    for (at, place) in prepared.iter().enumerate() {
        for block in place.blocks() {
            blocks.entry(block).or_default().push(at);
        }
    }
    let mut compared = BTreeSet::new();
    let mut pairs = vec![];
    for mut members in blocks.into_values().filter(|members| members.len() > 1) {
        members.sort_by(|a, b| prepared[*a].folded.cmp(&prepared[*b].folded));
        for (n, a) in members.iter().enumerate() {
            for b in members.iter().skip(n + 1).take(NEIGHBORS) {
                if compared.insert((*a.min(b), *a.max(b))) {
                    pairs.extend(pair(&prepared[*a], &prepared[*b]));
                }
            }
        }
    }
    let far = |pair: &Pair| pair.metres.unwrap_or(f64::INFINITY);
    pairs.sort_by(|a, b| {
        let by_likeness = (b.alike, b.one_address).cmp(&(a.alike, a.one_address));
        by_likeness.then(far(a).total_cmp(&far(b))).then((a.first, a.second).cmp(&(b.first, b.second)))
    });
    (pairs, compared.len())
}

/// What two places share when they are worth comparing.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Block {
    Square(i64, i64),
    Address(String),
    Name(String),
}

struct Prepared<'a> {
    known: &'a Known,
    /// Letters and digits of the name, small, without what says nothing.
    folded: String,
    /// The same words in the order of the alphabet.
    sorted: String,
    numbers: Vec<String>,
    address: Option<String>,
}

impl<'a> Prepared<'a> {
    fn of(known: &'a Known) -> Self {
        let words = words_of(&known.name);
        let mut sorted = words.clone();
        sorted.sort();
        let numbers =
            sorted.iter().filter(|word| word.chars().any(|c| c.is_ascii_digit())).cloned().collect();
        let address = known.address.as_deref().map(same_address).filter(|address| !address.is_empty());
        Self { known, folded: words.join(" "), sorted: sorted.join(" "), numbers, address }
    }

    /// The square of the grid and those beside it, the address, the name.
    fn blocks(&self) -> Vec<Block> {
        let mut blocks = vec![Block::Name(self.sorted.clone())];
        blocks.extend(self.address.clone().map(Block::Address));
        if let Some((lat, lon)) = self.known.at {
            #[allow(clippy::cast_possible_truncation, reason = "degrees over a square: below a million")]
            let (row, column) = ((lat / SQUARE).floor() as i64, (lon / SQUARE).floor() as i64);
            // Half of the neighbors are enough: of two places that touch one lists the other's square.
            blocks.extend([(0, 0), (0, 1), (1, 0), (1, 1)].map(|(y, x)| Block::Square(row + y, column + x)));
        }
        blocks
    }
}

fn pair(a: &Prepared<'_>, b: &Prepared<'_>) -> Option<Pair> {
    let (first, second) = if a.known.place < b.known.place { (a, b) } else { (b, a) };
    let said_apart =
        first.known.apart.contains(&second.known.place) || second.known.apart.contains(&first.known.place);
    // “Shelter 2” is not “Shelter 3”, however alike the letters are.
    if said_apart || first.numbers != second.numbers || first.known.area != second.known.area {
        return None;
    }
    let metres = first.known.at.zip(second.known.at).map(|(one, other)| metres(one, other));
    let one_address = first.address.is_some() && first.address == second.address;
    if metres.is_some_and(|metres| metres > NEAR_M) && !one_address {
        return None;
    }
    let alike = alike(first, second);
    let enough = match (one_address, metres) {
        (true, _) => alike >= ALIKE_AT_ONE_ADDRESS,
        (false, Some(_)) => alike >= ALIKE,
        // Without a point and an address only the same name says something.
        (false, None) => alike >= 0.999 && (first.address.is_none() || second.address.is_none()),
    };
    enough.then(|| Pair {
        first: first.known.place,
        second: second.known.place,
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
        alike: (alike * 100.0).round() as u8,
        metres,
        one_address,
    })
}

/// How alike two names are, from 0 to 1; words in another order count as the same.
fn alike(a: &Prepared<'_>, b: &Prepared<'_>) -> f64 {
    let by_letters = strsim::jaro_winkler(&a.folded, &b.folded);
    let in_order = strsim::normalized_damerau_levenshtein(&a.sorted, &b.sorted);
    // “Oak Books” within “Oak Books and Gifts”.
    let (short, long) = if a.sorted.len() < b.sorted.len() { (a, b) } else { (b, a) };
    let within = short.sorted.split(' ').all(|word| long.sorted.split(' ').any(|other| other == word));
    let contained = if within && short.sorted.len() > 3 { 0.9 } else { 0.0 };
    // Winkler's bonus for a shared beginning makes “Fern Hill Park” and “Fern Hill School” alike.
    ((by_letters + in_order) / 2.0).max(in_order).max(contained)
}

/// The words of a name that say which place it is.
fn words_of(name: &str) -> Vec<String> {
    const SAY_NOTHING: [&str; 9] = ["the", "a", "of", "and", "at", "inc", "llc", "co", "store"];
    let lower = name.to_lowercase().replace(['\'', '’'], "");
    let words: Vec<String> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let telling: Vec<String> =
        words.iter().filter(|word| !SAY_NOTHING.contains(&word.as_str())).cloned().collect();
    if telling.is_empty() { words } else { telling }
}

/// An address as it is compared: “3700 Monterey Dr” and “3700 monterey  Drive.” are one.
pub fn same_address(address: &str) -> String {
    const SHORT: [(&str, &str); 16] = [
        ("street", "st"),
        ("avenue", "ave"),
        ("drive", "dr"),
        ("road", "rd"),
        ("lane", "ln"),
        ("boulevard", "blvd"),
        ("place", "pl"),
        ("court", "ct"),
        ("north", "n"),
        ("south", "s"),
        ("east", "e"),
        ("west", "w"),
        ("highway", "hwy"),
        ("parkway", "pkwy"),
        ("terrace", "ter"),
        ("circle", "cir"),
    ];
    let lower = address.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let short = |word| SHORT.iter().find(|(long, _)| *long == word).map_or(word, |(_, short)| *short);
    words.map(short).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
