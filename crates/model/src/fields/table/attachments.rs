//! The part of the table about what is attached: it has the class, the law and the time of what it belongs to.
//!
//! A photo can show what no field says. What is public by default here is so until somebody who adds it says
//! that it is not, and it then goes beside the not-public note; *for a city attorney to confirm*. The key has
//! the class of what it opens and is handed out with nothing.

use super::super::{Class, Field, Merge, Retention};
use super::referrals::CONSENT;
use super::{BY_DEFAULT, NOT_PUBLIC, PERSONNEL, RESPONSE};
use crate::RecordKind;

use Class::{Private, Public};
use Merge::{Flag, Id, Number, Text, Time};

table! {
    VisitAttachment Engagement {
        "of" Id Public RESPONSE;
        "name" Text (settle) Public RESPONSE;
        "media" Text Public RESPONSE;
        "length" Number Public RESPONSE;
        "address" Text Public RESPONSE;
        "key" Text Public RESPONSE;
        "thumbnail" Text Public RESPONSE;
        "located" Flag Public RESPONSE;
        "by" Id Public PERSONNEL;
        "recorded" Time Public RESPONSE;
        "removed" Time Public RESPONSE;
        "because" Text Public RESPONSE;
    }
    NoteAttachment Notes {
        "of" Id Private NOT_PUBLIC;
        "name" Text (settle) Private NOT_PUBLIC;
        "media" Text Private NOT_PUBLIC;
        "length" Number Private NOT_PUBLIC;
        "address" Text Private NOT_PUBLIC;
        "key" Text Private NOT_PUBLIC;
        "thumbnail" Text Private NOT_PUBLIC;
        "located" Flag Private NOT_PUBLIC;
        "by" Id Private NOT_PUBLIC;
        "recorded" Time Private NOT_PUBLIC;
        "removed" Time Private NOT_PUBLIC;
        "because" Text Private NOT_PUBLIC;
    }
    EventAttachment Engagement {
        "of" Id Public BY_DEFAULT;
        "name" Text (settle) Public BY_DEFAULT;
        "media" Text Public BY_DEFAULT;
        "length" Number Public BY_DEFAULT;
        "address" Text Public BY_DEFAULT;
        "key" Text Public BY_DEFAULT;
        "thumbnail" Text Public BY_DEFAULT;
        "located" Flag Public BY_DEFAULT;
        "by" Id Public PERSONNEL;
        "recorded" Time Public BY_DEFAULT;
        "removed" Time Public BY_DEFAULT;
        "because" Text Public BY_DEFAULT;
    }
    ConsentAttachment Referrals {
        "of" Id Private CONSENT;
        "referral" Id Private CONSENT;
        "name" Text (settle) Private CONSENT;
        "media" Text Private CONSENT;
        "length" Number Private CONSENT;
        "address" Text Private CONSENT;
        "key" Text Private CONSENT;
        "thumbnail" Text Private CONSENT;
        "located" Flag Private CONSENT;
        "by" Id Private CONSENT;
        "recorded" Time Private CONSENT;
        "removed" Time Private CONSENT;
        "because" Text Private CONSENT;
    }
}
