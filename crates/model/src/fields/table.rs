//! The table itself.

use super::{Class, Field, Merge, Retention};
use crate::RecordKind;

use Class::{Private, Public};
use Merge::{Decimal, Flag, Id, Number, Paragraphs, Set, Text, Time, Whole};

/// Public by default: all government data are public unless a law says otherwise.
const BY_DEFAULT: &str = "Minn. Stat. 13.03 subd. 1";
/// Name, title, assignment of public employees.
const PERSONNEL: &str = "Minn. Stat. 13.43 subd. 2";
/// What an agency did on its own initiative: date, time, place, officers, brief account.
const RESPONSE: &str = "Minn. Stat. 13.82 subd. 6";
/// Investigative and other not-public detail.
const NOT_PUBLIC: &str = "Minn. Stat. 13.82 subd. 7";

macro_rules! table {
    ($($kind:ident $retention:ident { $($name:literal $merge:ident $(($settle:ident))? $class:ident $citation:ident;)* })*) => {
        /// Every field of every record.
        pub static FIELDS: &[Field] = &[$($(Field {
            kind: RecordKind::$kind,
            name: $name,
            merge: $merge,
            settle: false $(|| stringify!($settle).len() == 6)?,
            class: $class,
            citation: $citation,
            retention: Retention::$retention,
        },)*)*];
    };
}

table! {
    City Directory {
        "name" Text Public BY_DEFAULT;
        "agency" Text Public BY_DEFAULT;
        "zone" Text Public BY_DEFAULT;
        "year" Number Public BY_DEFAULT;
        "due_after_days" Whole Public BY_DEFAULT;
        "topics" Whole Public BY_DEFAULT;
        "materials" Whole Public BY_DEFAULT;
        "languages" Whole Public BY_DEFAULT;
        "neighborhoods" Whole Public BY_DEFAULT;
        "roles" Whole Public BY_DEFAULT;
        "retention" Whole Public BY_DEFAULT;
        "lease_days" Number (settle) Public BY_DEFAULT;
        "invented" Text Public BY_DEFAULT;
    }
    Member Directory {
        "name" Text (settle) Public PERSONNEL;
        "role" Text (settle) Public PERSONNEL;
        "left" Flag Public PERSONNEL;
    }
    District Directory {
        "code" Text Public BY_DEFAULT;
        "name" Text (settle) Public BY_DEFAULT;
        "year" Number Public BY_DEFAULT;
        "boundary" Whole Public BY_DEFAULT;
    }
    Assignment Directory {
        "member" Id Public PERSONNEL;
        "district" Text Public PERSONNEL;
        "year" Number Public PERSONNEL;
    }
    Place Directory {
        "name" Text (settle) Public BY_DEFAULT;
        "kind" Text (settle) Public BY_DEFAULT;
        "address" Text (settle) Public BY_DEFAULT;
        "lat" Decimal Public BY_DEFAULT;
        "lon" Decimal Public BY_DEFAULT;
        "district" Text Public BY_DEFAULT;
        "neighborhood" Text (settle) Public BY_DEFAULT;
        "note" Paragraphs (settle) Public BY_DEFAULT;
        "closed" Flag (settle) Public BY_DEFAULT;
    }
    Program Directory {
        "name" Text Public BY_DEFAULT;
        "about" Text Public BY_DEFAULT;
    }
    Partner Directory {
        "name" Text Public BY_DEFAULT;
        "about" Text Public BY_DEFAULT;
        "one_way" Flag (settle) Public BY_DEFAULT;
    }
    Visit Engagement {
        "place" Id (settle) Public RESPONSE;
        "spot" Whole (settle) Public RESPONSE;
        "kind" Text (settle) Public RESPONSE;
        "district" Text Public RESPONSE;
        "neighborhood" Text Public RESPONSE;
        "started" Time (settle) Public RESPONSE;
        "ended" Time (settle) Public RESPONSE;
        "recorded" Time Public RESPONSE;
        "officers" Set Public RESPONSE;
        "origin" Text (settle) Public RESPONSE;
        "people_reached" Number (settle) Public RESPONSE;
        "topics" Set Public RESPONSE;
        "language" Text (settle) Public RESPONSE;
        "materials" Set Public RESPONSE;
        "case_number" Text (settle) Public RESPONSE;
        "note" Paragraphs (settle) Public RESPONSE;
        "state" Text (settle) Public RESPONSE;
        "withdrawn_because" Text Public RESPONSE;
    }
    VisitNote Notes {
        "visit" Id Private NOT_PUBLIC;
        "note" Paragraphs (settle) Private NOT_PUBLIC;
        "recorded" Time Private NOT_PUBLIC;
    }
    FollowUp Engagement {
        "visit" Id Public BY_DEFAULT;
        "place" Id (settle) Public BY_DEFAULT;
        "district" Text Public BY_DEFAULT;
        "owner" Id (settle) Public PERSONNEL;
        "due" Text (settle) Public BY_DEFAULT;
        "promise" Text (settle) Public BY_DEFAULT;
        "state" Text (settle) Public BY_DEFAULT;
        "outcome" Text (settle) Public BY_DEFAULT;
        "recorded" Time Public BY_DEFAULT;
    }
    Disclosure Requests {
        "recorded" Time Public BY_DEFAULT;
        "by" Id Public PERSONNEL;
        "audience" Text Public BY_DEFAULT;
        "purpose" Text Public BY_DEFAULT;
        "reference" Text Public BY_DEFAULT;
        "authority" Text Public BY_DEFAULT;
        "asked" Whole Public BY_DEFAULT;
        "chosen" Set Public BY_DEFAULT;
        "counts" Whole Public BY_DEFAULT;
        "withheld" Whole Public BY_DEFAULT;
    }
    Disposal Requests {
        "recorded" Time Public BY_DEFAULT;
        "by" Id Public PERSONNEL;
        "because" Text Public BY_DEFAULT;
        "authority" Text Public BY_DEFAULT;
        "entries" Number Public BY_DEFAULT;
        "forms" Number Public BY_DEFAULT;
        "records" Set Public BY_DEFAULT;
        "written_by" Set Public PERSONNEL;
    }
}
