-- Personal texts beside the chain: the line holds SHA-256(salt + text). The only table of the log from which rows may go.
CREATE TABLE log_value
(
    stream     TEXT    NOT NULL,
    version    INTEGER NOT NULL,
    commitment TEXT    NOT NULL,
    salt       TEXT    NOT NULL,
    value      TEXT    NOT NULL,
    PRIMARY KEY (stream, version, commitment)
) WITHOUT ROWID;

CREATE TRIGGER log_value_no_update BEFORE UPDATE ON log_value
BEGIN
    SELECT RAISE(ABORT, 'The event log is append-only: a text can be erased, never changed.');
END;
