//! Awareness: tips and leaflets, how often they were handed over, and the city's feed.

mod feed;
mod given;
mod writing;

use chrono::Datelike;
use model::Tip;
use serde_json::Value;

use super::json;
use crate::door::{Awareness, TipView, TipsView};
use crate::{Engine, Refusal};

impl Engine {
    pub(super) fn awareness(&self, ask: Awareness) -> Result<Value, Refusal> {
        match ask {
            Awareness::Tips => json(self.tips()?),
            Awareness::Given { from, until } => json(self.handed_over(from, until)?),
            Awareness::Feed { feed } => json(self.feed(&feed)?),
        }
    }

    fn tips(&self) -> Result<TipsView, Refusal> {
        let directory = self.directory()?;
        let month = directory.day(self.now()).month();
        let Some(city) = &directory.city else { return Ok(TipsView { tips: vec![], leaflets: vec![] }) };
        let label = |tip: &Tip| {
            let leaflet = city.materials.iter().find(|material| Some(&material.word) == tip.leaflet.as_ref());
            leaflet.map(|material| material.label.clone())
        };
        let view =
            |tip: &Tip| TipView { leaflet: label(tip), timely: is_timely(tip, month), tip: tip.clone() };
        let mut tips: Vec<TipView> = city.tips.iter().map(view).collect();
        // Those of this season before those of all year, what is out of season last.
        tips.sort_by_key(|view| (!view.timely, view.tip.months.is_empty()));
        Ok(TipsView { tips, leaflets: city.materials.clone() })
    }
}

/// Whether a tip belongs to a month.
fn is_timely(tip: &Tip, month: u32) -> bool {
    tip.months.is_empty() || tip.months.contains(&month)
}
