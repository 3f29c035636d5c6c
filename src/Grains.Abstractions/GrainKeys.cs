using System.Security.Cryptography;
using System.Text;
using LiveView.Domain.Connections;
using LiveView.Domain.Evidence;
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
    public static string Of(IncidentId incident) => IncidentStream.Of(incident);

    /// <summary>Key of a site.</summary>
    public static string Of(ConnectionNumber connection) => $"site:{connection}";

    /// <summary>Key of a camera.</summary>
    public static string Of(CameraId camera) => $"cam:{camera}";

    /// <summary>Key of a camera's sub-stream.</summary>
    public static string SubStream(CameraId camera) => $"sub:{camera}";

    /// <summary>Key of what a camera hears.</summary>
    public static string Sound(CameraId camera) => $"snd:{camera}";

    /// <summary>Key of an alarm account; also its stream in the log.</summary>
    public static string Of(AlarmAccount account) => $"acct:{account}";

    /// <summary>Key of an organisation's desk.</summary>
    public static string Desk(OrganisationId organisation) => $"desk:{organisation}";

    /// <summary>Key of the figures about an organisation's incidents.</summary>
    public static string Figures(OrganisationId organisation) => $"fig:{organisation}";

    /// <summary>Key of an organisation's machines.</summary>
    public static string Machines(OrganisationId organisation) => $"mach:{organisation}";

    /// <summary>Key of the log of an organisation's rights; also its stream in the log.</summary>
    public static string Rights(OrganisationId organisation) => $"org:{organisation}";

    /// <summary>Key of the logout tokens that an issuer has sent.</summary>
    public static string HeardLogouts(string issuer) =>
        $"logout:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(issuer)))[..40]}";

    /// <summary>Key of what an organisation has to account for.</summary>
    public static string Audit(OrganisationId organisation) => $"audit:{organisation}";

    /// <summary>Key of an account.</summary>
    public static string Of(AccountId account) => $"user:{account}";

    /// <summary>Key of the credentials of a local account.</summary>
    public static string Credentials(AccountId account) => $"cred:{account}";

    /// <summary>Key of the people of an organisation.</summary>
    public static string People(OrganisationId organisation) => $"people:{organisation}";

    /// <summary>Key of the invitations that people of an organisation gave.</summary>
    public static string Invitations(OrganisationId organisation) => $"invited:{organisation}";

    /// <summary>Key of an invitation.</summary>
    public static string Enrolment(Domain.Identity.EnrolmentCode code) => $"enrol:{code.Hash[..40]}";

    /// <summary>Key of the one register of spools.</summary>
    public const string Spools = "spools:cluster";

    /// <summary>Key of the one set-up of an installation.</summary>
    public const string SetUp = "setup:installation";

    /// <summary>Key of a session.</summary>
    public static string Of(SessionId session) => $"sess:{session}";

    /// <summary>Key of the sessions under one session at an issuer; see <see cref="Domain.Identity.FederatedIdentity.SessionKey"/>.</summary>
    public static string IssuerSession(string issuer, string session) => $"isid:{Domain.Identity.FederatedIdentity.SessionKey(issuer, session)}";

    /// <summary>Key of the one who signs checkpoints.</summary>
    public const string Checkpoints = "seal:national";

    /// <summary>Key of an organisation as a witness.</summary>
    public static string Witness(OrganisationId organisation) => $"wit:{organisation}";

    /// <summary>Key of the keys that edges share.</summary>
    public const string EdgeKeys = "keys:edges";

    /// <summary>Key of one that tells where the cluster is reached; they all tell the same.</summary>
    public static string Gateways(int number) => $"gate:{number}";

    /// <summary>Key of whoever tells which regions hold; they all tell the same.</summary>
    public const string Regions = "regions:installation";

    /// <summary>Key of a photo or plan.</summary>
    public static string Of(MaterialId material) => $"mat:{material}";

    /// <summary>Key of a tracked object.</summary>
    public static string Of(TrackedObjectId followed) => $"obj:{followed}";

    /// <summary>Key of the tracked objects of an organisation.</summary>
    public static string Objects(OrganisationId organisation) => $"objs:{organisation}";

    /// <summary>Key of where the desks of an incident point on its map.</summary>
    public static string Pointers(IncidentId incident) => $"point:{incident}";

    /// <summary>What follows the prefix of a key.</summary>
    public static string Bare(string key) => key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..];
}
