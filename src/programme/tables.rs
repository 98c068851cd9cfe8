//! Generated from `data/programme.toml` by `cargo xtask tables`; edit that file instead.

use std::borrow::Cow;

use super::{Activity, Code, Denominator, Eligibility, Fraction, GoalRule, Municipality, Named, Party};
use crate::instrument::{Label, Source, Text};

pub(super) const ID: Text = Cow::Borrowed("prerehabilitation");
pub(super) const NAME: Label = Label::new("Pre-rehabilitation", "Förrehabilitering");
pub(super) const SOURCE: Source = Source {
    citation: Cow::Borrowed(
        "Programbeskrivning, Höglandets samordningsförbund, 2024-10-09; slutrapport Förrehabilitering i Hälsocenter, Sävsjö kommun, 2025-08-29",
    ),
    doi: Cow::Borrowed(""),
};
pub(super) const SURVEY_TARGET: u32 = 10;
pub(super) const GOAL: GoalRule = GoalRule {
    label: Label::new(
        "takes part in ordinary work-oriented rehabilitation",
        "tar del av ordinarie arbetslivsinriktad rehabilitering",
    ),
    target: Fraction { part: 40, of: 100 },
    denominator: Denominator::Participants,
    decimals: 1,
    citation: Cow::Borrowed("Slutrapport Förrehabilitering i Hälsocenter, Sävsjö kommun, 2025-08-29: 40 % av deltagarna"),
};
pub(super) const ELIGIBILITY: Eligibility =
    Eligibility { min_age: 16, max_age: 64, priority_ages: [16, 29], youth_form_below: 18, most_hours: 10 };
