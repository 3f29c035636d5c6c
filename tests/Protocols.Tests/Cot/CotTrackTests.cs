using System.Text.Json;
using LiveView.Domain.Connections;
using LiveView.Domain.Tracking;
using LiveView.Protocols.Cot;
using LiveView.Protocols.Tests.Oracles;

namespace LiveView.Protocols.Tests.Cot;

/// <summary>A tracked object as TAK clients see it.</summary>
public class CotTrackTests
{
    private static readonly DateTimeOffset s_now = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_error_of_a_place_is_one_sigma_of_what_holds_it_with_95_percent()
    {
        // The radius that holds 95 % of a circular normal distribution is 2.4477 standard deviations.
        Assert.Equal(100, CotTrack.Of("u", "n", TrackedObjectKind.Vehicle, Estimate(EstimateKind.Measured, 244.77468), s_now).Point.CircularError!.Value, 6);
    }

    [Fact]
    public void A_measured_place_holds_a_while_and_any_other_is_stale_as_it_is_sent()
    {
        Assert.Equal(s_now + CotTrack.Fresh, Stale(EstimateKind.Measured));
        Assert.Equal(s_now, Stale(EstimateKind.Estimated));
        Assert.Equal(s_now, Stale(EstimateKind.Reachable));
    }

    [Fact]
    public void What_is_not_measured_says_so_and_how_old_it_is()
    {
        Assert.Null(CotTrack.Of("u", "n", TrackedObjectKind.Person, Estimate(EstimateKind.Measured), s_now).Remarks);
        Assert.Contains("42 s", CotTrack.Of("u", "n", TrackedObjectKind.Person, Estimate(EstimateKind.Estimated), s_now).Remarks, StringComparison.Ordinal);
        Assert.Contains("42 s", CotTrack.Of("u", "n", TrackedObjectKind.Person, Estimate(EstimateKind.Reachable), s_now).Remarks, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CloudTAKs_library_reads_where_it_is_and_that_it_is_gone()
    {
        var written = CotWriter.Write(CotTrack.Of("van", "Buit 1", TrackedObjectKind.CashTransport, Estimate(EstimateKind.Estimated), s_now));
        var geo = JsonDocument.Parse((await NodeCot.Read(written)).GeoJson).RootElement;
        Assert.Equal([5.1234567, 52.1234567], geo.GetProperty("geometry").GetProperty("coordinates").EnumerateArray().Take(2).Select(each => each.GetDouble()));
        Assert.Equal("Buit 1", geo.GetProperty("properties").GetProperty("callsign").GetString());
        Assert.Contains("t-x-d-d", (await NodeCot.Read(CotWriter.Write(CotTrack.Gone("van", TrackedObjectKind.Vehicle, s_now)))).Xml, StringComparison.Ordinal);
    }

    private static DateTimeOffset Stale(EstimateKind kind) => CotTrack.Of("u", "n", TrackedObjectKind.Vehicle, Estimate(kind), s_now).Stale;

    private static PositionEstimate Estimate(EstimateKind kind, double semiMajor = 30) =>
        new(kind, new GeoPosition(52.1234567, 5.1234567), TimeSpan.FromSeconds(42), semiMajor, 10, 90, 11, 271);
}
