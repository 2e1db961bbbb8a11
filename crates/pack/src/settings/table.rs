//! One table of `pack.toml`, read key by key, every complaint with its line.

use std::ops::RangeInclusive;

use toml::de::{DeTable, DeValue};

use crate::findings::{At, Findings};
use crate::lines::Lines;
use crate::nearest;
use crate::sources::SETTINGS;

/// A table, what it is called in complaints, and where it stands.
pub(crate) struct Table<'a> {
    called: String,
    line: Option<u32>,
    table: &'a DeTable<'a>,
    lines: &'a Lines,
}

impl<'a> Table<'a> {
    /// The whole file.
    pub(crate) fn top(table: &'a DeTable<'a>, lines: &'a Lines) -> Self {
        Self { called: String::new(), line: None, table, lines }
    }

    /// Where `key` stands; where the table stands when it has no such key.
    pub(crate) fn at(&self, key: &str) -> At {
        At { file: SETTINGS, line: self.entry(key).map(|(line, _)| line).or(self.line) }
    }

    /// Every key, in the order of the alphabet.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.table.keys().map(|key| key.get_ref().as_ref())
    }

    /// Reports every key that is not among `known`.
    pub(crate) fn only(&self, known: &[&str], findings: &mut Findings) {
        for key in self.keys().filter(|key| !known.contains(key)) {
            let what = format!("unknown key “{}”", self.path(key));
            findings.error(self.at(key), what, nearest::advice(key, known.iter().copied()));
        }
    }

    /// A text that has to be there and to say something.
    pub(crate) fn must_text(&self, key: &str, findings: &mut Findings) -> String {
        if self.entry(key).is_none() {
            self.missing(key, &format!("add {key} = \"…\""), findings);
        }
        self.text(key, findings).unwrap_or_default()
    }

    /// A text that may be there; when it is, it says something.
    pub(crate) fn text(&self, key: &str, findings: &mut Findings) -> Option<String> {
        let (_, value) = self.entry(key)?;
        let Some(text) = value.as_str() else {
            self.not_a("a text", "put it in quotes", key, findings);
            return None;
        };
        if text.trim().is_empty() {
            findings.error(self.at(key), format!("{} is empty", self.path(key)), "fill it in");
        }
        Some(text.trim().to_owned())
    }

    /// A whole number that has to be there.
    pub(crate) fn must_number(&self, key: &str, range: RangeInclusive<u16>, findings: &mut Findings) -> u16 {
        let Some((_, value)) = self.entry(key) else {
            self.missing(key, &format!("add {key} = a number, without quotes"), findings);
            return 0;
        };
        let number = value.as_integer().and_then(|it| u16::from_str_radix(it.as_str(), it.radix()).ok());
        match number.filter(|number| range.contains(number)) {
            Some(number) => number,
            None => {
                let kind = format!("a whole number from {} to {}", range.start(), range.end());
                self.not_a(&kind, "write it in digits, without quotes", key, findings);
                0
            }
        }
    }

    /// A whole number that may be left out.
    pub(crate) fn number(
        &self,
        key: &str,
        range: RangeInclusive<u16>,
        findings: &mut Findings,
    ) -> Option<u16> {
        self.entry(key)?;
        Some(self.must_number(key, range, findings)).filter(|number| *number > 0)
    }

    /// A list of whole numbers that may be left out.
    pub(crate) fn numbers(&self, key: &str, range: RangeInclusive<u32>, findings: &mut Findings) -> Vec<u32> {
        let Some((_, value)) = self.entry(key) else { return Vec::new() };
        let number = |item: &toml::Spanned<DeValue<'_>>| {
            let number = item.get_ref().as_integer()?;
            u32::from_str_radix(number.as_str(), number.radix()).ok().filter(|number| range.contains(number))
        };
        let numbers: Option<Vec<u32>> = value.as_array().and_then(|items| items.iter().map(number).collect());
        numbers.unwrap_or_else(|| {
            let kind = format!("a list of whole numbers from {} to {}", range.start(), range.end());
            self.not_a(&kind, &format!("write it like {key} = [{}]", range.start()), key, findings);
            Vec::new()
        })
    }

    /// Yes or no; no when it is not there.
    pub(crate) fn flag(&self, key: &str, findings: &mut Findings) -> bool {
        let Some((_, value)) = self.entry(key) else {
            return false;
        };
        value.as_bool().unwrap_or_else(|| {
            self.not_a("true or false", "write true or false, without quotes", key, findings);
            false
        })
    }

    /// The table below `key`.
    pub(crate) fn table(&self, key: &str, findings: &mut Findings) -> Option<Table<'a>> {
        let (line, value) = self.entry(key)?;
        let called = self.path(key);
        let Some(table) = value.as_table() else {
            self.not_a("a table", &format!("begin it with [{called}]"), key, findings);
            return None;
        };
        Some(Table { called, line: Some(line), table, lines: self.lines })
    }

    /// The tables below `key`, one for each `[[key]]`.
    pub(crate) fn tables(&self, key: &str, findings: &mut Findings) -> Vec<Table<'a>> {
        let Some((_, value)) = self.entry(key) else {
            return Vec::new();
        };
        let called = self.path(key);
        let tables: Option<Vec<_>> = value.as_array().and_then(|items| {
            let one = |item: &'a toml::Spanned<DeValue<'a>>| {
                let line = Some(self.lines.line(item.span().start));
                Some(Table {
                    called: called.clone(),
                    line,
                    table: item.get_ref().as_table()?,
                    lines: self.lines,
                })
            };
            items.iter().map(one).collect()
        });
        tables.unwrap_or_else(|| {
            self.not_a("a list of tables", &format!("begin each with [[{called}]]"), key, findings);
            Vec::new()
        })
    }

    /// Whether a table stands below `key`.
    pub(crate) fn is_table(&self, key: &str) -> bool {
        self.entry(key).is_some_and(|(_, value)| value.as_table().is_some())
    }

    /// Whether `key` is there.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.entry(key).is_some()
    }

    /// Reports something else about `key`, by its full name.
    pub(crate) fn wrong(&self, key: &str, what: &str, do_this: &str, findings: &mut Findings) {
        findings.error(self.at(key), format!("{} {what}", self.path(key)), do_this);
    }

    /// Reports that `key` is not there.
    pub(crate) fn missing(&self, key: &str, do_this: &str, findings: &mut Findings) {
        let at = At { file: SETTINGS, line: self.line };
        findings.error(at, format!("{} is missing", self.path(key)), do_this);
    }

    fn not_a(&self, kind: &str, do_this: &str, key: &str, findings: &mut Findings) {
        findings.error(self.at(key), format!("{} is not {kind}", self.path(key)), do_this);
    }

    fn entry(&self, key: &str) -> Option<(u32, &'a DeValue<'a>)> {
        let (name, value) = self.table.iter().find(|(name, _)| name.get_ref().as_ref() == key)?;
        Some((self.lines.line(name.span().start), value.get_ref()))
    }

    fn path(&self, key: &str) -> String {
        if self.called.is_empty() { key.to_owned() } else { format!("{}.{key}", self.called) }
    }
}
