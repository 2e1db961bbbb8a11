//! The part of the table about people who are helped: cases of the social worker, crises, children, chaplains.

use super::super::{Class, Field, Merge, Retention};
use super::NOT_PUBLIC;
use crate::RecordKind;

use Class::Private;
use Merge::{Flag, Id, Number, Paragraphs, Set, Text, Time, Whole};

/// What a county's social worker knows of those who are helped.
const WELFARE: &str = "Minn. Stat. 13.46 subd. 2";
/// What a provider tells officers for one crisis: who asked, who told, about whom; for nothing else.
const CRISIS: &str = "Minn. Stat. 144.294 subd. 2";
/// Children's records, apart from those of adults.
const JUVENILE: &str = "Minn. Stat. 260B.171 subd. 5";

table! {
    ReviewRequest CaseReviews {
        "asked_by" Id Private WELFARE;
        "person" Text (settle) Private WELFARE;
        "reason" Paragraphs (settle) Private WELFARE;
        "taken" Id (settle) Private WELFARE;
        "answer" Text (settle) Private WELFARE;
        "closed" Time Private WELFARE;
        "recorded" Time Private WELFARE;
    }
    CaseReview CaseReviews {
        "worker" Id Private WELFARE;
        "person" Text (settle) Private WELFARE;
        "request" Id Private WELFARE;
        "referral" Id Private WELFARE;
        "asked_by" Id Private WELFARE;
        "needs" Paragraphs (settle) Private WELFARE;
        "goals" Paragraphs (settle) Private WELFARE;
        "contacts" Set Private WELFARE;
        "next_review" Text (settle) Private WELFARE;
        "outcome" Text (settle) Private WELFARE;
        "ended" Text (settle) Private WELFARE;
        "closed" Time Private WELFARE;
        "recorded" Time Private WELFARE;
    }
    CrisisRequest CrisisRequests {
        "requestor" Id Private CRISIS;
        "asked" Time Private CRISIS;
        "case_number" Text (settle) Private CRISIS;
        "patient" Text (settle) Private CRISIS;
        "provider" Text (settle) Private CRISIS;
        "necessity" Text (settle) Private CRISIS;
        "told" Paragraphs (settle) Private CRISIS;
        "uses" Set Private CRISIS;
        "informed" Time (settle) Private CRISIS;
        "informed_how" Text (settle) Private CRISIS;
        "not_informed" Text (settle) Private CRISIS;
        "closed" Time Private CRISIS;
        "recorded" Time Private CRISIS;
    }
    Diversion Juvenile {
        "referred_by" Id Private JUVENILE;
        "child" Text (settle) Private JUVENILE;
        "age" Number (settle) Private JUVENILE;
        "offence" Text (settle) Private JUVENILE;
        "case_number" Text (settle) Private JUVENILE;
        "prior_diversions" Number (settle) Private JUVENILE;
        "prior_findings" Number (settle) Private JUVENILE;
        "checks" Whole Private JUVENILE;
        "guardian" Text (settle) Private JUVENILE;
        "guardian_reach" Text (settle) Private JUVENILE;
        "guardian_agreed" Time (settle) Private JUVENILE;
        "diverted" Flag (settle) Private JUVENILE;
        "decided_by" Id Private JUVENILE;
        "decided" Time Private JUVENILE;
        "because" Text (settle) Private JUVENILE;
        "conditions" Paragraphs (settle) Private JUVENILE;
        "due" Text (settle) Private JUVENILE;
        "outcome" Text (settle) Private JUVENILE;
        "ended" Text (settle) Private JUVENILE;
        "closed" Time Private JUVENILE;
        "recorded" Time Private JUVENILE;
    }
    CallOut Chaplaincy {
        "requested_by" Id Private NOT_PUBLIC;
        "requested" Time Private NOT_PUBLIC;
        "kind" Text (settle) Private NOT_PUBLIC;
        "whereabouts" Text (settle) Private NOT_PUBLIC;
        "need" Paragraphs (settle) Private NOT_PUBLIC;
        "chaplain" Id (settle) Private NOT_PUBLIC;
        "accepted" Time Private NOT_PUBLIC;
        "arrived" Time (settle) Private NOT_PUBLIC;
        "left" Time (settle) Private NOT_PUBLIC;
        "follow_up" Text (settle) Private NOT_PUBLIC;
        "follow_up_due" Text (settle) Private NOT_PUBLIC;
        "followed_up" Time Private NOT_PUBLIC;
        "called_off" Text (settle) Private NOT_PUBLIC;
        "closed" Time Private NOT_PUBLIC;
        "recorded" Time Private NOT_PUBLIC;
    }
}
