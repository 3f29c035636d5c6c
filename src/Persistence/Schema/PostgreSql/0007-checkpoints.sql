-- One installation, one name: it stands in every checkpoint.
CREATE TABLE log_installation
(
    one bigint NOT NULL PRIMARY KEY CHECK (one = 1),
    id  text NOT NULL
);

INSERT INTO log_installation (one, id) VALUES (1, replace(gen_random_uuid()::text, '-', ''));

-- Keys with which checkpoints are signed: the certificate (DER), named by its SHA-256.
CREATE TABLE log_key
(
    key_id      text COLLATE "C" NOT NULL PRIMARY KEY,
    certificate bytea  NOT NULL,
    at          bigint NOT NULL
);

-- Signed checkpoints of streams; each is a leaf of the one tree.
CREATE TABLE log_checkpoint
(
    leaf      bigint NOT NULL PRIMARY KEY,
    stream    text COLLATE "C" NOT NULL,
    size      bigint NOT NULL,
    head      bytea  NOT NULL,
    at        bigint NOT NULL,
    key_id    text COLLATE "C" NOT NULL,
    signature bytea  NOT NULL
);

CREATE INDEX log_checkpoint_by_stream ON log_checkpoint (stream, leaf);

-- Complete subtrees (RFC 6962): never change once they are there.
CREATE TABLE log_tree_node
(
    level bigint NOT NULL,
    place bigint NOT NULL,
    hash  bytea  NOT NULL,
    PRIMARY KEY (level, place)
);

CREATE TABLE log_tree_checkpoint
(
    size      bigint NOT NULL PRIMARY KEY,
    root      bytea  NOT NULL,
    at        bigint NOT NULL,
    key_id    text COLLATE "C" NOT NULL,
    signature bytea  NOT NULL
);

-- Keys of organisations that countersign, and what they countersigned.
CREATE TABLE log_witness_key
(
    organisation text COLLATE "C" NOT NULL,
    key_id       text COLLATE "C" NOT NULL,
    public_key   bytea  NOT NULL,
    at           bigint NOT NULL,
    PRIMARY KEY (organisation, key_id)
);

CREATE TABLE log_cosignature
(
    leaf         bigint NOT NULL,
    organisation text COLLATE "C" NOT NULL,
    key_id       text COLLATE "C" NOT NULL,
    at           bigint NOT NULL,
    signature    bytea  NOT NULL,
    PRIMARY KEY (leaf, organisation, key_id)
);

CREATE TRIGGER log_installation_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_installation
    FOR EACH STATEMENT EXECUTE FUNCTION log_is_append_only();

CREATE TRIGGER log_key_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_key
    FOR EACH STATEMENT EXECUTE FUNCTION log_is_append_only();

CREATE TRIGGER log_checkpoint_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION log_is_append_only();

CREATE TRIGGER log_tree_node_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_tree_node
    FOR EACH STATEMENT EXECUTE FUNCTION log_is_append_only();

CREATE TRIGGER log_tree_checkpoint_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_tree_checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION log_is_append_only();

CREATE TRIGGER log_witness_key_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_witness_key
    FOR EACH STATEMENT EXECUTE FUNCTION log_is_append_only();

CREATE TRIGGER log_cosignature_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_cosignature
    FOR EACH STATEMENT EXECUTE FUNCTION log_is_append_only();
