//! Generated from `data/eq5d5l_crosswalks.toml` by `cargo xtask tables`; edit that file instead.
#![allow(
    clippy::unreadable_literal,
    reason = "units of the last printed decimal"
)]

use std::borrow::Cow;

use crate::eq5d5l::crosswalk::{Crosswalk, Precision, Split, TableRounding, Term3L};
use crate::eq5d5l::value_set::{Model, Scale, ValueSet, Verification};
use crate::instrument::Source;

/// How levels 2 and 4 of each dimension split between the 3L levels beside them.
pub(in crate::eq5d5l) static SPLITS: [[Split; 2]; 5] = [
    [
        Split {
            milder: 119,
            of: 671,
        },
        Split {
            milder: 193,
            of: 208,
        },
    ],
    [
        Split {
            milder: 41,
            of: 245,
        },
        Split {
            milder: 109,
            of: 144,
        },
    ],
    [
        Split {
            milder: 163,
            of: 824,
        },
        Split {
            milder: 137,
            of: 204,
        },
    ],
    [
        Split {
            milder: 211,
            of: 1061,
        },
        Split {
            milder: 239,
            of: 398,
        },
    ],
    [
        Split {
            milder: 219,
            of: 1060,
        },
        Split {
            milder: 82,
            of: 161,
        },
    ],
];

static XW_BM: Crosswalk = Crosswalk {
    decimals: 3,
    start: 1000,
    effects: [
        [0, -61, -427],
        [0, -97, -225],
        [0, -65, -186],
        [0, -126, -421],
        [0, -110, -288],
    ],
    terms: &[],
    rounding: TableRounding::Single,
    constant_at_full_health: false,
};

static XW_DE: Crosswalk = Crosswalk {
    decimals: 3,
    start: 1000,
    effects: [
        [0, -99, -327],
        [0, -87, -174],
        [0, 0, 0],
        [0, -112, -315],
        [0, 0, -65],
    ],
    terms: &[
        Term3L::AnyAtLeast {
            level: 2,
            effect: -1,
        },
        Term3L::AnyAtLeast {
            level: 3,
            effect: -323,
        },
    ],
    rounding: TableRounding::Double,
    constant_at_full_health: false,
};

static XW_DK: Crosswalk = Crosswalk {
    decimals: 3,
    start: 1000,
    effects: [
        [0, -53, -411],
        [0, -63, -192],
        [0, -48, -144],
        [0, -62, -396],
        [0, -68, -367],
    ],
    terms: &[Term3L::AnyAtLeast {
        level: 2,
        effect: -114,
    }],
    rounding: TableRounding::Double,
    constant_at_full_health: false,
};

static XW_ES: Crosswalk = Crosswalk {
    decimals: 3,
    start: 1000,
    effects: [
        [0, -106, -430],
        [0, -134, -309],
        [0, -71, -195],
        [0, -89, -261],
        [0, -62, -144],
    ],
    terms: &[
        Term3L::AnyAtLeast {
            level: 2,
            effect: -24,
        },
        Term3L::AnyAtLeast {
            level: 3,
            effect: -291,
        },
    ],
    rounding: TableRounding::Double,
    constant_at_full_health: false,
};

static XW_FR: Crosswalk = Crosswalk {
    decimals: 3,
    start: 1000,
    effects: [
        [0, -155, -372],
        [0, -212, -326],
        [0, -156, -189],
        [0, -112, -265],
        [0, -90, -204],
    ],
    terms: &[Term3L::AnyAtLeast {
        level: 3,
        effect: -174,
    }],
    rounding: TableRounding::Single,
    constant_at_full_health: false,
};

static XW_JO: Crosswalk = Crosswalk {
    decimals: 4,
    start: 10000,
    effects: [
        [0, -1208, -5017],
        [0, -1788, -2896],
        [0, -878, -1396],
        [0, -859, -2923],
        [0, -1007, -3370],
    ],
    terms: &[],
    rounding: TableRounding::Single,
    constant_at_full_health: false,
};

static XW_JP: Crosswalk = Crosswalk {
    decimals: 3,
    start: 1000,
    effects: [
        [0, -75, -418],
        [0, -54, -102],
        [0, -44, -133],
        [0, -80, -194],
        [0, -63, -112],
    ],
    terms: &[Term3L::AnyAtLeast {
        level: 2,
        effect: -152,
    }],
    rounding: TableRounding::Double,
    constant_at_full_health: false,
};

