//! chromedriver: a process of its own for every errand.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A running driver. Dropping it ends it.
pub(crate) struct Driver {
    process: Child,
    pub(crate) address: String,
}

/// A port that is free when the driver looks may be taken when it listens, by an errand beside this one; then it ends at once.
const MOST_STARTS: u32 = 5;

impl Driver {
    /// Starts the driver on a port of its own choice.
    pub(crate) fn start(program: &Path) -> Self {
        let mut said = String::new();
        (0..MOST_STARTS)
            .find_map(|_| Self::start_once(program, &mut said))
            .unwrap_or_else(|| panic!("{} did not say on which port it listens, but: {said}", program.display()))
    }

    /// Adds what the driver says up to then to `said`. Nothing where it ends without listening.
    fn start_once(program: &Path, said: &mut String) -> Option<Self> {
        let mut process = Command::new(program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{} does not start: {error}", program.display()));
        let output = process.stdout.take().expect("the output was asked for as a pipe");
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        let mut driver = Self { process, address: String::new() };
        // "ChromeDriver was started successfully on port 40123."
        let port = lines.find_map(|line| {
            said.push_str(&line);
            said.push('\n');
            line.strip_suffix('.')?.split_once("successfully on port ")?.1.parse::<u16>().ok()
        })?;
        driver.address = format!("http://127.0.0.1:{port}");
        // It says more as it goes; a pipe that nobody empties would stop it.
        std::thread::spawn(move || lines.for_each(drop));
        Some(driver)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may be gone already; either way nothing is left of it.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
