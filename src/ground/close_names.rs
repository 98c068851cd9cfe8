//! Names that somebody may have meant.

/// Up to five of `known` that resemble `name`, best first: those that share its
/// start, then those that contain it or lie within two typing errors.
pub fn close_names<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    const MOST: usize = 5;
    // comparing is quadratic, and no name of ours is longer
    const LONGEST: usize = 64;
    let wanted = name.trim().to_lowercase();
    if wanted.is_empty() || wanted.chars().count() > LONGEST {
        return Vec::new();
    }
    let prefix = wanted.split(['-', '_', ' ']).next().unwrap_or_default().to_owned();
    let mut ranked: Vec<(bool, usize, &str)> = known
        .into_iter()
        .filter_map(|candidate| {
            let lower = candidate.to_lowercase();
            let distance = edits(&wanted, &lower);
            let shares_start = prefix.len() >= 2 && lower.starts_with(&prefix);
            let near = distance <= 2 || lower.contains(&wanted) || shares_start;
            near.then_some((!shares_start, distance, candidate))
        })
        .collect();
    ranked.sort_unstable();
    ranked.into_iter().take(MOST).map(|(_, _, candidate)| candidate.to_owned()).collect()
}

/// The one of `known` that is written most like `name`, if at most half of its letters differ.
pub(crate) fn closest_name<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const LONGEST: usize = 64;
    let wanted = name.trim().to_lowercase();
    let length = wanted.chars().count();
    if length == 0 || length > LONGEST {
        return None;
    }
    let ranked = known.into_iter().map(|candidate| {
        let lower = candidate.to_lowercase();
        let holds = length > 2 && (lower.contains(&wanted) || (lower.chars().count() > 2 && wanted.contains(&lower)));
        (!holds, edits(&wanted, &lower), candidate)
    });
    let (is_apart, distance, closest) = ranked.min()?;
    (!is_apart || distance * 2 <= length.max(closest.chars().count())).then_some(closest)
}

/// No shorter name tells by itself that a word like it is no name of somebody: `Inger` could be `Ingen`.
const SHORTEST_TOLD: usize = 6;

/// The one of `known` that `name` is a misspelling of, of which a few letters at most differ, or a long piece of.
///
/// Then the name tells no more than the one that is known does.
pub(crate) fn misspelt_name<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = name.trim().to_lowercase();
    let length = wanted.chars().count();
    let near = known.into_iter().filter_map(|candidate| {
        let letters = candidate.chars().count();
        let most = match letters {
            0..SHORTEST_TOLD => return None,
            SHORTEST_TOLD..9 => 1,
            9..13 => 2,
            _ => 3,
        };
        if length >= SHORTEST_TOLD && length <= letters && candidate.to_lowercase().contains(&wanted) {
            return Some((letters - length, candidate));
        }
        if letters.abs_diff(length) > most {
            return None;
        }
        let distance = edits(&wanted, &candidate.to_lowercase());
        (distance <= most).then_some((distance, candidate))
    });
    Some(near.min()?.1)
}

/// The longest of `known` that stands within `text`.
pub(crate) fn held_name<'a>(text: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let text = text.to_lowercase();
    let long = known.into_iter().filter(|candidate| candidate.chars().count() >= SHORTEST_TOLD);
    long.filter(|candidate| text.contains(&candidate.to_lowercase())).max_by_key(|candidate| (candidate.len(), *candidate))
}

/// Levenshtein's distance.
fn edits(a: &str, b: &str) -> usize {
    distances(a, b).last().copied().unwrap_or_default()
}

/// The distance of a word from the beginning of a text that is most like it.
pub(crate) fn edits_of_beginning(word: &str, text: &str) -> usize {
    distances(word, text).into_iter().min().unwrap_or_default()
}

/// Levenshtein's distances of `a` from each beginning of `b`.
fn distances(a: &str, b: &str) -> Vec<usize> {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, to) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(from != *to);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row
}

/// `; did you mean A or B?`, or nothing.
pub(crate) fn did_you_mean(close: &[String]) -> String {
    if close.is_empty() { String::new() } else { format!("; did you mean {}?", close.join(" or ")) }
}

#[cfg(test)]
mod tests {
    use super::{close_names, closest_name, held_name, misspelt_name};

    #[test]
    fn a_slip_finds_its_name_first() {
        let known = ["US-2019", "UK-2026", "SE-2022-TTO", "SE-2020-TTO-EXP"];
        assert_eq!(close_names("us2019", known), ["US-2019"]);
        assert_eq!(close_names("SE", known), ["SE-2022-TTO", "SE-2020-TTO-EXP"]);
        assert!(close_names("quite another thing", known).is_empty());
    }

    #[test]
    fn the_closest_name_is_one_that_could_be_meant() {
        let known = ["Vårdcentralen", "Specialistvård", "se", "Supported Employment"];
        for (name, closest) in [
            ("vårdcentrl", Some("Vårdcentralen")),
            ("Specialistvård Jönköping", Some("Specialistvård")),
            ("supported", Some("Supported Employment")),
            ("frisör på torget", None),
            ("", None),
        ] {
            assert_eq!(closest_name(name, known), closest, "{name}");
        }
    }

    #[test]
    fn a_misspelling_differs_in_a_few_letters_of_a_long_word() {
        let known = ["Vårdcentralen", "kvinna", "Ingen", "man", "Eksjö", "Ekonomiskt bistånd", "primary_care"];
        for (name, meant) in [
            ("Vårdcentrlen", Some("Vårdcentralen")),
            ("kvina", Some("kvinna")),
            ("primary_kare", Some("primary_care")),
            ("ekonomisk bistond", Some("Ekonomiskt bistånd")),
            ("vårdcentr", Some("Vårdcentralen")),
            ("Inger", None),
            ("Jan", None),
            ("Kvinnojouren Eksjö", None),
            ("kvinnan slogs av sin man", None),
            ("", None),
        ] {
            assert_eq!(misspelt_name(name, known), meant, "{name}");
        }
    }

    #[test]
    fn a_name_within_a_text_is_a_long_one() {
        let known = ["Vårdcentralen", "centralen", "man", "Eksjö"];
        assert_eq!(held_name("vårdcentralen i Eksjö", known), Some("Vårdcentralen"));
        assert_eq!(held_name("slogs av sin man i Eksjö", known), None);
    }
}
