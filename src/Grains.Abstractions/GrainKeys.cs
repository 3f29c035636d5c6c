using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;

namespace LiveView.Grains.Abstractions;

/// <summary>
/// Keys of grains. Each carries a prefix that is no hexadecimal number: the ADO.NET storage provider mixes the rows of keys that are.
/// </summary>
public static class GrainKeys
{
    /// <summary>Key of the one register of parties.</summary>
    public const string Register = "reg:national";

    /// <summary>Key of an incident; also its stream in the log.</summary>
    public static string Of(IncidentId incident) => $"inc:{incident}";

    /// <summary>Key of a site.</summary>
    public static string Of(ConnectionNumber connection) => $"site:{connection}";

    /// <summary>Key of a camera.</summary>
    public static string Of(CameraId camera) => $"cam:{camera}";

    /// <summary>Key of an alarm account; also its stream in the log.</summary>
    public static string Of(AlarmAccount account) => $"acct:{account}";

    /// <summary>Key of an organisation's desk.</summary>
    public static string Desk(OrganisationId organisation) => $"desk:{organisation}";

    /// <summary>Key of the figures about an organisation's incidents.</summary>
    public static string Figures(OrganisationId organisation) => $"fig:{organisation}";

    /// <summary>What follows the prefix of a key.</summary>
    public static string Bare(string key) => key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..];
}
