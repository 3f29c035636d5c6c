using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;

namespace LiveView.Persistence.Audit;

/// <summary>How the index grows by a line of the log. Pure; lines it has no use for, of a newer program too, are passed over.</summary>
internal static class AuditSteps
{
    /// <summary>Streams of organisations: accounts, settings, reports.</summary>
    public const string OrganisationPrefix = "org:";

    private const string Incident =
        "INSERT INTO audit_incident (stream, sharing_party, connection, site) VALUES (@stream, @party, @connection, @site) " +
        "ON CONFLICT (stream) DO NOTHING";

    private const string Camera =
        "INSERT INTO audit_camera (sharing_party, camera, name, connection, site) VALUES (@party, @camera, @name, @connection, @site) " +
        "ON CONFLICT (sharing_party, camera) DO UPDATE SET name = excluded.name, connection = excluded.connection, site = excluded.site";

    private const string Release =
        "INSERT INTO audit_release (position, stream, release_id, camera, sharing_party, recipient, given_by, given_by_role, basis, since, until, pending, " +
        "capabilities, pictures_from) VALUES (@position, @stream, @release, @camera, @party, @recipient, @person, @role, @basis, @since, @until, " +
        "@pending, @capabilities, @pictures)";

    private const string ConfirmRelease =
        "UPDATE audit_release SET pending = 0, since = @at WHERE stream = @stream AND release_id = @release AND pending = 1";

    private const string EndRelease =
        "UPDATE audit_release SET ended_at = @at, ended_how = @how WHERE stream = @stream AND release_id = @release AND ended_at IS NULL";

    private const string EndReleases =
        "UPDATE audit_release SET ended_at = @at, ended_how = @how WHERE stream = @stream AND ended_at IS NULL";

    /// <summary>On the ground of the newest release that allowed this: who may watch live may not for that look back.</summary>
    private const string Viewing =
        "INSERT INTO audit_viewing (position, stream, viewing, camera, sharing_party, action, organisation, person, role, basis, started_at, " +
        "frames, bytes) SELECT @position, @stream, @viewing, @camera, i.sharing_party, @action, @organisation, @person, @role, " +
        "(SELECT r.basis FROM audit_release r WHERE r.stream = i.stream AND r.camera = @camera AND r.recipient = @organisation " +
        "AND ' ' || r.capabilities || ' ' LIKE @allowing AND r.ended_at IS NULL AND r.pending = 0 ORDER BY r.position DESC LIMIT 1), @at, 0, 0 FROM audit_incident i WHERE i.stream = @stream";

    private const string EndViewing =
        "UPDATE audit_viewing SET ended_at = @at, ended_how = @how, frames = @frames, bytes = @bytes, " +
        "first_picture = @first, last_picture = @last " +
        "WHERE stream = @stream AND viewing = @viewing AND ended_at IS NULL";

    private const string IncidentEntry =
        "INSERT INTO audit_entry (position, type, sharing_party, organisation, at) " +
        "SELECT @position, @type, i.sharing_party, @organisation, @at FROM audit_incident i WHERE i.stream = @stream";

    private const string OrganisationEntry =
        "INSERT INTO audit_entry (position, type, sharing_party, organisation, at) VALUES (@position, @type, @organisation, @organisation, @at)";

    public static IEnumerable<AuditStep> Of(LoggedLine line) =>
        IncidentStream.Is(line.Stream) ? OfIncident(line)
        : line.Stream.StartsWith(OrganisationPrefix, StringComparison.Ordinal) ? [OfOrganisation(line)]
        : [];

    private static IEnumerable<AuditStep> OfIncident(LoggedLine line) => line.Type switch
    {
        "incident-raised" => Raised((IncidentEvent.Raised)IncidentEventFormat.Read(line), line),
        "image-released" => [Released((IncidentEvent.Released)IncidentEventFormat.Read(line), line)],
        "release-confirmed" => [Confirmed((IncidentEvent.ReleaseConfirmed)IncidentEventFormat.Read(line), line)],
        "release-withdrawn" => [Ended(((IncidentEvent.Withdrawn)IncidentEventFormat.Read(line)).Release, "withdrawn", line)],
        "release-expired" => [Ended(((IncidentEvent.Expired)IncidentEventFormat.Read(line)).Release, "expired", line)],
        "incident-closed" or "incident-dismissed" => [new AuditStep(EndReleases, ("at", line.At.UtcTicks), ("how", "closed"), ("stream", line.Stream))],
        "viewing-started" => [Started((IncidentEvent.ViewingStarted)IncidentEventFormat.Read(line), line)],
        "snapshot-taken" => Snapshot((IncidentEvent.SnapshotTaken)IncidentEventFormat.Read(line), line),
        "clip-given" => Clip((IncidentEvent.ClipGiven)IncidentEventFormat.Read(line), line),
        "viewing-ended" => [Ended((IncidentEvent.ViewingEnded)IncidentEventFormat.Read(line), line)],
        "material-added" or "material-released" or "material-viewed" or "access-denied" or "unwatched-escalated" or "incident-exported"
            or "texts-erased" or "recordings-deleted" or "object-added" or "object-released" or "following-started" or "following-ended"
            or "room-joined" or "room-left" or "lead-offered" or "lead-withdrawn" or "lead-moved" or "lead-declined" or "lead-escalated" or "cameras-asked"
            or "control-asked" or "control-accepted" or "control-refused" or "control-done" or "control-expired" or "control-withdrawn"
            or "drawing-made" or "drawing-removed"
            or "party-invited" or "invitation-answered" or "invitation-ended" =>
            [OfIncident(IncidentEventFormat.Read(line).By, line)],
        _ => [],
    };

