using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;

namespace LiveView.Grains.Incidents;

/// <summary>
/// Refusals that are still to be written: the first of a kind at the next tick, the same again within a minute as one count. Whoever
/// keeps asking fills neither the log nor the memory, and is never made to wait for either.
/// </summary>
internal sealed class DenialKeeper(TimeProvider time)
{
    /// <summary>How long the same refusal is only counted.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>More kinds than this at a time are counted per organisation.</summary>
    private const int MostKinds = 64;

    private readonly Dictionary<Kind, Counted> _denials = [];

    /// <summary>Nothing is waiting to be written or counted.</summary>
    public bool IsEmpty => _denials.Count == 0;

    public void Note(AccessDenial denial)
    {
        var kind = new Kind(denial.By, denial.Action, denial.Resource, denial.Reason);
        if (!_denials.ContainsKey(kind) && _denials.Count >= MostKinds)
        {
            denial = denial with
            {
                By = Actor.Machine(denial.By.Organisation, denial.By.Kind),
                Action = AccessDenial.Any,
                Resource = AccessDenial.Any,
                Reason = AccessDenial.Any,
            };
            kind = new Kind(denial.By, denial.Action, denial.Resource, denial.Reason);
        }

        if (!_denials.TryGetValue(kind, out var counted))
        {
            _denials[kind] = counted = new Counted();
        }

        counted.Denial = counted.Denial is { } known
            ? known with { Count = known.Count + denial.Count, Epoch = denial.Epoch }
            : denial;
    }

    /// <summary>What is to be written now; forgets kinds that were not met again.</summary>
    public IReadOnlyList<AccessDenial> Due()
    {
        foreach (var (kind, _) in _denials.Where(each => each.Value.Denial is null && IsOver(each.Value)).ToArray())
        {
            _denials.Remove(kind);
        }

        return [.. _denials.Values.Where(IsOver).Select(each => each.Denial).OfType<AccessDenial>()];
    }

    /// <summary>Everything that was not written yet, however short ago.</summary>
    public IReadOnlyList<AccessDenial> All() => [.. _denials.Values.Select(each => each.Denial).OfType<AccessDenial>()];

    /// <summary>These stand in the log now.</summary>
    public void Written(IReadOnlyList<AccessDenial> denials)
    {
        foreach (var denial in denials)
        {
            if (_denials.TryGetValue(new Kind(denial.By, denial.Action, denial.Resource, denial.Reason), out var counted))
            {
                counted.Denial = null;
                counted.WrittenAt = time.GetTimestamp();
            }
        }
    }

    private bool IsOver(Counted counted) => counted.WrittenAt is not { } at || time.GetElapsedTime(at) >= Window;

    private readonly record struct Kind(Actor By, string Action, string Resource, string Reason);

    private sealed class Counted
    {
        public AccessDenial? Denial { get; set; }

        public long? WrittenAt { get; set; }
    }
}
