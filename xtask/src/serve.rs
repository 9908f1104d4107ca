//! A small static server, as plain as the plainest host: files with their types, nothing else.
//!
//! No policy headers, no compression, no fallback page: what works here works anywhere. It listens on this machine only.

use crate::steps::{Outcome, Trouble};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

/// No request of a browser is longer.
const HEAD_LIMIT: u64 = 64 * 1024;

/// A folder and the address below which it appears.
#[derive(Clone)]
pub struct Site {
    pub folder: PathBuf,
    /// Begins and ends with a slash.
    pub prefix: String,
}

/// A site that is being served. Dropping it stops it.
pub struct Server {
    port: u16,
    prefix: String,
    is_open: Arc<AtomicBool>,
    listening: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves `site` at a port of this machine; port 0 stands for any that is free.
    pub fn start(site: Site, port: u16) -> Outcome<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .map_err(|error| Trouble(format!("port {port} cannot be served ({error}): choose another with --port")))?;
        let port = listener.local_addr().map_err(|error| Trouble(format!("the server has no address: {error}")))?.port();
        let is_open = Arc::new(AtomicBool::new(true));
        let prefix = site.prefix.clone();
        let listening = std::thread::spawn({
            let is_open = Arc::clone(&is_open);
            move || listen(&listener, &Arc::new(site), &is_open)
        });
        Ok(Self { port, prefix, is_open, listening: Some(listening) })
    }

    /// Where a browser finds the site.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}{}", self.port, self.prefix)
    }

    /// The port in use.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Serves until the program is interrupted.
    pub fn serve_for_ever(mut self) {
        if let Some(listening) = self.listening.take() {
            // The thread ends only if the listener breaks, and then there is nothing left to serve.
            let _ = listening.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.is_open.store(false, Ordering::SeqCst);
        // Wakes the listener, which then sees that it is closed.
        let _ = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port));
        if let Some(listening) = self.listening.take() {
            let _ = listening.join();
        }
    }
}

fn listen(listener: &TcpListener, site: &Arc<Site>, is_open: &Arc<AtomicBool>) {
    for stream in listener.incoming() {
        if !is_open.load(Ordering::SeqCst) {
            return;
        }
        let Ok(stream) = stream else { continue };
        let (site, is_open) = (Arc::clone(site), Arc::clone(is_open));
        // A browser that goes away in the middle of an answer is no trouble of ours.
        std::thread::spawn(move || converse(stream, &site, &is_open).ok());
    }
}

/// One request, one answer. A connection opened before the site was closed gets none.
fn converse(mut stream: TcpStream, site: &Site, is_open: &AtomicBool) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(60)))?;
    let mut lines = BufReader::new((&stream).take(HEAD_LIMIT)).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    if !is_open.load(Ordering::SeqCst) {
        return Ok(());
    }
    let answer = answer(&request, site);
    stream.write_all(answer.head().as_bytes())?;
    if !request.starts_with("HEAD ") {
        stream.write_all(&answer.body)?;
    }
    stream.flush()
}

struct Answer {
    status: &'static str,
    media_type: &'static str,
    body: Vec<u8>,
}

impl Answer {
    fn sentence(status: &'static str) -> Self {
        Self { status, media_type: "text/plain; charset=utf-8", body: status.as_bytes().to_vec() }
    }

    fn head(&self) -> String {
        format!(
            "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
            self.status,
            self.media_type,
            self.body.len()
        )
    }
}

fn answer(request: &str, site: &Site) -> Answer {
    let mut words = request.split(' ');
    let (Some(method), Some(target)) = (words.next(), words.next()) else {
        return Answer::sentence("400 Bad Request");
    };
    if method != "GET" && method != "HEAD" {
        return Answer::sentence("405 Method Not Allowed");
    }
    let Some(file) = file_at(target, site) else {
        return Answer::sentence("404 Not Found");
    };
    match std::fs::read(&file) {
        Ok(body) => Answer { status: "200 OK", media_type: media_type(&file), body },
        Err(_) => Answer::sentence("404 Not Found"),
    }
}

/// The file that a request means; `None` for anything outside the folder.
fn file_at(target: &str, site: &Site) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?;
    let below = decoded(path.strip_prefix(&site.prefix)?)?;
    let relative = Path::new(&below);
    if !relative.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let file = site.folder.join(relative);
    Some(if below.is_empty() || below.ends_with('/') { file.join("index.html") } else { file })
}

/// Undoes percent-encoding.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        if first == b'%' {
            let digits = std::str::from_utf8(after.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &after[2..];
        } else {
            bytes.push(first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "csv" => "text/csv; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> Site {
        Site { folder: PathBuf::from("/app"), prefix: "/shop/".to_owned() }
    }

    #[test]
    fn a_folder_stands_for_its_page() {
        assert_eq!(file_at("/shop/?source=home", &site()), Some(PathBuf::from("/app/index.html")));
        assert_eq!(file_at("/shop/icons/crema%2D192.png", &site()), Some(PathBuf::from("/app/icons/crema-192.png")));
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        for target in ["/shop/../secret", "/shop/%2e%2e/secret", "/shop//etc/passwd", "/other/index.html", "/shop/%zz", "/shop/%"] {
            assert_eq!(file_at(target, &site()), None, "{target}");
        }
    }

    #[test]
    fn only_reading_is_allowed() {
        assert_eq!(answer("POST /shop/ HTTP/1.1", &site()).status, "405 Method Not Allowed");
        assert_eq!(answer("", &site()).status, "400 Bad Request");
    }
}