static XW_NL: Crosswalk = Crosswalk {
    decimals: 3,
    start: 1000,
    effects: [
        [0, -36, -161],
        [0, -82, -152],
        [0, -32, -57],
        [0, -86, -329],
        [0, -124, -325],
    ],
    terms: &[
        Term3L::AnyAtLeast {
            level: 2,
            effect: -71,
        },
        Term3L::AnyAtLeast {
            level: 3,
            effect: -234,
        },
    ],
    rounding: TableRounding::Double,
    constant_at_full_health: false,
};

static XW_RU: Crosswalk = Crosswalk {
    decimals: 3,
    start: 1000,
    effects: [
        [0, -41, -458],
        [0, -75, -246],
        [0, -73, -242],
        [0, -66, -377],
        [0, -41, -179],
    ],
    terms: &[],
    rounding: TableRounding::Additive,
    constant_at_full_health: false,
};

static XW_TH: Crosswalk = Crosswalk {
    decimals: 3,
    start: 1000,
    effects: [
        [0, -121, -432],
        [0, -121, -242],
        [0, -59, -118],
        [0, -72, -209],
        [0, -32, -110],
    ],
    terms: &[
        Term3L::AnyAtLeast {
            level: 2,
            effect: -202,
        },
        Term3L::AnyAtLeast {
            level: 3,
            effect: -139,
        },
    ],
    rounding: TableRounding::Single,
    constant_at_full_health: false,
};

static XW_UK: Crosswalk = Crosswalk {
    decimals: 3,
    start: 1000,
    effects: [
        [0, -69, -314],
        [0, -104, -214],
        [0, -36, -94],
        [0, -123, -386],
        [0, -71, -236],
    ],
    terms: &[
        Term3L::AnyAtLeast {
            level: 2,
            effect: -81,
        },
        Term3L::AnyAtLeast {
            level: 3,
            effect: -269,
        },
    ],
    rounding: TableRounding::Double,
    constant_at_full_health: false,
};

static XW_US: Crosswalk = Crosswalk {
    decimals: 7,
    start: 10000000,
    effects: [
        [0, -1460160, -5576850],
        [0, -1753425, -4711896],
        [0, -1397295, -3742594],
        [0, -1728907, -5371011],
        [0, -1562230, -4501876],
    ],
    terms: &[
        Term3L::BeyondFirst { effect: 1395949 },
        Term3L::ModerateSquared { effect: -106868 },
        Term3L::Severe { effect: 1215579 },
        Term3L::SevereSquared { effect: 147963 },
    ],
    rounding: TableRounding::ValueFirst,
    constant_at_full_health: false,
};

static XW_ZW: Crosswalk = Crosswalk {
    decimals: 3,
    start: 1000,
    effects: [
        [0, -56, -204],
        [0, -92, -231],
        [0, -43, -135],
        [0, -67, -302],
        [0, -46, -173],
    ],
    terms: &[Term3L::AnyAtLeast {
        level: 2,
        effect: -100,
    }],
    rounding: TableRounding::Double,
    constant_at_full_health: true,
};

