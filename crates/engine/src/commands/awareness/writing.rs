//! A feed as text: JSON Feed 1.1 (jsonfeed.org/version/1.1) and RSS 2.0 (rssboard.org/rss-specification).
//!
//! Knows no record: items in, text out.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::Refusal;
use crate::door::FeedItem;

/// What stands above the items.
pub(super) struct Page<'a> {
    pub title: &'a str,
    pub about: &'a str,
    pub home: Option<&'a str>,
    pub items: &'a [FeedItem],
}

impl Page<'_> {
    /// The feed as a JSON Feed.
    pub(super) fn json(&self) -> Result<String, Refusal> {
        let items = self.items.iter().map(|item| {
            json!({
                "id": item.id,
                "title": item.title,
                "content_text": item.text.join("\n\n"),
                "date_published": item.published.to_rfc3339(),
            })
        });
        let mut feed = json!({
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.title,
            "description": self.about,
            "language": "en",
        });
        if let (Value::Object(feed), Some(home)) = (&mut feed, self.home) {
            feed.insert("home_page_url".into(), home.into());
        }
        if let Value::Object(feed) = &mut feed {
            feed.insert("items".into(), items.collect());
        }
        serde_json::to_string_pretty(&feed).map_err(|error| Refusal::Command(error.to_string()))
    }

    /// The feed as RSS.
    pub(super) fn rss(&self) -> String {
        let mut rss =
            String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\">\n<channel>\n");
        // A channel has a link, whether a page was named or not: RSS 2.0 does without none of the three.
        let home = self.home.unwrap_or("https://www.rssboard.org/rss-specification");
        element(&mut rss, "title", self.title);
        element(&mut rss, "link", home);
        element(&mut rss, "description", self.about);
        element(&mut rss, "language", "en-us");
        for item in self.items {
            rss.push_str("<item>\n");
            element(&mut rss, "title", &item.title);
            // Markup within markup: a reader takes the description for HTML.
            let paragraphs = item.text.iter().map(|text| format!("<p>{}</p>", escaped(text)));
            element(&mut rss, "description", &paragraphs.collect::<String>());
            element(&mut rss, "pubDate", &item.published.to_rfc2822());
            let _ = writeln!(rss, "<guid isPermaLink=\"false\">{}</guid>", escaped(&item.id));
            rss.push_str("</item>\n");
        }
        rss.push_str("</channel>\n</rss>\n");
        rss
    }
}

fn element(into: &mut String, name: &str, text: &str) {
    // Writing to a text cannot fail.
    let _ = writeln!(into, "<{name}>{}</{name}>", escaped(text));
}

/// A text as XML takes it. Signs that XML 1.0 has no place for are left out.
fn escaped(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut escaped, sign| {
        match sign {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => escaped.push(sign),
            sign if sign.is_control() || matches!(sign, '\u{fffe}' | '\u{ffff}') => {}
            sign => escaped.push(sign),
        }
        escaped
    })
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn what_would_be_markup_is_text() {
        assert_eq!(escaped("<b> & \"x\u{1}\u{ffff}\""), "&lt;b&gt; &amp; &quot;x&quot;");
    }
}
