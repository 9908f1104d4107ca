//! An errand from its begin to its end.

use crate::chromium::{Chromium, Setting};
use crate::console::Line;
use crate::driver::Driver;
use crate::page::Page;
use crate::{files, network};
use fantoccini::wd::WindowHandle;
use serde_json::json;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use xtask::serve::{Server, Site};
use xtask::tools::chromium as installed;

/// Not the top of a host: the app has to run from any directory.
const PREFIX: &str = "/a/shop/";

/// Runs an errand on the built app, named after the test that it is.
pub fn errand(body: impl AsyncFnOnce(&mut Errand)) {
    perform(&test_name(), &built_app(), body);
}

/// Runs an errand on a folder of one's own.
pub fn errand_on(folder: &Path, body: impl AsyncFnOnce(&mut Errand)) {
    perform(&test_name(), folder, body);
}

/// Runs an errand on the built app outside of a test.
pub fn errand_called(name: &str, body: impl AsyncFnOnce(&mut Errand)) {
    perform(name, &built_app(), body);
}

fn test_name() -> String {
    std::thread::current().name().unwrap_or("errand").to_owned()
}

fn built_app() -> PathBuf {
    let dist = std::env::var_os("CREMA_DIST").map_or_else(xtask::places::dist, PathBuf::from);
    assert!(
        dist.join("index.html").is_file(),
        "there is no built app in {}: run `cargo xtask test`, or `cargo xtask build` first",
        dist.display()
    );
    dist
}

fn perform(name: &str, folder: &Path, body: impl AsyncFnOnce(&mut Errand)) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime can be made");
    let site = Site { folder: folder.to_owned(), prefix: PREFIX.to_owned() };
    let mut errand = runtime.block_on(Errand::begin(name, site));
    let result = catch_unwind(AssertUnwindSafe(|| runtime.block_on(body(&mut errand))));
    if result.is_err() {
        runtime.block_on(errand.leave_picture());
    }
    let complaints = runtime.block_on(errand.end());
    if let Err(panic) = result {
        eprintln!("{}", complaints.join("\n"));
        resume_unwind(panic);
    }
    assert!(complaints.is_empty(), "{name} did what it should, but:\n{}", complaints.join("\n"));
}

/// A server, a browser with a profile on disk, and what they left behind.
pub struct Errand {
    folder: PathBuf,
    site: Site,
    port: u16,
    server: Option<Server>,
    installed: installed::Chromium,
    driver: Driver,
    chromium: Option<Rc<Chromium>>,
    n_lives: usize,
    console: Vec<Line>,
    forgiven: Vec<String>,
}

impl Errand {
    async fn begin(name: &str, site: Site) -> Self {
        let installed = installed::find().unwrap_or_else(|trouble| panic!("{}", trouble.0));
        let server = serve(&site, 0);
        let driver = Driver::start(&installed.driver);
        let (port, server) = (server.port(), Some(server));
        let folder = files::fresh(name);
        let mut errand =
            Self { folder, site, port, server, installed, driver, chromium: None, n_lives: 0, console: Vec::new(), forgiven: Vec::new() };
        errand.start_browser().await;
        errand
    }

    /// Opens a route (`#/customers`) in the first window and waits until the app is up.
    pub async fn open(&self, route: &str) -> Page {
        let page = self.open_unready(route).await;
        page.ready().await;
        page
    }

    /// The same without waiting, for when the app is not expected to come up.
    pub async fn open_unready(&self, route: &str) -> Page {
        let windows = self.chromium().client.windows().await.expect("the browser lists its windows");
        self.opened(windows.into_iter().next().expect("a browser has a window"), route).await
    }

    /// The same in a further window of the same browser.
    pub async fn open_another(&self, route: &str) -> Page {
        let window = self.chromium().client.new_window(false).await.expect("a window can be opened");
        let page = self.opened(window.handle, route).await;
        page.ready().await;
        page
    }

    async fn opened(&self, window: WindowHandle, route: &str) -> Page {
        let page = Page::new(Rc::clone(self.chromium()), window, self.address());
        page.visit(route).await;
        page
    }

    /// Where the app is served.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}{PREFIX}", self.port)
    }

    /// Pulls the network cable.
    pub fn unplug(&mut self) {
        self.server = None;
    }

    /// Puts it back, at the same address.
    pub fn plug_in(&mut self) {
        self.server = Some(serve(&self.site, self.port));
    }

    /// Serves another folder at the same address, as a host does once a new version is up.
    pub fn deploy(&mut self, folder: &Path) {
        self.unplug();
        self.site.folder = folder.to_owned();
        self.plug_in();
    }

    /// The folder that is being served.
    pub fn served(&self) -> &Path {
        &self.site.folder
    }

    /// A folder that the errand may write to.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Waits for a downloaded file whose name contains `part`.
    pub async fn downloaded(&self, part: &str) -> PathBuf {
        files::arrived(&self.folder.join("downloads"), part).await
    }

    /// Expects console lines with this text: they are part of what is tried out.
    pub fn forgive(&mut self, text: &str) {
        self.forgiven.push(text.to_owned());
    }

    /// Kills the browser as a power cut would, and starts it again on the same profile. Earlier pages are gone.
    pub async fn kill_and_restart(&mut self) {
        self.read_console().await;
        self.chromium().kill().await;
        self.start_browser().await;
    }

    /// Quits the browser and starts it again on the same profile. Earlier pages are gone.
    pub async fn restart(&mut self) {
        self.read_console().await;
        self.chromium().quit().await;
        self.start_browser().await;
    }

    async fn start_browser(&mut self) {
        self.n_lives += 1;
        let setting = Setting {
            browser: &self.installed.browser,
            profile: self.folder.join("profile"),
            downloads: self.folder.join("downloads"),
            network_log: self.network_log(self.n_lives),
        };
        self.chromium = Some(Rc::new(Chromium::start(&self.driver.address, &setting).await));
    }

    fn network_log(&self, life: usize) -> PathBuf {
        self.folder.join(format!("network-{life}.json"))
    }

    fn chromium(&self) -> &Rc<Chromium> {
        self.chromium.as_ref().expect("the browser runs between begin and end")
    }

    async fn read_console(&mut self) {
        // A browser that has crashed has no console any more.
        if let Ok(log) = self.chromium().command("se/log", json!({ "type": "browser" })).await {
            self.console.extend(Line::all(&log));
        }
    }

    async fn leave_picture(&self) {
        let file = self.folder.join("failure.png");
        if let Ok(picture) = self.chromium().client.screenshot().await
            && std::fs::write(&file, picture).is_ok()
        {
            eprintln!("what the page looked like: {}", file.display());
        }
    }

    /// Quits, and returns what was wrong although nobody asked.
    async fn end(&mut self) -> Vec<String> {
        self.read_console().await;
        self.chromium().quit().await;
        let origin = format!("http://127.0.0.1:{}", self.port);
        let foreign = (1..=self.n_lives).flat_map(|life| network::foreign_requests(&self.network_log(life), &origin));
        let foreign = foreign.map(|address| format!("the page asked for {address}"));
        let is_forgiven = |line: &Line| self.forgiven.iter().any(|text| line.says(text));
        let complaints = self.console.iter().filter(|line| line.is_complaint() && !is_forgiven(line)).map(|line| format!("console {line}"));
        foreign.chain(complaints).collect()
    }
}

fn serve(site: &Site, port: u16) -> Server {
    Server::start(site.clone(), port).unwrap_or_else(|trouble| panic!("{}", trouble.0))
}
