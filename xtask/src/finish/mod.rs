//! What happens to a build after trunk has put it together: trunk calls `cargo xtask after-build` as its hook.
//!
//! Works in trunk's staging folder, in this order, because each step reads what the one before has written: the style sheets
//! become one file, icons a part of the page, programs are divided into parts, modules are shrunk, `boot.js` learns which module to start, and `sw.js` which files there are.

mod offline;
mod split;
mod style;

use crate::places;
use crate::steps::{self, Outcome, Trouble, failed, say};
use crate::tools::wasm_opt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// How each module is optimised: the page for its size, as someone waits for it. The compiler has made the engine fast (its profile), and
/// `-O1` leaves it smaller than more zeal does: higher levels put functions into one another.
const MODULES: [(&str, &str); 3] = [("crema", "-Oz"), ("engine", "-O1"), ("sheets", "-Oz")];

/// A build that is being finished.
struct Build {
    staging: PathBuf,
    is_release: bool,
}

/// Finishes the build that trunk's environment names.
pub fn finish() -> Outcome {
    let Some(staging) = std::env::var_os("TRUNK_STAGING_DIR") else {
        return Err(Trouble("`after-build` is called by trunk; to build, use `cargo xtask build` or `trunk build`".to_owned()));
    };
    let is_release = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let build = Build { staging: staging.into(), is_release };
    style::gather(&build)?;
    build.draw_icons()?;
    split::split(&build)?;
    build.shrink_modules()?;
    build.allow_reloading()?;
    build.name_program()?;
    offline::list_files(&build)
}

impl Build {
    fn file(&self, name: &str) -> PathBuf {
        self.staging.join(name)
    }

    /// Replaces the one occurrence of `old` in a staged file.
    fn replace(&self, name: &str, old: &str, new: &str) -> Outcome {
        let file = self.file(name);
        let text = read(&file)?;
        if text.matches(old).count() != 1 {
            return Err(Trouble(format!("{name} should say `{old}` exactly once")));
        }
        write(&file, &text.replace(old, new))
    }

    /// Puts the icons into the page. Browsers fetch and read a sprite that is a file of its own anew for every icon, some ten milliseconds each.
    fn draw_icons(&self) -> Outcome {
        let sprite = self.file("icons.svg");
        let drawn = read(&sprite)?;
        let symbols = drawn.trim().strip_prefix("<svg xmlns=\"http://www.w3.org/2000/svg\">").and_then(|rest| rest.strip_suffix("</svg>"));
        let symbols = symbols.ok_or_else(|| Trouble("icons.svg should be one `<svg>` of symbols".to_owned()))?;
        self.replace("index.html", "<body>", &format!("<body>\n  <svg class=\"sprite\" aria-hidden=\"true\">{symbols}</svg>"))?;
        std::fs::remove_file(&sprite).map_err(failed("icons.svg cannot be removed from the build"))
    }

    fn shrink_modules(&self) -> Outcome {
        if !self.is_release {
            return Ok(());
        }
        let Some(program) = wasm_opt::find() else {
            say("without wasm-opt: the modules stay as large as the compiler made them (`cargo xtask build` can install it)");
            return Ok(());
        };
        let modules: Vec<_> = files_below(&self.staging)?.into_iter().filter(|name| name.ends_with(".wasm")).collect();
        // One thread each: every module takes many seconds and knows nothing of the others.
        std::thread::scope(|scope| {
            let shrinking: Vec<_> = modules.iter().map(|name| scope.spawn(|| shrink(&program, &self.file(name), name))).collect();
            shrinking
                .into_iter()
                .try_for_each(|thread| thread.join().unwrap_or_else(|_| Err(Trouble("shrinking a module broke off".to_owned()))))
        })
    }

    /// `trunk serve` puts an inline script into the page that reloads it after a change: the one thing that the policy lets
    /// pass in a build for development, and never in a release.
    fn allow_reloading(&self) -> Outcome {
        if self.is_release { Ok(()) } else { self.replace("index.html", "script-src 'self'", "script-src 'self' 'unsafe-inline'") }
    }

    /// What trunk has named the files of a program after: its name, for the page with a fingerprint.
    fn stem(&self, program: &str) -> Outcome<String> {
        let names = files_below(&self.staging)?;
        let mut found = names.iter().filter_map(|name| name.strip_suffix("_bg.wasm")).filter(|stem| stem.starts_with(program));
        match (found.next(), found.next()) {
            (Some(stem), None) => Ok(stem.to_owned()),
            _ => Err(Trouble(format!("the build should have exactly one file `{program}*_bg.wasm`"))),
        }
    }

    fn name_program(&self) -> Outcome {
        let stem = self.stem("crema")?;
        self.replace("boot.js", "__PROGRAM__.js", &format!("{stem}.js"))?;
        self.replace("boot.js", "__PROGRAM___bg.wasm", &format!("{stem}_bg.wasm"))?;
        self.replace("boot.js", "\"__KEEP_OFFLINE__\"", if self.is_release { "true" } else { "false" })
    }
}

fn shrink(program: &Path, module: &Path, name: &str) -> Outcome {
    let name = name.trim_start_matches(split::PARTS);
    let level = MODULES.iter().find(|(stem, _)| name.starts_with(stem)).map_or("-Oz", |(_, level)| level);
    steps::run_quietly(Command::new(program).arg(level).arg("--output").arg(module).arg(module).current_dir(places::root()))
}

/// Every file below a folder, relative, with slashes, sorted; hidden ones left out.
pub(crate) fn files_below(folder: &Path) -> Outcome<Vec<String>> {
    let mut names = Vec::new();
    collect(folder, "", &mut names).map_err(failed(&format!("{} cannot be read", folder.display())))?;
    names.sort();
    Ok(names)
}

fn collect(folder: &Path, prefix: &str, names: &mut Vec<String>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{prefix}{name}/"), names)?;
        } else {
            names.push(format!("{prefix}{name}"));
        }
    }
    Ok(())
}

fn read(file: &Path) -> Outcome<String> {
    std::fs::read_to_string(file).map_err(failed(&format!("{} cannot be read", file.display())))
}

fn write(file: &Path, text: &str) -> Outcome {
    std::fs::write(file, text).map_err(failed(&format!("{} cannot be written", file.display())))
}
