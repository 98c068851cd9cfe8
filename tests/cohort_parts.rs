//! Parts of a group: under which key ids are hashed, and that each part comes once.

use enkat::Registry;
use enkat::eq5d5l::Profile;
use enkat::ground::{Answer, IdKey, Occasion};
use enkat::table::TableRows;
use enkat::tally::{Cohort, CohortError, Visit};
use enkat::{Choices, RegistryError};

fn registry() -> Registry {
    Registry::built_in()
}

fn empty() -> Cohort {
    Cohort::counting(&registry(), &["eq5d5l"], Vec::new()).expect("it is built in")
}

fn key(secret: &str) -> IdKey {
    IdKey::from_secret(secret.as_bytes()).expect("long enough")
}

const ONE: &str = "a secret of one municipality";
const OTHER: &str = "the secret of another one";

fn visit(person: &str, occasion: Occasion, vas: u8) -> Visit {
    let profile: Profile = "21232".parse().expect("a profile");
    Visit::of(person).at(occasion).answering(profile.items()).answering([("vas", Answer::Answered(vas))])
}

/// A part of these people at start, under a key or without one.
fn part(key: Option<IdKey>, people: &[&str]) -> Cohort {
    let mut part = key.map_or_else(empty, |key| empty().with_id_key(key).expect("nobody is in it"));
    for person in people {
        part.push(&visit(person, Occasion::Start, 50)).expect("a visit");
    }
    part
}

fn sealed(mut cohort: Cohort) -> Cohort {
    cohort.seal();
    cohort
}

fn read(cohort: &Cohort) -> Cohort {
    Cohort::from_bytes(&cohort.to_bytes(), &registry()).expect("its own bytes")
}

#[test]
fn parts_under_one_key_know_each_others_people_and_no_others() {
    for key in [None, Some(key(ONE)), Some(key(OTHER))] {
        let mut whole = part(key, &["a", "b"]);
        let mut exits = part(key, &[]);
        exits.push(&visit(" a ", Occasion::Exit, 70)).expect("a visit");
        whole.merge(&read(&exits)).expect("the same key");
        assert_eq!(whole.counted().all().people.pairs, 1);
    }
    for (one, other) in [(None, Some(key(ONE))), (Some(key(OTHER)), Some(key(ONE))), (Some(key(ONE)), None)] {
        let mut whole = part(one, &["a"]);
        let before = whole.clone();
        assert_eq!(whole.merge(&part(other, &["b"])), Err(CohortError::OtherIdKey));
        assert_eq!(whole, before);
    }
}

#[test]
fn no_hash_of_an_id_is_the_same_under_another_key() {
    let state = |key: Option<IdKey>| part(key, &["P01"]).to_bytes();
    let plain = state(None);
    // the hash that anybody can work out is in the state without a key, and in no other
    let known = {
        use std::hash::Hasher as _;

        use siphasher::sip128::{Hasher128 as _, SipHasher13};
        let mut hasher = SipHasher13::new_with_keys(0x656e_6b61_7420_6964, 0x7065_7273_6f6e_2031);
        hasher.write(b"P01");
        hasher.finish128().as_u128().to_le_bytes()
    };
    let holds = |bytes: &[u8]| bytes.windows(known.len()).any(|window| window == known);
    assert!(holds(&plain));
    for secret in [ONE, OTHER] {
        let keyed = state(Some(key(secret)));
        assert!(!holds(&keyed) && !keyed.windows(secret.len()).any(|window| window == secret.as_bytes()));
        assert_eq!(keyed, state(Some(key(secret))), "the same on every machine");
    }
    assert_ne!(state(Some(key(ONE))), state(Some(key(OTHER))));
}

#[test]
fn a_state_asks_for_its_key_before_there_are_more_people() {
    let cohort = part(Some(key(ONE)), &["a"]);
    let mut later = read(&cohort);
    assert_eq!(later, cohort);
    assert_eq!(later.push(&visit("b", Occasion::Start, 1)).err(), Some(CohortError::NoIdKey));
    assert_eq!(later.remove("a"), Err(CohortError::NoIdKey));
    later.push(&Visit::anonymous()).expect("nobody's id is hashed");
    assert_eq!(later.clone().with_id_key(key(OTHER)).err(), Some(CohortError::OtherIdKey));
    assert_eq!(part(None, &["a"]).with_id_key(key(ONE)).err(), Some(CohortError::OtherIdKey));
    let mut later = later.with_id_key(key(ONE)).expect("its key");
    later.push(&visit("a", Occasion::Exit, 1)).expect("a visit");
    assert_eq!(later.counted().all().people.pairs, 1);
    assert_eq!(later.remove("a"), Ok(true));
    assert_eq!(later.remove("a"), Ok(false));
}

