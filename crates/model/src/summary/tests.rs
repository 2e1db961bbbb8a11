#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;

fn counts(columns: usize, visits: &[u32]) -> Counts {
    let cells = visits.iter().map(|visits| Count { visits: *visits, people: visits * 3 }).collect();
    Counts { columns, cells }
}

fn visits(shown: &Shown) -> Vec<Vec<Option<u32>>> {
    let of = |row: &Vec<Option<Count>>| row.iter().map(|cell| cell.map(|count| count.visits)).collect();
    shown.rows.iter().map(of).collect()
}

#[test]
fn a_table_of_large_cells_is_shown_whole_with_its_totals() {
    let shown = suppress(&counts(2, &[20, 30, 40, 0]), 10);
    assert_eq!(
        visits(&shown),
        [[Some(20), Some(30), Some(50)], [Some(40), Some(0), Some(40)], [Some(60), Some(30), Some(90)]]
    );
    assert_eq!(shown.suppressed, 0);
}

#[test]
fn one_small_cell_takes_three_others_with_it_and_the_totals_stay() {
    let shown = suppress(&counts(3, &[4, 30, 60, 20, 50, 70, 80, 90, 95]), 10);
    assert_eq!(
        visits(&shown),
        [
            [None, None, Some(60), Some(94)],
            [None, None, Some(70), Some(140)],
            [Some(80), Some(90), Some(95), Some(265)],
            [Some(104), Some(170), Some(225), Some(499)],
        ]
    );
}

#[test]
fn in_a_table_by_one_question_a_second_cell_or_the_total_goes() {
    assert_eq!(visits(&suppress(&counts(1, &[4, 30, 60]), 10)), [[None], [None], [Some(60)], [Some(94)]]);
    assert_eq!(visits(&suppress(&counts(1, &[4]), 10)), [[None], [None]]);
}

#[test]
fn two_ones_that_a_total_would_tell_apart_do_not_stay_with_it() {
    // Readers know that a suppressed cell has a visit: 2 in a row of two are 1 and 1.
    let shown = suppress(&counts(2, &[1, 1, 40, 50]), 10);
    assert_eq!(shown.rows[0], [None, None, None]);
}

#[test]
fn many_visits_that_reached_few_people_are_a_small_cell() {
    let cells = vec![Count { visits: 40, people: 2 }, Count { visits: 50, people: 90 }];
    assert!(suppress(&Counts { columns: 1, cells }, 10).rows[0][0].is_none());
}

#[test]
fn nothing_at_all_is_an_empty_table() {
    assert_eq!(visits(&suppress(&counts(3, &[]), 10)), [[Some(0), Some(0), Some(0), Some(0)]]);
    assert_eq!(suppress(&counts(2, &[0, 0]), 10).suppressed, 0);
}

/// Whether a cell follows from what is shown, by the arithmetic of a reader who knows only that rows
/// and columns add up: it does when no way to change suppressed cells alone, with every shown number
/// kept, changes it. Elimination, which knows nothing of cycles.
fn follows(shown: &Shown, wanted: (usize, usize)) -> bool {
    let (rows, columns) = (shown.rows.len(), shown.rows[0].len());
    let unknown: Vec<(usize, usize)> = (0..rows)
        .flat_map(|row| (0..columns).map(move |column| (row, column)))
        .filter(|(row, column)| shown.rows[*row][*column].is_none())
        .collect();
    let sign = |n: usize, last: usize| if n == last { -1.0 } else { 1.0 };
    let mut equations: Vec<Vec<f64>> = vec![];
    if columns > 1 {
        for row in 0..rows {
            equations.push(
                unknown.iter().map(|(r, c)| if *r == row { sign(*c, columns - 1) } else { 0.0 }).collect(),
            );
        }
    }
    for column in 0..columns {
        equations
            .push(unknown.iter().map(|(r, c)| if *c == column { sign(*r, rows - 1) } else { 0.0 }).collect());
    }
    let wanted = unknown.iter().position(|cell| *cell == wanted).unwrap();
    let target: Vec<f64> = (0..unknown.len()).map(|n| f64::from(u8::from(n == wanted))).collect();
    let rank = |equations: &[Vec<f64>]| rank(equations.to_vec());
    let with: Vec<Vec<f64>> = equations.iter().cloned().chain([target]).collect();
    rank(&equations) == rank(&with)
}

fn rank(mut rows: Vec<Vec<f64>>) -> usize {
    let (mut rank, width) = (0, rows.first().map_or(0, Vec::len));
    for column in 0..width {
        let Some(pivot) = (rank..rows.len()).find(|row| rows[*row][column].abs() > 1e-9) else { continue };
        rows.swap(rank, pivot);
        let pivot = rows[rank].clone();
        for (_, row) in rows.iter_mut().enumerate().filter(|(n, _)| *n != rank) {
            let factor = row[column] / pivot[column];
            row.iter_mut().zip(&pivot).for_each(|(cell, of_pivot)| *cell -= factor * of_pivot);
        }
        rank += 1;
    }
    rank
}

