//! Answers whoever watches Rounds over HTTP: `/metrics` for Prometheus, `/healthz` for what would start it anew.
//! Decides when Rounds counts as well; never decides what is counted, and tells nothing of people.

use crate::app::App;
use crate::metrics::Shard;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::get;
use std::collections::BTreeMap;
use std::io;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

/// Silent for so long, the gateway counts as lost: heartbeats are acknowledged every 41 seconds, and a connection that
/// breaks is there again within a few. Real time, since sockets know no other.
const SILENT: Duration = Duration::from_secs(120);
/// How long the database may take to begin to write.
const WRITER: Duration = Duration::from_secs(3);
/// How long whoever is being answered may hold up the end.
const GOODBYE: Duration = Duration::from_secs(1);
/// What Prometheus is told of the form.
const FORM: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Answers for as long as it is held, or until it is told to end.
pub struct Served {
    addr: SocketAddr,
    /// Ended with its holder.
    task: JoinSet<()>,
}

impl Served {
    /// Answers at this address from now on.
    ///
    /// # Errors
    /// What the system says against it.
    pub async fn at(addr: SocketAddr, app: &App, stop: &CancellationToken) -> io::Result<Self> {
        let listener = listen(addr).await?;
        let addr = listener.local_addr()?;
        let mut task = JoinSet::new();
        task.spawn(serve(listener, app.clone(), stop.clone()));
        Ok(Self { addr, task })
    }

    /// Where it answers.
    #[must_use]
    pub const fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// Waits for its end, once it was told to.
    pub async fn ends(mut self) {
        while self.task.join_next().await.is_some() {}
    }
}

/// Takes the address; says so where others than this machine may reach it.
async fn listen(addr: SocketAddr) -> io::Result<TcpListener> {
    let listener = TcpListener::bind(addr).await?;
    let addr = listener.local_addr()?;
    if addr.ip().is_loopback() {
        tracing::info!(%addr, "metrics are served, for this machine alone");
    } else {
        tracing::warn!(%addr, "metrics are served, for everybody who can reach this address: nobody is asked who they are");
    }
    Ok(listener)
}

/// Answers until it is told to end.
async fn serve(listener: TcpListener, app: App, stop: CancellationToken) {
    let routes = Router::new().route("/metrics", get(metrics)).route("/healthz", get(health)).with_state(app);
    let ending = stop.clone();
    let served = axum::serve(listener, routes).with_graceful_shutdown(async move { ending.cancelled().await });
    let too_late = async {
        stop.cancelled().await;
        tokio::time::sleep(GOODBYE).await;
    };
    tokio::select! {
        ended = served => {
            if let Err(error) = ended {
                tracing::error!(%error, "metrics are no longer served");
            }
        }
        () = too_late => {}
    }
}

async fn metrics(State(app): State<App>) -> impl IntoResponse {
    let waiting = match tokio::time::timeout(WRITER, app.overdue()).await {
        Ok(Ok(waiting)) => Some(waiting),
        Ok(Err(error)) => {
            tracing::warn!(%error, "what waits could not be counted");
            None
        }
        Err(_) => None,
    };
    ([(CONTENT_TYPE, FORM)], app.metrics().text(waiting))
}

async fn health(State(app): State<App>) -> impl IntoResponse {
    let writes = match tokio::time::timeout(WRITER, app.could_write()).await {
        Ok(Ok(())) => None,
        Ok(Err(error)) => Some(error.to_string()),
        Err(_) => Some(format!("nothing could be written for {} seconds", WRITER.as_secs())),
    };
    let ailments = ailments(&app.metrics().shards(), writes);
    if ailments.is_empty() {
        (StatusCode::OK, "well\n".to_owned())
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, ailments.join("\n") + "\n")
    }
}

/// What is not well, a line each.
fn ailments(shards: &BTreeMap<u32, Shard>, writes: Option<String>) -> Vec<String> {
    let mut all = Vec::new();
    if shards.is_empty() {
        all.push("gateway: Discord has not been reached yet".to_owned());
    }
    for (shard, stands) in shards {
        match stands.silent {
            None => all.push(format!("gateway: shard {shard} has not connected yet")),
            Some(silent) if silent > SILENT => {
                all.push(format!("gateway: nothing was heard over shard {shard} for {} seconds", silent.as_secs()));
            }
            Some(_) => {}
        }
    }
    all.extend(writes.map(|why| format!("database: {why}")));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_ailment_has_its_line() {
        let heard =
            |silent: Option<u64>| Shard { connected: silent.is_some(), silent: silent.map(Duration::from_secs) };
        for (shards, writes, lines) in [
            (vec![Some(0)], None, vec![]),
            (vec![Some(120), Some(41)], None, vec![]),
            (vec![], None, vec!["gateway: Discord has not been reached yet"]),
            (vec![Some(1), None], None, vec!["gateway: shard 1 has not connected yet"]),
            (vec![Some(121)], None, vec!["gateway: nothing was heard over shard 0 for 121 seconds"]),
            (vec![Some(1)], Some("the disk is full"), vec!["database: the disk is full"]),
        ] {
            let all = shards.iter().enumerate().map(|(shard, silent)| (shard as u32, heard(*silent))).collect();
            assert_eq!(ailments(&all, writes.map(str::to_owned)), lines, "{shards:?}");
        }
    }
}
