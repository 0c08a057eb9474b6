-- Goals with a number and a date, the numbers that were typed for them, and when they were asked about. Numbers are kept in
-- hundredths. What Rounds counts by itself is not kept: it is folded from what is logged.

CREATE TABLE goals (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    member     INTEGER NOT NULL REFERENCES members(id) ON DELETE CASCADE,
    purpose    TEXT,
    measure    TEXT    NOT NULL,               -- what is counted, in the member's words
    counted    TEXT    NOT NULL,               -- typed, or in which way Rounds counts it
    counted_of TEXT,                           -- the pillar or purpose whose posts are counted
    baseline   INTEGER NOT NULL CHECK (baseline >= 0),
    target     INTEGER NOT NULL CHECK (target >= 0),
    start_on   TEXT    NOT NULL,
    due_on     TEXT    NOT NULL,
    set_at     INTEGER NOT NULL,
    set_on     TEXT    NOT NULL,
    ended      TEXT,                           -- finished, or let go
    ended_on   TEXT,
    celebrated INTEGER NOT NULL DEFAULT 0,     -- its being reached was told by a typed number or a press
    shared_at  INTEGER,
    source     TEXT    NOT NULL UNIQUE         -- what set it, so that the same request sets it once
) STRICT;
CREATE INDEX goals_of_member ON goals (member);

-- One number a day: what is typed later for the same day replaces it.
CREATE TABLE goal_progress (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    goal     INTEGER NOT NULL REFERENCES goals(id) ON DELETE CASCADE,
    day_on   TEXT    NOT NULL,                 -- the day that the number is of
    value    INTEGER NOT NULL CHECK (value >= 0),
    typed_on TEXT    NOT NULL,                 -- the member's day on which it was typed
    UNIQUE (goal, day_on)
) STRICT;

-- What a check-in did with a goal: asked for its number, showed it, told that it is reached, asked what follows its day.
CREATE TABLE goal_checks (
    goal        INTEGER NOT NULL REFERENCES goals(id) ON DELETE CASCADE,
    asked_on    TEXT    NOT NULL,
    asking      TEXT    NOT NULL,
    asked_at    INTEGER NOT NULL,
    answered_at INTEGER,
    PRIMARY KEY (goal, asked_on, asking)
) STRICT, WITHOUT ROWID;

-- When a member was asked whether to keep or change their main purpose.
CREATE TABLE drift_checks (
    member      INTEGER NOT NULL REFERENCES members(id) ON DELETE CASCADE,
    asked_on    TEXT    NOT NULL,
    asked_at    INTEGER NOT NULL,
    answered_at INTEGER,
    PRIMARY KEY (member, asked_on)
) STRICT, WITHOUT ROWID;
