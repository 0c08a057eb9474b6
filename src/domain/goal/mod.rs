//! Goals with a number and a date: what one is, how it stands on its line, when it is asked about. Declares its rooms.

mod amount;
mod check_in;
mod counted;
mod drift;
mod entry;
mod habit;
mod line;
mod refused;
mod template;

pub use amount::Amount;
pub use check_in::{Asking, CheckIn, LET_BE_AFTER, Watch, Watched, unanswered};
pub use counted::Counted;
pub use drift::{Drift, drift};
pub use entry::{Goal, GoalEnd, MEASURE_MAX, MOST_OPEN, Plan};
pub use habit::{Counting, Facts};
pub use line::{Point, Standing};
pub use refused::GoalRefused;
pub use template::{Template, for_wish, nearest_first};
