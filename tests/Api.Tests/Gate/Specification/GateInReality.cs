using CsCheck;
using LiveView.Api.Gate;
using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Releases;
using LiveView.Domain.Tests.Releases.Specification;
using LiveView.Domain.Tests.Situations;
using LiveView.Grains.Abstractions.Incidents;
using Microsoft.Extensions.Time.Testing;

namespace LiveView.Api.Tests.Gate.Specification;

/// <summary>
/// What the specification speaks of, as it really is: the incident's own rules, the gate's decision, and the edge's lease on a clock
/// that the test moves. What the grain does between them, two lines, stands here.
/// </summary>
internal sealed class GateInReality(bool secondPerson)
{
    /// <summary>The story starts at 13:00 in a Dutch winter; the release hours end with every grant.</summary>
    private static readonly HoursOfDay s_hours = new(new TimeOnly(12, 0), new TimeOnly(13, 0, World.GrantEnd));

    private static readonly GateResource s_till = new GateResource.Camera(Shop.Till);

    private readonly FakeTimeProvider _time = new(Story.Start);
    private readonly Story _story = Story.Verified(Shop.With(Shop.Policy with { ReleaseHours = s_hours, SecondPerson = secondPerson }));
    private ViewLease? _lease;
    private IncidentRights? _push;
    private IncidentRights? _late;
    private int _asked;

    private Incident Incident => _story.Incident;

    /// <summary>Does one step for real, and says where it then differs from the specification; null when it does not.</summary>
    public string? Take(Transition<World> step)
    {
        var epoch = Incident.RightsEpoch;
        switch (step.Action)
        {
            case GateSpecification.Join: _story.Do(Cast.Operator, Story.Forward([Cast.Room])); break;
            case GateSpecification.Leave: _story.Do(Cast.Dispatcher, new IncidentCommand.Leave()); break;
            case GateSpecification.Give: _story.Do(Cast.Operator, new IncidentCommand.ReleaseCamera(Shop.Till, Cast.Room.Id)); break;
            case GateSpecification.Confirm: _story.Do(Cast.Supervisor, new IncidentCommand.ConfirmRelease(LastRelease)); break;
            case GateSpecification.Withdraw: _story.Do(Cast.Operator, new IncidentCommand.Withdraw(LastRelease)); break;
            case GateSpecification.Close: Close(); break;
            case GateSpecification.Ask: Ask(); break;
            case GateSpecification.Renew: Renew(); break;
            case GateSpecification.Deliver: Hear(ref _push); break;
            case GateSpecification.DeliverLate: Hear(ref _late); break;
            case GateSpecification.Lose: _push = null; break;
            case GateSpecification.Restart: (_lease, _push, _late) = (null, null, null); break;
            case GateSpecification.Tick: Tick(); break;
            default: throw new InvalidOperationException($"No step for {step.Action}.");
        }

        if (Incident.RightsEpoch != epoch)
        {
            (_late, _push) = (_push is not null && Decide(_push) is GateDecision.Deny ? _push : _late, Incident.Rights());
        }

        return Difference(step.After);
    }

    private string? Difference(World world)
    {
        var now = _story.Now;
        var rights = Incident.Rights();
        var grant = Incident.Releases.Exists(each => each.RunsAt(now)) ? Grant.Running
            : Incident.Releases.Exists(each => each.IsPending && each.IsOpenAt(now)) ? Grant.Pending
            : Grant.None;
        var until = (Decide(rights) as GateDecision.Permit)?.Until;
        var expected = world.Right ? Story.Start.AddSeconds(world.NewLease) : (DateTimeOffset?)null;
        return (Incident.IsOpen, rights.Parties.Contains(Cast.Room.Id), grant, until, _lease?.Holds ?? false, _push is not null) switch
        {
            var (open, _, _, _, _, _) when open != world.Open => $"open is {open}",
            var (_, joined, _, _, _, _) when joined != world.Joined => $"joined is {joined}",
            var (_, _, given, _, _, _) when given != world.Grant => $"grant is {given}",
            var (_, _, _, permit, _, _) when permit != expected => $"permit until {permit:O}",
            var (_, _, _, _, frames, _) when frames != world.Frames => $"frames leave is {frames}",
            var (_, _, _, _, _, push) when push != world.Push => $"push is {push}",
            _ => null,
        };
    }

    /// <summary>The newest release, or one that there is not.</summary>
    private ReleaseId LastRelease => Incident.Releases is [.., var last] ? last.Id : ReleaseId.Parse("r1");

    private void Close() => _story.Do(
        Cast.Operator, Incident.Notifications.IsEmpty ? new IncidentCommand.Dismiss("Loos alarm") : new IncidentCommand.Close(null));

    private void Ask()
    {
        var viewing = ViewingId.Parse($"v{++_asked}");
        if (_story.Do(Cast.Dispatcher, new IncidentCommand.StartViewing(viewing, Shop.Till)).Refusal is null && Given(viewing) is { } grant)
        {
            _lease = new ViewLease(Cast.Dispatcher, Story.Id, Shop.Till, viewing, _time);
            _lease.Prolong(grant, _time.GetTimestamp());
        }
    }

    private void Renew()
    {
        if (Given(_lease!.Viewing) is { } grant)
        {
            _lease.Prolong(grant, _time.GetTimestamp());
        }
        else
        {
            _lease.End("not-released");
        }
    }

    /// <summary>As the incident's grain answers.</summary>
    private LeaseGrant? Given(ViewingId viewing) => Decide(Incident.Rights()) is GateDecision.Permit permit
        ? new LeaseGrant(viewing, Incident.RightsEpoch, permit.Until - _story.Now)
        : null;

    private void Hear(ref IncidentRights? push)
    {
        _lease?.Check(push!);
        push = null;
    }

    private void Tick()
    {
        _story.Later(TimeSpan.FromSeconds(1));
        _time.Advance(TimeSpan.FromSeconds(1));
        _story.Do(Cast.Machine, new IncidentCommand.EndExpired());
    }

    private GateDecision Decide(IncidentRights rights) => PictureGate.Decide(Cast.Dispatcher, GateAction.Live, s_till, rights, _story.Now);
}
