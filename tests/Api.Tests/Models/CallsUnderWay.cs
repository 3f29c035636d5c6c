using System.Collections.Concurrent;
using LiveView.Domain.Identifiers;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Desks;
using LiveView.Grains.Abstractions.Incidents;

namespace LiveView.Api.Tests.Models;

/// <summary>Counts the calls that have not been answered, and loses those that the model wants lost.</summary>
internal sealed class CallsUnderWay : IOutgoingGrainCallFilter
{
    private readonly ConcurrentDictionary<IncidentId, bool> _announcements = new();
    private readonly ConcurrentDictionary<IncidentId, bool> _renewals = new();
    private ConcurrentDictionary<object, string> _calls = new();
    private int _lost;

    public bool Any => !Volatile.Read(ref _calls).IsEmpty;

    public string Text => string.Join(", ", Volatile.Read(ref _calls).Values);

    /// <summary>Calls that were lost on purpose.</summary>
    public int Lost => _lost;

    /// <summary>While true, no edge hears any desk.</summary>
    public bool EdgesAreDeaf { get; set; }

    /// <summary>Calls of a silo that was killed are never answered: whatever is under way counts no more.</summary>
    public void Forget() => Volatile.Write(ref _calls, new());

    public void LoseAnnouncements(IncidentId incident, bool lose) => Set(_announcements, incident, lose);

    public void LoseRenewals(IncidentId incident, bool lose) => Set(_renewals, incident, lose);

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        if (IsLost(context))
        {
            Interlocked.Increment(ref _lost);
            throw new TimeoutException($"{context.MethodName} to {context.TargetId} is lost, as the model wants it.");
        }

        var calls = Volatile.Read(ref _calls);
        var call = new object();
        calls[call] = $"{context.MethodName} to {context.TargetId}";
        try
        {
            await context.Invoke();
        }
        finally
        {
            calls.TryRemove(call, out _);
        }
    }

    private bool IsLost(IOutgoingGrainCallContext context) => context.MethodName switch
    {
        nameof(IDeskGrain.Announce) => context.Request.GetArgument(0) is IncidentAnnouncement told && _announcements.ContainsKey(told.Incident.Id),
        nameof(IIncidentGrain.RenewViewings) => _renewals.Keys.Any(each => context.TargetId.Key.ToString() == GrainKeys.Of(each)),
        nameof(IEdgeObserver.Heard) => EdgesAreDeaf,
        _ => false,
    };

    private static void Set(ConcurrentDictionary<IncidentId, bool> set, IncidentId incident, bool member)
    {
        if (member)
        {
            set[incident] = true;
        }
        else
        {
            set.TryRemove(incident, out _);
        }
    }
}
