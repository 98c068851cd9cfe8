//! Scores responses, and keeps a cohort and its releases for each site: routes, limits, and what is logged.

mod openapi;
mod site;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::{DefaultBodyLimit, MatchedPath, Request, State};
use axum::http::{Method, StatusCode};
use axum::routing::{get, post, put};
use axum::{Json, Router, body::Bytes, middleware::Next, response::Response};
use enkat::instrument::Scorer;
use enkat::table::{RowError, read_row, score_json};
use serde_json::{Map, Value, json};

const LARGEST_BODY: usize = 512 * 1024;
const LONGEST_BATCH: usize = 1_000;
const UNPROCESSABLE: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;
const TIME: Duration = Duration::from_secs(10);

/// Why a request is refused; it repeats nothing that was sent, but for names of items and questionnaires that do not exist.
type Refusal = (StatusCode, Json<Value>);

fn refuse<E: ToString>(status: StatusCode) -> impl Fn(E) -> Refusal {
    move |error| (status, Json(json!({ "error": error.to_string() })))
}

fn refuse_row(error: RowError) -> Refusal {
    (UNPROCESSABLE, Json(json!({ "error": error.to_string(), "row": error })))
}

fn read<T: serde::de::DeserializeOwned>(body: &[u8]) -> Result<T, Refusal> {
    let error = "the body is not the JSON that /openapi.json describes for this route";
    serde_json::from_slice(body).map_err(|_| refuse(UNPROCESSABLE)(error))
}

/// A row by the names of its items, none of them twice.
#[derive(serde::Deserialize, schemars::JsonSchema)]
struct Row(#[serde(deserialize_with = "serde_with::rust::maps_duplicate_key_is_error::deserialize")] BTreeMap<String, Value>);

impl From<Row> for Map<String, Value> {
    fn from(row: Row) -> Self {
        row.0.into_iter().collect()
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    tracing_subscriber::fmt().init();
    let variable = |name| std::env::var(name).map_err(|_| format!("the environment has no {name}"));
    let service = site::Service::new(variable("ENKAT_FOLDER")?, &variable("ENKAT_SITES")?, &variable("ENKAT_ID_SECRET")?)?;
    let listener = tokio::net::TcpListener::bind(variable("ENKAT_ADDRESS")?).await?;
    tracing::info!(address = %listener.local_addr()?, "listens");
    Ok(axum::serve(listener, router(service)?).await?)
}

fn router(service: site::Service) -> Result<Router, enkat::table::TableError> {
    let scorer = |id: &str| service.choices.scorer(&service.registry, id);
    let ids = service.registry.iter().map(|questionnaire| &questionnaire.definition().id);
    let scorers: Vec<Arc<dyn Scorer>> = ids.map(|id| scorer(id)).collect::<Result<_, _>>()?;
    let mut router = Router::new()
        .route("/health", get(StatusCode::NO_CONTENT))
        .route("/openapi.json", get(Json(openapi::document(&scorers, service.sites.keys()))))
        .route("/sites/{site}/visits", post(site::visit))
        .route("/sites/{site}/parts/{part}", put(site::part))
        .route("/sites/{site}/report", get(site::report).post(site::release));
    for scorer in &scorers {
        let id = &scorer.definition().id;
        router = router.route(&format!("/responses/{id}"), post(response).with_state(scorer.clone()));
        router = router.route(&format!("/batches/{id}"), post(batch).with_state(scorer.clone()));
    }
    #[cfg(feature = "echo")]
    let router = router.route("/echo", post(|body: Bytes| async move { read::<Value>(&body).map(Json) }));
    let limit = tower_http::timeout::TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, TIME);
    let log = axum::middleware::from_fn(log);
    Ok(router.layer(DefaultBodyLimit::max(LARGEST_BODY)).layer(limit).layer(log).with_state(Arc::new(service)))
}

/// Logs what kind of request it was and how it went, and nothing that a client chose freely.
async fn log(request: Request, next: Next) -> Response {
    let known = [Method::GET, Method::HEAD, Method::POST, Method::PUT];
    let method = known.iter().find(|known| *known == request.method()).map_or("other", Method::as_str);
    let route = request.extensions().get().map_or("none".into(), |route: &MatchedPath| route.as_str().to_owned());
    let begun = Instant::now();
    let response = next.run(request).await;
    tracing::info!(method, route, status = response.status().as_u16(), ms = begun.elapsed().as_secs_f32() * 1e3);
    response
}

async fn response(State(scorer): State<Arc<dyn Scorer>>, body: Bytes) -> Result<Json<Map<String, Value>>, Refusal> {
    let answers = read_row(scorer.definition(), &read::<Row>(&body)?.into()).map_err(refuse_row)?;
    Ok(Json(score_json(&*scorer, &answers)))
}

/// Each row by itself: its scores, or what is wrong with it.
async fn batch(State(scorer): State<Arc<dyn Scorer>>, body: Bytes) -> Result<Json<Value>, Refusal> {
    let rows: Vec<Row> = read(&body)?;
    if rows.len() > LONGEST_BATCH {
        return Err(refuse(UNPROCESSABLE)("a batch has at most 1000 rows"));
    }
    let result = |(number, row): (u64, Row)| match read_row(scorer.definition(), &row.into()) {
        Ok(answers) => json!({ "row": number, "scores": score_json(&*scorer, &answers) }),
        Err(error) => json!({ "row": number, "error": error.in_row(number) }),
    };
    Ok(Json((1..).zip(rows).map(result).collect()))
}
