-- Deletions that this database has seen, so that one which is put back from before them is known by their absence. Whose it
-- was stands here only until the journal beside the database has it.
CREATE TABLE deletions (
    id         INTEGER PRIMARY KEY,            -- as in the journal
    deleted_at INTEGER NOT NULL,
    person     INTEGER,                        -- null once it is in the journal
    team       INTEGER                         -- the one team that it was of; null for all
) STRICT;
CREATE INDEX deletions_unwritten ON deletions (deleted_at) WHERE person IS NOT NULL;

-- Files that wait are looked for by their age.
CREATE INDEX topic_files_made ON topic_files (made_at);
CREATE INDEX imports_waiting ON imports (made_at) WHERE state = 'waiting';
