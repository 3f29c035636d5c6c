using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents.Drawings;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;

namespace LiveView.Domain.Incidents.Views;

/// <summary>The drawings that one organisation may see: those on pictures and plans that it may see now.</summary>
internal static class DrawingProjection
{
    private static readonly string[] s_remove = ["remove-drawing"];

    public static IEnumerable<DrawingView> DrawingsFor(this Incident incident, OrganisationId reader, DateTimeOffset now, Func<Actor, ByView> who) =>
        from drawing in incident.Drawings
        let mark = drawing.Mark
        let owns = drawing.By.Organisation == reader || incident.SharingParty.Id == reader
        where incident.IsOpen && incident.Sees(mark, reader, now)
        select new DrawingView(
            drawing.Id, mark.Shape, mark.From, mark.To, mark.Camera, mark.Material, mark.Text, who(drawing.By), drawing.At, owns ? s_remove : []);

    /// <summary>Whether there is anything that an organisation may draw on now; who of its people may, their role says.</summary>
    public static bool MayDraw(this Incident incident, OrganisationId reader, DateTimeOffset now) =>
        incident.SharingParty.Id == reader
        || incident.Site!.Cameras.Any(camera => incident.SeesCamera(camera.Id, reader, now) && incident.HasRoom(each => each.Camera == camera.Id))
        || incident.Material.Exists(material => incident.SeesMaterial(material.Id, reader, now) && incident.HasRoom(each => each.Material == material.Id));

    /// <summary>Whether an organisation could see what a line of the log says was drawn on, when it was.</summary>
    public static bool SawDrawing(this Incident incident, IncidentLogEntry entry, OrganisationId reader) =>
        entry.Camera is { } camera
            ? incident.Releases.Exists(each => each.Camera == camera && each.To == reader && each.Allows(GateAction.Live) && Ran(each.Since, each.EndedAt, each.IsPending, entry.At))
            : entry.Material is { } material && incident.ReleasesOf(material).Any(each => each.To == reader && Ran(each.Since, each.EndedAt, each.IsPending, entry.At));

    private static bool Ran(DateTimeOffset since, DateTimeOffset? endedAt, bool isPending, DateTimeOffset at) => !isPending && since <= at && !(endedAt < at);

    private static bool Sees(this Incident incident, DrawnMark mark, OrganisationId reader, DateTimeOffset now) =>
        incident.SharingParty.Id == reader
        || (mark.Camera is { } camera ? incident.SeesCamera(camera, reader, now) : incident.SeesMaterial(mark.Material!.Value, reader, now));

    private static bool SeesCamera(this Incident incident, CameraId camera, OrganisationId reader, DateTimeOffset now) =>
        incident.Site!.Policy.MayRelease(GateAction.Live)
        && incident.Releases.Exists(each => each.Camera == camera && each.To == reader && each.RunsAt(now) && each.Allows(GateAction.Live));

    private static bool SeesMaterial(this Incident incident, MaterialId material, OrganisationId reader, DateTimeOffset now) =>
        incident.ReleasesOf(material).Any(each => each.To == reader && each.RunsAt(now));

    private static bool HasRoom(this Incident incident, Func<DrawnMark, bool> on) =>
        incident.Drawings.Count(each => on(each.Mark)) < DrawingRules.MostOnOne;
}
