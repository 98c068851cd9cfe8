//! References and ids, which must not tell who somebody is.

use serde_json::{Map, Value};

use super::FhirError;
use super::node::Node;
use crate::finding::holds_identity_number;

/// What a reference says of whom or what it is about; not the name that it may show.
pub(super) fn reference(root: &Node<'_>, key: &str) -> Result<Option<Value>, FhirError> {
    let Some(node) = root.node(key)? else { return Ok(None) };
    let mut kept = kept(&node, &["reference", "type"])?;
    if let Some(identifier) = node.node("identifier")? {
        kept.insert("identifier".into(), Value::Object(self::kept(&identifier, &["system", "value"])?));
    }
    let points_inside = kept.get("reference").and_then(Value::as_str).is_some_and(|reference| reference.starts_with('#'));
    if points_inside || !(kept.contains_key("reference") || kept.contains_key("identifier")) {
        return Err(root.shape(key, "a reference to a resource of its own, or an identifier"));
    }
    Ok(Some(Value::Object(kept)))
}

fn kept(node: &Node<'_>, keys: &[&str]) -> Result<Map<String, Value>, FhirError> {
    let mut kept = Map::new();
    for key in keys {
        if let Some(text) = node.text(key)? {
            let text = not_an_identity_number(text, || node.path_to(key))?;
            kept.insert((*key).to_owned(), text.into());
        }
    }
    Ok(kept)
}

pub(super) fn not_an_identity_number(text: &str, path: impl FnOnce() -> String) -> Result<&str, FhirError> {
    if holds_identity_number(text) { Err(FhirError::IdentityNumber { path: path() }) } else { Ok(text) }
}

/// Up to 64 letters, digits, dashes and points.
pub(super) fn logical_id(id: &str, path: String) -> Result<String, FhirError> {
    let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.');
    if !(1..=64).contains(&id.len()) || !id.bytes().all(is_sign) {
        return Err(FhirError::Shape { path, expected: "an id of up to 64 letters, digits, dashes and points" });
    }
    not_an_identity_number(id, || path).map(str::to_owned)
}