/// Whether some other table with the same shown numbers has another value in a cell, where readers
/// know the least that a suppressed cell can be: by trying them all.
fn another_fits(
    counts: &Counts,
    shown: &Shown,
    wanted: (usize, usize),
    (of, least): (fn(&Count) -> u32, u32),
) -> bool {
    let rows = counts.cells.len() / counts.columns;
    let mut table: Vec<u32> = counts.cells.iter().map(of).collect();
    let totals = totals(&table, counts.columns);
    let open: Vec<usize> =
        (0..table.len()).filter(|n| shown.rows[n / counts.columns][n % counts.columns].is_none()).collect();
    let most = table.iter().max().copied().unwrap_or(0) + 2;
    let truth = table.clone();
    fn tries(
        table: &mut Vec<u32>,
        open: &[usize],
        (least, most): (u32, u32),
        fits: &mut dyn FnMut(&[u32]) -> bool,
    ) -> bool {
        let Some((first, rest)) = open.split_first() else { return fits(table) };
        (least..=most).any(|value| {
            table[*first] = value;
            tries(table, rest, (least, most), fits)
        })
    }
    let one_column = counts.columns == 1;
    let at = |table: &[u32], all: &[Vec<u32>], (row, column): (usize, usize)| {
        if row < rows && column < counts.columns {
            table[row * counts.columns + column]
        } else {
            all[row][column]
        }
    };
    let was = at(&truth, &totals, wanted);
    tries(&mut table, &open, (least, most), &mut |table| {
        let all = self::totals(table, counts.columns);
        let same = shown.rows.iter().enumerate().all(|(row, cells)| {
            cells.iter().enumerate().all(|(column, cell)| {
                let is_total = row == rows || (!one_column && column == counts.columns);
                cell.is_none() || !is_total || of(&cell.unwrap()) == all[row][column]
            })
        });
        same && at(table, &all, wanted) != was
    })
}

/// The table with its totals; only those are right where it is used.
fn totals(table: &[u32], columns: usize) -> Vec<Vec<u32>> {
    let rows = table.len() / columns;
    let mut all = vec![vec![0; columns + 1]; rows + 1];
    for (n, value) in table.iter().enumerate() {
        let (row, column) = (n / columns, n % columns);
        all[row][column] = *value;
        all[row][columns] += value;
        all[rows][column] += value;
        all[rows][columns] += value;
    }
    all
}

fn suppressed(shown: &Shown) -> Vec<(usize, usize)> {
    let cells = shown.rows.iter().enumerate().flat_map(|(row, cells)| {
        let none = cells.iter().enumerate().filter(|(_, cell)| cell.is_none());
        none.map(move |(column, _)| (row, column))
    });
    cells.collect()
}

fn table(
    columns: std::ops::Range<usize>,
    rows: std::ops::Range<usize>,
    most: u32,
    each: u32,
) -> impl Strategy<Value = Counts> {
    (columns, rows).prop_flat_map(move |(columns, rows)| {
        let visits = prop_oneof![Just(0), 0..most.min(12), 0..most];
        let cell = (visits, 0..each).prop_map(|(visits, each)| Count { visits, people: visits * each });
        proptest::collection::vec(cell, columns * rows).prop_map(move |cells| Counts { columns, cells })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn no_suppressed_cell_can_be_computed_and_no_small_one_is_shown(counts in table(1..7, 1..9, 80, 4), threshold in 2..20_u32) {
        let shown = suppress(&counts, threshold);
        for count in shown.rows.iter().flatten().flatten() {
            prop_assert!(count.visits == 0 || count.visits >= threshold);
            prop_assert!(count.people == 0 || count.people >= threshold);
        }
        for cell in suppressed(&shown) {
            prop_assert!(!follows(&shown, cell), "{cell:?} of {shown:?}");
        }
    }

    #[test]
    fn every_suppressed_cell_could_be_another_number(counts in table(1..4, 1..3, 4, 2)) {
        let shown = suppress(&counts, 3);
        for cell in suppressed(&shown) {
            // A suppressed cell has a visit, since zeros are shown; it may have reached nobody.
            let visits = another_fits(&counts, &shown, cell, (|count| count.visits, 1));
            let people = another_fits(&counts, &shown, cell, (|count| count.people, 0));
            prop_assert!(visits && people, "{cell:?} of {shown:?} for {counts:?}");
        }
    }

    #[test]
    fn what_is_shown_is_true(counts in table(1..6, 1..6, 60, 4)) {
        let shown = suppress(&counts, 10);
        let everything = suppress(&counts, 0);
        for (some, all) in shown.rows.iter().flatten().zip(everything.rows.iter().flatten()) {
            prop_assert!(some.is_none() || some == all);
        }
    }
}
