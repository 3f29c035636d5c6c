-- A release that waits for a second person was given to nobody yet: it is no disclosure until it is confirmed. The index is filled anew.
ALTER TABLE audit_release ADD COLUMN pending INTEGER NOT NULL DEFAULT 0;

DELETE FROM audit_entry;
DELETE FROM audit_viewing;
DELETE FROM audit_release;
DELETE FROM audit_camera;
DELETE FROM audit_incident;
UPDATE audit_position SET position = 0;
