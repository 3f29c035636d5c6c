-- Run after every upgrade, by the owner: what the program's own role may do. Nothing happens where that role does not exist.
-- A table whose trigger refuses a change gets no right to that change either; so a later table needs nothing here.
DO
$body$
DECLARE
    guarded record;
BEGIN
    IF current_user = 'liveview_app' OR NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'liveview_app') THEN
        RETURN;
    END IF;

    EXECUTE format('GRANT USAGE ON SCHEMA %I TO liveview_app', current_schema());
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO liveview_app', current_schema());
    REVOKE INSERT, UPDATE, DELETE ON schema_version FROM liveview_app;

    FOR guarded IN
        SELECT t.tgrelid::regclass AS name, t.tgtype & 8 <> 0 AS no_delete, t.tgtype & 16 <> 0 AS no_update
        FROM pg_trigger t
        JOIN pg_proc p ON p.oid = t.tgfoid
        JOIN pg_class c ON c.oid = t.tgrelid
        WHERE p.proname = 'log_is_append_only' AND NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace
    LOOP
        IF guarded.no_update THEN
            EXECUTE format('REVOKE UPDATE ON %s FROM liveview_app', guarded.name);
        END IF;
        IF guarded.no_delete THEN
            EXECUTE format('REVOKE DELETE ON %s FROM liveview_app', guarded.name);
        END IF;
    END LOOP;
END
$body$;
