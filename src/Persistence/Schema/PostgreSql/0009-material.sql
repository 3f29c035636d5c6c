-- Bytes of photos and floor plans, beside the log: events hold their SHA-256. Rows may go, never change. "at" is in ticks of 100 ns since
-- 0001-01-01 UTC, as in log_line.
CREATE TABLE material
(
    id         text    COLLATE "C" NOT NULL PRIMARY KEY,
    owner      text    NOT NULL,
    sha256     text    NOT NULL,
    media_type text    NOT NULL,
    bytes      integer NOT NULL CHECK (bytes > 0),
    width      integer NOT NULL CHECK (width > 0),
    height     integer NOT NULL CHECK (height > 0),
    at         bigint  NOT NULL,
    content    bytea   NOT NULL CHECK (length(content) = bytes)
);

-- They are compressed already.
ALTER TABLE material ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE TRIGGER material_no_update BEFORE UPDATE OR TRUNCATE ON material
    FOR EACH STATEMENT EXECUTE FUNCTION log_is_append_only();
