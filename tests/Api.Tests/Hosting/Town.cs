using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiveView.Simulation.Processes;

namespace LiveView.Api.Tests.Hosting;

/// <summary>The party file of the tests: the demonstration's organisations, and as many connections as tests may want of their own.</summary>
internal static class Town
{
    public const string Centre = "op-veilig";
    public const string OtherCentre = "op-stad";
    public const string Room = "dis-midden";
    public const string Neighbour = "dis-oost";
    public const string ThirdRoom = "dis-rotterdam";
    public const string PrivacyOfficer = "pf-veilig";
    public const string RoomPrivacyOfficer = "pf-midden";
    public const string OfficeRole = "fg-midden-test";
    public const string Administrator = "adm-veilig-test";
    public const string NationalOperator = "rol-landelijk";
    public const string RoomOrganisation = "mk-midden-nederland";
    public const string NeighbourOrganisation = "mk-oost-nederland";

    /// <summary>Connections of PAC Veilig; those of PAC Stad come after them.</summary>
    public const int Connections = 200;

    private const int OthersConnections = 10;

    /// <summary>The connections after this one may be recorded, and everything of them may be released.</summary>
    public const int NotRecorded = Connections + OthersConnections;

    private const int RecordedConnections = 30;

    public static string Write(string directory, Uri? picture)
    {
        var file = Path.Combine(directory, "parties.json");
        File.WriteAllText(file, JsonSerializer.Serialize(new
        {
            version = 1,
            organisations = new object[]
            {
                new { id = "pac-veilig", name = "PAC Veilig", kind = "alarmCentre" },
                new { id = "pac-stad", name = "PAC Stad", kind = "alarmCentre" },
                new { id = RoomOrganisation, name = "Meldkamer Midden-Nederland", kind = "controlRoom", controlRoom = "Midden-Nederland" },
                new { id = NeighbourOrganisation, name = "Meldkamer Oost-Nederland", kind = "controlRoom", controlRoom = "Oost-Nederland" },
                new { id = "mk-rotterdam", name = "Meldkamer Rotterdam", kind = "controlRoom", controlRoom = "Rotterdam" },
                new { id = "landelijk-beheer", name = "Landelijk beheer", kind = "nationalOperator" },
            },
            connections = Enumerable.Range(1, NotRecorded + RecordedConnections).Select(number => Connection(number, picture ?? new Uri("rtsp://127.0.0.1:9/till"))),
        }));
        return file;
    }

    /// <summary>The people of the demonstration, and those whom only tests need.</summary>
    public static string WritePeople(string directory)
    {
        var file = Path.Combine(directory, "people.json");
        var known = JsonNode.Parse(File.ReadAllText(RepositoryFiles.Demo("people.json")))!;
        Add(OfficeRole, "Functionaris gegevensbescherming", RoomOrganisation, "privacyOfficer");
        Add(Administrator, "Beheerder", "pac-veilig", "administrator");
        File.WriteAllText(file, known.ToJsonString());
        return file;

        void Add(string id, string name, string organisation, string role) =>
            known["people"]!.AsArray().Add(JsonSerializer.SerializeToNode(new { id, name, organisation, roles = new[] { role } }));
    }

    private static readonly string[] s_everything = ["plan", "photo", "replay", "snapshot", "clip"];

    /// <summary>The account of a connection.</summary>
    public static string Account(int number) => (0xA000 + number).ToString("X4", CultureInfo.InvariantCulture);

    /// <summary>The one camera of a connection.</summary>
    public static string Camera(int number) => string.Create(CultureInfo.InvariantCulture, $"till-{number}");

    private static object Connection(int number, Uri picture) => new
    {
        number = string.Create(CultureInfo.InvariantCulture, $"LV-{number:0000}"),
        name = string.Create(CultureInfo.InvariantCulture, $"Winkel {number}"),
        sharingParty = number is <= Connections or > NotRecorded ? "pac-veilig" : "pac-stad",
        address = new { street = "Oudegracht", number = "12", postcode = "3511 AB", city = "Utrecht", municipalityCode = "0344" },
        position = new { latitude = 52.09, longitude = 5.12 },
        alarmAccounts = new[] { new { account = Account(number) } },
        cameras = new[] { new { id = Camera(number), name = "Kassa", viewpoint = "till", address = picture.AbsoluteUri } },
        sourcePolicy = new
        {
            liveRelease = true,
            releaseMinutes = 120,
            legalBasis = "Test.",
            recording = number > NotRecorded,
            alsoRelease = number > NotRecorded ? s_everything : ["plan", "photo"],
        },
    };
}
