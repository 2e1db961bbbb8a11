//! What pages of the pack are drawn with: tables, bars, the map. Plain HTML and SVG, nothing from elsewhere.

use std::fmt::Write;

use crate::directory::Directory;
use crate::door::GapRow;

/// The look of the page, on screen and on paper: Letter, page n of m in the margin.
pub(super) const STYLE: &str = "
body{font:14px/1.4 system-ui,'Segoe UI',Roboto,sans-serif;color:#111;background:#fff;max-width:7.5in;margin:1rem auto;padding:0 1rem}
h1{font-size:24px;margin:0}h2{font-size:17px;margin:22px 0 6px;border-bottom:2px solid #123a66;break-after:avoid}
p{margin:4px 0}.soft{color:#444}table{border-collapse:collapse;width:100%;margin:6px 0}
caption{text-align:start;font-weight:700;padding-bottom:4px}
th,td{padding:3px 6px;border-top:1px solid #bbb;text-align:start;vertical-align:top}thead th{border:0;color:#333;font-size:12px}
tbody th{font-weight:400}.n{text-align:end;white-space:nowrap}tr{break-inside:avoid}p:has(+svg){break-after:avoid}svg{display:block;width:100%;height:auto}
@page{size:letter;margin:.6in .5in .7in;@bottom-left{content:'Weekly information meeting';font:9pt sans-serif}
@bottom-right{content:'Page ' counter(page) ' of ' counter(pages);font:9pt sans-serif}}
@media print{body{margin:0;padding:0;max-width:none;font-size:9.5pt}h2{font-size:12pt}}";

/// A text as HTML has it.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// A table; the first `texts` columns are words, the others numbers. Without rows, what is said instead.
pub(super) fn table(heads: &[&str], texts: usize, rows: &[Vec<String>], none: &str) -> String {
    if rows.is_empty() {
        return format!("<p class=\"soft\">{}</p>", escaped(none));
    }
    let class = |column: usize| if column < texts { "" } else { " class=\"n\"" };
    let mut out = "<table><thead><tr>".to_owned();
    for (column, head) in heads.iter().enumerate() {
        // Writing to a text cannot fail.
        let _ = write!(out, "<th scope=\"col\"{}>{}</th>", class(column), escaped(head));
    }
    out.push_str("</tr></thead><tbody>");
    for row in rows {
        out.push_str("<tr>");
        for (column, cell) in row.iter().enumerate() {
            let (tag, scope) = if column == 0 { ("th", " scope=\"row\"") } else { ("td", "") };
            let _ = write!(out, "<{tag}{scope}{}>{}</{tag}>", class(column), escaped(cell));
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table>");
    out
}

/// Bars, one for each week, with its number above and its day below. Said in words for who does not see it.
pub(super) fn bars(weeks: &[(String, u32)], say: &str) -> String {
    let most = weeks.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1);
    let mut out = format!("<svg viewBox=\"0 0 720 150\" role=\"img\" aria-label=\"{}\">", escaped(say));
    for (at, (day, count)) in weeks.iter().enumerate() {
        let x = at * 60;
        let tall = f64::from(*count) / f64::from(most) * 100.0;
        let fill = if at + 1 == weeks.len() { "#123a66" } else { "#8aa6c4" };
        let _ = write!(
            out,
            "<rect x=\"{}\" y=\"{:.1}\" width=\"46\" height=\"{tall:.1}\" fill=\"{fill}\"/>\
             <text x=\"{}\" y=\"{:.1}\" font-size=\"12\" text-anchor=\"middle\">{count}</text>\
             <text x=\"{}\" y=\"140\" font-size=\"11\" text-anchor=\"middle\">{}</text>",
            x + 7,
            120.0 - tall,
            x + 30,
            115.0 - tall,
            x + 30,
            escaped(day)
        );
    }
    out.push_str("</svg>");
    out
}

/// The districts with the places that wait: a sketch to scale, without streets.
pub(super) fn map(directory: &Directory, gaps: &[GapRow], say: &str) -> String {
    let rings = directory.districts.iter().map(|district| &district.boundary);
    let points: Vec<[f64; 2]> = rings.flatten().copied().collect();
    let edge = |of: fn(f64, f64) -> f64, at: usize| {
        points.iter().filter_map(|point| point.get(at).copied()).reduce(of)
    };
    let (Some(west), Some(east), Some(south), Some(north)) =
        (edge(f64::min, 0), edge(f64::max, 0), edge(f64::min, 1), edge(f64::max, 1))
    else {
        return String::new();
    };
    // A degree east is shorter than a degree north.
    let narrow = ((south + north) / 2.0).to_radians().cos();
    let (wide, tall) = ((east - west) * narrow, north - south);
    let scale = 700.0 / wide.max(tall * 1.4).max(1e-9);
    let at = |lon: f64, lat: f64| ((lon - west) * narrow * scale + 10.0, (north - lat) * scale + 10.0);
    let mut out = format!(
        "<svg viewBox=\"0 0 {:.0} {:.0}\" role=\"img\" aria-label=\"{}\" style=\"max-width:5.5in\">",
        wide * scale + 20.0,
        tall * scale + 20.0,
        escaped(say)
    );
    for district in &directory.districts {
        let ring: Vec<String> = district
            .boundary
            .iter()
            .map(|[lon, lat]| at(*lon, *lat))
            .map(|(x, y)| format!("{x:.1},{y:.1}"))
            .collect();
        let _ = write!(
            out,
            "<polygon points=\"{}\" fill=\"#f1eee6\" stroke=\"#555\" stroke-width=\"2\"/>",
            ring.join(" ")
        );
    }
    for gap in gaps {
        if let Some((lat, lon)) = gap.lat.zip(gap.lon) {
            let (x, y) = at(lon, lat);
            let _ = write!(out, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"5\" fill=\"#7a3e00\"/>");
        }
    }
    for district in &directory.districts {
        let count = u32::try_from(district.boundary.len()).unwrap_or(1).max(1);
        let sum = district.boundary.iter().fold((0.0, 0.0), |sum, [lon, lat]| (sum.0 + lon, sum.1 + lat));
        let (x, y) = at(sum.0 / f64::from(count), sum.1 / f64::from(count));
        let _ = write!(
            out,
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"17\" font-weight=\"700\" text-anchor=\"middle\" \
             stroke=\"#fff\" stroke-width=\"4\" paint-order=\"stroke\">{}</text>",
            // What stands in brackets would lie over the neighbor's name.
            escaped(district.name.split(" (").next().unwrap_or_default())
        );
    }
    out.push_str("</svg>");
    out
}
