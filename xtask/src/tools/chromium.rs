//! Chromium and its driver, for tests, measurements and pictures.

use super::{on_path, version_line};
use crate::steps::{self, Outcome, Trouble, say};
use std::path::PathBuf;
use std::process::Command;

/// A browser and the program that drives it, of the same major version.
pub struct Chromium {
    pub browser: PathBuf,
    pub driver: PathBuf,
}

/// Looks in `CHROME` and `CHROMEDRIVER`, on the search path and in the usual places; on Debian, as root, installs
/// what is missing.
pub fn find_or_install() -> Outcome<Chromium> {
    match find() {
        Err(missing) if can_use_apt() => {
            say("installing Debian's chromium and chromium-driver, as one of them is missing or their versions differ");
            // What failed is said last, after how to get it.
            install().map_err(|Trouble(failure)| Trouble(format!("{}; {failure}", missing.0)))?;
            find()
        }
        found => found,
    }
}

fn install() -> Outcome {
    let apt = |arguments: &[&str]| steps::run(Command::new("apt-get").args(arguments).env("DEBIAN_FRONTEND", "noninteractive"));
    // Where the lists cannot be brought up to date, those that are there may do.
    if let Err(Trouble(sentence)) = apt(&["-qq", "update"]) {
        say(&sentence);
    }
    apt(&["-qq", "-y", "install", "chromium", "chromium-driver"])
}

/// As [`find_or_install`], but installs nothing.
pub fn find() -> Outcome<Chromium> {
    let browser = named_by("CHROME").or_else(|| BROWSERS.iter().find_map(|name| on_path(name))).or_else(|| first_file(&BROWSER_FILES));
    let driver = named_by("CHROMEDRIVER").or_else(|| on_path("chromedriver")).or_else(|| first_file(&DRIVER_FILES));
    let (Some(browser), Some(driver)) = (browser, driver) else {
        return Err(Trouble(ADVICE.to_owned()));
    };
    let versions = (major(&browser), major(&driver));
    match versions {
        (Some(one), Some(other)) if one != other => Err(Trouble(format!(
            "Chromium is version {one} but its driver is version {other}: install the driver of the same version, or name another in CHROMEDRIVER"
        ))),
        _ => Ok(Chromium { browser, driver }),
    }
}

const ADVICE: &str = "Chromium or its driver (chromedriver) was not found; install both (on Debian: `apt-get install chromium \
                      chromium-driver`, on Ubuntu: `snap install chromium`), or name their files in CHROME and CHROMEDRIVER";

const BROWSERS: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

const BROWSER_FILES: [&str; 5] = [
    "/snap/bin/chromium",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

const DRIVER_FILES: [&str; 4] = [
    "/usr/lib/chromium/chromedriver",
    "/usr/lib/chromium-browser/chromedriver",
    "/snap/bin/chromium.chromedriver",
    "/opt/homebrew/bin/chromedriver",
];

fn named_by(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from).filter(|file| file.is_file())
}

fn first_file(files: &[&str]) -> Option<PathBuf> {
    files.iter().map(PathBuf::from).find(|file| file.is_file())
}

/// The first number in what a program says about its version: `Chromium 156.0.8078.79 ...` is 156.
fn major(program: &std::path::Path) -> Option<u32> {
    version_line(program)?.split_whitespace().find_map(|word| word.split('.').next()?.parse().ok())
}

fn can_use_apt() -> bool {
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0");
    is_root && on_path("apt-get").is_some()
}
