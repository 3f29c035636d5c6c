using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;

namespace LiveView.Protocols.PartyFile;

/// <summary>Reads cameras, whose ids are unique over the whole file.</summary>
internal sealed class CamerasReader
{
    private readonly Identifiers<CameraId> _ids = new();
    private readonly PushPlaces _places = new();

    public IReadOnlyList<Camera> Read(Field? list)
    {
        var cameras = new List<Camera>();
        foreach (var item in list?.Items() ?? [])
        {
            if (item.Object("id", "name", "viewpoint", "address", "subAddress", "position", "bearing", "userName", "passwordFile") is { } fields
                && ReadOne(fields) is { } camera)
            {
                cameras.Add(camera);
            }
        }

        return cameras;
    }

    private Camera? ReadOne(Fields fields)
    {
        var id = _ids.Declare(fields.Required("id"));
        var name = fields.Required("name")?.Text();
        var viewpoint = fields.Required("viewpoint")?.OneOf<Viewpoint>();
        var address = CameraAddress.Read(fields.Required("address"));
        var subAddress = CameraAddress.Read(fields.Optional("subAddress"));
        if (subAddress is not null && subAddress == address)
        {
            fields.Optional("subAddress")!.Value.Refuse("This is the address of the main stream: give the camera's smaller stream, or leave it out.");
        }

        _places.Declare(fields.Optional("address"), address);
        _places.Declare(fields.Optional("subAddress"), subAddress);
        var position = PositionReader.Read(fields.Optional("position"));
        var bearing = fields.Optional("bearing")?.Integer(0, 359);
        var userName = fields.Optional("userName")?.Text();
        var passwordFile = fields.Optional("passwordFile")?.Text(1000);
        RefuseSecrets(fields, address);

        return id is { } i && name is not null && viewpoint is { } v && address is not null
            ? new Camera(i, name, v, address, position, bearing, userName, passwordFile, subAddress)
            : null;
    }

    /// <summary>A camera asks for a name and a password, a push is known by its secret alone, and a film by nothing.</summary>
    private static void RefuseSecrets(Fields fields, Uri? address)
    {
        var (name, file) = (fields.Optional("userName"), fields.Optional("passwordFile"));
        switch (address?.Scheme)
        {
            case null:
                break;
            case "rtmp" or "srt":
                name?.Refuse("Who pushes is known by its stream key or passphrase alone: leave the user name out.");
                if (file is null)
                {
                    fields.Required("address")!.Value.Refuse("A push that needs no secret could be anybody's: name its stream key or passphrase in \"passwordFile\".");
                }

                break;
            case "file":
                name?.Refuse("A film asks for no user name: leave it out.");
                file?.Refuse("A film asks for no password: leave it out.");
                break;
            default:
                if (name is null)
                {
                    file?.Refuse("A password file is of no use without a user name: add \"userName\".");
                }

                break;
        }
    }
}
