-- Tracks of tracked objects, beside the log: the events of each object, numbered from 1 without a gap. A body is the JSON of one event.
CREATE TABLE track_event
(
    object   text     COLLATE "C" NOT NULL,
    sequence bigint   NOT NULL CHECK (sequence > 0),
    episode  smallint NOT NULL CHECK (episode IN (0, 1)),
    body     text     NOT NULL,
    PRIMARY KEY (object, sequence)
);

CREATE INDEX track_episode ON track_event (object, sequence) WHERE episode = 1;

CREATE TRIGGER track_event_no_update BEFORE UPDATE OR TRUNCATE ON track_event
    FOR EACH STATEMENT EXECUTE FUNCTION log_is_append_only();

-- Of an object without a trail: its last number and its live position, and nothing of where it was.
CREATE TABLE track_live
(
    object   text   COLLATE "C" NOT NULL PRIMARY KEY,
    sequence bigint NOT NULL CHECK (sequence > 0),
    body     text   NULL
);
