-- A look at what was recorded is not a look at live pictures, nor is leave for the one leave for the other. The index is filled anew.
ALTER TABLE audit_viewing ADD COLUMN action text NOT NULL DEFAULT 'Live';
ALTER TABLE audit_viewing ADD COLUMN first_picture bigint;
ALTER TABLE audit_viewing ADD COLUMN last_picture bigint;
ALTER TABLE audit_release ADD COLUMN capabilities text NOT NULL DEFAULT 'Live';
ALTER TABLE audit_release ADD COLUMN pictures_from bigint;

-- Photos, clips and exports are found by what they are, without reading every other line of the period.
CREATE INDEX audit_entry_sharing_type ON audit_entry (sharing_party, type, at);
CREATE INDEX audit_entry_actor_type ON audit_entry (organisation, type, at);

DELETE FROM audit_entry;
DELETE FROM audit_viewing;
DELETE FROM audit_release;
DELETE FROM audit_camera;
DELETE FROM audit_incident;
UPDATE audit_position SET position = 0;
