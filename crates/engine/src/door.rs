//! The one narrow door: every command a screen, a script or a binding may call, and what each answers.
//!
//! Typed once here; the TypeScript types are generated from it. Knows no store and no socket.

mod adults;
mod answers;
mod attachments;
mod awards;
mod awareness;
mod board;
mod chaplains;
mod command;
mod crisis;
mod delivery;
mod directory;
mod diversions;
mod evening;
mod explorers;
mod forms;
mod head_counts;
mod meeting;
mod night_out;
mod outreach;
mod own_page;
mod places;
mod printed;
mod problems;
mod referral_rows;
mod referrals;
mod requests;
mod retention;
mod reviews;
mod rollover;
mod sara;
mod sharing;
mod summary;
mod today;
mod trust;
mod upkeep;
mod visits;
mod volunteers;

pub use adults::{AdultForm, AdultRow};
pub use answers::{Answers, Changed, Reply, every_kind};
pub use attachments::{
    AttachmentFile, AttachmentRow, AttachmentStands, Attachments, AttachmentsAnswers, NewAttachment,
};
pub use awards::{AwardsView, Letter, LetterLine};
pub use awareness::{
    Awareness, AwarenessAnswers, Feed, FeedItem, FeedQuery, GivenRow, GivenTable, TipView, TipsView,
};
pub use board::{
    ActivityRow, Board, CheckInRow, HoursRow, RollCallRow, Scanned, TaskRow, TeamRow, VolunteerRow,
    VolunteersAnswers,
};
pub use chaplains::{CallOutRow, CallOutStep, CallOutView, Chaplains, ChaplainsAnswers};
pub use command::Command;
pub use crisis::{Crisis, CrisisAnswers, CrisisForm, CrisisRow, CrisisTold, CrisisUse, CrisisView};
pub use delivery::{Delivery, DeliveryDetail, Link, ReceiptView, Records, SyncRecord, SyncStatus};
pub use directory::{CityView, DistrictView, PersonView, Whoami};
pub use diversions::{DiversionForm, DiversionRow, DiversionView, Diversions, DiversionsAnswers};
pub use evening::{CrewRow, DistrictShare, EveningRow, HostView, OfficerShare, PartiesAdded};
pub use explorers::{
    AttendanceRow, ExplorerForm, ExplorerRow, Explorers, ExplorersAnswers, PairingRow, RideRow, RideStep,
    SessionForm, SessionRow, SessionView,
};
pub use forms::{Draft, Here, NewFollowUp, NewPlace, NewVisit, PlaceChange, SearchQuery, VisitChange};
pub use head_counts::{HeadCountRow, HeadCounts};
pub use meeting::{
    AbstractionSum, AnalystExport, GapRow, Meeting, MeetingAnswers, PackDistrict, PackKind, PackNeighborhood,
    ReferralCounts, StaleRow, StateCount, TargetRow, TopicRow, TrendsView, WeekRow, WeeklyPack, WeeklyPaper,
};
pub use model::City;
pub use night_out::{
    CrewForm, HostForm, NightOut, NightOutAnswers, PartyChange, PartyForm, PartyRow, PartyVisit, Planned,
    RunSheet,
};
pub use outreach::{
    Counted, EventForm, EventRow, EventView, GroupForm, GroupRow, GroupView, Outreach, OutreachAnswers,
};
pub use own_page::{OwnPageView, OwnRideRow};
pub use places::{Coverage, CoverageRow, PlaceRow, PlaceView, WhereView};
pub use printed::{
    Choice, Column, Content, FormName, IncidentForm, IncidentView, Position, Printed, PrintedBlock,
    PrintedPage,
};
pub use problems::{ApiError, ErrorCode};
pub use referral_rows::{
    ColleagueRow, ConsentLacks, ConsentRow, CountsView, LeftWordRow, OverdueRow, PartnerInbox, PartnerRow,
    ReferralRow, ReferralSide, ReferralView,
};
pub use referrals::{Answered, Referrals, ReferralsAnswers};
pub use requests::{
    Cover, DisclosureRow, Export, ExportFile, ExportPreview, ExportRequest, FieldPreview, KindCount,
    RequestFound, RequestRow,
};
pub use retention::{ClassKept, DisposalRow, RetentionQueue};
pub use reviews::{
    ReviewForm, ReviewRequestRow, ReviewRequestView, ReviewRow, ReviewView, ReviewYear, ReviewYears, Reviews,
    ReviewsAnswers,
};
pub use rollover::{DistrictTurn, HandOverRow, MovedPlace, NewAssignment, YearPlan};
pub use sara::{
    AbstractionForm, AbstractionRow, Measured, ProblemForm, ProblemRow, ProblemView, Problems,
    ProblemsAnswers, StateDay, StepRow, TiedRow, TrendForm, TrendNoteRow,
};
pub use sharing::Sharing;
pub use summary::{
    Dimension, SummaryCell, SummaryCounts, SummaryLabel, SummaryQuery, SummaryRow, SummaryTable,
};
pub use today::{FollowUpRow, TodayView};
pub use trust::{
    Authority, CustodyRow, CustodyView, DeviceRow, DisposedRow, ExpungedRow, HandedOverRow, HandedRow,
    HeldRow, InviteView, KitView, KnockRow, LeftFormRow, PeopleView, PersonTrust, RevokedBecause, RightRow,
    Said, Uploaded, ViewLog, ViewRow,
};
pub use upkeep::{
    CarefulRow, DuplicatePair, ImportRow, Imported, Leak, MergedPlace, RowIs, ShieldedRow, TableOf, Upkeep,
    UpkeepAnswers,
};
pub use visits::{Conflict, ConflictValue, Found, HistoryLine, PrivateNote, VisitRow, VisitView};
pub use volunteers::{
    CheckInForm, ContactForm, ContactView, TeamForm, VolunteerForm, Volunteers, WalkUp, Who,
};

/// What commands are made of, so that whoever knows the door need not know the model.
pub use ids::{MemberId, RecordId};
pub use model::{
    AbstractionKind, Asked, Audience, EventState, FollowUpState, Origin, PlaceKind, ProblemState,
    ReferralState, Spot, TheftMethod, VisitState,
};
