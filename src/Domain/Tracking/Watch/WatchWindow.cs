using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;

namespace LiveView.Domain.Tracking.Watch;

/// <summary>A standing watch [bewaking] over a tracked object: under whose authority, on what ground, and until when. It ends by itself.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="From">From when on, UTC.</param>
/// <param name="Until">Until when, UTC; not included.</param>
/// <param name="Authority">Under whose authority, 1 to 200 characters.</param>
/// <param name="LegalBasis">On what legal basis, 1 to 200 characters.</param>
/// <param name="By">Who set it.</param>
public sealed record WatchWindow(WatchId Id, DateTimeOffset From, DateTimeOffset Until, string Authority, string LegalBasis, Actor By)
{
    /// <summary>Whether it runs at a moment.</summary>
    /// <param name="moment">The moment, UTC.</param>
    public bool Holds(DateTimeOffset moment) => From <= moment && moment < Until;
}
