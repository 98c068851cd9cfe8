//! What EQ-5D-5L says about itself.

use std::borrow::Cow;

use super::{Dimension, DimensionLevel, VasScore};
use crate::instrument::{Better, Definition, ItemDef, Label, MeasureDef, OutputDef, OutputKind, PackedDef, SettingDef, Source};

const NOTICE: Label = Label::new(
    "EQ-5D is a trade mark of the EuroQol Research Foundation, which owns the instrument; using it requires \
     registration with EuroQol. This software is not affiliated with EuroQol and holds no wording of the form.",
    "EQ-5D är ett varumärke som tillhör EuroQol Research Foundation, som äger instrumentet; för att använda det \
     krävs registrering hos EuroQol. Programmet har ingen koppling till EuroQol och innehåller inget av \
     formulärets text.",
);

pub(super) fn definition() -> Definition {
    let dimension = |dimension: Dimension| ItemDef {
        id: Cow::Borrowed(dimension.code()),
        label: dimension.label(),
        min: DimensionLevel::LOWEST.get(),
        max: DimensionLevel::HIGHEST.get(),
        reversed: false,
        better: Some(Better::Lower),
    };
    let vas = ItemDef {
        id: Cow::Borrowed("vas"),
        label: Label::new("EQ VAS", "EQ VAS"),
        min: VasScore::LOWEST.get(),
        max: VasScore::HIGHEST.get(),
        reversed: false,
        better: None, // reported as a score
    };
    Definition {
        id: Cow::Borrowed("eq5d5l"),
        name: Label::new("EQ-5D-5L", "EQ-5D-5L"),
        items: Dimension::ALL.into_iter().map(dimension).chain([vas]).collect(),
        packed: Some(PackedDef { id: Cow::Borrowed("profile"), items: Dimension::ALL.len() }),
        settings: vec![SettingDef {
            id: Cow::Borrowed("value_set"),
            label: Label::new("whose values the index takes", "vilkas värden indexet bygger på"),
            default: None,
            repeatable: true,
        }],
        outputs: outputs(),
        source: Source {
            citation: Cow::Borrowed("Herdman et al. Qual Life Res 2011;20:1727-1736"),
            doi: Cow::Borrowed("10.1007/s11136-011-9903-x"),
        },
        notice: NOTICE,
    }
}

/// The outputs that need no value set.
fn outputs() -> Vec<OutputDef> {
    let output = |id: &'static str, label: Label, kind: OutputKind, better: Option<Better>| OutputDef {
        id: Cow::Borrowed(id),
        label,
        kind,
        measure: better.map(|better| MeasureDef { id: Cow::Borrowed(id), better }),
    };
    let number = |min: &'static str, max: &'static str| OutputKind::Number { min: Cow::Borrowed(min), max: Cow::Borrowed(max) };
    vec![
        output("profile", Label::new("profile", "hälsoprofil"), OutputKind::Digits { width: 5 }, None),
        output("vas", Label::new("EQ VAS", "EQ VAS"), number("0", "100"), Some(Better::Higher)),
        output("lss", Label::new("level sum score", "nivåsumma"), number("5", "25"), Some(Better::Lower)),
        output("lfs", Label::new("level frequency score", "nivåfrekvens"), OutputKind::Digits { width: 5 }, None),
        output("reason", Label::new("why a score is empty", "varför en poäng saknas"), OutputKind::Reason, None),
    ]
}
