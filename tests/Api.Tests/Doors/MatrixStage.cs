using LiveView.Api.Tests.Hosting;
using LiveView.Api.Tests.Machines;
using LiveView.Simulation.Desks;

namespace LiveView.Api.Tests.Doors;

/// <summary>The incidents and the machine of the access matrix. Those who can change nothing at an incident share it.</summary>
public sealed class MatrixStage(LiveServer server) : IAsyncLifetime
{
    private readonly Dictionary<Standing, CaseAtDoor> _shared = [];
    private string _token = "";

    public async Task InitializeAsync()
    {
        using var machines = await MachineStage.OpenAsync(server);
        _token = await machines.TokenAsync(await machines.AddAsync());
        foreach (var standing in (Standing[])[Standing.Own, Standing.Closed, Standing.Foreign])
        {
            _shared[standing] = await NewAsync(standing);
        }
    }

    public Task DisposeAsync()
    {
        foreach (var incident in _shared.Values)
        {
            incident.Dispose();
        }

        return Task.CompletedTask;
    }

    internal LiveServer Server => server;

    internal async Task<DeskSession> SessionOfAsync(Knocker knocker)
    {
        switch (knocker)
        {
            case Knocker.Anonymous:
                return DeskSession.Anonymous(server.Http);
            case Knocker.Machine:
                var machine = DeskSession.Anonymous(server.Http, "machine");
                machine.Http.DefaultRequestHeaders.Authorization = new("Bearer", _token);
                return machine;
            default:
                return await server.SignInAsync(knocker switch
                {
                    Knocker.SharingOperator => Town.Centre,
                    Knocker.OtherOperator => Town.OtherCentre,
                    Knocker.ToldDispatcher => Town.Room,
                    Knocker.UntoldDispatcher => Town.ThirdRoom,
                    Knocker.OfficeRole => Town.OfficeRole,
                    Knocker.NationalOperator => Town.NationalOperator,
                    _ => throw new ArgumentOutOfRangeException(nameof(knocker), knocker, "Who is this?"),
                });
        }
    }

    /// <summary>The incident of a case, with the camera of its site.</summary>
    internal async Task<(string Incident, string Camera)> IncidentAsync(Knocker knocker, Standing standing)
    {
        // What is foreign to all others is this one's own.
        var which = knocker == Knocker.OtherOperator && standing == Standing.Foreign ? Standing.Own : standing;
        var takesPart = which != Standing.Foreign && knocker is Knocker.SharingOperator or Knocker.ToldDispatcher or Knocker.OfficeRole;
        if (!takesPart)
        {
            return (_shared[which].Id, _shared[which].Camera);
        }

        using var own = await NewAsync(which);
        return (own.Id, own.Camera);
    }

    private async Task<CaseAtDoor> NewAsync(Standing standing)
    {
        var incident = standing == Standing.Foreign
            ? await CaseAtDoor.OfOtherCentreAsync(server)
            : await CaseAtDoor.ForwardedAsync(server, released: standing != Standing.Unreleased);
        switch (standing)
        {
            case Standing.Closed:
                await incident.CloseAsync();
                break;
            case Standing.Withdrawn:
                await incident.WithdrawAsync();
                break;
        }

        return incident;
    }
}
