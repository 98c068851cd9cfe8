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
use tokio::sync::{Mutex, MutexGuard};
use tokio::task::block_in_place;

use crate::{Refusal, Row, UNPROCESSABLE, read, refuse, refuse_row};

pub const COUNTED: [&str; 2] = ["eq5d5l", "soc13"];
/// Less than the time of a request.
const RELEASE_TIME: Duration = Duration::from_secs(6);

pub struct Service {
    pub registry: Registry,
    pub choices: Choices,
    /// Each is worked on by one request at a time.
    pub sites: BTreeMap<String, Mutex<()>>,
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
        let sites = sites.split(',').map(|site| (site.to_owned(), Mutex::default())).collect();
        let service = Self { registry, choices, sites, key, folder, _lock: lock };
        for site in service.sites.keys() {
            // what cannot be read, or not with this secret, is better told now
            service.cohort(is_name(site).then_some(site).ok_or("the name of a site has a-z, 0-9 and - alone")?)?;
        }
        Ok(service)
    }

    /// Whoever has this may work on what is kept of the site.
    async fn alone(&self, site: &str) -> Result<MutexGuard<'_, ()>, Refusal> {
        Ok(self.sites.get(site).ok_or_else(|| refuse(StatusCode::NOT_FOUND)("no such site"))?.lock().await)
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

// Between the locks and the answers nothing waits: a client that goes away stops nothing halfway.

pub async fn visit((State(service), Path(site)): At, body: Bytes) -> Result<(StatusCode, Json<Vec<Finding>>), Refusal> {
    // serde would read a list of the values in order too, which the document does not allow
    let is_object = body.trim_ascii_start().starts_with(b"{");
    let new: NewVisit = read(if is_object { &body } else { b"" })?;
    let id = Some(&new.id).filter(|id| is_pseudonym(id)).ok_or("the id is no pseudonym of letters and a number, such as P17");
    let mut visit = Visit::of(id.map_err(refuse(UNPROCESSABLE))?).at(new.occasion).on(new.day);
    visit = visit.in_group("sex", &new.sex.map_or_else(String::new, |sex| format!("{sex:?}")));
    for (id, row) in new.rows {
        let questionnaire = service.registry.get(&id).map_err(refuse(UNPROCESSABLE))?.definition();
        visit = visit.answering_json(questionnaire, &row.into()).map_err(refuse_row)?;
    }
    let _alone = service.alone(&site).await?;
    block_in_place(|| {
        let mut cohort = service.cohort(&site).map_err(failed)?;
        let findings = cohort.push(&visit).map_err(refuse(UNPROCESSABLE))?;
        if findings.count_of(Rule::RepeatedOccasion) > 0 {
            return Err(refuse(StatusCode::CONFLICT)("this person has a visit at this occasion; the new one is not counted"));
        }
        service.keep(&format!("{site}.state"), &cohort.to_bytes()).map_err(failed)?;
        Ok((StatusCode::CREATED, Json(findings.listed().to_vec())))
    })
}

/// Merges a state that was made elsewhere, once.
pub async fn part(
    (State(service), Path((site, part))): At<(String, String)>,
    body: Bytes,
) -> Result<(StatusCode, Json<usize>), Refusal> {
    let part = Some(part).filter(|part| is_name(part)).ok_or("the name of a part has a-z, 0-9 and - alone");
    let other = Cohort::from_bytes(&body, &service.registry).map_err(refuse(UNPROCESSABLE))?;
    let other = other.of_part(&part.map_err(refuse(UNPROCESSABLE))?);
    let _alone = service.alone(&site).await?;
    block_in_place(|| {
        let mut cohort = service.cohort(&site).map_err(failed)?;
        cohort.merge(&other).map_err(refuse(StatusCode::CONFLICT))?;
        service.keep(&format!("{site}.state"), &cohort.to_bytes()).map_err(failed)?;
        Ok((StatusCode::CREATED, Json(cohort.people())))
    })
}

/// Makes the report of everybody so far, as far as it tells about nobody beside those that have left.
pub async fn release((State(service), Path(site)): At) -> Result<StatusCode, Refusal> {
    let _alone = service.alone(&site).await?;
    block_in_place(|| {
        let mut releases = service.releases(&site).map_err(failed)?;
        let earlier = releases.iter().map(|release| Earlier::deserialize(&release.report)).collect::<Result<Vec<_>, _>>();
        let (cohort, options) = (service.cohort(&site).map_err(failed)?, service.choices.report(&service.registry));
        let end = Instant::now() + RELEASE_TIME;
        let go_on = || if Instant::now() < end { Continue(()) } else { Break(()) };
        let (options, earlier) = (options.map_err(failed)?, earlier.map_err(failed)?);
        let made = Report::release_while(cohort, options, Policy::default(), &earlier, go_on);
        let made = made.map_err(refuse(StatusCode::CONFLICT))?;
        if made.figures().is_empty() {
            return Err(refuse(StatusCode::CONFLICT)("there are too few people for a report"));
        } else if !made.is_settled() {
            return Err(refuse(StatusCode::SERVICE_UNAVAILABLE)("there was no time to work out what may be shown"));
        }
        let (report, mut page) = (serde_json::to_value(&made).map_err(failed)?, String::new());
        made.write_html(&mut page, Language::En).map_err(failed)?;
        if releases.last().is_none_or(|last| last.report != report) {
            releases.push(Release { report, page });
            service.keep(&format!("{site}.releases"), &serde_json::to_vec(&releases).map_err(failed)?).map_err(failed)?;
        }
        Ok(StatusCode::CREATED)
    })
}

/// The last report that was made.
pub async fn report((State(service), Path(site)): At, headers: HeaderMap) -> Result<Response, Refusal> {
    let _alone = service.alone(&site).await?;
    let last = block_in_place(|| service.releases(&site)).map_err(failed)?.pop();
    let last = last.ok_or("no report was made yet").map_err(refuse(StatusCode::NOT_FOUND))?;
    let wants_page = headers.get(header::ACCEPT).is_some_and(|accept| accept.as_bytes().starts_with(b"text/html"));
    Ok(if wants_page { Html(last.page).into_response() } else { Json(last.report).into_response() })
}
