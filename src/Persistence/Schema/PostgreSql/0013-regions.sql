-- Official regions of the control rooms, a row for each import. Rows may go, never change. "valid_from" is a Dutch day (yyyy-MM-dd),
-- "imported_at" in ticks of 100 ns since 0001-01-01 UTC, "content" GeoJSON.
CREATE TABLE region_version
(
    id          text    COLLATE "C" NOT NULL PRIMARY KEY,
    valid_from  text    COLLATE "C" NOT NULL,
    source      text    NOT NULL,
    imported_at bigint  NOT NULL,
    regions     integer NOT NULL CHECK (regions > 0),
    points      integer NOT NULL CHECK (points > 0),
    content     bytea   NOT NULL
);

CREATE TRIGGER region_version_no_update BEFORE UPDATE OR TRUNCATE ON region_version
    FOR EACH STATEMENT EXECUTE FUNCTION log_is_append_only();
