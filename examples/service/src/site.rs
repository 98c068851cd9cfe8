//! The cohort of each site and the reports that have left, as files.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::ops::ControlFlow::{Break, Continue};
use std::os::unix::fs::OpenOptionsExt as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};
use axum::{Json, body::Bytes};
use enkat::finding::{Finding, Rule};
use enkat::ground::{Day, IdKey, Occasion};
use enkat::release::{Earlier, Policy};
use enkat::report::{Language, Report};
use enkat::tally::{Cohort, Visit};
use enkat::{Choices, Registry};
use serde::{Deserialize, Serialize};
use tokio::sync::Mutex;

use crate::{Refusal, Row, read, refuse, refuse_row};

pub const COUNTED: [&str; 2] = ["eq5d5l", "soc13"];
/// Less than the time of a request.
const RELEASE_TIME: Duration = Duration::from_secs(6);

pub struct Service {
    pub registry: Registry,
    pub choices: Choices,
    /// Each is worked on by one request at a time.
    pub sites: BTreeMap<String, Arc<Mutex<()>>>,
    key: IdKey,
    folder: String,
    /// Two services on one folder would lose each other's visits.
    _lock: File,
}

/// What one person answered at one occasion.
#[derive(Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewVisit {
    /// A pseudonym of letters and a number, which no personal identity number can be.
    #[schemars(regex(pattern = "^[A-Za-z]{1,8}[0-9]{1,8}$"))]
    id: String,
    occasion: Occasion,
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    day: Option<Day>,
    sex: Option<Sex>,
    /// A row for each questionnaire.
    #[serde(deserialize_with = "serde_with::rust::maps_duplicate_key_is_error::deserialize")]
    rows: BTreeMap<String, Row>,
}

#[derive(Debug, Deserialize, schemars::JsonSchema)]
enum Sex {
    Female,
    Male,
    Other,
}

/// A report that has left.
#[derive(Deserialize, Serialize)]
struct Release {
    report: serde_json::Value,
    page: String,
}

impl Service {
    pub fn new(folder: String, sites: &str, secret: &str) -> Result<Self, Box<dyn Error>> {
        let (registry, key) = (Registry::built_in(), IdKey::from_secret(secret.as_bytes())?);
        let choices = Choices { value_sets: vec!["SE-2022-TTO".into()], by: vec!["sex".parse()?], ..Choices::default() };
        let lock = File::create(format!("{folder}/lock"))?;
        lock.try_lock()?;
        let sites = sites.split(',').map(|site| (site.to_owned(), Arc::default())).collect();
        let service = Self { registry, choices, sites, key, folder, _lock: lock };
        for site in service.sites.keys() {
            // what cannot be read, or not with this secret, is better told now
            service.cohort(is_name(site).then_some(site).ok_or("the name of a site has a-z, 0-9 and - alone")?)?;
        }
        Ok(service)
    }

    /// Works on what is kept of a site, alone, and to the end even if the client has gone.
    async fn alone<T: Send + 'static>(
        self: Arc<Self>,
        site: String,
        work: impl FnOnce(&Self, &str) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let lock = self.sites.get(&site).ok_or_else(|| refuse(StatusCode::NOT_FOUND)("no such site"))?;
        let guard = lock.clone().lock_owned().await;
        let done = tokio::task::spawn_blocking(move || (work(&self, &site), guard).0).await;
        done.unwrap_or_else(|_| Err(failed("a request broke off")))
    }

    /// Changes the cohort of a site, and keeps it unless the change is refused.
    async fn change<T: Send + 'static>(
        self: Arc<Self>,
        site: String,
        change: impl FnOnce(&Registry, &mut Cohort) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<(StatusCode, Json<T>), Refusal> {
        let changed = |service: &Self, site: &str| {
            let mut cohort = service.cohort(site).map_err(failed)?;
            let told = change(&service.registry, &mut cohort)?;
            service.keep(&format!("{site}.state"), &cohort.to_bytes()).map_err(failed)?;
            Ok((StatusCode::CREATED, Json(told)))
        };
        self.alone(site, changed).await
    }

    fn cohort(&self, site: &str) -> Result<Cohort, Box<dyn Error>> {
        let cohort = match self.kept(&format!("{site}.state"))? {
            Some(bytes) => Cohort::from_bytes(&bytes, &self.registry)?,
            None => Cohort::counting(&self.registry, &COUNTED, self.choices.by.clone())?,
        };
        Ok(cohort.with_id_key(self.key)?)
    }

    fn releases(&self, site: &str) -> Result<Vec<Release>, Box<dyn Error>> {
        Ok(self.kept(&format!("{site}.releases"))?.map_or(Ok(Vec::new()), |bytes| serde_json::from_slice(&bytes))?)
    }

    fn kept(&self, name: &str) -> std::io::Result<Option<Vec<u8>>> {
        let file = format!("{}/{name}", self.folder);
        if fs::exists(&file)? { fs::read(file).map(Some) } else { Ok(None) }
    }

    /// What was kept is whole and on the disk when this returns, or as it was before.
    fn keep(&self, name: &str, bytes: &[u8]) -> std::io::Result<()> {
        let (new, name) = (format!("{}/{name}.new", self.folder), format!("{}/{name}", self.folder));
        let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&new)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(new, name)?;
        File::open(&self.folder)?.sync_all()
    }

    /// Makes the report of everybody so far, as far as it tells about nobody beside those that have left.
    fn release(&self, site: &str) -> Result<Report, Refusal> {
        let earlier = self.releases(site).map_err(failed)?.into_iter().map(|release| serde_json::from_value(release.report));
        let earlier: Vec<Earlier> = earlier.collect::<Result<_, _>>().map_err(failed)?;
        let options = self.choices.report(&self.registry).map_err(failed)?;
        let end = Instant::now() + RELEASE_TIME;
        let go_on = || if Instant::now() < end { Continue(()) } else { Break(()) };
        let cohort = self.cohort(site).map_err(failed)?;
        let report = Report::release_while(cohort, options, Policy::default(), &earlier, go_on);
        let report = report.map_err(refuse(StatusCode::CONFLICT))?;
        match (report.figures().is_empty(), report.is_settled()) {
            (true, _) => Err(refuse(StatusCode::CONFLICT)("there are too few people for a report")),
            (_, false) => Err(refuse(StatusCode::SERVICE_UNAVAILABLE)("there was no time to work out what may be shown")),
            _ => Ok(report),
        }
    }
}

