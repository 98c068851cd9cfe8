//! Generated from `data/column_names.toml` by `cargo xtask tables`; edit that file instead.

/// Other names of an item, a field or a column, by ours.
pub(super) const NAMES: &[(&str, &[&str])] = &[
    ("mo", &["mb", "mobil", "rorlighet", "gång", "förflyttning"]),
    ("sc", &["care", "hygien", "personligvard", "personalcare"]),
    ("ua", &["usual", "activities", "activity", "aktiviteter", "huvudsakligaaktiviteter", "aktivitet"]),
    ("pd", &["pain", "smärta", "smarta", "smärtabesvär", "smärtaobehag"]),
    ("ad", &["anxiety", "oro", "oroångest", "ångest", "depression"]),
    ("vas", &["health", "hälsa", "halsa", "vasscore", "healthvas", "hälsovas", "healthscale"]),
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
    ("survey", &["enkät", "enkätsvar"]),
    ("exit_to", &["avslutadtill", "avsluttill", "dischargedto", "vidaretill"]),
    ("exit_certainty", &["avslutsäkerhet"]),
    ("exit_kind", &["avslutstyp"]),
];

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

/// Numbers that people write for a missing answer.
pub(super) const MISSING_CODES: &[i64] = &[9, 99, 999, 9999, -1, -9, -99, -999, 88, 77];

/// Parts of the name of a stored score.
pub(super) const SCORE_WORDS: &[&str] = &["total", "sum", "kasam", "soc", "score", "poäng"];

/// The value set of an example.
pub(super) const EXAMPLE_VALUE_SET: &str = "US-2019";
