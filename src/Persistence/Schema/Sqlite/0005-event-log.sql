-- The line is stored once, exactly as hashed; the body is the part of it that starts at body_start and ends before "}⏎".
-- "at" is in ticks of 100 ns since 0001-01-01 UTC, because the line holds seven decimals.
CREATE TABLE log_line
(
    position   INTEGER NOT NULL PRIMARY KEY,
    stream     TEXT    NOT NULL,
    version    INTEGER NOT NULL,
    type       TEXT    NOT NULL,
    at         INTEGER NOT NULL,
    body_start INTEGER NOT NULL,
    line       BLOB    NOT NULL,
    hash       BLOB    NOT NULL,
    UNIQUE (stream, version)
);

CREATE TABLE log_stream
(
    stream  TEXT    NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    hash    BLOB    NOT NULL
) WITHOUT ROWID;

CREATE TABLE log_audience
(
    organisation TEXT    NOT NULL,
    position     INTEGER NOT NULL,
    PRIMARY KEY (organisation, position)
) WITHOUT ROWID;

CREATE TABLE log_position
(
    one      INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    position INTEGER NOT NULL
);

INSERT INTO log_position (one, position) VALUES (1, 0);

CREATE TRIGGER log_line_no_update BEFORE UPDATE ON log_line
BEGIN
    SELECT RAISE(ABORT, 'The event log is append-only: a line cannot be changed.');
END;

CREATE TRIGGER log_line_no_delete BEFORE DELETE ON log_line
BEGIN
    SELECT RAISE(ABORT, 'The event log is append-only: a line cannot be deleted.');
END;

-- INSERT OR REPLACE deletes without firing the trigger above.
CREATE TRIGGER log_line_no_replace BEFORE INSERT ON log_line
WHEN EXISTS (SELECT 1 FROM log_line WHERE position = NEW.position OR (stream = NEW.stream AND version = NEW.version))
BEGIN
    SELECT RAISE(ABORT, 'The event log is append-only: this place in the log is taken.');
END;

CREATE TRIGGER log_audience_no_update BEFORE UPDATE ON log_audience
BEGIN
    SELECT RAISE(ABORT, 'The event log is append-only: an audience cannot be changed.');
END;

CREATE TRIGGER log_audience_no_delete BEFORE DELETE ON log_audience
BEGIN
    SELECT RAISE(ABORT, 'The event log is append-only: an audience cannot be deleted.');
END;
