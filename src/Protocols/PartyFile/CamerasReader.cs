using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;

namespace LiveView.Protocols.PartyFile;

/// <summary>Reads cameras, whose ids are unique over the whole file.</summary>
internal sealed class CamerasReader
{
    private readonly Identifiers<CameraId> _ids = new();

    public IReadOnlyList<Camera> Read(Field? list)
    {
        var cameras = new List<Camera>();
        foreach (var item in list?.Items() ?? [])
        {
            if (item.Object("id", "name", "viewpoint", "address", "position", "bearing", "userName", "passwordFile") is { } fields
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
        var position = PositionReader.Read(fields.Optional("position"));
        var bearing = fields.Optional("bearing")?.Integer(0, 359);
        var userName = fields.Optional("userName")?.Text();
        var passwordFile = fields.Optional("passwordFile")?.Text(1000);
        if (fields.Optional("passwordFile") is { } file && fields.Optional("userName") is null)
        {
            file.Refuse("A password file is of no use without a user name: add \"userName\".");
        }

        return id is { } i && name is not null && viewpoint is { } v && address is not null
            ? new Camera(i, name, v, address, position, bearing, userName, passwordFile)
            : null;
    }
}
