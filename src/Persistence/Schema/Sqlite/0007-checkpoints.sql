-- One installation, one name: it stands in every checkpoint.
CREATE TABLE log_installation
(
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    id  TEXT    NOT NULL
);

INSERT INTO log_installation (one, id) VALUES (1, lower(hex(randomblob(16))));

-- Keys with which checkpoints are signed: the certificate (DER), named by its SHA-256.
CREATE TABLE log_key
(
    key_id      TEXT    NOT NULL PRIMARY KEY,
    certificate BLOB    NOT NULL,
    at          INTEGER NOT NULL
) WITHOUT ROWID;

-- Signed checkpoints of streams; each is a leaf of the one tree.
CREATE TABLE log_checkpoint
(
    leaf      INTEGER NOT NULL PRIMARY KEY,
    stream    TEXT    NOT NULL,
    size      INTEGER NOT NULL,
    head      BLOB    NOT NULL,
    at        INTEGER NOT NULL,
    key_id    TEXT    NOT NULL,
    signature BLOB    NOT NULL
);

CREATE INDEX log_checkpoint_by_stream ON log_checkpoint (stream, leaf);

-- Complete subtrees (RFC 6962): never change once they are there.
CREATE TABLE log_tree_node
(
    level INTEGER NOT NULL,
    place INTEGER NOT NULL,
    hash  BLOB    NOT NULL,
    PRIMARY KEY (level, place)
) WITHOUT ROWID;

CREATE TABLE log_tree_checkpoint
(
    size      INTEGER NOT NULL PRIMARY KEY,
    root      BLOB    NOT NULL,
    at        INTEGER NOT NULL,
    key_id    TEXT    NOT NULL,
    signature BLOB    NOT NULL
);

-- Keys of organisations that countersign, and what they countersigned.
CREATE TABLE log_witness_key
(
    organisation TEXT    NOT NULL,
    key_id       TEXT    NOT NULL,
    public_key   BLOB    NOT NULL,
    at           INTEGER NOT NULL,
    PRIMARY KEY (organisation, key_id)
) WITHOUT ROWID;

CREATE TABLE log_cosignature
(
    leaf         INTEGER NOT NULL,
    organisation TEXT    NOT NULL,
    key_id       TEXT    NOT NULL,
    at           INTEGER NOT NULL,
    signature    BLOB    NOT NULL,
    PRIMARY KEY (leaf, organisation, key_id)
) WITHOUT ROWID;

CREATE TRIGGER log_installation_no_update BEFORE UPDATE ON log_installation
BEGIN
    SELECT RAISE(ABORT, 'The event log is append-only: log_installation cannot be changed.');
END;

CREATE TRIGGER log_installation_no_delete BEFORE DELETE ON log_installation
BEGIN
    SELECT RAISE(ABORT, 'The event log is append-only: log_installation cannot be deleted from.');
END;

CREATE TRIGGER log_installation_no_replace BEFORE INSERT ON log_installation
WHEN EXISTS (SELECT 1 FROM log_installation WHERE one = NEW.one)
BEGIN
    SELECT RAISE(ABORT, 'The event log is append-only: this place in log_installation is taken.');
END;

CREATE TRIGGER log_key_no_update BEFORE UPDATE ON log_key
BEGIN
    SELECT RAISE(ABORT, 'The event log is append-only: log_key cannot be changed.');
END;

CREATE TRIGGER log_key_no_delete BEFORE DELETE ON log_key
BEGIN
    SELECT RAISE(ABORT, 'The event log is append-only: log_key cannot be deleted from.');
END;

CREATE TRIGGER log_key_no_replace BEFORE INSERT ON log_key
WHEN EXISTS (SELECT 1 FROM log_key WHERE key_id = NEW.key_id)
BEGIN
    SELECT RAISE(ABORT, 'The event log is append-only: this place in log_key is taken.');
END;

CREATE TRIGGER log_checkpoint_no_update BEFORE UPDATE ON log_checkpoint
BEGIN
    SELECT RAISE(ABORT, 'The event log is append-only: log_checkpoint cannot be changed.');
