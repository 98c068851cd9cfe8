//! The questionnaires that can be scored.

use crate::ground::{close_names, short_debug, shown_name};
use crate::instrument::{AnyInstrument, DefinitionError};
use crate::programme::Programme;
use crate::violence::Form;
use crate::{eq5d5l, kasam};

/// The built-in questionnaires and those that a caller adds.
///
/// # Examples
///
/// ```
/// use enkat::Registry;
///
/// let registry = Registry::built_in();
/// let ids: Vec<_> = registry.iter().map(|instrument| instrument.definition().id.as_ref()).collect();
/// assert_eq!(ids, ["eq5d5l", "soc29", "soc13"]);
/// ```
pub struct Registry {
    instruments: Vec<Box<dyn AnyInstrument>>,
    own_value_sets: Vec<eq5d5l::ValueSet>,
    violence_forms: Vec<Form>,
    programme: Programme,
}

impl Registry {
    /// EQ-5D-5L with the published value sets, SOC-29 and SOC-13.
    #[must_use]
    pub fn built_in() -> Self {
        Self::with_value_sets(Vec::new())
    }

    /// The same, with a caller's own value sets beside the published ones.
    #[must_use]
    pub fn with_value_sets(own: Vec<eq5d5l::ValueSet>) -> Self {
        Self {
            own_value_sets: own.clone(),
            instruments: vec![Box::new(eq5d5l::Eq5d5l::with_value_sets(own)), Box::new(kasam::soc29()), Box::new(kasam::soc13())],
            violence_forms: Form::all_built_in(),
            programme: Programme::built_in(),
        }
    }

    /// The same, with a caller's own lists of codes for the programme.
    #[must_use]
    pub fn with_programme(self, programme: Programme) -> Self {
        Self { programme, ..self }
    }

    /// Adds a form of the violence screening; one that is there as it is stays as it is.
    ///
    /// # Errors
    ///
    /// [`RegistryError::Taken`] when another has its id.
    pub fn add_violence_form(&mut self, form: Form) -> Result<(), RegistryError> {
        let is_taken = |name: &str| {
            let instruments = self.iter().any(|known| known.definition().id == name);
            instruments || self.violence_forms.iter().any(|known| known.id() == name)
        };
        if self.violence_forms.contains(&form) {
            return Ok(());
        }
        if is_taken(form.id()) {
            return Err(RegistryError::Taken { name: form.id().to_owned() });
        }
        self.violence_forms.push(form);
        Ok(())
    }

    /// Every value set that an index may come from, the caller's own first.
    pub fn value_sets(&self) -> impl Iterator<Item = &eq5d5l::ValueSet> + Clone {
        self.own_value_sets.iter().chain(eq5d5l::ValueSet::all_published())
    }

    /// Every form of the violence screening.
    #[must_use]
    pub fn violence_forms(&self) -> &[Form] {
        &self.violence_forms
    }

    /// The lists of codes by which the programme's own facts are read.
    #[must_use]
    pub fn programme(&self) -> &Programme {
        &self.programme
    }

    /// Adds a questionnaire.
    ///
    /// # Errors
    ///
    /// [`RegistryError::Taken`] when its id or one of its items is in use,
    /// [`RegistryError::Definition`] when nothing can be read by it.
    pub fn add(&mut self, instrument: impl AnyInstrument + 'static) -> Result<(), RegistryError> {
        let new = instrument.definition();
        new.check()?;
        for known in self.iter().map(AnyInstrument::definition) {
            if known.id == new.id {
                return Err(RegistryError::Taken { name: new.id.to_string() });
            }
            if let Some(item) = new.items.iter().find(|item| known.items.iter().any(|taken| taken.id == item.id)) {
                return Err(RegistryError::Taken { name: item.id.to_string() });
            }
        }
        self.instruments.push(Box::new(instrument));
        Ok(())
    }

    /// Every questionnaire, in the order of reports.
    pub fn iter(&self) -> impl Iterator<Item = &dyn AnyInstrument> {
        self.instruments.iter().map(|instrument| &**instrument)
    }

    /// The questionnaire with this id, compared without case.
    ///
    /// # Errors
    ///
    /// [`RegistryError::Unknown`], with the ids that come close.
    pub fn get(&self, id: &str) -> Result<&dyn AnyInstrument, RegistryError> {
        self.iter().find(|instrument| instrument.definition().id.eq_ignore_ascii_case(id.trim())).ok_or_else(|| {
            RegistryError::Unknown {
                id: shown_name(id),
                close: close_names(id, self.iter().map(|instrument| instrument.definition().id.as_ref())),
            }
        })
    }
}

/// A questionnaire that is not there, or cannot be added.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RegistryError {
    /// No questionnaire has this id.
    #[error("unknown questionnaire {id:?}{}", crate::ground::did_you_mean(close))]
    Unknown {
        /// What was asked for.
        id: String,
        /// Ids that come close.
        close: Vec<String>,
    },
    /// Nothing can be read by it.
    #[error(transparent)]
    Definition(#[from] DefinitionError),
    /// Another questionnaire uses this name.
    #[error("the name {name:?} belongs to another questionnaire")]
    Taken {
        /// The name.
        name: String,
    },
}

short_debug! {
    impl Registry { questionnaires: |registry: &Self| registry.iter().map(|one| one.definition().id.clone()).collect::<Vec<_>>(), own_value_sets: |registry: &Self| registry.own_value_sets.len() }
}
