//! Profile and EQ VAS text: rejected, or prints back to itself.

use enkat::Registry;
use enkat::eq5d5l::Profile;
use enkat::finding::holds_identity_number;
use enkat::ground::Answer;
use enkat::inner::table::read_answer;

pub fn holds(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(profile) = text.parse::<Profile>() {
        assert_eq!(profile.to_string(), text);
    }
    let registry = Registry::built_in();
    let eq5d5l = registry.get("eq5d5l").expect("it is built in").definition();
    for item in &eq5d5l.items {
        let answer = read_answer(text, item, &[]);
        if let Answer::Answered(code) = answer {
            assert!((item.min..=item.max).contains(&code));
            let number: f64 = text.trim().replace(',', ".").parse().expect("an answer is a number");
            assert_eq!(number, f64::from(code));
        }
        // blanks around a cell never change what it is
        assert_eq!(read_answer(&format!(" {text}\t"), item, &[]), answer);
    }
    let _ = holds_identity_number(text);
}
