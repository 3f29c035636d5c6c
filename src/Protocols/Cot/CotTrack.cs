using System.Globalization;
using LiveView.Domain.Tracking;

namespace LiveView.Protocols.Cot;

/// <summary>A tracked object as TAK clients see it: always with how sure its place is, and grey as soon as that is reckoned and not measured.</summary>
public static class CotTrack
{
    /// <summary>How long a measured place holds without another word. Longer than three of the steps in which it is told.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    // Of a circular normal distribution, the radius that holds 95 % in standard deviations: sqrt(-2 ln 0.05).
    private const double SigmasOf95 = 2.4477468;

    /// <summary>Where an object is thought to be.</summary>
    /// <param name="uid">Its name for TAK clients.</param>
    /// <param name="callsign">What people call it.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="estimate">Where it is thought to be. Its longer half-axis counts: a circle is all that an event can say.</param>
    /// <param name="now">Now, UTC.</param>
    public static CotEvent Of(string uid, string callsign, TrackedObjectKind kind, PositionEstimate estimate, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        var isMeasured = estimate.Kind == EstimateKind.Measured;
        return new CotEvent(
            uid, TypeOf(kind), isMeasured ? "m-g" : "m-f", now, now, isMeasured ? now + Fresh : now,
            new CotPoint(estimate.At, null, estimate.SemiMajor / SigmasOf95, null))
        {
            Callsign = callsign,
            Speed = estimate.Speed,
            Course = estimate.Heading,
            Remarks = Remarks(estimate),
        };
    }

    /// <summary>Takes an object off the map of a client, at once.</summary>
    /// <param name="uid">Its name for TAK clients.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="now">Now, UTC.</param>
    public static CotEvent Gone(string uid, TrackedObjectKind kind, DateTimeOffset now) =>
        new($"{uid}.gone", "t-x-d-d", "m-g", now, now, now + Fresh, new CotPoint(null, null, null, null))
        {
            Links = [new CotLink(uid, TypeOf(kind), "p-p", null, null)],
            IsForced = true,
        };

    /// <summary>Answers a client that asks whether the line lives.</summary>
    /// <param name="now">Now, UTC.</param>
    public static CotEvent Pong(DateTimeOffset now) =>
        new("live-view", "t-x-c-t-r", "m-g", now, now, now + Fresh, new CotPoint(null, null, null, null));

    private static string TypeOf(TrackedObjectKind kind) => kind switch
    {
        TrackedObjectKind.Vehicle => "a-u-G-E-V-C",
        TrackedObjectKind.CashTransport => "a-n-G-E-V-C",
        TrackedObjectKind.Person => "a-u-G-U-C",
        TrackedObjectKind.Goods => "a-u-G-E",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without a type."),
    };

    private static string? Remarks(PositionEstimate estimate)
    {
        var age = estimate.Age.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
        return estimate.Kind switch
        {
            EstimateKind.Measured => null,
            EstimateKind.Estimated => $"geschat, {age} s oud / estimated, {age} s old",
            EstimateKind.Reachable => $"alleen bereik bekend, {age} s oud / only its reach is known, {age} s old",
            _ => throw new ArgumentOutOfRangeException(nameof(estimate), estimate.Kind, "A kind without a remark."),
        };
    }
}
