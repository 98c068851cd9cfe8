//! Reading a screening from JSON and the like, with errors that repeat nothing.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use zeroize::Zeroizing;

use super::{Broken, Context, Form, Screening};
use crate::finding::ViolenceRule;

/// Reads one screening of a form: a map from the names of [`Form::fields`], with
/// or without the form's id, to texts.
///
/// Stricter than a table: a cell that cannot be read is an error. Errors name
/// the item and what was expected, never what was found; rules that a readable
/// screening breaks are added to `broken`. Use a format that describes itself and
/// whose own messages do not quote the input: JSON's give line and column, TOML's
/// show the line.
///
/// # Examples
///
/// ```
/// use enkat::violence::Context;
/// use enkat::inner::violence::FromData;
/// use enkat::violence::Form;
/// use serde::de::DeserializeSeed as _;
///
/// let form = Form::built_in("seven-item-skeleton-1")?;
/// let mut broken = Vec::new();
/// let mut read = |text: &str| {
///     let seed = FromData { form: &form, context: &Context::default(), broken: &mut broken };
///     seed.deserialize(&mut serde_json::Deserializer::from_str(text))
/// };
/// assert!(read(r#"{"status": "asked", "slot_1": "declined"}"#).is_ok());
/// let error = read(r#"{"status": "asked", "slot_1": "sometimes"}"#).unwrap_err().to_string();
/// assert!(error.starts_with("slot_1 could not be read (VS03)"));
/// assert!(!error.contains("sometimes"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct FromData<'a> {
    /// The form that was used.
    pub form: &'a Form,
    /// What is known beside the screening.
    pub context: &'a Context,
    /// Where rules are added that the screening breaks.
    pub broken: &'a mut Vec<Broken>,
}

impl fmt::Debug for FromData<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FromData")
    }
}

impl<'de> DeserializeSeed<'de> for FromData<'_> {
    type Value = Screening;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Screening, D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// A text, or nothing where the data hold anything else.
struct Cell(Option<String>);

struct CellVisitor;

impl<'de> serde::Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(CellVisitor)
    }
}

/// Visits that refuse what they are shown without repeating it.
macro_rules! refuse_unseen {
    ($refused:expr; $($visit:ident($kind:ty)),+ $(,)?) => {
        $(fn $visit<E: Error>(self, _: $kind) -> Result<Self::Value, E> {
            $refused
        })+
    };
}

impl<'de> Visitor<'de> for CellVisitor {
    type Value = Cell;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Cell, E> {
        Ok(Cell(Some(text.to_owned())))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Cell, E> {
        Ok(Cell(Some(text)))
    }

    fn visit_unit<E: Error>(self) -> Result<Cell, E> {
        Ok(Cell(Some(String::new())))
    }

    fn visit_none<E: Error>(self) -> Result<Cell, E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Cell, D::Error> {
        deserializer.deserialize_any(self)
    }

    refuse_unseen!(
        Ok(Cell(None));
        visit_bool(bool), visit_i64(i64), visit_i128(i128), visit_u64(u64), visit_u128(u128), visit_f64(f64), visit_bytes(&[u8]),
    );

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Cell, A::Error> {
        while parts.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Cell(None))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Cell, A::Error> {
        while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Cell(None))
    }
}

/// What a whole screening is refused with when it is not a map.
fn no_map<T, E: Error>() -> Result<T, E> {
    Err(E::custom("a screening is a map from fields to texts"))
}

impl<'de> Visitor<'de> for FromData<'_> {
    type Value = Screening;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map from fields to texts")
    }

    refuse_unseen!(
        no_map();
        visit_bool(bool), visit_i64(i64), visit_i128(i128), visit_u64(u64), visit_u128(u128), visit_f64(f64), visit_bytes(&[u8]),
        visit_str(&str),
    );

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Screening, A::Error> {
        let mut row = Zeroizing::new(vec![None::<String>; self.form.field_count()]);
        let broke =
            |what: &str, rule: ViolenceRule| A::Error::custom(format_args!("{what} ({}): {}", rule.code(), expected(rule)));
        while let Some(Cell(name)) = entries.next_key()? {
            let name = name.unwrap_or_default();
            let field = self.form.field_of_column(&name).and_then(|field| match field {
                Some(field) => Ok(field),
                None => self.form.field_of_rest(&name),
            });
            let field = field.map_err(|rule| broke("a field is not in the form", rule))?;
            if row[field].is_some() {
                return Err(broke(&format!("{} is there twice", self.name(field)), ViolenceRule::UnknownItem));
            }
            let Cell(cell) = entries.next_value()?;
            row[field] = Some(cell.ok_or_else(|| A::Error::custom(format_args!("{} is not text", self.name(field))))?);
        }
        let cells: Vec<Option<&str>> = row.iter().map(Option::as_deref).collect();
        let already = self.broken.len();
        let Some(screening) = self.form.read(&cells, self.context, self.broken) else {
            return Err(A::Error::custom("the screening is empty"));
        };
        let unreadable = self.broken[already..].iter().find(|broken| is_unreadable(broken.rule)).copied();
        if let Some(Broken { rule, field, .. }) = unreadable {
            self.broken.truncate(already);
            let name = field.map_or("a field", |field| self.name(field));
            return Err(broke(&format!("{name} could not be read"), rule));
        }
        Ok(screening)
    }
}

impl FromData<'_> {
    /// The name of a field, which the form gives, not the data.
    fn name(&self, field: usize) -> &str {
        self.form
            .item_of_field(field)
            .map_or_else(|| Form::RESERVED.get(field).copied().unwrap_or("a field"), |item| &self.form.items()[item].code)
    }
}

fn is_unreadable(rule: ViolenceRule) -> bool {
    matches!(
        rule,
        ViolenceRule::NotInResponseSet
            | ViolenceRule::PossibleFreeText
            | ViolenceRule::IdentityNumber
            | ViolenceRule::UndeclaredCode
    )
}

fn expected(rule: ViolenceRule) -> &'static str {
    match rule {
        ViolenceRule::UnknownItem => "expected a field of the form, once",
        ViolenceRule::IdentityNumber => "expected no personal identity number anywhere",
        _ => "expected a code of the field, such as yes, no, dont_know, declined, not_applicable or not_asked",
    }
}
