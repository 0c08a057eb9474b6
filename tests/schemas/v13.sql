-- A database of schema version 13, as that version left it. Never edited: it is what is out there.
CREATE TABLE teams (
    id           INTEGER PRIMARY KEY,          -- the Discord server
    zone         TEXT    NOT NULL,
    channel      INTEGER,                      -- where the recap goes
    recap_day    INTEGER NOT NULL DEFAULT 0,   -- 0 is Monday
    recap_min    INTEGER NOT NULL DEFAULT 540,
    ranks        INTEGER NOT NULL DEFAULT 1,
    aim          INTEGER NOT NULL DEFAULT 3,   -- career groups a week
    manager_role INTEGER,
    set_up_at    INTEGER,                      -- null until /team setup
    left_at      INTEGER,                      -- since when the bot is no longer there
    trouble      TEXT,                         -- what managers are to be told at the next occasion
    trouble_at   INTEGER
, told_at INTEGER, topics_stamp INTEGER NOT NULL DEFAULT 0, thread         INTEGER NOT NULL DEFAULT 0, pin            INTEGER NOT NULL DEFAULT 0, pinned_channel INTEGER, pinned_message INTEGER) STRICT;
INSERT INTO teams (id, zone, channel, recap_day, recap_min, ranks, aim, manager_role, set_up_at, left_at, trouble, trouble_at, told_at, topics_stamp, thread, pin, pinned_channel, pinned_message) VALUES (700000000000000001, 'Europe/Berlin', 700000000000000003, 1, 600, 0, 2, 700000000000000009, 1764576000000, NULL, NULL, NULL, 1764576000000, 4242, 1, 1, 700000000000000003, 700000000000000012);
CREATE TABLE people (
    id             INTEGER PRIMARY KEY,        -- the Discord user
    zone           TEXT    NOT NULL,
    day_ends_min   INTEGER NOT NULL,
    from_min       INTEGER NOT NULL,
    until_min      INTEGER NOT NULL,
    knock_min      INTEGER NOT NULL,
    knock_days     INTEGER NOT NULL,
    intensity      TEXT    NOT NULL,
    consent_at     INTEGER,
    closed_at      INTEGER,                    -- since when direct messages are refused
    closed_untold  INTEGER NOT NULL DEFAULT 0, -- whether they have still to be told
    direct_channel INTEGER,
    direct_team    INTEGER,
    last_sign_at   INTEGER NOT NULL,
    hush_until_on  TEXT,
    remarked_on    TEXT,                       -- the day of the last remark on sameness
    courtesies     INTEGER NOT NULL DEFAULT 0  -- how many have been shown, for their rotation
) STRICT;
INSERT INTO people (id, zone, day_ends_min, from_min, until_min, knock_min, knock_days, intensity, consent_at, closed_at, closed_untold, direct_channel, direct_team, last_sign_at, hush_until_on, remarked_on, courtesies) VALUES (700000000000000002, 'Europe/Berlin', 300, 420, 1260, 750, 31, 'light', 1764579600000, NULL, 0, NULL, 700000000000000001, 1767596700000, NULL, '2025-12-12', 5);
CREATE TABLE members (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    team         INTEGER NOT NULL REFERENCES teams(id) ON DELETE CASCADE,
    person       INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
    joined_at    INTEGER NOT NULL,
    joined_on    TEXT    NOT NULL,
    quit_at      INTEGER,
    posting_days INTEGER NOT NULL,
    platform     TEXT,
    specialty    TEXT,
    device       TEXT    NOT NULL DEFAULT 'either',
    purpose      TEXT,
    listed       INTEGER NOT NULL,
    nod          INTEGER NOT NULL DEFAULT 0, gone_at INTEGER, country        TEXT, field          TEXT, audience       TEXT NOT NULL DEFAULT '', second_purpose TEXT, posting_min    INTEGER, reviewer       TEXT, ground_rules   TEXT NOT NULL DEFAULT '', settled TEXT NOT NULL DEFAULT '', later   TEXT NOT NULL DEFAULT '', missing_asked_at INTEGER, missing_asks INTEGER NOT NULL DEFAULT 0, bring_from_on TEXT, remind_slots  INTEGER NOT NULL DEFAULT 0, overview INTEGER NOT NULL DEFAULT 0, titles   INTEGER NOT NULL DEFAULT 0, gone_since_at INTEGER,   -- a word in the team's channel where no direct message gets through
    UNIQUE (team, person)
) STRICT;
INSERT INTO members (id, team, person, joined_at, joined_on, quit_at, posting_days, platform, specialty, device, purpose, listed, nod, gone_at, country, field, audience, second_purpose, posting_min, reviewer, ground_rules, settled, later, missing_asked_at, missing_asks, bring_from_on, remind_slots, overview, titles, gone_since_at) VALUES (1, 700000000000000001, 700000000000000002, 1764579600000, '2025-12-01', NULL, 31, 'linkedin', 'physician', 'phone', 'health-education', 1, 1, NULL, 'de', 'Rheumatology', 'patients,peers', 'network', 450, 'colleague', 'privacy,disclosure', 'profession,country', 'reviewer', 1765279800000, 1, '2026-01-12', 1, 1, 1, NULL);
CREATE TABLE targets (
    member  INTEGER NOT NULL REFERENCES members(id) ON DELETE CASCADE,
    from_on TEXT    NOT NULL,                  -- the Monday from which it counts
    target  INTEGER NOT NULL CHECK (target BETWEEN 1 AND 21),
    PRIMARY KEY (member, from_on)
) STRICT, WITHOUT ROWID;
INSERT INTO targets (member, from_on, target) VALUES (1, '2025-12-01', 4);
INSERT INTO targets (member, from_on, target) VALUES (1, '2025-12-22', 3);
CREATE TABLE settlements (
    member     INTEGER NOT NULL REFERENCES members(id) ON DELETE CASCADE,
    week_on    TEXT    NOT NULL,
    number     INTEGER NOT NULL,
    settled_at INTEGER NOT NULL,
    PRIMARY KEY (member, week_on)
) STRICT, WITHOUT ROWID;
INSERT INTO settlements (member, week_on, number, settled_at) VALUES (1, '2025-12-15', 1, 1765965600000);
CREATE TABLE authorisations (
    id        INTEGER PRIMARY KEY,
    member    INTEGER NOT NULL REFERENCES members(id) ON DELETE CASCADE,
    platforms TEXT    NOT NULL,                -- slugs, comma between
    until_on  TEXT    NOT NULL
) STRICT;
INSERT INTO authorisations (id, member, platforms, until_on) VALUES (1, 1, 'linkedin,blog', '2026-06-30');
CREATE TABLE leave (
    id       INTEGER PRIMARY KEY,
    person   INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
    from_on  TEXT    NOT NULL,
    until_on TEXT    NOT NULL,
    by_team  INTEGER,                          -- the team whose manager entered it; null for the person's own
    made_at  INTEGER NOT NULL
) STRICT;
INSERT INTO leave (id, person, from_on, until_on, by_team, made_at) VALUES (1, 700000000000000002, '2026-02-02', '2026-02-06', NULL, 1766224800000);
CREATE TABLE absences (
    id       INTEGER PRIMARY KEY,
    member   INTEGER NOT NULL REFERENCES members(id) ON DELETE CASCADE,
    from_on  TEXT    NOT NULL,
    until_on TEXT    NOT NULL
) STRICT;
INSERT INTO absences (id, member, from_on, until_on) VALUES (1, 1, '2025-12-24', '2025-12-26');
CREATE TABLE busy_days (
    person INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
    day_on TEXT    NOT NULL,
    PRIMARY KEY (person, day_on)
) STRICT, WITHOUT ROWID;
INSERT INTO busy_days (person, day_on) VALUES (700000000000000002, '2025-12-10');
CREATE TABLE posts (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    member     INTEGER NOT NULL REFERENCES members(id) ON DELETE CASCADE,
    posted_at  INTEGER NOT NULL,
    posted_on  TEXT    NOT NULL,               -- the person's day then; a later change of zone moves no history
    title      TEXT,
    link       TEXT,                           -- canonical
    pillar     TEXT,
    format     TEXT,
    purpose    TEXT,
    topic      TEXT,
    repeats    INTEGER,                        -- the post that has the same link: told apart, not counted
    source     TEXT    NOT NULL UNIQUE,        -- what logged it, so that the same request logs once
    logged_at  INTEGER NOT NULL,
    deleted_at INTEGER
, import INTEGER, pillar_said INTEGER NOT NULL DEFAULT 0, purpose_said INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO posts (id, member, posted_at, posted_on, title, link, pillar, format, purpose, topic, repeats, source, logged_at, deleted_at, import, pillar_said, purpose_said) VALUES (1, 1, 1764671400000, '2025-12-02', 'The chair that hears', 'https://www.linkedin.com/feed/update/urn:li:activity:7000000000000000001', 'technology-review', 'text', 'health-education', NULL, NULL, 'log:1', 1764671460000, NULL, 1, 0, 0);
INSERT INTO posts (id, member, posted_at, posted_on, title, link, pillar, format, purpose, topic, repeats, source, logged_at, deleted_at, import, pillar_said, purpose_said) VALUES (2, 1, 1765299600000, '2025-12-09', 'Why we ask twice', NULL, 'patient-education', 'carousel', 'health-education', 'acc-say-my-name', NULL, 'log:2', 1765299660000, NULL, NULL, 0, 0);
INSERT INTO posts (id, member, posted_at, posted_on, title, link, pillar, format, purpose, topic, repeats, source, logged_at, deleted_at, import, pillar_said, purpose_said) VALUES (3, 1, 1767596400000, '2026-01-05', 'Monday at the front desk', NULL, 'behind-the-scenes', 'photo', 'reach-patients', NULL, NULL, 'log:3', 1767596460000, NULL, NULL, 0, 0);
CREATE TABLE post_platforms (
    post     INTEGER NOT NULL REFERENCES posts(id) ON DELETE CASCADE,
    platform TEXT    NOT NULL,
    PRIMARY KEY (post, platform)
) STRICT, WITHOUT ROWID;
INSERT INTO post_platforms (post, platform) VALUES (1, 'linkedin');
INSERT INTO post_platforms (post, platform) VALUES (2, 'blog');
INSERT INTO post_platforms (post, platform) VALUES (2, 'linkedin');
INSERT INTO post_platforms (post, platform) VALUES (3, 'linkedin');
CREATE TABLE reply_checks (
    post        INTEGER NOT NULL REFERENCES posts(id) ON DELETE CASCADE,
    round       INTEGER NOT NULL,
    member      INTEGER NOT NULL REFERENCES members(id) ON DELETE CASCADE,
    due_at      INTEGER NOT NULL,
    asked_at    INTEGER,
    answer      TEXT,
    answered_at INTEGER, wrote INTEGER, answered INTEGER,
    PRIMARY KEY (post, round)
) STRICT, WITHOUT ROWID;
INSERT INTO reply_checks (post, round, member, due_at, asked_at, answer, answered_at, wrote, answered) VALUES (1, 1, 1, 1764729000000, 1764761400000, 'some', 1764763200000, 3, 2);
INSERT INTO reply_checks (post, round, member, due_at, asked_at, answer, answered_at, wrote, answered) VALUES (1, 2, 1, 1765022400000, 1765193400000, 'all', 1765195200000, NULL, NULL);
INSERT INTO reply_checks (post, round, member, due_at, asked_at, answer, answered_at, wrote, answered) VALUES (3, 1, 1, 1767654000000, NULL, NULL, NULL, NULL, NULL);
CREATE TABLE conversations (
    member       INTEGER NOT NULL REFERENCES members(id) ON DELETE CASCADE,
    week_on      TEXT    NOT NULL,
    career_group TEXT    NOT NULL,
    said_at      INTEGER NOT NULL,
    PRIMARY KEY (member, week_on, career_group)
) STRICT, WITHOUT ROWID;
INSERT INTO conversations (member, week_on, career_group, said_at) VALUES (1, '2025-12-08', 'nurses', 1765539600000);
CREATE TABLE offers (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    member      INTEGER NOT NULL REFERENCES members(id) ON DELETE CASCADE,
    topic       TEXT    NOT NULL,
    pillar      TEXT    NOT NULL,
    offered_at  INTEGER NOT NULL,
    offered_on  TEXT    NOT NULL,
    observance  TEXT,                          -- the awareness day that came along, by its id
    answer      TEXT,
    answered_at INTEGER
) STRICT;
INSERT INTO offers (id, member, topic, pillar, offered_at, offered_on, observance, answer, answered_at) VALUES (1, 1, 'acc-say-my-name', 'access-and-service', 1765193400000, '2025-12-08', NULL, 'use', 1765193460000);
INSERT INTO offers (id, member, topic, pillar, offered_at, offered_on, observance, answer, answered_at) VALUES (2, 1, 'acc-bus-stop-to-chair', 'access-and-service', 1767598200000, '2026-01-05', NULL, 'use', 1767598260000);
CREATE TABLE queue (
    kind       TEXT    NOT NULL,
    subject    INTEGER NOT NULL,               -- the person of a knock, the team of a recap
    occurrence TEXT    NOT NULL,               -- the day of a knock, the week of a recap
    due_at     INTEGER NOT NULL,
    PRIMARY KEY (kind, subject)
) STRICT, WITHOUT ROWID;
INSERT INTO queue (kind, subject, occurrence, due_at) VALUES ('knock', 700000000000000002, '2026-01-06', 1767699000000);
INSERT INTO queue (kind, subject, occurrence, due_at) VALUES ('recap', 700000000000000001, '2026-01-05', 1768294800000);
CREATE TABLE deliveries (
    id         TEXT    PRIMARY KEY,            -- the nonce
    kind       TEXT    NOT NULL,
    subject    INTEGER NOT NULL,
    occurrence TEXT    NOT NULL,
    channel    INTEGER,
    body       TEXT    NOT NULL,
    nudge      INTEGER NOT NULL DEFAULT 0,     -- whether it holds one, for the ladder
    asks       INTEGER NOT NULL DEFAULT 0,     -- whether it puts the ladder's question
    late       INTEGER NOT NULL DEFAULT 0,
    state      TEXT    NOT NULL,
    attempts   INTEGER NOT NULL DEFAULT 0,
    claimed_at INTEGER NOT NULL,
    tried_at   INTEGER,                        -- the first attempt whose outcome is unknown
    next_at    INTEGER,                        -- when to try; null once it is over
    message    INTEGER,
    fault      TEXT, first INTEGER NOT NULL DEFAULT 0, picture TEXT,
    UNIQUE (kind, subject, occurrence)
) STRICT;
INSERT INTO deliveries (id, kind, subject, occurrence, channel, body, nudge, asks, late, state, attempts, claimed_at, tried_at, next_at, message, fault, first, picture) VALUES ('k000000000000000000000001', 'knock', 700000000000000002, '2025-12-08', NULL, '', 1, 0, 0, 'sent', 1, 1765193400000, NULL, NULL, 700000000000000011, NULL, 1, NULL);
CREATE TABLE suspicions (
    what     TEXT    PRIMARY KEY,              -- opening conversations, or writing at all
    since_at INTEGER NOT NULL,
    until_at INTEGER NOT NULL,
    times    INTEGER NOT NULL                  -- how often in a row
) STRICT, WITHOUT ROWID;
INSERT INTO suspicions (what, since_at, until_at, times) VALUES ('opening', 1764928800000, 1765015200000, 1);
CREATE TABLE post_links (
    post INTEGER NOT NULL REFERENCES posts(id) ON DELETE CASCADE,
    link TEXT    NOT NULL,
    PRIMARY KEY (post, link)
) STRICT, WITHOUT ROWID;
INSERT INTO post_links (post, link) VALUES (2, 'https://example.org/why-we-ask-twice');
CREATE TABLE imports (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    member  INTEGER NOT NULL REFERENCES members(id) ON DELETE CASCADE,
    name    TEXT    NOT NULL,                  -- of the file, as it was called
    state   TEXT    NOT NULL,
    rows    TEXT    NOT NULL,                  -- JSON: what was read; emptied once it is over
    made_at INTEGER NOT NULL,
    done_at INTEGER
) STRICT;
INSERT INTO imports (id, member, name, state, rows, made_at, done_at) VALUES (1, 1, 'old posts.csv', 'taken', '', 1764756000000, 1764756300000);
CREATE TABLE acts (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    member       INTEGER NOT NULL REFERENCES members(id) ON DELETE CASCADE,
    act          TEXT    NOT NULL,
    career_group TEXT    NOT NULL,
    offered_at   INTEGER NOT NULL,
    offered_on   TEXT    NOT NULL
) STRICT;
INSERT INTO acts (id, member, act, career_group, offered_at, offered_on) VALUES (1, 1, 'hard-health-words', 'education', 1765539000000, '2025-12-12');
CREATE TABLE talks (
    member      INTEGER NOT NULL REFERENCES members(id) ON DELETE CASCADE,
    week_on     TEXT    NOT NULL,
    asked_at    INTEGER NOT NULL,
    answered_at INTEGER,
    PRIMARY KEY (member, week_on)
) STRICT, WITHOUT ROWID;
INSERT INTO talks (member, week_on, asked_at, answered_at) VALUES (1, '2025-12-08', 1765539000000, 1765539600000);
CREATE TABLE recaps (
    team     INTEGER NOT NULL REFERENCES teams(id) ON DELETE CASCADE,
    week_on  TEXT    NOT NULL,
    delivery TEXT    NOT NULL,
    channel  INTEGER NOT NULL,
    message  INTEGER NOT NULL,
    digest   INTEGER NOT NULL,                 -- of what stands there; the words are not kept
    late     INTEGER NOT NULL,
    edit_at  INTEGER,                          -- when to look whether it has to be corrected
    tries    INTEGER NOT NULL DEFAULT 0, threaded    INTEGER NOT NULL DEFAULT 0, place_at    INTEGER, place_tries INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (team, week_on)
) STRICT, WITHOUT ROWID;
INSERT INTO recaps (team, week_on, delivery, channel, message, digest, late, edit_at, tries, threaded, place_at, place_tries) VALUES (700000000000000001, '2025-12-08', 'r000000000000000000000001', 700000000000000003, 700000000000000012, 12345, 0, NULL, 0, 1, NULL, 0);
CREATE TABLE posting_days (
    member  INTEGER NOT NULL REFERENCES members(id) ON DELETE CASCADE,
    from_on TEXT    NOT NULL,                  -- the Monday from which they hold
    days    INTEGER NOT NULL CHECK (days BETWEEN 1 AND 127),
    PRIMARY KEY (member, from_on)
) STRICT, WITHOUT ROWID;
INSERT INTO posting_days (member, from_on, days) VALUES (1, '2025-12-01', 31);
CREATE TABLE team_topics (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    team        INTEGER NOT NULL REFERENCES teams(id) ON DELETE CASCADE,
    title       TEXT    NOT NULL,
    idea        TEXT    NOT NULL,
    opening     TEXT    NOT NULL,
    pillar      TEXT,                          -- null: it waits for its kind
    formats     TEXT    NOT NULL,
    platforms   TEXT    NOT NULL,
    audience    TEXT    NOT NULL,
    purposes    TEXT    NOT NULL,
    specialties TEXT    NOT NULL,
    subjects    TEXT    NOT NULL,              -- words, with a comma between
    effort      INTEGER NOT NULL,              -- minutes
    device      TEXT    NOT NULL,
    made_at     INTEGER NOT NULL,
    retired_at  INTEGER
) STRICT;
INSERT INTO team_topics (id, team, title, idea, opening, pillar, formats, platforms, audience, purposes, specialties, subjects, effort, device, made_at, retired_at) VALUES (1, 700000000000000001, 'Our lift at seven', 'Who rides along, and what is said.', '', 'community', 'photo', 'linkedin', '', '', '', 'lift', 5, 'phone', 1764842400000, NULL);
CREATE TABLE topic_files (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    team    INTEGER NOT NULL REFERENCES teams(id) ON DELETE CASCADE,
    name    TEXT    NOT NULL,                  -- of the file, as it was called
    state   TEXT    NOT NULL,
    rows    TEXT    NOT NULL,                  -- JSON: what was read; emptied once it is over
    taken   INTEGER NOT NULL DEFAULT 0,        -- how many topics came of it
    made_at INTEGER NOT NULL
) STRICT;
INSERT INTO topic_files (id, team, name, state, rows, taken, made_at) VALUES (1, 700000000000000001, 'topics.csv', 'taken', '', 1, 1766224800000);
CREATE TABLE twists (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    member     INTEGER NOT NULL REFERENCES members(id) ON DELETE CASCADE,
    offer      INTEGER NOT NULL UNIQUE REFERENCES offers(id) ON DELETE CASCADE,
    title      TEXT    NOT NULL,
    idea       TEXT    NOT NULL,
    state      TEXT    NOT NULL,
    made_at    INTEGER NOT NULL,
    settled_at INTEGER,                        -- when it was accepted or declined
    told_at    INTEGER                         -- when the member saw that it was accepted
) STRICT;
INSERT INTO twists (id, member, offer, title, idea, state, made_at, settled_at, told_at) VALUES (1, 1, 2, 'The kettle that outlived us', 'What it heard in the break room.', 'proposed', 1767598320000, NULL, NULL);
CREATE TABLE member_platforms (
    member      INTEGER NOT NULL REFERENCES members(id) ON DELETE CASCADE,
    platform    TEXT    NOT NULL,
    familiarity TEXT    NOT NULL,
    ready       TEXT    NOT NULL DEFAULT '',            -- slugs, comma between
    PRIMARY KEY (member, platform)
) STRICT, WITHOUT ROWID;
INSERT INTO member_platforms (member, platform, familiarity, ready) VALUES (1, 'blog', 'new', '');
INSERT INTO member_platforms (member, platform, familiarity, ready) VALUES (1, 'linkedin', 'known', 'profile,picture');
CREATE TABLE if_thens (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    member  INTEGER NOT NULL REFERENCES members(id) ON DELETE CASCADE,
    weekday INTEGER CHECK (weekday BETWEEN 0 AND 6),   -- Monday lowest; none for any day
    words   TEXT    NOT NULL,
    made_at INTEGER NOT NULL
) STRICT;
INSERT INTO if_thens (id, member, weekday, words, made_at) VALUES (1, 1, 2, 'If the clinic ends early, then I write two lines on the tram.', 1765360800000);
CREATE TABLE strategy_cards (
    member  INTEGER NOT NULL REFERENCES members(id) ON DELETE CASCADE,
    kept_on TEXT    NOT NULL,
    lines   TEXT    NOT NULL,                  -- JSON
    PRIMARY KEY (member, kept_on)
) STRICT, WITHOUT ROWID;
INSERT INTO strategy_cards (member, kept_on, lines) VALUES (1, '2025-12-09', '{"specialty":"physician","field":null,"country":"de","main":"linkedin","places":[["linkedin","known",["profile"]]],"device":"phone","audience":["patients"],"purpose":"reach-patients","second_purpose":null,"days":31,"time":"07:30:00","reviewer":null,"ground_rules":["privacy"],"if_thens":[[2,"If the tram is late, then I write two lines."]]}');
CREATE TABLE reviews (
    member      INTEGER NOT NULL REFERENCES members(id) ON DELETE CASCADE,
    quarter     TEXT    NOT NULL,              -- such as 2026-Q1
    asked_at    INTEGER NOT NULL,
    answered_at INTEGER,
    PRIMARY KEY (member, quarter)
) STRICT, WITHOUT ROWID;
INSERT INTO reviews (member, quarter, asked_at, answered_at) VALUES (1, '2025-Q4', 1767007800000, 1767009600000);
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
INSERT INTO goals (id, member, purpose, measure, counted, counted_of, baseline, target, start_on, due_on, set_at, set_on, ended, ended_on, celebrated, shared_at, source) VALUES (1, 1, 'reach-patients', 'New enquiries a month', 'typed', NULL, 500, 1200, '2025-12-02', '2026-03-31', 1764676800000, '2025-12-02', NULL, NULL, 0, NULL, 'goal:1');
CREATE TABLE goal_progress (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    goal     INTEGER NOT NULL REFERENCES goals(id) ON DELETE CASCADE,
    day_on   TEXT    NOT NULL,                 -- the day that the number is of
    value    INTEGER NOT NULL CHECK (value >= 0),
    typed_on TEXT    NOT NULL,                 -- the member's day on which it was typed
    UNIQUE (goal, day_on)
) STRICT;
INSERT INTO goal_progress (id, goal, day_on, value, typed_on) VALUES (1, 1, '2026-01-02', 700, '2026-01-02');
CREATE TABLE goal_checks (
    goal        INTEGER NOT NULL REFERENCES goals(id) ON DELETE CASCADE,
    asked_on    TEXT    NOT NULL,
    asking      TEXT    NOT NULL,
    asked_at    INTEGER NOT NULL,
    answered_at INTEGER,
    PRIMARY KEY (goal, asked_on, asking)
) STRICT, WITHOUT ROWID;
INSERT INTO goal_checks (goal, asked_on, asking, asked_at, answered_at) VALUES (1, '2026-01-02', 'number', 1767353400000, 1767355200000);
CREATE TABLE drift_checks (
    member      INTEGER NOT NULL REFERENCES members(id) ON DELETE CASCADE,
    asked_on    TEXT    NOT NULL,
    asked_at    INTEGER NOT NULL,
    answered_at INTEGER,
    PRIMARY KEY (member, asked_on)
) STRICT, WITHOUT ROWID;
INSERT INTO drift_checks (member, asked_on, asked_at, answered_at) VALUES (1, '2026-01-02', 1767353400000, 1767355200000);
CREATE TABLE plans (
    member  INTEGER NOT NULL REFERENCES members(id) ON DELETE CASCADE,
    week_on TEXT    NOT NULL,                  -- its Monday
    asked   INTEGER NOT NULL,                  -- what the week asked for when the plan was last gone over
    made_at INTEGER NOT NULL,
    seen_at INTEGER,                           -- when the member first looked at it
    told_at INTEGER,                           -- when a knock brought it
    PRIMARY KEY (member, week_on)
) STRICT, WITHOUT ROWID;
INSERT INTO plans (member, week_on, asked, made_at, seen_at, told_at) VALUES (1, '2026-01-05', 3, 1767598260000, 1767598260000, NULL);
CREATE TABLE slots (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    member        INTEGER NOT NULL,
    week_on       TEXT    NOT NULL,
    slot_on       TEXT    NOT NULL,            -- the person's day
    time_min      INTEGER NOT NULL,            -- minutes after midnight, in the person's zone
    platform      TEXT    NOT NULL,
    offer         INTEGER REFERENCES offers(id) ON DELETE SET NULL,
    state         TEXT    NOT NULL,
    post          INTEGER REFERENCES posts(id) ON DELETE SET NULL,
    filled_by     TEXT,
    moved_from_on TEXT,                        -- the day that would not do any more
    remind        INTEGER NOT NULL,
    reminded_at   INTEGER,                     -- of which instant it has reminded
    revision      INTEGER NOT NULL DEFAULT 0,  -- how often it was changed
    exported      INTEGER NOT NULL DEFAULT 0,  -- whether it stands in a calendar file that was handed out
    FOREIGN KEY (member, week_on) REFERENCES plans (member, week_on) ON DELETE CASCADE
) STRICT;
INSERT INTO slots (id, member, week_on, slot_on, time_min, platform, offer, state, post, filled_by, moved_from_on, remind, reminded_at, revision, exported) VALUES (1, 1, '2026-01-05', '2026-01-05', 450, 'linkedin', NULL, 'planned', 3, 'day', NULL, 0, NULL, 1, 1);
INSERT INTO slots (id, member, week_on, slot_on, time_min, platform, offer, state, post, filled_by, moved_from_on, remind, reminded_at, revision, exported) VALUES (2, 1, '2026-01-05', '2026-01-07', 450, 'linkedin', 2, 'planned', NULL, NULL, NULL, 1, NULL, 0, 0);
INSERT INTO slots (id, member, week_on, slot_on, time_min, platform, offer, state, post, filled_by, moved_from_on, remind, reminded_at, revision, exported) VALUES (3, 1, '2026-01-05', '2026-01-09', 450, 'blog', NULL, 'planned', NULL, NULL, NULL, 0, NULL, 0, 0);
CREATE TABLE beside_plan (
    post    INTEGER PRIMARY KEY REFERENCES posts(id) ON DELETE CASCADE,
    said_at INTEGER NOT NULL
) STRICT;
INSERT INTO beside_plan (post, said_at) VALUES (2, 1765303200000);
CREATE TABLE deletions (
    id         INTEGER PRIMARY KEY,            -- as in the journal
    deleted_at INTEGER NOT NULL,
    person     INTEGER) STRICT;
INSERT INTO deletions (id, deleted_at, person) VALUES (4611686018427387905, 1766224800000, NULL);
CREATE TABLE erasures (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    channel INTEGER NOT NULL,
    message INTEGER NOT NULL,                  -- the message; of a channel that is read back, the one before which it is
    reads   INTEGER NOT NULL,                  -- whether the channel is read back
    due_at  INTEGER NOT NULL,
    tries   INTEGER NOT NULL DEFAULT 0,
    UNIQUE (channel, message, reads)
) STRICT;
INSERT INTO erasures (id, channel, message, reads, due_at, tries) VALUES (1, 700000000000000004, 700000000000000013, 0, 1766311200000, 1);
CREATE TABLE expiries (
    kind    TEXT    NOT NULL,                  -- team or member
    subject INTEGER NOT NULL,
    due_at  INTEGER NOT NULL,
    seen    INTEGER NOT NULL DEFAULT 0,
    seen_on TEXT,
    PRIMARY KEY (kind, subject)
) STRICT, WITHOUT ROWID;
INSERT INTO expiries (kind, subject, due_at, seen, seen_on) VALUES ('member', 1, 1798527900000, 0, NULL);
CREATE TABLE team_aims (
    team    INTEGER NOT NULL REFERENCES teams(id) ON DELETE CASCADE,
    from_on TEXT    NOT NULL,                  -- a Monday
    posts   INTEGER CHECK (posts > 0),         -- null from the week on in which the aim was let go
    PRIMARY KEY (team, from_on)
) STRICT, WITHOUT ROWID;
INSERT INTO team_aims (team, from_on, posts) VALUES (700000000000000001, '2025-12-15', 14);
CREATE TABLE trials (
    filling TEXT NOT NULL
) STRICT;
INSERT INTO trials (filling) VALUES ('-');
CREATE INDEX members_of_person ON members (person);
CREATE INDEX authorisations_of_member ON authorisations (member);
CREATE INDEX leave_of_person ON leave (person);
CREATE INDEX absences_of_member ON absences (member);
CREATE INDEX posts_deleted ON posts (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX posts_by_link ON posts (member, link) WHERE link IS NOT NULL;
CREATE INDEX reply_checks_open ON reply_checks (member, due_at) WHERE answer IS NULL;
CREATE INDEX reply_checks_asked ON reply_checks (member, asked_at) WHERE asked_at IS NOT NULL;
CREATE INDEX offers_of_member ON offers (member, offered_on);
CREATE INDEX queue_due ON queue (due_at);
CREATE INDEX deliveries_due ON deliveries (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX deliveries_of_subject ON deliveries (kind, subject, claimed_at);
CREATE INDEX deliveries_first ON deliveries (claimed_at) WHERE first = 1;
CREATE INDEX deliveries_missed ON deliveries (claimed_at) WHERE state = 'missed' AND kind = 'knock';
CREATE INDEX post_links_by_link ON post_links (link);
CREATE INDEX imports_of_member ON imports (member);
CREATE INDEX posts_of_import ON posts (import) WHERE import IS NOT NULL;
CREATE INDEX acts_of_member ON acts (member, offered_on);
CREATE INDEX recaps_due ON recaps (edit_at) WHERE edit_at IS NOT NULL;
CREATE INDEX team_topics_of_team ON team_topics (team);
CREATE INDEX topic_files_of_team ON topic_files (team);
CREATE INDEX twists_of_member ON twists (member);
CREATE INDEX twists_proposed ON twists (state) WHERE state = 'proposed';
CREATE INDEX if_thens_of_member ON if_thens (member);
CREATE INDEX goals_of_member ON goals (member);
CREATE INDEX slots_of_member ON slots (member, week_on);
CREATE INDEX slots_of_offer ON slots (offer) WHERE offer IS NOT NULL;
CREATE INDEX slots_of_post ON slots (post) WHERE post IS NOT NULL;
CREATE INDEX deletions_unwritten ON deletions (deleted_at) WHERE person IS NOT NULL;
CREATE INDEX topic_files_made ON topic_files (made_at);
CREATE INDEX imports_waiting ON imports (made_at) WHERE state = 'waiting';
CREATE INDEX erasures_due ON erasures (due_at);
CREATE INDEX expiries_due ON expiries (due_at);
CREATE INDEX reply_checks_of_member ON reply_checks (member);
CREATE INDEX recaps_to_place ON recaps (place_at) WHERE place_at IS NOT NULL;
CREATE INDEX posts_of_member ON posts (member, posted_on, posted_at, deleted_at, repeats, pillar);
PRAGMA user_version = 13;
