//! Awareness: tips and leaflets, how often they were handed over, and the feed that the city may publish.

use chrono::{DateTime, NaiveDate, Utc};
use model::Tip;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What can be asked of awareness: `{"do": "awareness", "ask": "tips"}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "ask", rename_all = "snake_case")]
#[ts(optional_fields)]
pub enum Awareness {
    /// The tips and leaflets of the city, those that are timely first.
    Tips,
    /// How often each was handed over, by week and district.
    Given {
        /// The first day; 12 weeks before the last unless told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(type = "string | null")]
        from: Option<NaiveDate>,
        /// The last day; today unless told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(type = "string | null")]
        until: Option<NaiveDate>,
    },
    /// What the city may show of what is done: for its web page and its accounts.
    Feed {
        /// How much of it.
        #[serde(default)]
        feed: FeedQuery,
    },
}

/// How much a feed tells.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct FeedQuery {
    /// The page that it belongs to, with `https://`; the feed's readers are sent there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub home_page: Option<String>,
    /// Weeks; 8 unless told, 52 at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weeks: Option<u32>,
    /// A week is told so many days after its end; 3 unless told, never fewer than 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delay_days: Option<u32>,
    /// Counts below this are not told; 10 unless told, never below 5.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fewer_than: Option<u32>,
}

/// A tip as a screen shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TipView {
    /// The tip.
    pub tip: Tip,
    /// What its leaflet is called.
    pub leaflet: Option<String>,
    /// It belongs to this month.
    pub timely: bool,
}

/// What can be handed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TipsView {
    /// The tips.
    pub tips: Vec<TipView>,
    /// The leaflets and other materials.
    pub leaflets: Vec<model::Topic>,
}

/// How often tips and leaflets were handed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GivenTable {
    /// The first day.
    #[ts(type = "string")]
    pub from: NaiveDate,
    /// The last day.
    #[ts(type = "string")]
    pub until: NaiveDate,
    /// A row for each thing, week and district in which it was handed over.
    pub rows: Vec<GivenRow>,
    /// The sum of each thing, the most frequent first.
    pub sums: Vec<GivenRow>,
    /// The rows as a CSV file.
    pub csv: String,
}

/// One thing, handed over.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct GivenRow {
    /// The Monday of the week; none in a sum.
    #[ts(type = "string | null")]
    pub week: Option<NaiveDate>,
    /// District code; none for outside, and in a sum.
    pub district: Option<String>,
    /// It is a tip; otherwise a leaflet or another material.
    pub tip: bool,
    /// Its word.
    pub word: String,
    /// What people read.
    pub label: String,
    /// Visits at which it was handed over.
    pub visits: u32,
    /// Pieces that were counted at events.
    pub pieces: u32,
}

/// The feed, in both forms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Feed {
    /// What it is called.
    pub title: String,
    /// What stands in it, the latest first.
    pub items: Vec<FeedItem>,
    /// As a JSON Feed 1.1.
    pub json: String,
    /// As RSS 2.0.
    pub rss: String,
    /// How many counts were kept back because they are small.
    pub kept_back: u32,
}

/// An entry of the feed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FeedItem {
    /// The same on every device and every time.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What it says, in paragraphs of plain text.
    pub text: Vec<String>,
    /// When it may be told.
    #[ts(type = "string")]
    pub published: DateTime<Utc>,
}

/// What each question is answered with. Never built; it only carries types.
#[derive(Debug, Clone, TS)]
pub struct AwarenessAnswers {
    /// The tips.
    pub tips: TipsView,
    /// The table.
    pub given: GivenTable,
    /// The feed.
    pub feed: Feed,
}
