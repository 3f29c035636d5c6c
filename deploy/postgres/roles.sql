-- Two roles for Live View on PostgreSQL: the owner upgrades the schema, the program only works in it. Run once as a superuser:
--   psql -v owner_password="'…'" -v app_password="'…'" -f roles.sql
-- then give the program `Storage:ConnectionString` of liveview_app, and upgrade with `live-view migrate` and the owner's.
CREATE ROLE liveview_owner LOGIN PASSWORD :owner_password;
CREATE ROLE liveview_app LOGIN PASSWORD :app_password;
CREATE DATABASE liveview OWNER liveview_owner;
REVOKE ALL ON DATABASE liveview FROM PUBLIC;
GRANT CONNECT ON DATABASE liveview TO liveview_app;
