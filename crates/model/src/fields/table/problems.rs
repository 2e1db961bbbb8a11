//! The part of the table about problems that are worked on, time off the beat, trends for the region.

use super::super::{Class, Field, Merge, Retention};
use super::{BY_DEFAULT, PERSONNEL, SUMMARY};
use crate::RecordKind;

use Class::Public;
use Merge::{Flag, Id, Number, Paragraphs, Set, Text, Time};

table! {
    Problem Engagement {
        "title" Text (settle) Public BY_DEFAULT;
        "state" Text (settle) Public BY_DEFAULT;
        "owner" Id (settle) Public PERSONNEL;
        "district" Text (settle) Public BY_DEFAULT;
        "neighborhood" Text (settle) Public BY_DEFAULT;
        "topic" Text (settle) Public BY_DEFAULT;
        "scanning" Paragraphs (settle) Public BY_DEFAULT;
        "analysis" Paragraphs (settle) Public BY_DEFAULT;
        "goal" Text (settle) Public BY_DEFAULT;
        "response" Paragraphs (settle) Public BY_DEFAULT;
        "assessment" Paragraphs (settle) Public BY_DEFAULT;
        "outcome" Text (settle) Public BY_DEFAULT;
        "review" Text (settle) Public BY_DEFAULT;
        "places" Set Public BY_DEFAULT;
        "visits" Set Public BY_DEFAULT;
        "follow_ups" Set Public BY_DEFAULT;
        "stamps" Set Public BY_DEFAULT;
        "recorded" Time Public BY_DEFAULT;
    }
    Abstraction Engagement {
        "kind" Text (settle) Public PERSONNEL;
        "district" Text (settle) Public BY_DEFAULT;
        "started" Time (settle) Public PERSONNEL;
        "minutes" Number (settle) Public PERSONNEL;
        "note" Text (settle) Public BY_DEFAULT;
        "recorded" Time Public PERSONNEL;
    }
    TrendNote Engagement {
        "agency" Text Public SUMMARY;
        "from" Text (settle) Public SUMMARY;
        "until" Text (settle) Public SUMMARY;
        "area" Text (settle) Public SUMMARY;
        "method" Text (settle) Public SUMMARY;
        "goods" Set Public SUMMARY;
        "times" Number (settle) Public SUMMARY;
        "note" Paragraphs (settle) Public SUMMARY;
        "helps" Paragraphs (settle) Public SUMMARY;
        "withdrawn" Flag (settle) Public SUMMARY;
        "recorded" Time Public SUMMARY;
    }
}
