//! What every form of a report calls its own parts.

use crate::ground::Language;

pub(super) fn title(language: Language) -> &'static str {
    language.pick("Report of a group", "Grupprapport")
}

#[cfg(feature = "html")]
pub(super) fn brief(language: Language) -> &'static str {
    language.pick("In brief", "I korthet")
}

pub(super) fn method(language: Language) -> &'static str {
    language.pick("Method, sources and rights", "Metod, källor och rättigheter")
}