#[test]
fn sealed_parts_have_no_ids_and_merge_whatever_their_keys() {
    let mut whole = sealed(part(Some(key(ONE)), &["a"]));
    whole.merge(&sealed(part(Some(key(OTHER)), &["b"]))).expect("no ids are left");
    whole.merge(&sealed(part(None, &["c"]))).expect("no ids are left");
    assert_eq!(whole.rows(), 3);
    let mut other_order = sealed(part(None, &["c"]));
    other_order.merge(&read(&sealed(part(Some(key(OTHER)), &["b"])))).expect("no ids are left");
    other_order.merge(&sealed(part(Some(key(ONE)), &["a"]))).expect("no ids are left");
    assert_eq!(other_order.to_bytes(), whole.to_bytes());
    // a key of ids that are gone binds nobody, read back or not
    for keyed in [part(Some(key(ONE)), &["a"]), read(&part(Some(key(ONE)), &["a"]))] {
        let mut whole = empty();
        whole.merge(&sealed(keyed)).expect("no ids are left");
        whole.merge(&part(None, &["b"])).expect("none were there");
    }
    let mut later = sealed(read(&part(Some(key(ONE)), &["a"])));
    later.push(&visit("c", Occasion::Start, 1)).expect("nobody is left whose key is needed");
    // whoever is still to come is hashed as the first part says
    let mut open = empty();
    open.merge(&part(Some(key(ONE)), &["a"])).expect("nobody is in it yet");
    assert_eq!(open.merge(&part(Some(key(OTHER)), &["b"])), Err(CohortError::OtherIdKey));
}

#[test]
fn a_table_is_read_under_the_key_of_its_choices() {
    let choices = Choices { id_key: Some(key(ONE)), ..Choices::default() };
    let registry = registry();
    let header = ["id", "mo", "sc", "ua", "pd", "ad", "vas"];
    let table = choices.cohort(&registry, &header).expect("its columns");
    let ids = ["a", "b"];
    let codes = [[2_u8; 2], [1; 2], [2; 2], [3; 2], [2; 2], [50; 2]];
    let mut columns = vec![(&ids).into()];
    for codes in &codes {
        columns.push(codes.into());
    }
    let mut rows = table.begin();
    rows.read(&TableRows::of(&columns)).expect("rows");
    let (cohort, _) = rows.finish();
    let mut pushed = part(Some(key(ONE)), &[]);
    pushed.push(&visit("a", Occasion::Exit, 1)).expect("a visit");
    pushed.merge(&part(Some(key(ONE)), &["b"])).expect("the same key");
    assert_eq!(pushed.repeated_with(&cohort), 1, "b");
}

#[test]
fn a_part_that_comes_twice_is_told_before_anything_changes() {
    let mut whole = part(None, &["a", "b"]);
    whole.merge(&part(None, &["c", "d"])).expect("other people");
    let before = whole.clone();
    assert_eq!(whole.merge(&part(None, &["c", "d"])), Err(CohortError::Repeated { rows: 2 }));
    assert_eq!(whole.merge(&part(None, &["d", "e"])), Err(CohortError::Repeated { rows: 1 }));
    assert_eq!(whole, before);
    whole.merge_repeating(&part(None, &["d", "e"])).expect("as in one table");
    assert_eq!(whole.counted().all().people.duplicates, [2, 0]);

    // nobody is told apart in these: their names are
    let march = sealed(part(None, &["a", "b"])).of_part("north 2026-03");
    let mut year = empty().of_part("north 2026-02");
    year.merge(&read(&march)).expect("another part");
    assert_eq!(year.parts().collect::<Vec<_>>(), ["north 2026-02", "north 2026-03"]);
    let before = year.clone();
    let twice = CohortError::PartTwice { part: "north 2026-03".into() };
    assert_eq!(twice.to_string(), "the part \"north 2026-03\" is in both; a part is merged once");
    assert_eq!(year.merge(&march), Err(twice.clone()));
    assert_eq!(year.merge_repeating(&march), Err(twice));
    assert_eq!((&year, read(&year)), (&before, before.clone()));
}

#[test]
fn a_key_and_too_many_columns_are_told_without_what_is_secret() {
    let error = IdKey::from_secret(b"secret").expect_err("too short");
    assert_eq!(error.to_string(), "a secret for ids has 16 bytes or more, found 6; make it of random bytes, not of words");
    assert!(IdKey::from_secret(&[7; IdKey::SHORTEST_SECRET]).is_ok());
    assert_eq!(IdKey::from_secret(&[7; 15]).err().map(|error| error.found), Some(15));
    let choices = Choices { id_key: Some(key(ONE)), ..Choices::default() };
    let shown = format!("{:?} {choices:?} {:?}", key(ONE), part(Some(key(ONE)), &["a"]));
    assert!(shown.contains("IdKey(redacted)") && !shown.contains("municipality"), "{shown}");

    let by = |columns: usize| (0..columns).map(|n| format!("c{n}").parse().expect("a breakdown")).collect::<Vec<_>>();
    assert!(Cohort::counting(&registry(), &["eq5d5l"], by(64)).is_ok());
    assert_eq!(Cohort::counting(&registry(), &["eq5d5l"], by(65)).err(), Some(CohortError::TooManyColumns));
    let header: Vec<String> = ["id".into(), "vas".into()].into_iter().chain((0..65).map(|n| format!("c{n}"))).collect();
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    let choices = Choices { by: by(65), ..Choices::default() };
    let registry = registry();
    let error = choices.cohort(&registry, &header).expect_err("too many").to_string();
    assert_eq!(error, "groups by 65 columns, at most 64 are counted, those of crossed groups one by one");
    let unknown = Cohort::counting(&registry, &["soc31"], Vec::new()).expect_err("no such form");
    assert!(matches!(unknown, CohortError::Questionnaire(RegistryError::Unknown { .. })), "{unknown}");
}
