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

    /// <summary>Tracked objects of PAC Veilig; that of PAC Stad comes after them.</summary>
    public const int Objects = 200;

    /// <summary>Cash transports of PAC Veilig; the duress button of those with an even number raises the alarm within a watch only.</summary>
    public const int Transports = 20;

    /// <summary>The connections after this one may be recorded, and everything of them may be released.</summary>
    public const int NotRecorded = Connections + OthersConnections;

    private const int RecordedConnections = 81;

    /// <summary>The connection under which cash transports raise the alarm: no test raises an alarm there.</summary>
    private const int Garage = NotRecorded + RecordedConnections;

    /// <summary>The cameras of the connections after this one have a sub-stream.</summary>
    public const int WithoutSubStream = NotRecorded + RecordedConnections;

    private const int SubStreamConnections = 10;

    /// <summary>The connection whose camera has a sub-stream that nobody answers for.</summary>
    public const int DeadSubStream = WithoutSubStream + SubStreamConnections;

    /// <summary>The connection whose camera is a film.</summary>
    public const int Film = DeadSubStream + 1;

    /// <summary>The connection whose camera is what a partner pushes over RTMP, under the name <c>bike</c>.</summary>
    public const int Push = DeadSubStream + 2;

    /// <summary>The connections after this one have a camera that looks at the street.</summary>
    public const int NotRoadside = Push;

    private const int RoadsideConnections = 5;

    /// <summary>The connection whose clips leave with a mark alone.</summary>
    public const int Marked = NotRoadside + RoadsideConnections + 1;

    /// <summary>The connections after this one have a camera that may be listened to, and sends AAC.</summary>
    public const int NotHeard = Marked;

    private const int HeardConnections = 10;

    /// <summary>The connection whose camera may be listened to, and sends G.711.</summary>
    public const int HeardG711 = NotHeard + HeardConnections + 1;

    /// <summary>The connection whose camera sends AAC that its source policy leaves off.</summary>
    public const int AudioOff = HeardG711 + 1;

    /// <summary>Seconds from before an alarm where any are kept.</summary>
    public const int PreAlarmSeconds = 10;

    /// <summary>How many of the connections that may be recorded keep them.</summary>
    public const int PreAlarmConnections = 3;

    /// <param name="directory">Where the file is written.</param>
    /// <param name="picture">What every camera shows.</param>
    /// <param name="preAlarm">Whether the first connections that may be recorded keep ten seconds from before an alarm.</param>
    public static string Write(string directory, Uri? picture, bool preAlarm = false)
    {
        var file = Path.Combine(directory, "parties.json");
        File.WriteAllText(file, JsonSerializer.Serialize(new
        {
            version = 1,
            organisations = new object[]
            {
                new { id = "pac-veilig", name = "PAC Veilig", kind = "alarmCentre", trackedObjects = Enumerable.Range(1, Objects).Select(Tracked).Append(Phone("veilig")).Append(Vessel()).Concat(Enumerable.Range(1, Transports).Select(Guarded)) },
                new { id = "pac-stad", name = "PAC Stad", kind = "alarmCentre", trackedObjects = new[] { Tracked(Objects + 1), Phone("stad") } },
                new { id = RoomOrganisation, name = "Meldkamer Midden-Nederland", kind = "controlRoom", controlRoom = "Midden-Nederland" },
                new { id = NeighbourOrganisation, name = "Meldkamer Oost-Nederland", kind = "controlRoom", controlRoom = "Oost-Nederland" },
                new { id = "mk-rotterdam", name = "Meldkamer Rotterdam", kind = "controlRoom", controlRoom = "Rotterdam" },
                new { id = "landelijk-beheer", name = "Landelijk beheer", kind = "nationalOperator" },
            },
            connections = Enumerable.Range(1, AudioOff).Select(number => Connection(number, picture ?? new Uri("rtsp://127.0.0.1:9/till"), Path.Combine(directory, "push.key"), preAlarm)),
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

    private static readonly string[] s_everything = ["plan", "photo", "replay", "snapshot", "clip", "track"];

    /// <summary>The account of a connection.</summary>
    public static string Account(int number) => (0xA000 + number).ToString("X4", CultureInfo.InvariantCulture);

    /// <summary>The one camera of a connection.</summary>
    public static string Camera(int number) => string.Create(CultureInfo.InvariantCulture, $"till-{number}");

    /// <summary>A tracked object; the trail of those with an even number is not kept.</summary>
    public static string Object(int number) => string.Create(CultureInfo.InvariantCulture, $"buit-{number}");

    private static object Tracked(int number) => new
    {
        id = Object(number),
        name = string.Create(CultureInfo.InvariantCulture, $"Buitzender {number}"),
        kind = "goods",
        device = Object(number),
        keepTrail = number % 2 == 1,
    };

    /// <summary>A cash transport.</summary>
    public static string Transport(int number) => string.Create(CultureInfo.InvariantCulture, $"gw-{number}");

    private static object Guarded(int number) => new
    {
        id = Transport(number),
        name = string.Create(CultureInfo.InvariantCulture, $"Geldwagen {number}"),
        kind = "cashTransport",
        device = Transport(number),
        keepTrail = true,
        duress = number % 2 == 1 ? "always" : "whileWatched",
        alarmConnection = string.Create(CultureInfo.InvariantCulture, $"LV-{Garage:0000}"),
    };

    /// <summary>The device of the phone of a party, which has OwnTracks.</summary>
    public static string PhoneDevice(string party) => $"owntracks/{party}/van-12";

    /// <summary>The phone of a party as an object.</summary>
    public static string PhoneObject(string party) => $"phone-{party}";

    private static object Phone(string party) => new
    {
        id = PhoneObject(party),
        name = "Bestelwagen",
        kind = "vehicle",
        device = PhoneDevice(party),
        keepTrail = true,
    };

    /// <summary>The MMSI of the ship of PAC Veilig, of which others know a message.</summary>
    public const string Ship = "371798000";

    private static object Vessel() => new { id = Ship, name = "Schip", kind = "vehicle", device = Ship, keepTrail = true };

    private static object Connection(int number, Uri picture, string keyFile, bool preAlarm) => new
    {
        number = string.Create(CultureInfo.InvariantCulture, $"LV-{number:0000}"),
        name = string.Create(CultureInfo.InvariantCulture, $"Winkel {number}"),
        sharingParty = number is <= Connections or > NotRecorded ? "pac-veilig" : "pac-stad",
        address = new { street = "Oudegracht", number = "12", postcode = "3511 AB", city = "Utrecht", municipalityCode = "0344" },
        position = new { latitude = 52.09, longitude = 5.12 },
        alarmAccounts = new[] { new { account = Account(number) } },
        cameras = new[]
        {
            new
            {
                id = Camera(number), name = "Kassa", viewpoint = number > NotRoadside ? "outdoor" : "till",
                address = number switch
                {
                    Film => "file:///exercise.mp4",
                    Push => "rtmp://media.example/live/bike",
                    (> NotHeard and < HeardG711) or AudioOff => $"{picture.AbsoluteUri}-heard",
                    HeardG711 => $"{picture.AbsoluteUri}-g711",
                    _ => picture.AbsoluteUri,
                },
                passwordFile = number == Push ? keyFile : null,
                subAddress = number switch
                {
                    Film or Push => null,
                    DeadSubStream => "rtsp://127.0.0.1:9/till-sub",
                    > WithoutSubStream and < DeadSubStream => $"{picture.AbsoluteUri}-sub",
                    _ => null,
                },
            },
        },
        sourcePolicy = new
        {
            liveRelease = true,
            releaseMinutes = 120,
            legalBasis = "Test.",
            recording = number > NotRecorded,
            preAlarmSeconds = preAlarm && number is > NotRecorded and <= NotRecorded + PreAlarmConnections ? PreAlarmSeconds : 0,
            preAlarmLegalBasis = "Test.",
            passOn = number > NotRecorded,
            burntInMark = number == Marked,
            audio = number is > NotHeard and <= HeardG711,
            alsoRelease = number > NotRecorded ? s_everything : ["plan", "photo"],
        },
    };
}
