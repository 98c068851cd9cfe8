//! The keys of SOC-29 and SOC-13.
//!
//! The key is Antonovsky's (1987, appendix), as every secondary source that
//! prints a complete key gives it. Item 3 of SOC-29 belongs to
//! comprehensibility: an application in use leaves it out of every subscale,
//! so that its subscales do not add up to the total.

use std::borrow::Cow;

use crate::instrument::{Better, Key, KeyedScale, Label, SubscaleKey};

/// Item numbers of one form.
struct Keying {
    id: &'static str,
    name: Label,
    items: u16,
    reversed: &'static [u16],
    comprehensibility: &'static [u16],
    manageability: &'static [u16],
    meaningfulness: &'static [u16],
}

const SOC29: Keying = Keying {
    id: "soc29",
    name: Label::new("SOC-29 (sense of coherence)", "KASAM-29 (känsla av sammanhang)"),
    items: 29,
    reversed: &[1, 4, 5, 6, 7, 11, 13, 14, 16, 20, 23, 25, 27],
    comprehensibility: &[1, 3, 5, 10, 12, 15, 17, 19, 21, 24, 26],
    manageability: &[2, 6, 9, 13, 18, 20, 23, 25, 27, 29],
    meaningfulness: &[4, 7, 8, 11, 14, 16, 22, 28],
};

const SOC13: Keying = Keying {
    id: "soc13",
    name: Label::new("SOC-13 (sense of coherence)", "KASAM-13 (känsla av sammanhang)"),
    items: 13,
    reversed: &[1, 2, 3, 7, 10],
    comprehensibility: &[2, 6, 8, 9, 11],
    manageability: &[3, 5, 10, 13],
    meaningfulness: &[1, 4, 7, 12],
};

const NOTICE: Label = Label::new(
    "KASAM is for research use, not for diagnosis, assessment or treatment of a person. The wording of the items \
     and its translations belong to the rights holder of the sense of coherence questionnaire; only item numbers \
     are used here.",
    "KASAM är avsett för forskning, inte för diagnos, bedömning eller behandling av en person. Frågornas lydelse \
     och översättningarna tillhör rättighetshavaren till frågeformuläret om känsla av sammanhang; här används \
     bara frågornas nummer.",
);

/// SOC-29: totals 29–203.
#[must_use]
pub fn soc29() -> KeyedScale {
    scale(SOC29)
}

/// SOC-13: totals 13–91.
#[must_use]
pub fn soc13() -> KeyedScale {
    scale(SOC13)
}

fn scale(keying: Keying) -> KeyedScale {
    let subscale = |id: &'static str, label: Label, items: &[u16]| SubscaleKey {
        id: Cow::Borrowed(id),
        label: Some(label),
        items: items.to_vec(),
    };
    let key = Key {
        id: Cow::Borrowed(keying.id),
        name: keying.name.en.clone(),
        min: 1,
        max: 7,
        items: (1..=keying.items).collect(),
        reversed: keying.reversed.to_vec(),
        subscales: vec![
            subscale("comprehensibility", Label::new("comprehensibility", "begriplighet"), keying.comprehensibility),
            subscale("manageability", Label::new("manageability", "hanterbarhet"), keying.manageability),
            subscale("meaningfulness", Label::new("meaningfulness", "meningsfullhet"), keying.meaningfulness),
        ],
        better: Better::Higher,
        citation: Cow::Borrowed(
            "Antonovsky A. Soc Sci Med 1993;36:725-733; key: Unraveling the Mystery of Health, Jossey-Bass 1987",
        ),
        doi: Cow::Borrowed("10.1016/0277-9536(93)90033-Z"),
    };
    KeyedScale::with_name(&key, keying.name, NOTICE).expect("the built-in keys are tested")
}

#[cfg(test)]
mod tests {
    use super::{SOC13, SOC29};

    /// The SOC-29 number of each SOC-13 item.
    const IN_SOC29: [u16; 13] = [4, 5, 6, 8, 9, 12, 16, 19, 21, 25, 26, 28, 29];

    #[test]
    fn the_subscales_share_out_the_items() {
        for keying in [SOC29, SOC13] {
            let mut items = [keying.comprehensibility, keying.manageability, keying.meaningfulness].concat();
            items.sort_unstable();
            assert_eq!(items, (1..=keying.items).collect::<Vec<_>>(), "{}", keying.id);
        }
    }

    #[test]
    fn soc13_keys_its_items_as_soc29_does() {
        let embedded = |items: &[u16]| items.iter().map(|item| IN_SOC29[usize::from(*item) - 1]).collect::<Vec<_>>();
        for (short, long) in [
            (SOC13.comprehensibility, SOC29.comprehensibility),
            (SOC13.manageability, SOC29.manageability),
            (SOC13.meaningfulness, SOC29.meaningfulness),
            (SOC13.reversed, SOC29.reversed),
        ] {
            assert!(embedded(short).iter().all(|item| long.contains(item)));
        }
        let reversed = IN_SOC29.iter().filter(|item| SOC29.reversed.contains(item)).count();
        assert_eq!(reversed, SOC13.reversed.len());
    }
}
