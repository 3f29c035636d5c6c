-- Bytes of photos and floor plans, beside the log: events hold their SHA-256. Rows may go, never change. "at" is in ticks of 100 ns since
-- 0001-01-01 UTC, as in log_line.
CREATE TABLE material
(
    id         TEXT    NOT NULL PRIMARY KEY,
    owner      TEXT    NOT NULL,
    sha256     TEXT    NOT NULL,
    media_type TEXT    NOT NULL,
    bytes      INTEGER NOT NULL CHECK (bytes > 0),
    width      INTEGER NOT NULL CHECK (width > 0),
    height     INTEGER NOT NULL CHECK (height > 0),
    at         INTEGER NOT NULL,
    content    BLOB    NOT NULL CHECK (length(content) = bytes)
);

CREATE TRIGGER material_no_update BEFORE UPDATE ON material
BEGIN
    SELECT RAISE(ABORT, 'Material is never changed: add it under an identifier of its own.');
END;
