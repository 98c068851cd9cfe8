//! What is changed on purpose.

use super::altered::{self, Tried};
use super::groups;
use super::outcome::Control;
use super::release::Made;
use crate::instrument::Label;

/// Every control, and whether it was noticed. Without a release nothing is tried of it.
pub(super) fn all(made: Option<&Made>) -> Vec<Control> {
    of_eq5d().into_iter().chain(of_kasam()).chain(of_releases(made)).collect()
}

fn of_eq5d() -> Vec<Control> {
    vec![
        Control::new(
            "C1",
            "E1",
            Label::new(
                "one coefficient is one unit more in its last decimal; each set by itself",
                "en koefficient är en enhet större i sista decimalen; varje värdeset för sig",
            ),
            altered::coefficients(),
        ),
        Control::new(
            "C2",
            "E2",
            Label::new(
                "the official table is cut off instead of rounded; each crosswalk by itself",
                "den officiella tabellen är avkortad i stället för avrundad; varje crosswalk för sig",
            ),
            altered::crosswalk_roundings(),
        ),
        Control::new(
            "C3",
            "E3",
            Label::new("three decimals are cut off instead of rounded", "tre decimaler är avkortade i stället för avrundade"),
            altered::cut_off_values(),
        ),
        Control::new(
            "C4",
            "E4",
            Label::new("one dimension with problems is read as level 1", "en dimension med besvär läses som nivå 1"),
            altered::better_levels(),
        ),
        Control::new(
            "C5",
            "E5",
            Label::new("one answer of one person is another one", "ett svar från en person är ett annat"),
            altered::answers(groups::EQ5D),
        ),
    ]
}

fn of_kasam() -> Vec<Control> {
    vec![
        Control::new(
            "C6",
            "K1",
            Label::new(
                "the key of one item is turned: what is reversed is not, and the other way about; each item by itself",
                "en frågas nyckel är vänd: den som ska vändas vänds inte, och tvärtom; varje fråga för sig",
            ),
            altered::keys(),
        ),
        Control::new(
            "C7",
            "K2",
            Label::new("prorated scores are rounded to whole numbers", "proportionerade poäng är avrundade till heltal"),
            altered::whole_scores(),
        ),
        Control::new(
            "C8",
            "K3",
            Label::new("one answer of one person is another one", "ett svar från en person är ett annat"),
            altered::answers(groups::KASAM),
        ),
    ]
}

fn of_releases(made: Option<&Made>) -> Vec<Control> {
    let of_release = |try_out: fn(&Made) -> Tried| made.map(try_out).unwrap_or_default();
    vec![
        Control::new(
            "C9",
            "D1",
            Label::new(
                "one figure has another number, or one where it is suppressed; each by itself",
                "en siffra har ett annat tal, eller ett där den är skyddad; varje siffra för sig",
            ),
            of_release(altered::figures),
        ),
        Control::new(
            "C10",
            "D2",
            Label::new("one small count is shown; each by itself", "ett litet antal visas; vart och ett för sig"),
            of_release(altered::shown_secrets),
        ),
        Control::new(
            "C11",
            "D2",
            Label::new(
                "one figure is shown that is suppressed for the sake of others; each by itself",
                "en siffra visas som är skyddad för andras skull; varje siffra för sig",
            ),
            of_release(altered::shown_figures),
        ),
        Control::new(
            "C12",
            "D3",
            Label::new("one count is of three people; each by itself", "ett antal gäller tre personer; vart och ett för sig"),
            of_release(altered::few),
        ),
    ]
}