END;

CREATE TRIGGER log_checkpoint_no_delete BEFORE DELETE ON log_checkpoint
BEGIN
    SELECT RAISE(ABORT, 'The event log is append-only: log_checkpoint cannot be deleted from.');
END;

CREATE TRIGGER log_checkpoint_no_replace BEFORE INSERT ON log_checkpoint
WHEN EXISTS (SELECT 1 FROM log_checkpoint WHERE leaf = NEW.leaf)
BEGIN
    SELECT RAISE(ABORT, 'The event log is append-only: this place in log_checkpoint is taken.');
END;

CREATE TRIGGER log_tree_node_no_update BEFORE UPDATE ON log_tree_node
BEGIN
    SELECT RAISE(ABORT, 'The event log is append-only: log_tree_node cannot be changed.');
END;

CREATE TRIGGER log_tree_node_no_delete BEFORE DELETE ON log_tree_node
BEGIN
    SELECT RAISE(ABORT, 'The event log is append-only: log_tree_node cannot be deleted from.');
END;

CREATE TRIGGER log_tree_node_no_replace BEFORE INSERT ON log_tree_node
WHEN EXISTS (SELECT 1 FROM log_tree_node WHERE level = NEW.level AND place = NEW.place)
BEGIN
    SELECT RAISE(ABORT, 'The event log is append-only: this place in log_tree_node is taken.');
END;

CREATE TRIGGER log_tree_checkpoint_no_update BEFORE UPDATE ON log_tree_checkpoint
BEGIN
    SELECT RAISE(ABORT, 'The event log is append-only: log_tree_checkpoint cannot be changed.');
END;

CREATE TRIGGER log_tree_checkpoint_no_delete BEFORE DELETE ON log_tree_checkpoint
BEGIN
    SELECT RAISE(ABORT, 'The event log is append-only: log_tree_checkpoint cannot be deleted from.');
END;

CREATE TRIGGER log_tree_checkpoint_no_replace BEFORE INSERT ON log_tree_checkpoint
WHEN EXISTS (SELECT 1 FROM log_tree_checkpoint WHERE size = NEW.size)
BEGIN
    SELECT RAISE(ABORT, 'The event log is append-only: this place in log_tree_checkpoint is taken.');
END;

CREATE TRIGGER log_witness_key_no_update BEFORE UPDATE ON log_witness_key
BEGIN
    SELECT RAISE(ABORT, 'The event log is append-only: log_witness_key cannot be changed.');
END;

CREATE TRIGGER log_witness_key_no_delete BEFORE DELETE ON log_witness_key
BEGIN
    SELECT RAISE(ABORT, 'The event log is append-only: log_witness_key cannot be deleted from.');
END;

CREATE TRIGGER log_witness_key_no_replace BEFORE INSERT ON log_witness_key
WHEN EXISTS (SELECT 1 FROM log_witness_key WHERE organisation = NEW.organisation AND key_id = NEW.key_id)
BEGIN
    SELECT RAISE(ABORT, 'The event log is append-only: this place in log_witness_key is taken.');
END;

CREATE TRIGGER log_cosignature_no_update BEFORE UPDATE ON log_cosignature
BEGIN
    SELECT RAISE(ABORT, 'The event log is append-only: log_cosignature cannot be changed.');
END;

CREATE TRIGGER log_cosignature_no_delete BEFORE DELETE ON log_cosignature
BEGIN
    SELECT RAISE(ABORT, 'The event log is append-only: log_cosignature cannot be deleted from.');
END;

CREATE TRIGGER log_cosignature_no_replace BEFORE INSERT ON log_cosignature
WHEN EXISTS (SELECT 1 FROM log_cosignature WHERE leaf = NEW.leaf AND organisation = NEW.organisation AND key_id = NEW.key_id)
BEGIN
    SELECT RAISE(ABORT, 'The event log is append-only: this place in log_cosignature is taken.');
END;
