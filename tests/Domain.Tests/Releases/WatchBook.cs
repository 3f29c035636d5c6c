using LiveView.Domain.Identifiers;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Releases;

/// <summary>
/// Who may watch what until when, kept by hand beside the incident: it knows what people did, not how the incident decides.
/// </summary>
internal sealed class WatchBook
{
    private readonly Dictionary<(OrganisationId Room, CameraId Camera), DateTimeOffset> _until = [];
    private readonly HashSet<OrganisationId> _told = [];
    private readonly HashSet<OrganisationId> _accepted = [];
    private bool _judged;
    private bool _over;

    public void Judge() => _judged |= !_over;

    public void Forward(IEnumerable<OrganisationId> rooms, CameraId[] cameras, DateTimeOffset now)
    {
        if (!_judged || _over)
        {
            return;
        }

        foreach (var room in rooms)
        {
            _told.Add(room);
            foreach (var camera in cameras)
            {
                Give(room, camera, now);
            }
        }
    }

    public void Release(OrganisationId room, CameraId camera, DateTimeOffset now)
    {
        if (!_over && _told.Contains(room))
        {
            Give(room, camera, now);
        }
    }

    public void Withdraw(OrganisationId room, CameraId camera) => _until.Remove((room, camera));

    public void Accept(OrganisationId room)
    {
        if (!_over && _told.Contains(room))
        {
            _accepted.Add(room);
        }
    }

    public void Close(OrganisationId by) => _over |= _told.Count > 0 && (by == Cast.Centre.Id || _accepted.Contains(by));

    public void Dismiss() => _over |= _told.Count == 0;

    public bool MayWatch(OrganisationId room, CameraId camera, DateTimeOffset now) =>
        !_over && (room == Cast.Centre.Id || (_until.TryGetValue((room, camera), out var until) && now < until));

    private void Give(OrganisationId room, CameraId camera, DateTimeOffset now)
    {
        if (!MayWatch(room, camera, now))
        {
            _until[(room, camera)] = now.AddMinutes(Shop.Policy.ReleaseMinutes);
        }
    }
}
