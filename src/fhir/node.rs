//! An object within a resource, with the way to it.

use serde_json::{Map, Value};

use super::FhirError;

/// An object that holds no modifier.
pub(super) struct Node<'v> {
    object: &'v Map<String, Value>,
    path: String,
}

impl<'v> Node<'v> {
    /// A resource of this type.
    pub(super) fn resource(value: &'v Value, expected: &'static str) -> Result<Self, FhirError> {
        if value.get("resourceType").and_then(Value::as_str) != Some(expected) {
            return Err(FhirError::Resource { expected });
        }
        let root = Self::new(value, expected.to_owned())?;
        // rules that only the sender knows change the meaning of a whole resource
        if root.get("implicitRules").is_some() {
            return Err(FhirError::Modifier { path: root.path_to("implicitRules") });
        }
        Ok(root)
    }

    fn new(value: &'v Value, path: String) -> Result<Self, FhirError> {
        let Some(object) = value.as_object() else { return Err(FhirError::Shape { path, expected: "an object" }) };
        if object.contains_key("modifierExtension") {
            return Err(FhirError::Modifier { path: format!("{path}.modifierExtension") });
        }
        Ok(Self { object, path })
    }

    pub(super) fn path_to(&self, key: &str) -> String {
        format!("{}.{key}", self.path)
    }

    pub(super) fn shape(&self, key: &str, expected: &'static str) -> FhirError {
        FhirError::Shape { path: self.path_to(key), expected }
    }

    pub(super) fn get(&self, key: &str) -> Option<&'v Value> {
        self.object.get(key)
    }

    pub(super) fn text(&self, key: &str) -> Result<Option<&'v str>, FhirError> {
        self.get(key).map(|value| value.as_str().ok_or_else(|| self.shape(key, "a text"))).transpose()
    }

    pub(super) fn node(&self, key: &str) -> Result<Option<Self>, FhirError> {
        self.get(key).map(|value| Self::new(value, self.path_to(key))).transpose()
    }

    pub(super) fn list(&self, key: &str) -> Result<Vec<Self>, FhirError> {
        let Some(value) = self.get(key) else { return Ok(Vec::new()) };
        let values = value.as_array().ok_or_else(|| self.shape(key, "a list"))?;
        values.iter().enumerate().map(|(place, value)| Self::new(value, format!("{}.{key}[{place}]", self.path))).collect()
    }

    /// Every item below this one, also those within groups and within answers.
    pub(super) fn items(&self) -> Result<Vec<Self>, FhirError> {
        let mut items = self.list("item")?;
        let mut walked = 0;
        while let Some(item) = items.get(walked) {
            let mut below = item.list("item")?;
            for answer in item.list("answer")? {
                below.extend(answer.list("item")?);
            }
            items.extend(below);
            walked += 1;
        }
        Ok(items)
    }

    /// What `key…` hold that are not about another such key: the choices of a `value[x]`.
    pub(super) fn choices(&self, key: &str) -> Vec<(&'v str, &'v Value)> {
        let choices = self.object.iter().filter_map(|(name, value)| Some((name.strip_prefix(key)?, value)));
        choices.collect()
    }

    /// The first extension by one of these names.
    pub(super) fn extension(&self, urls: &[&str]) -> Option<&'v Value> {
        self.get("extension").and_then(|extensions| extension(extensions, urls))
    }
}

/// The first of these extensions by one of these names.
pub(super) fn extension<'v>(extensions: &'v Value, urls: &[&str]) -> Option<&'v Value> {
    let is_named = |extension: &&Value| extension["url"].as_str().is_some_and(|url| urls.contains(&url));
    extensions.as_array()?.iter().find(is_named)
}

/// An object of FHIR, which has no place for `null`.
pub(super) fn without_nulls(mut object: Value) -> Value {
    if let Value::Object(keys) = &mut object {
        keys.retain(|_, value| !value.is_null());
    }
    object
}
