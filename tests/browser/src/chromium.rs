//! One life of a browser: started on a profile, ended politely or not.

use crate::PATIENCE;
use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand, WindowHandle};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// Where a life of the browser keeps and leaves things.
pub(crate) struct Setting<'a> {
    pub(crate) browser: &'a Path,
    pub(crate) profile: PathBuf,
    pub(crate) downloads: PathBuf,
    pub(crate) network_log: PathBuf,
}

/// A running browser.
pub(crate) struct Chromium {
    pub(crate) client: Client,
    /// The window that commands go to.
    current: RefCell<Option<WindowHandle>>,
    process: u64,
}

const FLAGS: [&str; 12] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // Pages in windows behind others go on as if they were seen.
    "--disable-renderer-backgrounding",
    "--disable-backgrounding-occluded-windows",
    // Whatever is not on this machine does not exist.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
];

impl Chromium {
    pub(crate) async fn start(driver: &str, setting: &Setting<'_>) -> Self {
        forget_killed(&setting.profile);
        let client = ClientBuilder::new(HttpConnector::new()).capabilities(capabilities(setting)).connect(driver).await;
        let client = client.unwrap_or_else(|error| panic!("{} does not start: {error}", setting.browser.display()));
        let process = client.capabilities().and_then(|known| known.get("goog:processID")).and_then(Value::as_u64);
        let process = process.expect("the driver tells the browser's process");
        Self { client, current: RefCell::new(None), process }
    }

    /// Directs the commands that follow to a window.
    pub(crate) async fn turn_to(&self, window: &WindowHandle) {
        if self.current.borrow().as_ref() == Some(window) {
            return;
        }
        self.client.switch_to_window(window.clone()).await.unwrap_or_else(|error| panic!("that window cannot be turned to: {error}"));
        self.current.replace(Some(window.clone()));
    }

    /// After a window was closed none is current.
    pub(crate) fn turned_to_none(&self) {
        self.current.replace(None);
    }

    /// A command of the driver's own, beyond the standard.
    pub(crate) async fn command(&self, path: &'static str, body: Value) -> Result<Value, fantoccini::error::CmdError> {
        self.client.issue_cmd(OwnCommand { path, body }).await
    }

    /// A command of the browser's debugging protocol to the current window.
    pub(crate) async fn debug(&self, method: &str, parameters: Value) -> Value {
        let answer = self.command("goog/cdp/execute", json!({ "cmd": method, "params": parameters })).await;
        answer.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Quits as a person would.
    pub(crate) async fn quit(&self) {
        // The browser may have been killed before; then there is nothing to quit.
        let _ = self.client.clone().close().await;
        self.wait_until_gone().await;
    }

    /// Ends the process at once, as a power cut would, and waits until it is gone.
    pub(crate) async fn kill(&self) {
        let killed = Command::new("kill").args(["-KILL", &self.process.to_string()]).status();
        assert!(killed.is_ok_and(|status| status.success()), "the browser's process {} cannot be killed", self.process);
        self.wait_until_gone().await;
        // The driver still has a session without a browser.
        let _ = self.client.clone().close().await;
    }

    async fn wait_until_gone(&self) {
        let begun = Instant::now();
        let mut ticks = tokio::time::interval(std::time::Duration::from_millis(20));
        while is_running(self.process) && begun.elapsed() < PATIENCE {
            ticks.tick().await;
        }
    }
}

fn is_running(process: u64) -> bool {
    match std::fs::read_to_string(format!("/proc/{process}/stat")) {
        // A process that has ended but has not been asked about yet.
        Ok(stat) => !stat.rsplit(')').next().is_some_and(|rest| rest.trim_start().starts_with('Z')),
        Err(_) if Path::new("/proc").is_dir() => false,
        Err(_) => Command::new("kill").args(["-0", &process.to_string()]).output().is_ok_and(|output| output.status.success()),
    }
}

/// A killed browser leaves a sign that its profile is in use.
fn forget_killed(profile: &Path) {
    for sign in ["SingletonLock", "SingletonCookie", "SingletonSocket"] {
        // Usually there is none.
        let _ = std::fs::remove_file(profile.join(sign));
    }
}

fn capabilities(setting: &Setting<'_>) -> Capabilities {
    let own = [
        format!("--user-data-dir={}", setting.profile.display()),
        format!("--log-net-log={}", setting.network_log.display()),
        "--window-size=1280,900".to_owned(),
        "--lang=en-US".to_owned(),
    ];
    let flags: Vec<String> = FLAGS.iter().map(|flag| (*flag).to_owned()).chain(own).collect();
    let wanted = json!({
        "browserName": "chrome",
        "goog:loggingPrefs": { "browser": "ALL" },
        "timeouts": { "script": 600_000, "pageLoad": 60_000 },
        "unhandledPromptBehavior": "ignore",
        "goog:chromeOptions": {
            "binary": setting.browser,
            "args": flags,
            "prefs": {
                "download.default_directory": setting.downloads,
                "download.prompt_for_download": false,
                "profile.default_content_setting_values.automatic_downloads": 1,
                "intl.accept_languages": "en-US,en",
            },
        },
    });
    match wanted {
        Value::Object(wanted) => wanted,
        _ => unreachable!("written as an object above"),
    }
}

#[derive(Debug)]
struct OwnCommand {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for OwnCommand {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}