pub(super) const CODES: [Code; 19] = [
    Code {
        id: Cow::Borrowed("primary_care"),
        label: Label::new("health centre (primary care)", "Vårdcentralen"),
        sender: true,
        exit: true,
        contact: true,
        party: Some(Party::Region),
        health_care: true,
        counts_for_goal: false,
    },
    Code {
        id: Cow::Borrowed("specialist_care"),
        label: Label::new("specialist care", "Specialistvård"),
        sender: true,
        exit: true,
        contact: true,
        party: Some(Party::Region),
        health_care: true,
        counts_for_goal: false,
    },
    Code {
        id: Cow::Borrowed("psychiatry"),
        label: Label::new("adult psychiatry", "Vuxenpsykiatri"),
        sender: true,
        exit: true,
        contact: true,
        party: Some(Party::Region),
        health_care: true,
        counts_for_goal: false,
    },
    Code {
        id: Cow::Borrowed("social_assistance"),
        label: Label::new("municipal social assistance", "Ekonomiskt bistånd"),
        sender: true,
        exit: true,
        contact: true,
        party: Some(Party::Municipality),
        health_care: false,
        counts_for_goal: false,
    },
    Code {
        id: Cow::Borrowed("labour_market_unit"),
        label: Label::new("municipal labour-market unit", "Kommunal arbetsmarknadsenhet"),
        sender: true,
        exit: true,
        contact: true,
        party: Some(Party::Municipality),
        health_care: false,
        counts_for_goal: false,
    },
    Code {
        id: Cow::Borrowed("youth_responsibility"),
        label: Label::new("municipal youth activity responsibility", "Kommunala aktivitetsansvaret"),
        sender: true,
        exit: true,
        contact: true,
        party: Some(Party::Municipality),
        health_care: false,
        counts_for_goal: false,
    },
    Code {
        id: Cow::Borrowed("upper_secondary_school"),
        label: Label::new("upper-secondary school", "Gymnasieskola"),
        sender: true,
        exit: true,
        contact: true,
        party: Some(Party::Municipality),
        health_care: false,
        counts_for_goal: false,
    },
    Code {
        id: Cow::Borrowed("student_health"),
        label: Label::new("student health", "Elevhälsa"),
        sender: true,
        exit: true,
        contact: true,
        party: Some(Party::Municipality),
        health_care: false,
        counts_for_goal: false,
    },
    Code {
        id: Cow::Borrowed("municipal_service"),
        label: Label::new("other municipal service", "Kommunal insats"),
        sender: true,
        exit: true,
        contact: true,
        party: Some(Party::Municipality),
        health_care: false,
        counts_for_goal: false,
    },
    Code {
        id: Cow::Borrowed("supported_employment"),
        label: Label::new("supported employment", "Supported Employment"),
        sender: true,
        exit: true,
        contact: true,
        party: Some(Party::Municipality),
        health_care: false,
        counts_for_goal: true,
    },
    Code {
        id: Cow::Borrowed("employment_service"),
        label: Label::new("employment service", "Arbetsförmedlingen"),
        sender: true,
        exit: true,
        contact: true,
        party: Some(Party::EmploymentService),
        health_care: false,
        counts_for_goal: false,
    },
    Code {
        id: Cow::Borrowed("social_insurance_agency"),
        label: Label::new("social insurance agency", "Försäkringskassan"),
        sender: true,
        exit: true,
        contact: true,
        party: Some(Party::SocialInsuranceAgency),
        health_care: false,
        counts_for_goal: false,
    },
    Code {
        id: Cow::Borrowed("self"),
        label: Label::new("the person", "Egen ansökan"),
        sender: true,
        exit: false,
        contact: false,
        party: None,
        health_care: false,
        counts_for_goal: false,
    },
    Code {
        id: Cow::Borrowed("work_rehabilitation"),
        label: Label::new("ordinary work-oriented rehabilitation", "Arbetslivsinriktad rehabilitering"),
        sender: false,
        exit: true,
        contact: false,
        party: None,
        health_care: false,
        counts_for_goal: true,
    },
    Code {
        id: Cow::Borrowed("work"),
        label: Label::new("work", "Arbete"),
        sender: false,
        exit: true,
        contact: false,
        party: None,
        health_care: false,
        counts_for_goal: false,
    },
    Code {
        id: Cow::Borrowed("studies"),
        label: Label::new("studies", "Studier"),
        sender: false,
        exit: true,
        contact: false,
        party: None,
        health_care: false,
        counts_for_goal: false,
    },
    Code {
        id: Cow::Borrowed("other"),
        label: Label::new("other", "Annan"),
        sender: true,
        exit: true,
        contact: true,
        party: None,
        health_care: false,
        counts_for_goal: false,
    },
    Code {
        id: Cow::Borrowed("none"),
        label: Label::new("none", "Ingen"),
        sender: false,
        exit: true,
        contact: true,
        party: None,
        health_care: false,
        counts_for_goal: false,
    },
    Code {
        id: Cow::Borrowed("unknown"),
        label: Label::new("unknown", "Okänt"),
        sender: false,
        exit: true,
        contact: true,
        party: None,
        health_care: false,
        counts_for_goal: false,
    },
];
pub(super) const ACTIVITIES: [Activity; 7] = [
    Activity {
        id: Cow::Borrowed("walking_group"),
        label: Label::new("walking group", "Promenadgrupp"),
        group: Some(Cow::Borrowed("health_centre")),
    },
    Activity {
        id: Cow::Borrowed("walking_football"),
        label: Label::new("walking football", "Gåfotboll"),
        group: Some(Cow::Borrowed("health_centre")),
    },
    Activity {
        id: Cow::Borrowed("outdoors_together"),
        label: Label::new("outdoors together", "Häng med oss ut"),
        group: Some(Cow::Borrowed("health_centre")),
    },
    Activity {
        id: Cow::Borrowed("more_to_life_cafe"),
        label: Label::new("More to life café", "More to life café"),
        group: Some(Cow::Borrowed("health_centre")),
    },
    Activity {
        id: Cow::Borrowed("culture_for_health"),
        label: Label::new("culture for health", "Kultur för Hälsan"),
        group: Some(Cow::Borrowed("health_centre")),
    },
    Activity {
        id: Cow::Borrowed("physical_activity_on_prescription"),
        label: Label::new("physical activity on prescription", "Fysisk aktivitet på recept"),
        group: Some(Cow::Borrowed("prescription")),
    },
    Activity {
        id: Cow::Borrowed("work_ability_assessment"),
        label: Label::new("work-ability assessment", "Arbetsförmågebedömning"),
        group: Some(Cow::Borrowed("assessment")),
    },
];
pub(super) const MUNICIPALITIES: [Municipality; 6] = [
    Municipality { id: Cow::Borrowed("aneby"), name: Cow::Borrowed("Aneby"), code: Some(Cow::Borrowed("0604")) },
    Municipality { id: Cow::Borrowed("eksjo"), name: Cow::Borrowed("Eksjö"), code: Some(Cow::Borrowed("0686")) },
    Municipality { id: Cow::Borrowed("nassjo"), name: Cow::Borrowed("Nässjö"), code: Some(Cow::Borrowed("0682")) },
    Municipality { id: Cow::Borrowed("savsjo"), name: Cow::Borrowed("Sävsjö"), code: Some(Cow::Borrowed("0684")) },
    Municipality { id: Cow::Borrowed("tranas"), name: Cow::Borrowed("Tranås"), code: Some(Cow::Borrowed("0687")) },
    Municipality { id: Cow::Borrowed("vetlanda"), name: Cow::Borrowed("Vetlanda"), code: Some(Cow::Borrowed("0685")) },
];
pub(super) const SEXES: [Named; 4] = [
    Named {
        id: Cow::Borrowed("woman"),
        label: Label::new("woman", "kvinna"),
        also: Cow::Borrowed(&[Cow::Borrowed("female"), Cow::Borrowed("f"), Cow::Borrowed("k"), Cow::Borrowed("w")]),
    },
    Named {
        id: Cow::Borrowed("man"),
        label: Label::new("man", "man"),
        also: Cow::Borrowed(&[Cow::Borrowed("male"), Cow::Borrowed("m")]),
    },
    Named { id: Cow::Borrowed("other"), label: Label::new("other", "annat"), also: Cow::Borrowed(&[]) },
    Named { id: Cow::Borrowed("unknown"), label: Label::new("unknown", "okänt"), also: Cow::Borrowed(&[]) },
];
pub(super) const DECLINE_REASONS: [Named; 5] = [
    Named {
        id: Cow::Borrowed("outside_target_group"),
        label: Label::new("outside the target group", "utanför målgruppen"),
        also: Cow::Borrowed(&[]),
    },
    Named {
        id: Cow::Borrowed("needs_care"),
        label: Label::new("needs health care first", "behov av vård"),
        also: Cow::Borrowed(&[]),
    },
    Named { id: Cow::Borrowed("no_place"), label: Label::new("no place", "ingen plats"), also: Cow::Borrowed(&[]) },
    Named {
        id: Cow::Borrowed("person_declined"),
        label: Label::new("the person declined", "personen tackade nej"),
        also: Cow::Borrowed(&[]),
    },
    Named { id: Cow::Borrowed("other"), label: Label::new("other", "annat"), also: Cow::Borrowed(&[]) },
];
pub(super) const STEPS: [Named; 6] = [
    Named { id: Cow::Borrowed("no_activity"), label: Label::new("no activity", "ingen aktivitet"), also: Cow::Borrowed(&[]) },
    Named {
        id: Cow::Borrowed("social_activity"),
        label: Label::new("social activity", "social aktivitet"),
        also: Cow::Borrowed(&[]),
    },
    Named {
        id: Cow::Borrowed("pre_rehabilitation"),
        label: Label::new("pre-rehabilitation", "förrehabilitering"),
        also: Cow::Borrowed(&[]),
    },
    Named {
        id: Cow::Borrowed("work_rehabilitation"),
        label: Label::new("work-oriented rehabilitation", "arbetslivsinriktad rehabilitering"),
        also: Cow::Borrowed(&[]),
    },
    Named {
        id: Cow::Borrowed("training"),
        label: Label::new("training or placement", "praktik eller arbetsträning"),
        also: Cow::Borrowed(&[]),
    },
    Named {
        id: Cow::Borrowed("work_or_studies"),
        label: Label::new("work or studies", "arbete eller studier"),
        also: Cow::Borrowed(&[]),
    },
];
