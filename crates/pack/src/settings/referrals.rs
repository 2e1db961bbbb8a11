//! What is at hand when somebody is referred: the notice in other languages, hotlines to call, and screenings
//! with their scoring rules.

use model::{Hotline, Notice, Question, Screening, ScreeningResult};

use super::table::Table;
use crate::findings::Findings;

/// The notice in other languages, below `[[referral_notices]]`; each is a translation of `referral_notice`.
pub(crate) fn notices(top: &Table<'_>, findings: &mut Findings) -> Vec<Notice> {
    let mut all: Vec<Notice> = Vec::new();
    for table in top.tables("referral_notices", findings) {
        table.only(&["language", "says", "reviewed"], findings);
        let language = table.must_text("language", findings);
        let is_code = (2..=3).contains(&language.len()) && language.bytes().all(|it| it.is_ascii_lowercase());
        if !language.is_empty() && !is_code {
            let what = format!("“{language}” is not a code of a language");
            findings.error(table.at("language"), what, "use the two or three letters of ISO 639, such as es");
        }
        if language == "en" || all.iter().any(|known| known.language == language) {
            let what = format!("the notice in “{language}” is there already");
            findings.error(table.at("language"), what, "delete one of them; English is referral_notice");
        }
        let says = table.must_text("says", findings);
        all.push(Notice { language, says, reviewed: table.text("reviewed", findings) });
    }
    if !all.is_empty() && !top.has("referral_notice") {
        let what = "there are translations of a notice that is not there";
        findings.error(top.at("referral_notices"), what, "write referral_notice in English first");
    }
    all
}

/// The lines below `[[hotlines]]`, in the order of the file.
pub(crate) fn hotlines(top: &Table<'_>, findings: &mut Findings) -> Vec<Hotline> {
    let tables = top.tables("hotlines", findings);
    let line = |table: &Table<'_>, findings: &mut Findings| {
        table.only(&["name", "number", "about"], findings);
        let number = table.must_text("number", findings);
        let dials = |letter: char| letter.is_ascii_digit() || " +-".contains(letter);
        if !number.chars().all(dials) || number.chars().filter(char::is_ascii_digit).count() < 3 {
            let do_this = "write digits, with spaces or - between them: 988, 612-555-0100";
            table.wrong("number", "cannot be dialled", do_this, findings);
        }
        Hotline { name: table.must_text("name", findings), number, about: table.text("about", findings) }
    };
    tables.iter().map(|table| line(table, findings)).collect()
}

/// The screenings below `[[screenings]]`.
pub(crate) fn screenings(top: &Table<'_>, findings: &mut Findings) -> Vec<Screening> {
    let mut all: Vec<Screening> = Vec::new();
    for table in top.tables("screenings", findings) {
        table.only(&["word", "title", "about", "questions", "results"], findings);
        let screening = Screening {
            word: word(&table, all.iter().map(|known| known.word.as_str()), findings),
            title: table.must_text("title", findings),
            about: table.must_text("about", findings),
            questions: questions(&table, findings),
            results: results(&table, findings),
        };
        adds_up(&table, &screening, findings);
        all.push(screening);
    }
    all
}

fn questions(screening: &Table<'_>, findings: &mut Findings) -> Vec<Question> {
    let mut all: Vec<Question> = Vec::new();
    for table in screening.tables("questions", findings) {
        table.only(&["word", "text", "weight", "at_once"], findings);
        let word = word(&table, all.iter().map(|known| known.word.as_str()), findings);
        let at_once = table.flag("at_once", findings);
        // A question that counts at once needs no weight besides.
        let weight =
            if at_once && !table.has("weight") { 0 } else { table.must_number("weight", 0..=100, findings) };
        all.push(Question { word, text: table.must_text("text", findings), weight, at_once });
    }
    all
}

fn results(screening: &Table<'_>, findings: &mut Findings) -> Vec<ScreeningResult> {
    let mut all: Vec<ScreeningResult> = Vec::new();
    for table in screening.tables("results", findings) {
        table.only(&["word", "from", "label", "advice"], findings);
        let word = word(&table, all.iter().map(|known| known.word.as_str()), findings);
        let from = table.must_number("from", 0..=10_000, findings);
        if all.last().is_some_and(|lower| lower.from >= from) {
            table.wrong("from", "is not above the one before", "list results from the lowest up", findings);
        }
        let (label, advice) = (table.must_text("label", findings), table.must_text("advice", findings));
        all.push(ScreeningResult { word, from, label, advice });
    }
    all
}

/// Every score has a result, and every result can be reached.
fn adds_up(table: &Table<'_>, screening: &Screening, findings: &mut Findings) {
    if screening.questions.is_empty() {
        table.missing("questions", "add [[screenings.questions]] with word, text and weight", findings);
    }
    if screening.results.first().is_none_or(|lowest| lowest.from != 0) {
        let do_this = "begin [[screenings.results]] with one from = 0, so that every score has a result";
        table.missing("results", do_this, findings);
    }
    let most: u32 = screening.questions.iter().map(|question| u32::from(question.weight)).sum();
    let at_once = screening.questions.iter().any(|question| question.at_once);
    let highest = screening.results.last().map_or(0, |result| u32::from(result.from));
    if highest > most && !at_once {
        let what = format!("cannot be reached: the weights add up to {most}");
        table.wrong("results", &what, "lower from, or raise the weights", findings);
    }
}

fn word<'a>(table: &Table<'_>, mut known: impl Iterator<Item = &'a str>, findings: &mut Findings) -> String {
    let word = table.must_text("word", findings);
    let plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
    if !word.chars().all(plain) {
        table.wrong("word", "stands in records for ever", "use small letters, digits and _ only", findings);
    }
    if known.any(|other| other == word) {
        table.wrong("word", "is there twice", "delete one of them", findings);
    }
    word
}
