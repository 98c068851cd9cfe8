//! What every form of a report calls its own parts.

use super::edition::Edition;
use super::inert::shortened;
use crate::ground::Language;

/// The longest text of a head.
const LONGEST: usize = 160;

/// What it is called.
pub(super) fn title(edition: &Edition) -> String {
    let name = shortened(&edition.title().name, LONGEST);
    if name.trim().is_empty() { edition.language().pick("Report of a group", "Grupprapport").to_owned() } else { name }
}

/// Of what, of when and by whom, as far as it is said.
pub(super) fn about(edition: &Edition) -> String {
    let title = edition.title();
    let parts = [&title.municipality, &title.period, &title.by_line, &title.date];
    let said: Vec<String> =
        parts.into_iter().map(|part| shortened(part.trim(), LONGEST)).filter(|part| !part.is_empty()).collect();
    said.join(" \u{b7} ")
}

#[cfg(feature = "html")]
pub(super) fn brief(language: Language) -> &'static str {
    language.pick("In brief", "I korthet")
}

pub(super) fn method(language: Language) -> &'static str {
    language.pick("Method, sources and rights", "Metod, källor och rättigheter")
}
