-- Tracks of tracked objects, beside the log: the events of each object, numbered from 1 without a gap. A body is the JSON of one event.
CREATE TABLE track_event
(
    object   TEXT    NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence > 0),
    episode  INTEGER NOT NULL CHECK (episode IN (0, 1)),
    body     TEXT    NOT NULL,
    PRIMARY KEY (object, sequence)
) WITHOUT ROWID;

CREATE INDEX track_episode ON track_event (object, sequence) WHERE episode = 1;

CREATE TRIGGER track_event_no_update BEFORE UPDATE ON track_event
BEGIN
    SELECT RAISE(ABORT, 'A track is only appended to.');
END;

-- Of an object without a trail: its last number and its live position, and nothing of where it was.
CREATE TABLE track_live
(
    object   TEXT    NOT NULL PRIMARY KEY,
    sequence INTEGER NOT NULL CHECK (sequence > 0),
    body     TEXT    NULL
);