    private static IEnumerable<AuditStep> Raised(IncidentEvent.Raised raised, LoggedLine line)
    {
        var (party, connection, name) = (raised.Site.SharingParty.Id.Value, raised.Site.Connection.Value, raised.Site.Name);
        yield return new AuditStep(Incident, ("stream", line.Stream), ("party", party), ("connection", connection), ("site", name));
        foreach (var camera in raised.Site.Cameras)
        {
            yield return new AuditStep(
                Camera, ("party", party), ("camera", camera.Id.Value), ("name", camera.Name), ("connection", connection), ("site", name));
        }
    }

    private static AuditStep Released(IncidentEvent.Released released, LoggedLine line)
    {
        var release = released.Release;
        return new AuditStep(
            Release, ("position", line.Position), ("stream", line.Stream), ("release", release.Id.Value), ("camera", release.Camera.Value),
            ("party", release.From.Value), ("recipient", release.To.Value), ("person", released.By.Person?.Value), ("role", Name(released.By.Role)),
            ("basis", release.LegalBasis), ("since", release.Since.UtcTicks), ("until", release.Until.UtcTicks),
            ("pending", release.IsPending ? 1 : 0), ("capabilities", string.Join(' ', release.Given)),
            ("pictures", release.ReplaySince?.UtcTicks));
    }

    private static AuditStep Confirmed(IncidentEvent.ReleaseConfirmed confirmed, LoggedLine line) => new(
        ConfirmRelease, ("at", line.At.UtcTicks), ("stream", line.Stream), ("release", confirmed.Release.Value));

    private static AuditStep Ended(ReleaseId release, string how, LoggedLine line) => new(
        EndRelease, ("at", line.At.UtcTicks), ("how", how), ("stream", line.Stream), ("release", release.Value));

    private static AuditStep Started(IncidentEvent.ViewingStarted started, LoggedLine line) =>
        Started(started.By, started.Viewing.Value, started.Camera, started.Action ?? GateAction.Live, line);

    private static AuditStep Started(Actor by, string viewing, CameraId camera, GateAction action, LoggedLine line) => new(
        Viewing, ("position", line.Position), ("stream", line.Stream), ("viewing", viewing), ("camera", camera.Value),
        ("action", action.ToString()), ("allowing", $"% {action} %"), ("organisation", by.Organisation.Value), ("person", by.Person?.Value), ("role", Name(by.Role)),
        ("at", line.At.UtcTicks));

    /// <summary>A still picture is a viewing of one frame.</summary>
    private static IEnumerable<AuditStep> Snapshot(IncidentEvent.SnapshotTaken taken, LoggedLine line)
    {
        var viewing = $"snapshot-{line.Version}";
        yield return Started(taken.By, viewing, taken.Camera, GateAction.Snapshot, line);
        yield return Ended(viewing, "snapshot", 1, 0, (taken.Recorded, taken.Recorded), line);
    }

    /// <summary>A clip is a viewing, and an entry of its own from which the log of disclosures is read.</summary>
    private static IEnumerable<AuditStep> Clip(IncidentEvent.ClipGiven given, LoggedLine line)
    {
        yield return Ended(given.Viewing.Value, given.Reason, given.Fragments, given.Bytes, (given.First, given.Last), line);
        yield return OfIncident(given.By, line);
    }

    private static AuditStep Ended(IncidentEvent.ViewingEnded ended, LoggedLine line) =>
        Ended(ended.Viewing.Value, ended.Reason, ended.Fragments, ended.Bytes, (ended.First, ended.Last), line);

    private static AuditStep Ended(
        string viewing, string how, long frames, long bytes, (DateTimeOffset? First, DateTimeOffset? Last) pictures, LoggedLine line) => new(
        EndViewing, ("at", line.At.UtcTicks), ("how", how), ("frames", frames), ("bytes", bytes), ("first", pictures.First?.UtcTicks),
        ("last", pictures.Last?.UtcTicks), ("stream", line.Stream), ("viewing", viewing));

    private static AuditStep OfIncident(Actor by, LoggedLine line) => new(
        IncidentEntry, ("position", line.Position), ("type", line.Type), ("organisation", by.Organisation.Value), ("at", line.At.UtcTicks),
        ("stream", line.Stream));

    private static AuditStep OfOrganisation(LoggedLine line) => new(
        OrganisationEntry, ("position", line.Position), ("type", line.Type), ("organisation", line.Stream[OrganisationPrefix.Length..]),
        ("at", line.At.UtcTicks));

    private static string? Name(PersonRole? role) => role?.ToString();
}
