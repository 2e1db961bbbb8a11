//! The part of the table about who is handed to whom: referrals, consent, clocks, counts of partners.

use super::super::{Class, Field, Merge, Retention};
use super::{NOT_PUBLIC, SUMMARY};
use crate::RecordKind;

use Class::{Private, Public};
use Merge::{Flag, Id, Number, Paragraphs, Set, Text, Time, Whole};

/// Informed consent to a release: written, limited in time, to whom and for what.
pub(super) const CONSENT: &str = "Minn. Stat. 13.05 subd. 4; 34 USC 12291(b)(2)";
/// What a person is told before private data is asked of them.
const NOTICE: &str = "Minn. Stat. 13.04 subd. 2";

table! {
    Referral Referrals {
        "referrer" Id Private NOT_PUBLIC;
        "partner" Id Private NOT_PUBLIC;
        "state" Text (settle) Private NOT_PUBLIC;
        "owner" Id Private NOT_PUBLIC;
        "next" Text (settle) Private NOT_PUBLIC;
        "due" Time (settle) Private NOT_PUBLIC;
        "reason" Paragraphs (settle) Private NOT_PUBLIC;
        "attempts" Number Private NOT_PUBLIC;
        "because" Text (settle) Private NOT_PUBLIC;
        "outcome" Text (settle) Private NOT_PUBLIC;
        "closed" Time Private NOT_PUBLIC;
        "recorded" Time Private NOT_PUBLIC;
        "one_way" Flag Private NOT_PUBLIC;
        "visit" Id Private NOT_PUBLIC;
        "screened" Whole Private NOT_PUBLIC;
        "former" Set Private NOT_PUBLIC;
    }
    Consent Referrals {
        "referral" Id Private CONSENT;
        "by" Id Private CONSENT;
        "notice" Text Private NOTICE;
        "language" Text Private NOTICE;
        "scope" Text (settle) Private CONSENT;
        "recipient" Text (settle) Private CONSENT;
        "expires" Time (settle) Private CONSENT;
        "alone" Flag Private CONSENT;
        "revoked" Time Private CONSENT;
        "emergency" Text (settle) Private CONSENT;
        "recorded" Time Private CONSENT;
    }
    ReferralClock Referrals {
        "referral" Id Private NOT_PUBLIC;
        "referrer" Id Private NOT_PUBLIC;
        "with_partner" Flag Private NOT_PUBLIC;
        "due" Time Private NOT_PUBLIC;
        "closed" Time Private NOT_PUBLIC;
    }
    PartnerCounts Referrals {
        "partner" Text Public SUMMARY;
        "quarter" Text Public SUMMARY;
        "fewer_than" Number Public SUMMARY;
        "counts" Whole Public SUMMARY;
        "recorded" Time Public SUMMARY;
    }
}
