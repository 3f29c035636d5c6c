-- The line is stored once, exactly as hashed; the body is the part of it that starts at body_start and ends before "}⏎".
-- "at" is in ticks of 100 ns since 0001-01-01 UTC, because the line holds seven decimals and timestamptz only six.
CREATE TABLE log_line
(
    position   bigint  NOT NULL PRIMARY KEY,
    stream     text    COLLATE "C" NOT NULL,
    version    bigint  NOT NULL,
    type       text    NOT NULL,
    at         bigint  NOT NULL,
    body_start integer NOT NULL,
    line       bytea   NOT NULL,
    hash       bytea   NOT NULL,
    UNIQUE (stream, version)
);

CREATE TABLE log_stream
(
    stream  text   COLLATE "C" NOT NULL PRIMARY KEY,
    version bigint NOT NULL,
    hash    bytea  NOT NULL
);

CREATE TABLE log_audience
(
    organisation text   NOT NULL,
    position     bigint NOT NULL,
    PRIMARY KEY (organisation, position)
);

-- The one row that every append locks first: commits happen in the order of their positions.
CREATE TABLE log_position
(
    one      integer NOT NULL PRIMARY KEY CHECK (one = 1),
    position bigint  NOT NULL
) WITH (fillfactor = 10);

INSERT INTO log_position (one, position) VALUES (1, 0);

CREATE FUNCTION log_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
$body$
BEGIN
    RAISE EXCEPTION 'The event log is append-only: % on % is refused.', TG_OP, TG_TABLE_NAME;
END
$body$;

CREATE TRIGGER log_line_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_line
    FOR EACH STATEMENT EXECUTE FUNCTION log_is_append_only();

CREATE TRIGGER log_audience_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_audience
    FOR EACH STATEMENT EXECUTE FUNCTION log_is_append_only();
