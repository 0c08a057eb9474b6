//! Decides at build time whether the page can be tried in a browser here: `cfg(chromium)` where Chromium and its
//! driver are on the PATH, with their paths in the variables `CHROMIUM` and `CHROMEDRIVER`. Never touches the bot itself.

use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::PathBuf;

/// The names by which Chromium goes.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/// The name of what drives it.
const DRIVERS: [&str; 1] = ["chromedriver"];

fn main() -> io::Result<()> {
    let mut out = io::stdout();
    writeln!(out, "cargo::rustc-check-cfg=cfg(chromium)")?;
    writeln!(out, "cargo::rerun-if-changed=build.rs")?;
    writeln!(out, "cargo::rerun-if-env-changed=PATH")?;
    let path = std::env::var_os("PATH").unwrap_or_default();
    if let (Some(browser), Some(driver)) = (on(&path, &BROWSERS), on(&path, &DRIVERS)) {
        writeln!(out, "cargo::rustc-cfg=chromium")?;
        writeln!(out, "cargo::rustc-env=CHROMIUM={}", browser.display())?;
        writeln!(out, "cargo::rustc-env=CHROMEDRIVER={}", driver.display())?;
    }
    Ok(())
}

/// The first of these programs that is found in the folders of `path`.
fn on(path: &OsStr, names: &[&str]) -> Option<PathBuf> {
    let places = names.iter().flat_map(|name| std::env::split_paths(path).map(move |folder| folder.join(name)));
    places.into_iter().find(|place| place.is_file())
}
