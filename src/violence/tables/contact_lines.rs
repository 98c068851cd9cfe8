//! Generated from `data/contact_lines.toml` by `cargo xtask tables`; edit that file instead.

use crate::instrument::Label;
use crate::violence::ContactLine;

/// Lines that were checked on the day that each names.
pub(in crate::violence) static CONTACT_LINES: [ContactLine; 1] = [ContactLine {
    name: "Kvinnofridslinjen",
    number: "020-50 50 50",
    what_for: Label::new(
        "national helpline for people exposed to threats or violence, and for those close to them",
        "nationell stödtelefon för den som har utsatts för hot eller våld, och för anhöriga",
    ),
    country: "SE",
    checked: "2024-01-16",
    source: "Nationellt centrum för kvinnofrid (NCK), nck.uu.se, notice of 2024-01-16",
}];
