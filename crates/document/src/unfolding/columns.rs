//! Columns of automerge's format: how many rows their bytes stand for, without making one.
//!
//! Most columns are runs: a count and a value that it repeats; a negative count and as many values; or
//! zero and how many rows are empty. Booleans are only counts, raw values have no rows of their own.

use super::Folded;

/// In a column's specification: its data is deflated.
const DEFLATED: u64 = 0b1000;
const KIND: u64 = 0b111;
const GROUP: u64 = 0;
const BOOLEAN: u64 = 4;
const TEXT: u64 = 5;
const RAW: u64 = 7;

/// One column, as the list before the data has it.
pub(super) struct Column {
    specification: u64,
    /// How many bytes of data it has.
    pub(super) length: usize,
}

impl Column {
    pub(super) fn is_deflated(&self) -> bool {
        self.specification & DEFLATED != 0
    }

    /// How many rows these bytes stand for; in a group's column, how many rows the columns after it need,
    /// if that is more.
    pub(super) fn rows(&self, mut bytes: Part<'_>) -> Result<u64, Folded> {
        let (mut rows, mut grouped, kind) = (0_u64, 0_u64, self.specification & KIND);
        while kind != RAW && !bytes.0.is_empty() {
            if kind == BOOLEAN {
                rows = rows.saturating_add(bytes.number()?);
                continue;
            }
            let run = bytes.signed()?;
            let (values, repeats) = match run {
                0 => {
                    rows = rows.saturating_add(bytes.number()?);
                    continue;
                }
                1.. => (1, run.unsigned_abs()),
                _ => (run.unsigned_abs(), 1),
            };
            rows = rows.saturating_add(values.saturating_mul(repeats));
            // Each value takes a byte at least, so this ends with the bytes.
            for _value in 0..values {
                if kind == TEXT {
                    bytes.text()?;
                } else {
                    let value = bytes.number()?;
                    grouped = grouped.saturating_add(value.saturating_mul(repeats));
                }
            }
        }
        Ok(if kind == GROUP { rows.max(grouped) } else { rows })
    }
}

/// What is still to be read.
pub(super) struct Part<'a>(pub(super) &'a [u8]);

impl<'a> Part<'a> {
    pub(super) fn take(&mut self, length: usize) -> Result<&'a [u8], Folded> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or(Folded::Strange)?;
        self.0 = rest;
        Ok(taken)
    }

    pub(super) fn byte(&mut self) -> Result<u8, Folded> {
        self.take(1)?.first().copied().ok_or(Folded::Strange)
    }

    /// Bytes with their length before them.
    pub(super) fn text(&mut self) -> Result<&'a [u8], Folded> {
        let length = self.length()?;
        self.take(length)
    }

    /// A number in LEB128; of a signed one only that it is there.
    pub(super) fn number(&mut self) -> Result<u64, Folded> {
        self.leb128().map(|(number, _)| number)
    }

    /// A signed number in LEB128.
    fn signed(&mut self) -> Result<i64, Folded> {
        let (number, bits) = self.leb128()?;
        let unused = 64_u32.saturating_sub(bits);
        // The highest bit of the last byte is the sign of all above it.
        Ok((number << unused).cast_signed() >> unused)
    }

    pub(super) fn length(&mut self) -> Result<usize, Folded> {
        usize::try_from(self.number()?).map_err(|_| Folded::Strange)
    }

    /// Which columns follow.
    pub(super) fn columns(&mut self) -> Result<Vec<Column>, Folded> {
        let mut columns = vec![];
        for _column in 0..self.length()? {
            columns.push(Column { specification: self.number()?, length: self.length()? });
        }
        Ok(columns)
    }

    /// The number's bits, and how many the bytes had room for.
    fn leb128(&mut self) -> Result<(u64, u32), Folded> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok((number, shift + 7));
            }
        }
        Err(Folded::Strange)
    }
}
