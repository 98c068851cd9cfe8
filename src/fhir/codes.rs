//! Names that others gave: code systems, extensions, and the verified codes of scores.

pub(super) const SNOMED_CT: &str = "http://snomed.info/sct";
pub(super) const UNITS: &str = "http://unitsofmeasure.org";
pub(super) const CATEGORY: &str = "http://terminology.hl7.org/CodeSystem/observation-category";
pub(super) const ABSENT_REASON: &str = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

/// On what has no value: why.
pub(super) const ABSENT: &str = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
/// On an answer or its option: the number it stands for, as R4 names it and as R5 does.
pub(super) const WEIGHTS: [&str; 2] =
    ["http://hl7.org/fhir/StructureDefinition/ordinalValue", "http://hl7.org/fhir/StructureDefinition/itemWeight"];
pub(super) const LOWEST: &str = "http://hl7.org/fhir/StructureDefinition/minValue";
pub(super) const HIGHEST: &str = "http://hl7.org/fhir/StructureDefinition/maxValue";

/// Reasons for no value that say that something was given, which is no answer.
pub(super) const GIVEN_BUT_NO_ANSWER: [&str; 5] = ["as-text", "error", "not-a-number", "negative-infinity", "positive-infinity"];

/// A code of SNOMED CT for a score, as two national guides for patient-reported outcomes use it.
pub(super) struct Verified {
    /// The name of the score, without its value set.
    pub(super) score: &'static str,
    pub(super) code: &'static str,
    pub(super) display: &'static str,
}

/// Every code that was verified; KASAM has none in any source that was read.
pub(super) const VERIFIED: [Verified; 2] = [
    Verified {
        score: "eq5d5l.index",
        code: "736534008",
        display: "EuroQol five dimension five level index value (observable entity)",
    },
    Verified { score: "eq5d5l.vas", code: "736535009", display: "EuroQol visual analogue score (observable entity)" },
];
