//! `violence`.

use std::collections::BTreeMap;

use enkat::Registry;
use enkat::ground::{Day, Occasion};
use enkat::inner::violence::{Condition, Domain, Item, ResponseSet, Role, Version, Window, compare};
use enkat::instrument::Label;
use enkat::violence::{Context, Current, Form, FormDraft, RevealedResult, Screening};

use crate::{TEXTS, Tried};

#[test]
fn forms_from_anywhere() {
    Tried::of(|tried| {
        for numbers in [[0; 3], [u16::MAX; 3]] {
            tried.call("Version::new", || Version::new(numbers[0], numbers[1], numbers[2]).map(Version::numbers).is_ok());
        }
        let mut drafts = Vec::new();
        let built_in = Form::all_built_in();
        drafts.extend(built_in.iter().map(|form| form.draft().clone()));
        for text in TEXTS {
            tried.call("Version", || text.parse::<Version>().is_ok());
            tried.call("Domain", || text.parse::<Domain>().is_ok());
            tried.call("Current", || text.parse::<Current>().is_ok());
            tried.call("Form::built_in", || Form::built_in(text).is_ok());
            tried.call("RevealedResult::columns", || RevealedResult::columns(Some(text)).len());
            let item = |code: &'static str| Item::yes_no(code, Domain::Physical, Role::Exposed, Window::Lifetime);
            let on_itself = item(text).asked_if(Condition::yes(text));
            for items in [
                vec![],
                vec![item(text)],
                vec![item(text), item(text)],
                vec![on_itself.clone(); 3000],
                vec![on_itself.mandatory()],
            ] {
                let mut draft = FormDraft::new(text, Label::new(text, text), items);
                (draft.min_age, draft.max_age) = (Some(255), Some(0));
                draft.languages = vec![text.into(); 3];
                draft.answer_codes = BTreeMap::from([(text.into(), enkat::inner::violence::AnswerCode::Yes)]);
                draft.schema_version = 255;
                drafts.push(draft);
            }
            let nested = (0..2000).fold(Condition::yes(text), |inner, _| Condition::AnyOf(vec![inner, Condition::AllOf(vec![])]));
            tried.call("Condition::depth", || nested.depth());
            drafts.push(FormDraft::new("nested", Label::new("", ""), vec![item("a").asked_if(nested)]));
        }
        let mut ring = built_in[0].draft().clone();
        let last = ring.items.len() - 1;
        let codes = [ring.items[0].code.clone(), ring.items[last].code.clone()];
        ring.items[0].asked_if = Some(Condition::yes(codes[1].clone()));
        ring.items[last].asked_if = Some(Condition::AllOf(vec![Condition::yes(codes[0].clone()); 200]));
        ring.items[0].response_set = ResponseSet::SupportWish;
        drafts.push(ring);
        for draft in drafts {
            let form = tried
                .call("Form::new", || Form::new(draft))
                .and_then(|form| form.map_err(|error| tried.call("FormError", || format!("{error} {error:?}"))).ok());
            if let Some(form) = form {
                of_form(tried, &form);
                tried.call("Registry::add_violence_form", || {
                    let mut registry = Registry::built_in();
                    (registry.add_violence_form(form.clone()).is_ok(), registry.add_violence_form(form).is_ok())
                });
            }
        }
    });
}

fn of_form(tried: &mut Tried, form: &Form) {
    for place in [0, 1, usize::MAX] {
        tried.call("Form::item_of_field", || form.item_of_field(place));
    }
    for age in [0, 17, 255] {
        tried.call("Form::is_for_age", || form.is_for_age(age));
    }
    for day in [-719_162, 2_932_896] {
        tried.call("Form::is_valid_on", || Day::from_days(day).map(|day| form.is_valid_on(day)).is_ok());
    }
    let mut screenings: Vec<Screening> = vec![Screening::unreadable(form)];
    let cells = TEXTS.into_iter().chain(["yes", "no", "asked", "declined", "1", "0001-01-01", "yes;no", "wants"]);
    for cell in cells {
        tried.call("Form::item", || (form.item(cell), form.field_of_column(cell).is_ok()));
        for day in [Some(i32::MIN), Some(0), Some(i32::MAX)] {
            for other in [Some(i32::MAX), Some(i32::MIN), None] {
                let most_days_after_enrolment = u32::MAX;
                let occasion = Some(Occasion::Exit);
                let context = Context {
                    age: Some(255),
                    occasion,
                    day,
                    enrolled: other,
                    left: other,
                    today: other,
                    most_days_after_enrolment,
                };
                let zero = Context { most_days_after_enrolment: 0, age: None, ..context };
                for context in [context, zero] {
                    for length in [0, 1, form.field_count(), 3000] {
                        let row = vec![Some(cell); length];
                        screenings.extend(tried.call("Form::read", || form.read(&row, &context, &mut Vec::new())).flatten());
                    }
                    let named = [(cell, cell), ("status", "asked"), ("status", cell), ("date", cell), ("slot_1", cell)];
                    screenings
                        .extend(tried.call("Form::read_named", || form.read_named(&named, &context, &mut Vec::new())).flatten());
                }
            }
        }
    }
    let others = Form::all_built_in().into_iter().map(|form| Screening::unreadable(&form));
    let all: Vec<Screening> = others.chain(screenings).collect();
    for screening in all.iter().take(40) {
        for place in [0, 1, usize::MAX] {
            tried.call("Screening's items", || {
                (screening.answer(place), screening.frequency(place), screening.relations(place).count())
            });
        }
        for other in all.iter().take(40) {
            tried.call("compare", || compare(screening, other).len());
        }
        tried.call("Screening::result", || {
            let result = screening.result(Current::default());
            (result.outcome().is_ok(), result.reveal().cells(), format!("{screening:?}{result:?}"))
        });
    }
}
