using LiveView.Domain.Jurisdiction.Regions;

namespace LiveView.Domain.Tests.Tracking.Handover;

/// <summary>In which regions an object really was, and from when to when.</summary>
internal sealed class Visits
{
    private readonly List<(Region Region, DateTimeOffset From, DateTimeOffset To)> _all = [];

    public void See(Region? region, DateTimeOffset at)
    {
        if (region is not null && _all.Count > 0 && _all[^1].Region == region)
        {
            _all[^1] = _all[^1] with { To = at };
        }
        else if (region is not null)
        {
            _all.Add((region, at, at));
        }
    }

    /// <summary>The borders that were really crossed: the object stayed two minutes at least, and had not been there for ten.</summary>
    public IEnumerable<(Region Region, DateTimeOffset At)> Crossings => _all
        .Where((visit, each) => each > 0 && visit.To - visit.From >= TimeSpan.FromMinutes(2)
            && !_all.Take(each).Any(before => before.Region == visit.Region && visit.From - before.To < TimeSpan.FromMinutes(10)))
        .Select(visit => (visit.Region, visit.From));

    /// <summary>Where it was before a moment.</summary>
    public Region Before(DateTimeOffset at) => _all.Last(visit => visit.To < at).Region;

    /// <summary>How many visits took at least so long.</summary>
    public int Longer(TimeSpan least) => _all.Count(visit => visit.To - visit.From >= least);

    public bool Was(Region region, DateTimeOffset from, DateTimeOffset to) =>
        _all.Exists(visit => visit.Region == region && visit.From <= to && visit.To >= from);
}
