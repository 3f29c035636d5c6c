-- A read model over the log: who watched, what was released, who was refused. It holds nothing that the log does not, and may be
-- emptied and filled again at any time. "at" and the like are in ticks of 100 ns since 0001-01-01 UTC, as in log_line.
CREATE TABLE audit_position
(
    one      INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    position INTEGER NOT NULL
);

INSERT INTO audit_position (one, position) VALUES (1, 0);

CREATE TABLE audit_incident
(
    stream        TEXT NOT NULL PRIMARY KEY,
    sharing_party TEXT NOT NULL,
    connection    TEXT NOT NULL,
    site          TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE audit_camera
(
    sharing_party TEXT NOT NULL,
    camera        TEXT NOT NULL,
    name          TEXT NOT NULL,
    connection    TEXT NOT NULL,
    site          TEXT NOT NULL,
    PRIMARY KEY (sharing_party, camera)
) WITHOUT ROWID;

CREATE TABLE audit_release
(
    position      INTEGER NOT NULL PRIMARY KEY,
    stream        TEXT    NOT NULL,
    release_id    TEXT    NOT NULL,
    camera        TEXT    NOT NULL,
    sharing_party TEXT    NOT NULL,
    recipient     TEXT    NOT NULL,
    given_by      TEXT,
    given_by_role TEXT,
    basis         TEXT    NOT NULL,
    since         INTEGER NOT NULL,
    until         INTEGER NOT NULL,
    ended_at      INTEGER,
    ended_how     TEXT,
    UNIQUE (stream, release_id)
);

CREATE INDEX audit_release_since ON audit_release (sharing_party, since);

CREATE TABLE audit_viewing
(
    position      INTEGER NOT NULL PRIMARY KEY,
    stream        TEXT    NOT NULL,
    viewing       TEXT    NOT NULL,
    camera        TEXT    NOT NULL,
    sharing_party TEXT    NOT NULL,
    organisation  TEXT    NOT NULL,
    person        TEXT,
    role          TEXT,
    basis         TEXT,
    started_at    INTEGER NOT NULL,
    ended_at      INTEGER,
    ended_how     TEXT,
    frames        INTEGER NOT NULL,
    bytes         INTEGER NOT NULL
);

CREATE INDEX audit_viewing_open ON audit_viewing (stream, viewing) WHERE ended_at IS NULL;
CREATE INDEX audit_viewing_camera ON audit_viewing (camera, started_at);
CREATE INDEX audit_viewing_sharing ON audit_viewing (sharing_party, started_at);
CREATE INDEX audit_viewing_watcher ON audit_viewing (organisation, started_at);

CREATE TABLE audit_entry
(
    position      INTEGER NOT NULL PRIMARY KEY,
    type          TEXT    NOT NULL,
    sharing_party TEXT    NOT NULL,
    organisation  TEXT    NOT NULL,
    at            INTEGER NOT NULL
);

CREATE INDEX audit_entry_sharing ON audit_entry (sharing_party, at);
CREATE INDEX audit_entry_actor ON audit_entry (organisation, at);
