using System.Globalization;
using LiveView.Domain.Identifiers;
using LiveView.Media.Recording.Segments;

namespace LiveView.Media.Recording.Storage;

/// <summary>Under which names recordings and keys are kept.</summary>
public static class RecordingNames
{
    private const string Segments = "segments/";
    private const string Keys = "keys/";

    /// <summary>All segments.</summary>
    public static string AllSegments => Segments;

    /// <summary>All wrapped keys.</summary>
    public static string AllKeys => Keys;

    /// <summary>The wrapped key of an incident.</summary>
    public static string Key(IncidentId incident) => $"{Keys}{incident}";

    /// <summary>All segments of an incident.</summary>
    public static string Of(IncidentId incident) => $"{Segments}{incident}/";

    /// <summary>All segments of a camera in an incident; in the order in which they were begun.</summary>
    public static string Of(IncidentId incident, CameraId camera) => $"{Segments}{incident}/{camera}/";

    /// <summary>One segment.</summary>
    public static string Of(SegmentHeader header) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Of(header.Incident, header.Camera)}{header.StartedAt.Microseconds:D18}-{header.Take}-{header.Number:D6}");

    /// <summary>When the segment of a name was begun.</summary>
    public static PictureTime StartOf(string name) =>
        new(long.Parse(name.AsSpan(name.LastIndexOf('/') + 1, 18), NumberStyles.None, CultureInfo.InvariantCulture));

    /// <summary>The incident of a segment's or key's name.</summary>
    public static IncidentId IncidentOf(string name) => IncidentId.Parse(name.Split('/')[1]);
}