fn is_name(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-')) && (1..=40).contains(&text.len())
}

/// As the schema of [`NewVisit`] says.
fn is_pseudonym(id: &str) -> bool {
    let number = id.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    [number.len(), id.len() - number.len()].iter().all(|length| (1..=8).contains(length))
        && number.bytes().all(|it| it.is_ascii_digit())
}

/// For the log: no error of the library or of the disk tells of anybody.
fn failed(error: impl ToString) -> Refusal {
    tracing::error!(error = error.to_string());
    refuse(StatusCode::INTERNAL_SERVER_ERROR)("what is kept could not be read or written")
}

type At<T = String> = (State<Arc<Service>>, Path<T>);
type Changed<T> = Result<(StatusCode, Json<T>), Refusal>;

pub async fn visit((State(service), Path(site)): At, body: Bytes) -> Changed<Vec<Finding>> {
    let new: NewVisit = read(&body)?;
    if !is_pseudonym(&new.id) {
        return Err(refuse(StatusCode::UNPROCESSABLE_ENTITY)("the id is no pseudonym of letters and a number, such as P17"));
    }
    let counted = move |registry: &Registry, cohort: &mut Cohort| {
        let visit = Visit::of(&new.id).at(new.occasion).on(new.day);
        let mut visit = visit.in_group("sex", &new.sex.map_or_else(String::new, |sex| format!("{sex:?}")));
        for (id, row) in new.rows {
            let questionnaire = registry.get(&id).map_err(refuse(StatusCode::UNPROCESSABLE_ENTITY))?.definition();
            visit = visit.answering_json(questionnaire, &row.into()).map_err(refuse_row)?;
        }
        let findings = cohort.push(&visit).map_err(refuse(StatusCode::UNPROCESSABLE_ENTITY))?;
        if findings.count_of(Rule::RepeatedOccasion) > 0 {
            return Err(refuse(StatusCode::CONFLICT)("this person has a visit at this occasion; the new one is not counted"));
        }
        Ok(findings.listed().to_vec())
    };
    service.change(site, counted).await
}

/// Merges a state that was made elsewhere, once.
pub async fn part((State(service), Path((site, part))): At<(String, String)>, body: Bytes) -> Changed<usize> {
    if !is_name(&part) {
        return Err(refuse(StatusCode::NOT_FOUND)("no such name of a part"));
    }
    let merged = move |registry: &Registry, cohort: &mut Cohort| {
        let other = Cohort::from_bytes(&body, registry).map_err(refuse(StatusCode::UNPROCESSABLE_ENTITY))?;
        cohort.merge(&other.of_part(&part)).map_err(refuse(StatusCode::CONFLICT))?;
        Ok(cohort.people())
    };
    service.change(site, merged).await
}

pub async fn release((State(service), Path(site)): At) -> Result<StatusCode, Refusal> {
    let released = |service: &Service, site: &str| {
        let (mut releases, made) = (service.releases(site).map_err(failed)?, service.release(site)?);
        let (report, mut page) = (serde_json::to_value(&made).map_err(failed)?, String::new());
        made.write_html(&mut page, Language::En).map_err(failed)?;
        if releases.last().is_none_or(|last| last.report != report) {
            releases.push(Release { report, page });
            service.keep(&format!("{site}.releases"), &serde_json::to_vec(&releases).map_err(failed)?).map_err(failed)?;
        }
        Ok(StatusCode::CREATED)
    };
    service.alone(site, released).await
}

/// The last report that was made.
pub async fn report((State(service), Path(site)): At, headers: HeaderMap) -> Result<Response, Refusal> {
    let last = |service: &Service, site: &str| service.releases(site).map_err(failed).map(|mut releases| releases.pop());
    let release = service.alone(site, last).await?.ok_or_else(|| refuse(StatusCode::NOT_FOUND)("no report was made yet"))?;
    let wants_page = headers.get(header::ACCEPT).is_some_and(|accept| accept.as_bytes().starts_with(b"text/html"));
    Ok(if wants_page { Html(release.page).into_response() } else { Json(release.report).into_response() })
}
