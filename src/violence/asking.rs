//! How the form was put: whether, why not, under which conditions, and what staff did.

use super::Reply;
use super::codes::{coded_enum, redacted_debug};

coded_enum! {
    /// Why nobody asked.
    pub enum NotAskedReason {
        /// Somebody else was in the room.
        NotAlone = "not_alone",
        /// No professional interpreter.
        NoSafeInterpreter = "no_safe_interpreter",
        /// The participant was unwell.
        ParticipantUnwell = "participant_unwell",
        /// There was no time.
        Time = "time",
        /// Nobody trained for it.
        StaffNotTrained = "staff_not_trained",
        /// Put off to another day.
        Postponed = "postponed",
        /// The form is for another age.
        FormNotForAge = "form_not_for_age",
        /// Another reason.
        Other = "other",
        /// No reason is known.
        Unknown = "unknown",
    }
}

/// Whether the form as a whole was put to the person.
#[derive(Clone, Copy, Default)]
pub enum Status {
    /// Asked.
    Asked,
    /// The person declined the form as a whole.
    Declined,
    /// Not asked, and why.
    NotAsked(NotAskedReason),
    /// Begun and not finished: what was answered counts.
    Interrupted,
    /// Nothing is written down.
    #[default]
    NotRecorded,
}

impl Status {
    /// Its stable code, without the reason; empty where nothing is written down.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Declined => "declined",
            Self::NotAsked(_) => "not_asked",
            Self::Interrupted => "interrupted",
            Self::NotRecorded => "",
        }
    }
}

coded_enum! {
    /// Who interpreted.
    #[derive(Default)]
    pub enum Interpreter {
        /// Nobody: none was needed.
        None = "none",
        /// A professional, in the room.
        Professional = "professional",
        /// A professional, by telephone or video.
        Phone = "phone",
        /// A relative, a friend or a child: not safe.
        RelativeOrChild = "relative_or_child",
        /// Not known, or not written down.
        #[default]
        Unknown = "unknown",
    }
}

coded_enum! {
    /// How the form was filled in.
    #[derive(Default)]
    pub enum Mode {
        /// In conversation.
        Interview = "interview",
        /// By the person alone.
        SelfReport = "self_report",
        /// By the person alone, then talked through.
        SelfReportThenTalk = "self_report_then_talk",
        /// Nothing is written down.
        #[default]
        NotRecorded = "not_recorded",
    }
}

/// The conditions of the conversation.
#[derive(Clone, Copy, Default)]
pub struct Conditions {
    /// The person was alone with staff.
    pub alone: Reply,
    /// Who interpreted.
    pub interpreter: Interpreter,
    /// The person was told of the duty to notify before the questions.
    pub informed: Reply,
    /// How the form was filled in.
    pub mode: Mode,
}

impl Conditions {
    /// Somebody who should not have may have heard.
    #[must_use]
    pub const fn are_unsafe(self) -> bool {
        self.alone.is_no() || matches!(self.interpreter, Interpreter::RelativeOrChild)
    }
}

coded_enum! {
    /// What staff did, as a code; details belong in the case record.
    pub enum Action {
        /// A plan for the person's safety was made.
        SafetyPlan = "safety_plan",
        /// Police or ambulance were called.
        EmergencyServices = "emergency_services",
        /// A protected place to stay was arranged or offered.
        ProtectedHousing = "protected_housing",
        /// Social services were contacted, with consent.
        ContactSocialServices = "contact_social_services",
        /// Health care was contacted, with consent.
        ContactHealthCare = "contact_health_care",
        /// A manager or colleague was consulted at once.
        ManagerConsulted = "manager_consulted",
        /// The duty to notify was checked; says nothing of the answer.
        DutyCheckDone = "duty_check_done",
        /// A notification was made.
        NotificationMade = "notification_made",
        /// Contact with a support service was offered.
        SupportContactOffered = "support_contact_offered",
        /// Contact details of a support service were given, where that is safe.
        SupportContactGiven = "support_contact_given",
        /// Support to stop using violence was offered.
        OwnUseSupportOffered = "own_use_support_offered",
        /// A qualified risk assessment was asked for, done by trained staff elsewhere.
        RiskAssessmentReferred = "risk_assessment_referred",
        /// Another conversation was booked.
        FollowUpBooked = "follow_up_booked",
        /// A new conversation in private or with an interpreter was booked.
        RebookedInPrivate = "rebooked_in_private",
        /// The person wanted nothing to be done.
        DeclinedByPerson = "declined_by_person",
    }
}

impl Action {
    /// Concerns safety here and now.
    #[must_use]
    pub const fn is_for_safety(self) -> bool {
        matches!(
            self,
            Self::SafetyPlan
                | Self::EmergencyServices
                | Self::ProtectedHousing
                | Self::ContactSocialServices
                | Self::RiskAssessmentReferred
        )
    }

    /// The duty to notify was looked at.
    #[must_use]
    pub const fn checks_duty(self) -> bool {
        matches!(self, Self::DutyCheckDone | Self::NotificationMade)
    }
}

redacted_debug!(NotAskedReason, Status, Interpreter, Mode, Conditions, Action);

impl zeroize::DefaultIsZeroes for Status {}
impl zeroize::DefaultIsZeroes for Conditions {}
