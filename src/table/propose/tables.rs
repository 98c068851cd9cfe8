//! Generated from `data/column_names.toml` by `cargo xtask tables`; edit that file instead.

/// Other names of an item, a field or a column, by ours.
pub(super) const NAMES: &[(&str, &[&str])] = &[
    ("mo", &["mb", "mobil", "rorlighet", "gång", "förflyttning", "eq1", "eq5d1", "eq5d5l1", "euroqol1", "eq5d0201"]),
    (
        "sc",
        &[
            "care",
            "hygien",
            "personligvard",
            "personalcare",
            "hygienpersonligvård",
            "hygienochpersonligvård",
            "eq2",
            "eq5d2",
            "eq5d5l2",
            "euroqol2",
            "eq5d0202",
        ],
    ),
    (
        "ua",
        &[
            "usual",
            "activities",
            "activity",
            "aktiviteter",
            "huvudsakligaaktiviteter",
            "aktivitet",
            "usualact",
            "eq3",
            "eq5d3",
            "eq5d5l3",
            "euroqol3",
            "eq5d0203",
        ],
    ),
    ("pd", &["pain", "smärta", "smarta", "smärtabesvär", "smärtaobehag", "eq4", "eq5d4", "eq5d5l4", "euroqol4", "eq5d0204"]),
    ("ad", &["anxiety", "oro", "oroångest", "ångest", "depression", "anx", "eq5", "eq5d5", "eq5d5l5", "euroqol5", "eq5d0205"]),
    (
        "vas",
        &[
            "health",
            "hälsa",
            "halsa",
            "vasscore",
            "healthvas",
            "hälsovas",
            "healthscale",
            "dinhälsaidag",
            "hälsaidag",
            "yourhealthtoday",
            "healthtoday",
            "eqvasscore",
            "eq5d0206",
        ],
    ),
    ("profile", &["profil", "healthstate", "hälsoprofil", "state", "hälsotillstånd"]),
    (
        "id",
        &[
            "pid",
            "personid",
            "patientid",
            "patient",
            "subject",
            "subjectid",
            "recordid",
            "studyid",
            "participant",
            "participantid",
            "löpnr",
            "löpnummer",
            "lopnr",
            "lopnummer",
            "deltagare",
            "deltagarid",
            "klientid",
            "kod",
            "pseudonym",
            "respondent",
            "respondentid",
            "responseid",
            "usubjid",
            "subjid",
            "castorparticipantid",
            "castorrecordid",
            "deltagarnr",
            "deltagarnummer",
            "nr",
            "idnr",
            "studienr",
        ],
    ),
    (
        "wave",
        &[
            "tidpunkt",
            "tillfälle",
            "mättillfälle",
            "mätning",
            "occasion",
            "visit",
            "timepoint",
            "time",
            "event",
            "redcapeventname",
            "eventname",
            "fas",
            "phase",
            "besök",
            "omgång",
            "assessment",
            "moment",
            "beforeafter",
            "föreefter",
            "visitnum",
            "startavslut",
        ],
    ),
    ("date", &["datum", "day", "visitdate", "besöksdatum", "surveydate", "svarsdatum", "mätdatum"]),
    (
        "referred_from",
        &["referrer", "referredby", "sender", "remittent", "avsändare", "remitteradfrån", "hänvisadfrån", "aktualiseradav"],
    ),
    ("referral_decision", &["beslut", "remissbeslut", "antagen"]),
    ("referral_reason", &["avslagsorsak", "declinereason", "orsakavslag"]),
    ("contacts", &["kontakter", "kontaktmed", "pågåendekontakter"]),
    ("municipality", &["kommun", "hemkommun", "bostadskommun"]),
    ("age", &["ålder", "alder", "ålderår"]),
    ("sex", &["kön", "kon", "gender"]),
    ("hours_per_week", &["hoursweek", "weeklyhours", "timmarpervecka", "timmarvecka", "timmarivecka"]),
    ("step", &["steg", "stegförflyttning"]),
    ("activities", &["insatser"]),
    ("survey", &["enkät", "enkätsvar", "deltagarenkät", "deltagarenkäten"]),
    (
        "exit_to",
        &[
            "avslutadtill",
            "avsluttill",
            "dischargedto",
            "vidaretill",
            "avslutadestill",
            "avslutastill",
            "gårvidaretill",
            "gickvidaretill",
        ],
    ),
    ("exit_certainty", &["avslutsäkerhet", "säkerhet", "säkertellermöjligt"]),
    ("exit_kind", &["avslutstyp", "slag", "slagavavslut", "typavavslut"]),
];

/// Names that mean this where the cells do not fit what they mean first.
pub(super) const SECOND: &[(&str, &[&str])] = &[("activities", &["aktiviteter", "aktivitet", "activity"])];

/// What may stand before the name of an item, by the questionnaire's id.
pub(super) const PREFIXES: &[(&str, &[&str])] = &[("eq5d5l", &["euroqol", "eq5d", "eq"])];

/// Labels of an occasion, by its name.
pub(super) const OCCASIONS: &[(&str, &[&str])] = &[
    (
        "start",
        &[
            "pre",
            "före",
            "fore",
            "before",
            "baseline",
            "bl",
            "inskrivning",
            "förmätning",
            "intake",
            "admission",
            "enrolment",
            "innan",
        ],
    ),
    (
        "exit",
        &[
            "post",
            "efter",
            "after",
            "slut",
            "end",
            "followup",
            "fu",
            "uppföljning",
            "utskrivning",
            "eftermätning",
            "discharge",
            "avslut",
            "final",
        ],
    ),
];

/// The words of a pattern, and ours for each item that stands in it.
type Library = (&'static [&'static str], &'static [(&'static str, &'static str)]);

/// Names of libraries.
pub(super) const LIBRARIES: &[Library] = &[
    (&["eq5d", "{item}", "5l", "{word}", "{word}"], &[("ad", "ad"), ("mb", "mo"), ("pd", "pd"), ("sc", "sc"), ("ua", "ua")]),
    (&["eq5d5l", "{item}", "{word}", "{word}"], &[("vas", "vas"), ("vas2", "vas")]),
    (
        &["eq5d", "{word}", "{item}"],
        &[("actopt", "ua"), ("anxopt", "ad"), ("mobopt", "mo"), ("painopt", "pd"), ("scopt", "sc"), ("scoresl", "vas")],
    ),
    (&["{item}", "sq001"], &[("eqvas", "vas"), ("vas", "vas")]),
];

/// Numbers that people write for a missing answer.
pub(super) const MISSING_CODES: &[i64] = &[9, 99, 999, 9999, -1, -9, -99, -999, 88, 77];

/// Parts of the name of a stored score.
pub(super) const SCORE_WORDS: &[&str] = &["total", "sum", "kasam", "soc", "score", "poäng"];

/// The value set of an example.
pub(super) const EXAMPLE_VALUE_SET: &str = "US-2019";
