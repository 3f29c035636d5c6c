-- A read model over the log: who watched, what was released, who was refused. It holds nothing that the log does not, and may be
-- emptied and filled again at any time. "at" and the like are in ticks of 100 ns since 0001-01-01 UTC, as in log_line.
CREATE TABLE audit_position
(
    one      integer NOT NULL PRIMARY KEY CHECK (one = 1),
    position bigint NOT NULL
);

INSERT INTO audit_position (one, position) VALUES (1, 0);

CREATE TABLE audit_incident
(
    stream        text NOT NULL PRIMARY KEY,
    sharing_party text NOT NULL,
    connection    text NOT NULL,
    site          text NOT NULL
);

CREATE TABLE audit_camera
(
    sharing_party text NOT NULL,
    camera        text NOT NULL,
    name          text NOT NULL,
    connection    text NOT NULL,
    site          text NOT NULL,
    PRIMARY KEY (sharing_party, camera)
);

CREATE TABLE audit_release
(
    position      bigint  NOT NULL PRIMARY KEY,
    stream        text    NOT NULL,
    release_id    text    NOT NULL,
    camera        text    NOT NULL,
    sharing_party text    NOT NULL,
    recipient     text    NOT NULL,
    given_by      text,
    given_by_role text,
    basis         text    NOT NULL,
    since         bigint NOT NULL,
    until         bigint NOT NULL,
    ended_at      bigint,
    ended_how     text,
    UNIQUE (stream, release_id)
);

CREATE INDEX audit_release_since ON audit_release (sharing_party, since);

CREATE TABLE audit_viewing
(
    position      bigint  NOT NULL PRIMARY KEY,
    stream        text    NOT NULL,
    viewing       text    NOT NULL,
    camera        text    NOT NULL,
    sharing_party text    NOT NULL,
    organisation  text    NOT NULL,
    person        text,
    role          text,
    basis         text,
    started_at    bigint NOT NULL,
    ended_at      bigint,
    ended_how     text,
    frames        bigint NOT NULL,
    bytes         bigint NOT NULL
);

CREATE INDEX audit_viewing_open ON audit_viewing (stream, viewing) WHERE ended_at IS NULL;
CREATE INDEX audit_viewing_camera ON audit_viewing (camera, started_at);
CREATE INDEX audit_viewing_sharing ON audit_viewing (sharing_party, started_at);
CREATE INDEX audit_viewing_watcher ON audit_viewing (organisation, started_at);

CREATE TABLE audit_entry
(
    position      bigint  NOT NULL PRIMARY KEY,
    type          text    NOT NULL,
    sharing_party text    NOT NULL,
    organisation  text    NOT NULL,
    at            bigint NOT NULL
);

CREATE INDEX audit_entry_sharing ON audit_entry (sharing_party, at);
CREATE INDEX audit_entry_actor ON audit_entry (organisation, at);
