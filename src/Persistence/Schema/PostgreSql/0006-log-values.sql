-- Personal texts beside the chain: the line holds SHA-256(salt + text). The only table of the log from which rows may go.
CREATE TABLE log_value
(
    stream     text   COLLATE "C" NOT NULL,
    version    bigint NOT NULL,
    commitment text   COLLATE "C" NOT NULL,
    salt       text   NOT NULL,
    value      text   NOT NULL,
    PRIMARY KEY (stream, version, commitment)
);

CREATE TRIGGER log_value_no_update BEFORE UPDATE OR TRUNCATE ON log_value
    FOR EACH STATEMENT EXECUTE FUNCTION log_is_append_only();
