//! Every fault of a form's definition, found in one pass.

use std::collections::{BTreeMap, BTreeSet};

use super::concept::{LONGEST_CODE, is_code};
use super::fault::{Mixed, short};
use super::graph::Graph;
use super::{Fault, FaultKind, Form, FormDraft, Item, Reply, ResponseSet, Role, SupportWish, Texts};
use crate::ground::Occasion;

/// What is wrong with `draft`; nothing, if it can be used.
pub(super) fn faults_of(draft: &FormDraft) -> Vec<Fault> {
    let mut faults = Vec::new();
    of_form(draft, &mut faults);
    if draft.items.is_empty() || draft.items.len() > Form::MOST_ITEMS {
        // nothing more: the rest takes time that grows with the items
        faults.push(Fault::of_form(FaultKind::ItemCount { found: draft.items.len() }));
        return faults;
    }
    let mut seen = BTreeSet::new();
    for item in &draft.items {
        let mut fault = |kind| faults.push(Fault::of_item(&item.code, kind));
        if !is_code(&item.code) {
            fault(FaultKind::ItemCode);
        }
        if Form::RESERVED.contains(&&*item.code) {
            fault(FaultKind::ReservedCode);
        }
        if !seen.insert(&item.code) {
            fault(FaultKind::RepeatedCode);
        }
        if (item.role == Role::SupportWish) != (item.response_set == ResponseSet::SupportWish) {
            fault(FaultKind::ResponseSet);
        }
        of_texts("label", &item.label, draft, &mut fault);
        of_texts("wording", &item.wording, draft, &mut fault);
        if let Some(how) = own_use_mixed(item) {
            fault(FaultKind::OwnUse { how });
        }
    }
    let has_exposure = draft.items.iter().any(|item| item.role == Role::Exposed && item.mandatory && item.asked_if.is_none());
    if !has_exposure {
        faults.push(Fault::of_form(FaultKind::NoMandatoryExposure));
    }
    Graph::new(draft).faults(&mut faults);
    faults
}

fn of_form(draft: &FormDraft, faults: &mut Vec<Fault>) {
    let mut fault = |kind| faults.push(Fault::of_form(kind));
    if draft.schema_version != 1 {
        fault(FaultKind::SchemaVersion { found: draft.schema_version });
    }
    if !is_form_id(&draft.id) {
        fault(FaultKind::FormId);
    }
    if let (Some(min), Some(max)) = (draft.min_age, draft.max_age)
        && min > max
    {
        fault(FaultKind::AgeRange { min, max });
    }
    if let (Some(from), Some(to)) = (draft.valid_from, draft.valid_to)
        && from > to
    {
        fault(FaultKind::Dates);
    }
    let mut languages = BTreeSet::new();
    for (position, language) in draft.languages.iter().enumerate() {
        if !is_language(language) || !languages.insert(language) || position >= Form::MOST_LANGUAGES {
            fault(FaultKind::Language { language: short(language) });
            if position >= Form::MOST_LANGUAGES {
                break;
            }
        }
    }
    let has_wording = draft.items.iter().any(|item| !item.wording.is_empty());
    if has_wording && draft.wording_rights.as_ref().is_none_or(|rights| rights.trim().is_empty()) {
        fault(FaultKind::WordingRights);
    }
    of_answer_codes(draft, &mut fault);
}

fn of_answer_codes(draft: &FormDraft, fault: &mut impl FnMut(FaultKind)) {
    let clean: BTreeMap<&str, _> = draft.answer_codes.iter().map(|(text, code)| (&**text, *code)).collect();
    for (text, code) in clean {
        let is_plain = text.trim() == text
            && text.to_lowercase() == text
            && (1..=LONGEST_CODE).contains(&text.chars().count())
            && !matches!(text, "" | "na" | "nan" | "." | "not_recorded");
        let means_other = Reply::from_code(text).is_some_and(|answer| !code.is(answer));
        if !is_plain || means_other || SupportWish::from_code(text).is_some() {
            fault(FaultKind::AnswerCode);
        }
    }
}

fn of_texts(what: &'static str, texts: &Texts, draft: &FormDraft, fault: &mut impl FnMut(FaultKind)) {
    if texts.is_empty() {
        return;
    }
    for language in draft.languages.iter().take(Form::MOST_LANGUAGES) {
        if texts.get(language).is_none_or(|text| text.trim().is_empty()) {
            fault(FaultKind::MissingTranslation { what, language: short(language) });
        }
    }
    for language in texts.keys().filter(|language| !draft.languages.contains(language)) {
        fault(FaultKind::UndeclaredLanguage { what, language: short(language) });
    }
}

/// How an item's code contradicts its role.
fn own_use_mixed(item: &Item) -> Option<Mixed> {
    let says_own_use = item.code.contains("own_use") || item.code.contains("own_violence");
    let says_exposed = item.code.contains("exposed") || item.code.contains("exposure");
    match item.role {
        Role::Exposed | Role::WitnessedAsChild | Role::ChildrenExposed if says_own_use => Some(Mixed::CodeOfOwnUse),
        Role::OwnUse if says_exposed => Some(Mixed::CodeOfExposure),
        _ => None,
    }
}

fn is_form_id(id: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    // `start.` and `exit.` before a column's name say the occasion
    let is_occasion = Occasion::BOTH.iter().any(|occasion| occasion.name() == id);
    (1..=LONGEST_CODE).contains(&id.len()) && id.bytes().all(allowed) && !is_occasion
}

/// `sv`, `sme`, `zh-Hant`.
fn is_language(code: &str) -> bool {
    let mut parts = code.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}
