using LiveView.Architecture.Tests.House;

namespace LiveView.Architecture.Tests.Gate;

/// <summary>No byte of a picture leaves but through the gate.</summary>
public class OneDoorTests
{
    private const string Gate = "LiveView.Api.Gate.";

    [Fact]
    public void Only_the_gate_touches_pictures() => Rule.Nobody(
        Product.Uses("Api").Where(use => IsOutside(use.User) && use.Used.StartsWith("LiveView.Media.", StringComparison.Ordinal)),
        "Pictures are the gate's alone, but:");

    [Fact]
    public void Only_the_gate_speaks_over_a_web_socket() => Rule.Nobody(
        Product.Uses("Api").Where(use => IsOutside(use.User) && use.Used.StartsWith("System.Net.WebSockets.", StringComparison.Ordinal)),
        "Binary messages leave through the gate alone, but:");

    [Fact]
    public void Only_the_gate_makes_a_lease() => Rule.Nobody(
        Product.Calls("Api").Where(call => IsOutside(call.User) && (call.Called.Contains("ViewLease::.ctor", StringComparison.Ordinal)
            || call.Called.Contains("LookLease::.ctor", StringComparison.Ordinal))),
        "A lease is made by the gate alone, but:");

    [Fact]
    public void Only_the_gate_reads_the_bytes_of_photos_and_plans()
    {
        const string Read = "IMaterialGrain::Read";
        Rule.Nobody(
            Product.Calls("Api").Where(call => IsOutside(call.User) && call.Called.Contains(Read, StringComparison.Ordinal)),
            "Photos and plans are read by the gate alone, but:");
        Assert.Contains(Product.Calls("Api"), call => call.Called.Contains(Read, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ITrackedObjectGrain::Subscribe")]
    [InlineData("ITrackedObjectGrain::Standing")]
    [InlineData("ITrackedObjectGrain::ReadAfter")]
    public void Only_the_gate_hears_where_an_object_is(string call)
    {
        Rule.Nobody(
            Product.Calls("Api").Where(each => IsOutside(each.User) && each.Called.Contains(call, StringComparison.Ordinal)),
            "Positions are read by the gate alone, but:");
        Assert.Contains(Product.Calls("Api"), each => each.Called.Contains(call, StringComparison.Ordinal));
    }

    [Fact]
    public void Only_the_gate_hears_where_people_point()
    {
        const string Subscribe = "IPointersGrain::Subscribe";
        Rule.Nobody(
            Product.Calls("Api").Where(each => IsOutside(each.User) && each.Called.Contains(Subscribe, StringComparison.Ordinal)),
            "Pointers are heard by the gate alone, but:");
        Assert.Contains(Product.Calls("Api"), each => each.Called.Contains(Subscribe, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("CotWriter::Write")]
    [InlineData("CotTrack::Of")]
    public void Only_the_gate_tells_clients_of_TAK_where_an_object_is(string call)
    {
        Rule.Nobody(
            Product.Calls("Api").Where(each => IsOutside(each.User) && each.Called.Contains(call, StringComparison.Ordinal)),
            "Positions leave through the gate alone, but:");
        Assert.Contains(Product.Calls("Api"), each => each.Called.Contains(call, StringComparison.Ordinal));
    }

    [Fact]
    public void The_gate_does_make_leases_or_this_test_is_blind() => Assert.Contains(
        Product.Calls("Api"), call => call.User.StartsWith(Gate, StringComparison.Ordinal) && call.Called.Contains("ViewLease::.ctor", StringComparison.Ordinal));

    [Fact]
    public void No_lease_is_known_outside_the_edge()
    {
        var lease = Product.ReflectedTypes("Api").Single(type => type.FullName == Gate + "ViewLease");
        Assert.False(lease.IsVisible);
    }

    [Fact]
    public void The_silo_opens_no_door_of_its_own_but_the_relay_to_edges() => Rule.Nobody(
        Product.Uses("Silo").Where(use => !use.User.StartsWith("LiveView.Silo.Relay.RelayDoor", StringComparison.Ordinal)).Where(use => use.Used.StartsWith("Microsoft.AspNetCore.Http.HttpResponse", StringComparison.Ordinal)
            || use.Used.StartsWith("System.Net.WebSockets.", StringComparison.Ordinal)
            || use.Used.Contains("EndpointRouteBuilderExtensions", StringComparison.Ordinal)),
        "Doors are the edge's, but:");

    [Fact]
    public void Only_a_recording_is_opened_with_what_is_kept_of_before_an_alarm()
    {
        const string Open = "Feed::SubscribeForRecording";
        var calls = new[] { "Api", "Silo", "Media", "Grains" }.SelectMany(Product.Calls).Where(call => call.Called.Contains(Open, StringComparison.Ordinal)).ToArray();
        Rule.Nobody(calls.Where(call => !call.User.StartsWith("LiveView.Silo.Media.RecordingServices", StringComparison.Ordinal)), "Nobody reads it without a release, but:");
        Assert.NotEmpty(calls);
    }

    [Fact]
    public void Neither_messages_between_grains_nor_the_log_carry_pictures() => Rule.Nobody(
        Product.Uses("Grains").Concat(Product.Uses("Grains.Abstractions")).Concat(Product.Uses("Domain"))
            .Where(use => use.Used.StartsWith("LiveView.Media.", StringComparison.Ordinal)),
        "The picture plane is apart, but:");

    private static bool IsOutside(string type) => !type.StartsWith(Gate, StringComparison.Ordinal);
}