/// The official table and the exact value of each crosswalk.
pub(in crate::eq5d5l) static CROSSWALKS: [ValueSet; 26] = [
    ValueSet {
        id: Cow::Borrowed("XW-BM"),
        country: Some(Cow::Borrowed("BM")),
        population: Cow::Borrowed("Bermuda"),
        method: Cow::Borrowed("crosswalk from 5L to 3L values, official table, three decimals"),
        year: Some(2012),
        scale: Scale::ZeroToOne,
        verification: Verification::Verified,
        agrees_with: Cow::Borrowed("official crosswalk table"),
        differs_from: Cow::Borrowed(""),
        source: Source {
            citation: Cow::Borrowed("van Hout et al. Value Health 2012;15:708-715"),
            doi: Cow::Borrowed("10.1016/j.jval.2012.02.008"),
        },
        read_from: Cow::Borrowed("3L value set BM-3L, doi 10.1007/s10198-024-01701-2"),
        model: Model::Crosswalk(&XW_BM, Precision::OfficialTable),
    },
    ValueSet {
        id: Cow::Borrowed("XW-BM-EXACT"),
        country: Some(Cow::Borrowed("BM")),
        population: Cow::Borrowed("Bermuda"),
        method: Cow::Borrowed("crosswalk from 5L to 3L values, not rounded"),
        year: Some(2012),
        scale: Scale::ZeroToOne,
        verification: Verification::Verified,
        agrees_with: Cow::Borrowed("official crosswalk table"),
        differs_from: Cow::Borrowed(""),
        source: Source {
            citation: Cow::Borrowed("van Hout et al. Value Health 2012;15:708-715"),
            doi: Cow::Borrowed("10.1016/j.jval.2012.02.008"),
        },
        read_from: Cow::Borrowed("3L value set BM-3L, doi 10.1007/s10198-024-01701-2"),
        model: Model::Crosswalk(&XW_BM, Precision::Exact),
    },
    ValueSet {
        id: Cow::Borrowed("XW-DE"),
        country: Some(Cow::Borrowed("DE")),
        population: Cow::Borrowed("Germany"),
        method: Cow::Borrowed("crosswalk from 5L to 3L values, official table, three decimals"),
        year: Some(2012),
        scale: Scale::ZeroToOne,
        verification: Verification::Verified,
        agrees_with: Cow::Borrowed("official crosswalk table"),
        differs_from: Cow::Borrowed(""),
        source: Source {
            citation: Cow::Borrowed("van Hout et al. Value Health 2012;15:708-715"),
            doi: Cow::Borrowed("10.1016/j.jval.2012.02.008"),
        },
        read_from: Cow::Borrowed("3L value set DE-3L, doi 10.1007/s10198-004-0264-z"),
        model: Model::Crosswalk(&XW_DE, Precision::OfficialTable),
    },
    ValueSet {
        id: Cow::Borrowed("XW-DE-EXACT"),
        country: Some(Cow::Borrowed("DE")),
        population: Cow::Borrowed("Germany"),
        method: Cow::Borrowed("crosswalk from 5L to 3L values, not rounded"),
        year: Some(2012),
        scale: Scale::ZeroToOne,
        verification: Verification::Verified,
        agrees_with: Cow::Borrowed("official crosswalk table"),
        differs_from: Cow::Borrowed(""),
        source: Source {
            citation: Cow::Borrowed("van Hout et al. Value Health 2012;15:708-715"),
            doi: Cow::Borrowed("10.1016/j.jval.2012.02.008"),
        },
        read_from: Cow::Borrowed("3L value set DE-3L, doi 10.1007/s10198-004-0264-z"),
        model: Model::Crosswalk(&XW_DE, Precision::Exact),
    },
    ValueSet {
        id: Cow::Borrowed("XW-DK"),
        country: Some(Cow::Borrowed("DK")),
        population: Cow::Borrowed("Denmark"),
        method: Cow::Borrowed("crosswalk from 5L to 3L values, official table, three decimals"),
        year: Some(2012),
        scale: Scale::ZeroToOne,
        verification: Verification::Verified,
        agrees_with: Cow::Borrowed("official crosswalk table"),
        differs_from: Cow::Borrowed(""),
        source: Source {
            citation: Cow::Borrowed("van Hout et al. Value Health 2012;15:708-715"),
            doi: Cow::Borrowed("10.1016/j.jval.2012.02.008"),
        },
        read_from: Cow::Borrowed("3L value set DK-3L, doi 10.1177/1403494809105287"),
        model: Model::Crosswalk(&XW_DK, Precision::OfficialTable),
    },
    ValueSet {
        id: Cow::Borrowed("XW-DK-EXACT"),
        country: Some(Cow::Borrowed("DK")),
        population: Cow::Borrowed("Denmark"),
        method: Cow::Borrowed("crosswalk from 5L to 3L values, not rounded"),
        year: Some(2012),
        scale: Scale::ZeroToOne,
        verification: Verification::Verified,
        agrees_with: Cow::Borrowed("official crosswalk table"),
        differs_from: Cow::Borrowed(""),
        source: Source {
            citation: Cow::Borrowed("van Hout et al. Value Health 2012;15:708-715"),
            doi: Cow::Borrowed("10.1016/j.jval.2012.02.008"),
        },
        read_from: Cow::Borrowed("3L value set DK-3L, doi 10.1177/1403494809105287"),
        model: Model::Crosswalk(&XW_DK, Precision::Exact),
    },
    ValueSet {
        id: Cow::Borrowed("XW-ES"),
        country: Some(Cow::Borrowed("ES")),
        population: Cow::Borrowed("Spain"),
        method: Cow::Borrowed("crosswalk from 5L to 3L values, official table, three decimals"),
        year: Some(2012),
        scale: Scale::ZeroToOne,
        verification: Verification::Verified,
        agrees_with: Cow::Borrowed("official crosswalk table"),
        differs_from: Cow::Borrowed(""),
        source: Source {
            citation: Cow::Borrowed("van Hout et al. Value Health 2012;15:708-715"),
            doi: Cow::Borrowed("10.1016/j.jval.2012.02.008"),
        },
        read_from: Cow::Borrowed("3L value set ES-3L, doi 10.1177/0272989X0102100102"),
        model: Model::Crosswalk(&XW_ES, Precision::OfficialTable),
    },
    ValueSet {
        id: Cow::Borrowed("XW-ES-EXACT"),
        country: Some(Cow::Borrowed("ES")),
        population: Cow::Borrowed("Spain"),
        method: Cow::Borrowed("crosswalk from 5L to 3L values, not rounded"),
        year: Some(2012),
        scale: Scale::ZeroToOne,
        verification: Verification::Verified,
        agrees_with: Cow::Borrowed("official crosswalk table"),
        differs_from: Cow::Borrowed(""),
        source: Source {
            citation: Cow::Borrowed("van Hout et al. Value Health 2012;15:708-715"),
            doi: Cow::Borrowed("10.1016/j.jval.2012.02.008"),
        },
        read_from: Cow::Borrowed("3L value set ES-3L, doi 10.1177/0272989X0102100102"),
        model: Model::Crosswalk(&XW_ES, Precision::Exact),
    },
    ValueSet {
        id: Cow::Borrowed("XW-FR"),
        country: Some(Cow::Borrowed("FR")),
        population: Cow::Borrowed("France"),
        method: Cow::Borrowed("crosswalk from 5L to 3L values, official table, three decimals"),
        year: Some(2012),
        scale: Scale::ZeroToOne,
        verification: Verification::Verified,
        agrees_with: Cow::Borrowed("official crosswalk table"),
        differs_from: Cow::Borrowed(""),
        source: Source {
            citation: Cow::Borrowed("van Hout et al. Value Health 2012;15:708-715"),
            doi: Cow::Borrowed("10.1016/j.jval.2012.02.008"),
        },
        read_from: Cow::Borrowed("3L value set FR-3L, doi 10.1007/s10198-011-0351-x"),
        model: Model::Crosswalk(&XW_FR, Precision::OfficialTable),
    },
    ValueSet {
        id: Cow::Borrowed("XW-FR-EXACT"),
        country: Some(Cow::Borrowed("FR")),
        population: Cow::Borrowed("France"),
        method: Cow::Borrowed("crosswalk from 5L to 3L values, not rounded"),
        year: Some(2012),
        scale: Scale::ZeroToOne,
        verification: Verification::Verified,
        agrees_with: Cow::Borrowed("official crosswalk table"),
        differs_from: Cow::Borrowed(""),
        source: Source {
            citation: Cow::Borrowed("van Hout et al. Value Health 2012;15:708-715"),
            doi: Cow::Borrowed("10.1016/j.jval.2012.02.008"),
        },
        read_from: Cow::Borrowed("3L value set FR-3L, doi 10.1007/s10198-011-0351-x"),
        model: Model::Crosswalk(&XW_FR, Precision::Exact),
    },
    ValueSet {
        id: Cow::Borrowed("XW-JO"),
        country: Some(Cow::Borrowed("JO")),
        population: Cow::Borrowed("Jordan"),
        method: Cow::Borrowed("crosswalk from 5L to 3L values, official table, three decimals"),
        year: Some(2012),
        scale: Scale::ZeroToOne,
        verification: Verification::Verified,
        agrees_with: Cow::Borrowed("official crosswalk table"),
        differs_from: Cow::Borrowed(""),
        source: Source {
            citation: Cow::Borrowed("van Hout et al. Value Health 2012;15:708-715"),
            doi: Cow::Borrowed("10.1016/j.jval.2012.02.008"),
        },
        read_from: Cow::Borrowed("3L value set JO-3L, doi 10.1007/s10198-024-01712-z"),
        model: Model::Crosswalk(&XW_JO, Precision::OfficialTable),
    },
    ValueSet {
        id: Cow::Borrowed("XW-JO-EXACT"),
        country: Some(Cow::Borrowed("JO")),
        population: Cow::Borrowed("Jordan"),
        method: Cow::Borrowed("crosswalk from 5L to 3L values, not rounded"),
        year: Some(2012),
        scale: Scale::ZeroToOne,
        verification: Verification::Verified,
        agrees_with: Cow::Borrowed("official crosswalk table"),
        differs_from: Cow::Borrowed(""),
        source: Source {
            citation: Cow::Borrowed("van Hout et al. Value Health 2012;15:708-715"),
            doi: Cow::Borrowed("10.1016/j.jval.2012.02.008"),
        },
        read_from: Cow::Borrowed("3L value set JO-3L, doi 10.1007/s10198-024-01712-z"),
        model: Model::Crosswalk(&XW_JO, Precision::Exact),
    },
    ValueSet {
        id: Cow::Borrowed("XW-JP"),
        country: Some(Cow::Borrowed("JP")),
        population: Cow::Borrowed("Japan"),
        method: Cow::Borrowed("crosswalk from 5L to 3L values, official table, three decimals"),
        year: Some(2012),
        scale: Scale::ZeroToOne,
        verification: Verification::Verified,
        agrees_with: Cow::Borrowed("official crosswalk table"),
        differs_from: Cow::Borrowed(""),
        source: Source {
            citation: Cow::Borrowed("van Hout et al. Value Health 2012;15:708-715"),
            doi: Cow::Borrowed("10.1016/j.jval.2012.02.008"),
        },
        read_from: Cow::Borrowed("3L value set JP-3L, doi 10.1002/hec.673"),
        model: Model::Crosswalk(&XW_JP, Precision::OfficialTable),
    },
    ValueSet {
        id: Cow::Borrowed("XW-JP-EXACT"),
        country: Some(Cow::Borrowed("JP")),
        population: Cow::Borrowed("Japan"),
        method: Cow::Borrowed("crosswalk from 5L to 3L values, not rounded"),
        year: Some(2012),
        scale: Scale::ZeroToOne,
        verification: Verification::Verified,
        agrees_with: Cow::Borrowed("official crosswalk table"),
        differs_from: Cow::Borrowed(""),
        source: Source {
            citation: Cow::Borrowed("van Hout et al. Value Health 2012;15:708-715"),
            doi: Cow::Borrowed("10.1016/j.jval.2012.02.008"),
        },
        read_from: Cow::Borrowed("3L value set JP-3L, doi 10.1002/hec.673"),
        model: Model::Crosswalk(&XW_JP, Precision::Exact),
    },
    ValueSet {
        id: Cow::Borrowed("XW-NL"),
        country: Some(Cow::Borrowed("NL")),
        population: Cow::Borrowed("Netherlands"),
        method: Cow::Borrowed("crosswalk from 5L to 3L values, official table, three decimals"),
        year: Some(2012),
        scale: Scale::ZeroToOne,
        verification: Verification::Verified,
        agrees_with: Cow::Borrowed("official crosswalk table"),
        differs_from: Cow::Borrowed(""),
        source: Source {
            citation: Cow::Borrowed("van Hout et al. Value Health 2012;15:708-715"),
            doi: Cow::Borrowed("10.1016/j.jval.2012.02.008"),
        },
        read_from: Cow::Borrowed("3L value set NL-3L-2006, doi 10.1002/hec.1124"),
        model: Model::Crosswalk(&XW_NL, Precision::OfficialTable),
    },
    ValueSet {
        id: Cow::Borrowed("XW-NL-EXACT"),
        country: Some(Cow::Borrowed("NL")),
        population: Cow::Borrowed("Netherlands"),
        method: Cow::Borrowed("crosswalk from 5L to 3L values, not rounded"),
        year: Some(2012),
        scale: Scale::ZeroToOne,
        verification: Verification::Verified,
        agrees_with: Cow::Borrowed("official crosswalk table"),
        differs_from: Cow::Borrowed(""),
        source: Source {
            citation: Cow::Borrowed("van Hout et al. Value Health 2012;15:708-715"),
            doi: Cow::Borrowed("10.1016/j.jval.2012.02.008"),
        },
        read_from: Cow::Borrowed("3L value set NL-3L-2006, doi 10.1002/hec.1124"),
        model: Model::Crosswalk(&XW_NL, Precision::Exact),
    },
    ValueSet {
        id: Cow::Borrowed("XW-RU"),
        country: Some(Cow::Borrowed("RU")),
        population: Cow::Borrowed("Russia"),
        method: Cow::Borrowed("crosswalk from 5L to 3L values, official table, three decimals"),
        year: Some(2012),
        scale: Scale::ZeroToOne,
        verification: Verification::Verified,
        agrees_with: Cow::Borrowed("official crosswalk table"),
        differs_from: Cow::Borrowed(""),
        source: Source {
            citation: Cow::Borrowed("van Hout et al. Value Health 2012;15:708-715"),
            doi: Cow::Borrowed("10.1016/j.jval.2012.02.008"),
        },
        read_from: Cow::Borrowed("3L value set RU-3L, doi 10.1007/s11136-021-02804-6"),
        model: Model::Crosswalk(&XW_RU, Precision::OfficialTable),
    },
    ValueSet {
        id: Cow::Borrowed("XW-RU-EXACT"),
        country: Some(Cow::Borrowed("RU")),
        population: Cow::Borrowed("Russia"),
        method: Cow::Borrowed("crosswalk from 5L to 3L values, not rounded"),
        year: Some(2012),
        scale: Scale::ZeroToOne,
        verification: Verification::Verified,
        agrees_with: Cow::Borrowed("official crosswalk table"),
        differs_from: Cow::Borrowed(""),
        source: Source {
            citation: Cow::Borrowed("van Hout et al. Value Health 2012;15:708-715"),
            doi: Cow::Borrowed("10.1016/j.jval.2012.02.008"),
        },
        read_from: Cow::Borrowed("3L value set RU-3L, doi 10.1007/s11136-021-02804-6"),
        model: Model::Crosswalk(&XW_RU, Precision::Exact),
    },
    ValueSet {
        id: Cow::Borrowed("XW-TH"),
        country: Some(Cow::Borrowed("TH")),
        population: Cow::Borrowed("Thailand"),
        method: Cow::Borrowed("crosswalk from 5L to 3L values, official table, three decimals"),
        year: Some(2012),
        scale: Scale::ZeroToOne,
        verification: Verification::Verified,
        agrees_with: Cow::Borrowed("official crosswalk table"),
        differs_from: Cow::Borrowed(""),
        source: Source {
            citation: Cow::Borrowed("van Hout et al. Value Health 2012;15:708-715"),
            doi: Cow::Borrowed("10.1016/j.jval.2012.02.008"),
        },
        read_from: Cow::Borrowed("3L value set TH-3L, doi 10.1016/j.jval.2011.06.005"),
        model: Model::Crosswalk(&XW_TH, Precision::OfficialTable),
    },
    ValueSet {
        id: Cow::Borrowed("XW-TH-EXACT"),
        country: Some(Cow::Borrowed("TH")),
        population: Cow::Borrowed("Thailand"),
        method: Cow::Borrowed("crosswalk from 5L to 3L values, not rounded"),
        year: Some(2012),
        scale: Scale::ZeroToOne,
        verification: Verification::Verified,
        agrees_with: Cow::Borrowed("official crosswalk table"),
        differs_from: Cow::Borrowed(""),
        source: Source {
            citation: Cow::Borrowed("van Hout et al. Value Health 2012;15:708-715"),
            doi: Cow::Borrowed("10.1016/j.jval.2012.02.008"),
        },
        read_from: Cow::Borrowed("3L value set TH-3L, doi 10.1016/j.jval.2011.06.005"),
        model: Model::Crosswalk(&XW_TH, Precision::Exact),
    },
    ValueSet {
        id: Cow::Borrowed("XW-UK"),
        country: Some(Cow::Borrowed("GB")),
        population: Cow::Borrowed("United Kingdom"),
        method: Cow::Borrowed("crosswalk from 5L to 3L values, official table, three decimals"),
        year: Some(2012),
        scale: Scale::ZeroToOne,
        verification: Verification::Verified,
        agrees_with: Cow::Borrowed("official crosswalk table"),
        differs_from: Cow::Borrowed(""),
        source: Source {
            citation: Cow::Borrowed("van Hout et al. Value Health 2012;15:708-715"),
            doi: Cow::Borrowed("10.1016/j.jval.2012.02.008"),
        },
        read_from: Cow::Borrowed("3L value set GB-3L, doi 10.1097/00005650-199711000-00002"),
        model: Model::Crosswalk(&XW_UK, Precision::OfficialTable),
    },
    ValueSet {
        id: Cow::Borrowed("XW-UK-EXACT"),
        country: Some(Cow::Borrowed("GB")),
        population: Cow::Borrowed("United Kingdom"),
        method: Cow::Borrowed("crosswalk from 5L to 3L values, not rounded"),
        year: Some(2012),
        scale: Scale::ZeroToOne,
        verification: Verification::Verified,
        agrees_with: Cow::Borrowed("official crosswalk table"),
        differs_from: Cow::Borrowed(""),
        source: Source {
            citation: Cow::Borrowed("van Hout et al. Value Health 2012;15:708-715"),
            doi: Cow::Borrowed("10.1016/j.jval.2012.02.008"),
        },
        read_from: Cow::Borrowed("3L value set GB-3L, doi 10.1097/00005650-199711000-00002"),
        model: Model::Crosswalk(&XW_UK, Precision::Exact),
    },
    ValueSet {
        id: Cow::Borrowed("XW-US"),
        country: Some(Cow::Borrowed("US")),
        population: Cow::Borrowed("United States"),
        method: Cow::Borrowed("crosswalk from 5L to 3L values, official table, three decimals"),
        year: Some(2012),
        scale: Scale::ZeroToOne,
        verification: Verification::Verified,
        agrees_with: Cow::Borrowed("official crosswalk table"),
        differs_from: Cow::Borrowed(""),
        source: Source {
            citation: Cow::Borrowed("van Hout et al. Value Health 2012;15:708-715"),
            doi: Cow::Borrowed("10.1016/j.jval.2012.02.008"),
        },
        read_from: Cow::Borrowed("3L value set US-3L, doi 10.1097/00005650-200503000-00003"),
        model: Model::Crosswalk(&XW_US, Precision::OfficialTable),
    },
    ValueSet {
        id: Cow::Borrowed("XW-US-EXACT"),
        country: Some(Cow::Borrowed("US")),
        population: Cow::Borrowed("United States"),
        method: Cow::Borrowed("crosswalk from 5L to 3L values, not rounded"),
        year: Some(2012),
        scale: Scale::ZeroToOne,
        verification: Verification::Verified,
        agrees_with: Cow::Borrowed("official crosswalk table"),
        differs_from: Cow::Borrowed(""),
        source: Source {
            citation: Cow::Borrowed("van Hout et al. Value Health 2012;15:708-715"),
            doi: Cow::Borrowed("10.1016/j.jval.2012.02.008"),
        },
        read_from: Cow::Borrowed("3L value set US-3L, doi 10.1097/00005650-200503000-00003"),
        model: Model::Crosswalk(&XW_US, Precision::Exact),
    },
    ValueSet {
        id: Cow::Borrowed("XW-ZW"),
        country: Some(Cow::Borrowed("ZW")),
        population: Cow::Borrowed("Zimbabwe"),
        method: Cow::Borrowed("crosswalk from 5L to 3L values, official table, three decimals"),
        year: Some(2012),
        scale: Scale::ZeroToOne,
        verification: Verification::Verified,
        agrees_with: Cow::Borrowed("official crosswalk table"),
        differs_from: Cow::Borrowed(""),
        source: Source {
            citation: Cow::Borrowed("van Hout et al. Value Health 2012;15:708-715"),
            doi: Cow::Borrowed("10.1016/j.jval.2012.02.008"),
        },
        read_from: Cow::Borrowed("3L value set ZW-3L, doi 10.1186/1478-7954-1-11"),
        model: Model::Crosswalk(&XW_ZW, Precision::OfficialTable),
    },
    ValueSet {
        id: Cow::Borrowed("XW-ZW-EXACT"),
        country: Some(Cow::Borrowed("ZW")),
        population: Cow::Borrowed("Zimbabwe"),
        method: Cow::Borrowed("crosswalk from 5L to 3L values, not rounded"),
        year: Some(2012),
        scale: Scale::ZeroToOne,
        verification: Verification::Verified,
        agrees_with: Cow::Borrowed("official crosswalk table"),
        differs_from: Cow::Borrowed(""),
        source: Source {
            citation: Cow::Borrowed("van Hout et al. Value Health 2012;15:708-715"),
            doi: Cow::Borrowed("10.1016/j.jval.2012.02.008"),
        },
        read_from: Cow::Borrowed("3L value set ZW-3L, doi 10.1186/1478-7954-1-11"),
        model: Model::Crosswalk(&XW_ZW, Precision::Exact),
    },
];
