//! Measures what cadence costs: pace and next knock, turns, finding what is due, composing a knock, the recap of a
//! large team; and shows that a
//! million knocks of one minute are streamed. Never decides what is quick enough.

mod board;
mod clinic;
mod composing;
mod crowd;
mod due;
mod facts;
mod pace;
mod turns;

fn main() -> anyhow::Result<()> {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    clinic::FOLDER.get_or_init(|| folder.path().to_owned());
    // Alone with `--bench` when everything is wanted; with a filter, only what it names.
    if std::env::args().skip(1).eq(["--bench"]) {
        crowd::streams()?;
    }
    divan::main();
    Ok(folder.close()?)
}
