//! Fetches what a person attached to a command: from Discord's own hosts alone, or from the one configured Discord near
//! by; no further than the first answer, no larger and no longer than said. Never looks at what is in it.

use super::line::CONNECT;
use reqwest::Url;
use std::time::Duration;
use thiserror::Error;

/// Where Discord keeps what people attach.
const HOSTS: [&str; 2] = ["cdn.discordapp.com", "media.discordapp.net"];
/// How long a file may take to come.
const WHOLE: Duration = Duration::from_secs(10);

/// Why a file was not fetched.
#[derive(Debug, Error)]
pub enum Unfetched {
    /// It lies elsewhere.
    #[error("it lies elsewhere")]
    Foreign,
    /// It is larger than was said.
    #[error("it is too large")]
    TooLarge,
    /// It did not come, or not in time.
    #[error("it did not come: {0}")]
    Away(String),
}

/// The way to what people attach.
#[derive(Debug, Clone, Default)]
pub struct Attachments {
    near: Option<Url>,
}

impl Attachments {
    /// The way to Discord's own hosts, and to the Discord at `near`, where one is configured.
    #[must_use]
    pub fn new(near: Option<&str>) -> Self {
        Self { near: near.and_then(|url| url.parse().ok()) }
    }

    /// The file at `url`, of at most so many bytes.
    ///
    /// # Errors
    /// Why it was not fetched.
    pub async fn fetch(&self, url: &str, most: usize) -> Result<Vec<u8>, Unfetched> {
        let url = self.allowed(url).ok_or(Unfetched::Foreign)?;
        let away = |error: reqwest::Error| Unfetched::Away(error.without_url().to_string());
        let mut builder = reqwest::Client::builder()
            .use_rustls_tls()
            .connect_timeout(CONNECT)
            .timeout(WHOLE)
            .redirect(reqwest::redirect::Policy::none());
        if self.is_near(&url) {
            builder = builder.no_proxy();
        }
        let mut answer = builder.build().map_err(away)?.get(url).send().await.map_err(away)?;
        if answer.status().as_u16() != 200 {
            return Err(Unfetched::Away(answer.status().to_string()));
        }
        if answer.content_length().is_some_and(|length| length > most as u64) {
            return Err(Unfetched::TooLarge);
        }
        let mut bytes = Vec::new();
        while let Some(piece) = answer.chunk().await.map_err(away)? {
            if bytes.len() + piece.len() > most {
                return Err(Unfetched::TooLarge);
            }
            bytes.extend_from_slice(&piece);
        }
        Ok(bytes)
    }

    fn is_near(&self, url: &Url) -> bool {
        self.near.as_ref().is_some_and(|near| near.origin() == url.origin())
    }

    /// The address, if it is one of Discord's.
    fn allowed(&self, url: &str) -> Option<Url> {
        let url: Url = url.parse().ok()?;
        let named = url.username().is_empty() && url.password().is_none();
        let discords =
            url.scheme() == "https" && url.port().is_none() && url.host_str().is_some_and(|host| HOSTS.contains(&host));
        (named && (discords || self.is_near(&url))).then_some(url)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    #[test]
    fn only_discords_own_hosts_are_asked() {
        let far = Attachments::new(None);
        for url in [
            "https://cdn.discordapp.com/attachments/1/2/posts.csv?ex=1&is=2&hm=3",
            "https://media.discordapp.net/ephemeral-attachments/1/2/posts.csv",
        ] {
            assert!(far.allowed(url).is_some(), "{url}");
        }
        for url in [
            "http://cdn.discordapp.com/attachments/1/2/posts.csv",
            "https://cdn.discordapp.com:8443/a.csv",
            "https://cdn.discordapp.com.example.org/a.csv",
            "https://cdn.discordapp.com@example.org/a.csv",
            "https://me@cdn.discordapp.com/a.csv",
            "https://xcdn.discordapp.com/a.csv",
            "https://example.org/cdn.discordapp.com/a.csv",
            "https://discord.com/api/v10/users/@me",
            "http://127.0.0.1:8080/attachments/1/2/a.csv",
            "http://169.254.169.254/latest/meta-data",
            "file:///etc/passwd",
            "posts.csv",
        ] {
            assert!(far.allowed(url).is_none(), "{url}");
        }
        let near = Attachments::new(Some("http://127.0.0.1:8080"));
        assert!(near.allowed("http://127.0.0.1:8080/attachments/1/2/a.csv").is_some());
        assert!(near.allowed("https://cdn.discordapp.com/attachments/1/2/a.csv").is_some());
        for url in ["http://127.0.0.1:8081/a.csv", "https://127.0.0.1:8080/a.csv", "http://localhost:8080/a.csv"] {
            assert!(near.allowed(url).is_none(), "{url}");
        }
    }

    /// A server that has one file, says that it lies elsewhere, or never ends.
    async fn serve(listener: tokio::net::TcpListener) {
        while let Ok((mut socket, _)) = listener.accept().await {
            let mut asked = [0; 1024];
            let read = socket.read(&mut asked).await.unwrap_or(0);
            let path = String::from_utf8_lossy(&asked[..read]).split(' ').nth(1).unwrap_or_default().to_owned();
            let head = match path.as_str() {
                "/there" => "200 OK\r\ncontent-length: 10\r\n\r\ndate,title",
                "/on" => "307 Temporary Redirect\r\nlocation: /there\r\ncontent-length: 0\r\n\r\n",
                "/endless" => "200 OK\r\n\r\n",
                _ => "404 Not Found\r\ncontent-length: 0\r\n\r\n",
            };
            let mut more = socket.write_all(format!("HTTP/1.1 {head}").as_bytes()).await.is_ok() && path == "/endless";
            while more {
                more = socket.write_all(&[b'a'; 1000]).await.is_ok();
            }
        }
    }

    #[tokio::test]
    async fn no_redirect_is_followed_and_nothing_too_large_is_read() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let server = tokio::spawn(serve(listener));
        let files = Attachments::new(Some(&base));
        assert_eq!(files.fetch(&format!("{base}/there"), 10).await.unwrap(), b"date,title");
        assert!(matches!(files.fetch(&format!("{base}/there"), 9).await, Err(Unfetched::TooLarge)));
        assert!(matches!(files.fetch(&format!("{base}/endless"), 50_000).await, Err(Unfetched::TooLarge)));
        assert!(matches!(files.fetch(&format!("{base}/on"), 100).await, Err(Unfetched::Away(_))));
        assert!(matches!(files.fetch(&format!("{base}/gone"), 100).await, Err(Unfetched::Away(_))));
        assert!(matches!(files.fetch("https://example.org/a.csv", 100).await, Err(Unfetched::Foreign)));
        server.abort();
    }
}
