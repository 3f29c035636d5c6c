-- Official regions of the control rooms, a row for each import. Rows may go, never change. "valid_from" is a Dutch day (yyyy-MM-dd),
-- "imported_at" in ticks of 100 ns since 0001-01-01 UTC, "content" GeoJSON.
CREATE TABLE region_version
(
    id          TEXT    NOT NULL PRIMARY KEY,
    valid_from  TEXT    NOT NULL,
    source      TEXT    NOT NULL,
    imported_at INTEGER NOT NULL,
    regions     INTEGER NOT NULL CHECK (regions > 0),
    points      INTEGER NOT NULL CHECK (points > 0),
    content     BLOB    NOT NULL
);

CREATE TRIGGER region_version_no_update BEFORE UPDATE ON region_version
BEGIN
    SELECT RAISE(ABORT, 'Regions are never changed: import them anew.');
END;
