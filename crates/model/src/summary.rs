//! Summary data: counts from which nobody can be told, with small cells suppressed.
//!
//! Pure: numbers in, numbers out; what rows and columns stand for is the caller's. A cell with fewer
//! visits or people than the threshold is suppressed. A table with totals could still give it away by
//! subtraction, so further cells are suppressed until none can be computed: each suppressed cell can
//! be one more or one less with every shown number the same. A zero tells of nobody and is shown.
//!
//! In terms of graphs: rows and columns, the totals among them, are nodes, and suppressed cells are
//! edges. A cell can differ when it lies on a cycle along which cells go up and down by one in turn.

/// What is counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Count {
    /// Visits.
    pub visits: u32,
    /// People reached, where it was written down.
    pub people: u32,
}

impl std::ops::AddAssign for Count {
    fn add_assign(&mut self, more: Self) {
        self.visits = self.visits.saturating_add(more.visits);
        self.people = self.people.saturating_add(more.people);
    }
}

/// The counts of a table, a row after the other, without totals. One column: a table by one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// How many columns.
    pub columns: usize,
    /// The cells.
    pub cells: Vec<Count>,
}

/// What may be shown: a row after the other, each with its total at the end, the row of totals last.
/// None is suppressed. A table of one column has no totals of rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The rows.
    pub rows: Vec<Vec<Option<Count>>>,
    /// How many cells are suppressed, totals included.
    pub suppressed: u32,
}

/// Suppresses what is below `threshold`, and whatever would give it away.
pub fn suppress(counts: &Counts, threshold: u32) -> Shown {
    let mut sheet = Sheet::of(counts);
    sheet.hide_small(threshold);
    while let Some(cell) = sheet.given_away() {
        sheet.cover(cell);
    }
    let rows: Vec<Vec<Option<Count>>> = (0..sheet.rows).map(|row| sheet.shown(row)).collect();
    let suppressed = rows.iter().flatten().filter(|cell| cell.is_none()).count();
    Shown { rows, suppressed: u32::try_from(suppressed).unwrap_or(u32::MAX) }
}

/// What a cell measures: a suppressed cell hides both, and neither may be computed.
#[derive(Clone, Copy)]
enum Measure {
    Visits,
    People,
}

/// A table with its totals as the last row and the last column.
struct Sheet {
    rows: usize,
    columns: usize,
    truth: Vec<Count>,
    hidden: Vec<bool>,
    /// One column: the totals of its rows would be the cells again, and are in no table.
    one_column: bool,
}

impl Sheet {
    fn of(counts: &Counts) -> Self {
        let inner = counts.columns.max(1);
        let (rows, columns) = (counts.cells.len().div_ceil(inner) + 1, inner + 1);
        let mut truth = vec![Count::default(); rows * columns];
        for (n, count) in counts.cells.iter().enumerate() {
            let (row, column) = (n / inner, n % inner);
            for (row, column) in [(row, column), (row, inner), (rows - 1, column), (rows - 1, inner)] {
                if let Some(cell) = truth.get_mut(row * columns + column) {
                    *cell += *count;
                }
            }
        }
        let one_column = inner == 1;
        let hidden = (0..rows * columns).map(|n| one_column && n % columns == inner).collect();
        Self { rows, columns, truth, hidden, one_column }
    }

    fn shown(&self, row: usize) -> Vec<Option<Count>> {
        let columns = if self.one_column { 1 } else { self.columns };
        (0..columns).map(|column| row * self.columns + column).map(|n| self.if_shown(n)).collect()
    }

    fn if_shown(&self, n: usize) -> Option<Count> {
        (!self.is_hidden(n)).then(|| self.count(n))
    }

    fn count(&self, n: usize) -> Count {
        self.truth.get(n).copied().unwrap_or_default()
    }

    fn is_hidden(&self, n: usize) -> bool {
        self.hidden.get(n).copied().unwrap_or(true)
    }

    fn hide(&mut self, n: usize, hidden: bool) {
        if let Some(cell) = self.hidden.get_mut(n) {
            *cell = hidden;
        }
    }

    fn place(&self, n: usize) -> (usize, usize) {
        (n / self.columns, n % self.columns)
    }

    /// The totals of rows in a table of one column: in no table, so they give nothing away.
    fn is_absent(&self, n: usize) -> bool {
        self.one_column && self.place(n).1 == 1
    }

