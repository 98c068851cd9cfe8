//! What stands above the contents of a document.

/// What stands above the contents of a document, whatever it is about.
#[derive(Default)]
pub(super) struct Front {
    pub(super) title: String,
    /// Of what, of when and by whom.
    #[cfg_attr(not(feature = "html"), expect(dead_code, reason = "only pages say it"))]
    pub(super) about: String,
    /// How it was made, for a program.
    #[cfg_attr(not(feature = "html"), expect(dead_code, reason = "only pages carry it"))]
    pub(super) record: String,
    /// The same for people.
    #[cfg_attr(not(feature = "html"), expect(dead_code, reason = "only pages carry it"))]
    pub(super) record_in_words: String,
    /// For whom it is.
    pub(super) face: Vec<&'static str>,
    /// What has to be known before anything is read.
    pub(super) findings: Vec<String>,
    /// It may leave: nothing to warn of.
    #[cfg_attr(not(feature = "html"), expect(dead_code, reason = "only pages look otherwise then"))]
    pub(super) is_release: bool,
    /// A sheet of its own: it needs no list of its contents.
    #[cfg_attr(not(feature = "html"), expect(dead_code, reason = "only pages have one"))]
    pub(super) is_sheet: bool,
}
