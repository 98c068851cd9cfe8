//! A reader who has the program, too, and asks of whom it would withhold just what it withheld.

use std::collections::BTreeMap;

use crate::crowd::{Crowd, PROFILES};
use crate::releases::Published;

#[test]
#[ignore = "explores: takes minutes"]
fn method() {
    let n: usize = std::env::var("PEOPLE").ok().and_then(|t| t.parse().ok()).unwrap_or(8);
    let mut of_release: Vec<(Published, Vec<[usize; 5]>)> = Vec::new();
    let mut made = 0;
    for a in 0..=n {
        for b in 0..=n - a {
            for c in 0..=n - a - b {
                for d in 0..=n - a - b - c {
                    let spread = [a, b, c, d, n - a - b - c - d];
                    let levels: Vec<u8> = (1..=5_u8).flat_map(|level| vec![level; spread[usize::from(level) - 1]]).collect();
                    let published = Crowd::new(PROFILES).with(&[], &levels, &[]).released(false);
                    made += 1;
                    match of_release.iter_mut().find(|(known, _)| *known == published) {
                        Some((_, spreads)) => spreads.push(spread),
                        None => of_release.push((published, vec![spread])),
                    }
                }
            }
        }
    }
    let (mut secrets, mut pinned, mut narrowed) = (0, 0, 0);
    let mut examples: BTreeMap<String, String> = BTreeMap::new();
    for (published, spreads) in &of_release {
        for level in 0..5 {
            if published.count("all", "eq5d5l.mo", "start", &format!("level_{}", level + 1)).is_some() {
                continue;
            }
            let mut values: Vec<usize> = spreads.iter().map(|s| s[level]).collect();
            values.sort_unstable();
            values.dedup();
            for spread in spreads.iter().filter(|s| (1..5).contains(&s[level])) {
                secrets += 1;
                let is_narrow = !(1..5).all(|few| values.contains(&few));
                narrowed += usize::from(is_narrow);
                if values.len() == 1 {
                    pinned += 1;
                    examples.entry(format!("level {} is {:?}", level + 1, values)).or_insert_with(|| {
                        format!(
                            "{spread:?}: {:?}",
                            published
                                .figures
                                .iter()
                                .filter(|(name, (value, _))| name.1 == "eq5d5l.mo"
                                    && value.is_some()
                                    && !name.3.contains("share"))
                                .map(|(name, (value, _))| (name.3.clone(), value.unwrap()))
                                .collect::<Vec<_>>()
                        )
                    });
                }
            }
        }
    }
    eprintln!(
        "{made} cohorts of {n}, {} releases; {secrets} suppressed small counts, {narrowed} narrowed, {pinned} known exactly",
        of_release.len()
    );
    for (what, example) in examples.iter().take(25) {
        eprintln!("{what}: {example}");
    }
}