    fn hide_small(&mut self, threshold: u32) {
        let small = |count: u32| count > 0 && count < threshold;
        for n in 0..self.truth.len() {
            let count = self.count(n);
            if small(count.visits) || small(count.people) {
                self.hide(n, true);
            }
        }
    }

    /// A suppressed cell that can be computed from what is shown.
    fn given_away(&self) -> Option<usize> {
        let suppressed = (0..self.truth.len()).filter(|n| self.is_hidden(*n) && !self.is_absent(*n));
        suppressed.into_iter().find(|n| !self.is_covered(*n))
    }

    fn is_covered(&self, n: usize) -> bool {
        self.can_differ(n, Measure::Visits) && self.can_differ(n, Measure::People)
    }

    /// Suppresses the fewest visits that keep a cell from being computed: the corners of a rectangle
    /// with it. With both totals and the total of all there is always one.
    fn cover(&mut self, n: usize) {
        let (row, column) = self.place(n);
        let mut rectangles: Vec<(u64, Vec<usize>)> = vec![];
        for other_row in (0..self.rows).filter(|other| *other != row) {
            for other_column in (0..self.columns).filter(|other| *other != column) {
                let corners = [(row, other_column), (other_row, column), (other_row, other_column)];
                let corners = corners.map(|(row, column)| row * self.columns + column);
                if corners.iter().all(|corner| self.is_hidden(*corner) || self.count(*corner).visits > 0) {
                    let new: Vec<usize> =
                        corners.into_iter().filter(|corner| !self.is_hidden(*corner)).collect();
                    rectangles.push((new.iter().map(|corner| self.cost(*corner)).sum(), new));
                }
            }
        }
        rectangles.sort();
        for (_, new) in rectangles {
            new.iter().for_each(|corner| self.hide(*corner, true));
            if self.is_covered(n) {
                return;
            }
            new.iter().for_each(|corner| self.hide(*corner, false));
        }
        // No table gets here; one that did would show nothing rather than too much.
        self.hidden.fill(true);
    }

    /// What a reader loses: visits, and a total more than any cell.
    fn cost(&self, n: usize) -> u64 {
        let (row, column) = self.place(n);
        let totals = u64::from(row + 1 == self.rows) + u64::from(column + 1 == self.columns);
        let all = u64::from(self.count(self.truth.len() - 1).visits);
        u64::from(self.count(n).visits) + totals * (all + 1)
    }

    /// Whether a suppressed cell can be another number with everything that is shown the same.
    fn can_differ(&self, n: usize, measure: Measure) -> bool {
        let ways = [self.raised(n), self.lowered(n, measure)];
        ways.into_iter().flatten().any(|(from, to)| self.leads(to, from, n, measure))
    }

    /// The way through the graph of one more in a cell, as `(from, to)`.
    fn raised(&self, n: usize) -> Option<(usize, usize)> {
        let (row, column) = self.place(n);
        let is_total = (row + 1 == self.rows) != (column + 1 == self.columns);
        let (row, column) = (row, self.rows + column);
        // A row's cells less its total are nothing, so totals count the other way round.
        Some(if is_total { (column, row) } else { (row, column) })
    }

    /// The way of one less, where there is enough of it: readers know that a suppressed cell has a visit.
    fn lowered(&self, n: usize, measure: Measure) -> Option<(usize, usize)> {
        let enough = match measure {
            Measure::Visits => self.count(n).visits > 1,
            Measure::People => self.count(n).people > 0,
        };
        self.raised(n).filter(|_| enough).map(|(from, to)| (to, from))
    }

    /// Whether suppressed cells other than `but` lead from one row or column to another.
    fn leads(&self, from: usize, to: usize, but: usize, measure: Measure) -> bool {
        let mut seen = vec![false; self.rows + self.columns];
        let mut next = vec![from];
        while let Some(node) = next.pop() {
            if node == to {
                return true;
            }
            match seen.get_mut(node) {
                Some(seen) if !*seen => *seen = true,
                _ => continue,
            }
            let cells: Vec<usize> = if node < self.rows {
                (0..self.columns).map(|column| node * self.columns + column).collect()
            } else {
                (0..self.rows).map(|row| row * self.columns + node - self.rows).collect()
            };
            for cell in cells.into_iter().filter(|cell| *cell != but && self.is_hidden(*cell)) {
                let ways = [self.raised(cell), self.lowered(cell, measure)];
                next.extend(ways.into_iter().flatten().filter(|way| way.0 == node).map(|way| way.1));
            }
        }
        false
    }
}

#[cfg(test)]
mod tests;
