using System.Reflection;
using LiveView.Api.Tests.Gate;
using LiveView.Api.Tests.Hosting;
using LiveView.Api.Tracking.Brokers;
using LiveView.Domain.Decisions;
using LiveView.Grains.Abstractions.Tracking;
using LiveView.Simulation;

namespace LiveView.Api.Tests.Following.Brokers;

/// <summary>Phones with OwnTracks leave their positions at a broker; mosquitto is the broker, and mosquitto_pub the phones.</summary>
[Collection(ServerCollection.Name)]
public class BrokerTests(LiveServer server)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    private static int s_second;

    [Fact]
    public async Task A_phones_position_over_TLS_is_stored()
    {
        await using var stage = await BrokerStage.OpenAsync(server);
        await stage.ConnectedAsync();
        await stage.Broker.PublishAsync("veilig", Town.PhoneDevice("veilig"), BrokerStage.At(52.11, Next()));
        await stage.StoredAsync("veilig", 52.11);
    }

    [Fact]
    public async Task What_nobody_can_read_and_what_is_of_nobody_is_counted_and_the_next_is_stored()
    {
        await using var stage = await BrokerStage.OpenAsync(server);
        await stage.ConnectedAsync();
        var device = Town.PhoneDevice("veilig");
        await stage.Broker.PublishAsync("veilig", device, "{");
        await stage.Broker.PublishAsync("veilig", device, """{"_type":"encrypted","data":"x"}""");
        await stage.Broker.PublishAsync("veilig", $"owntracks/veilig/{new string('x', 64)}", BrokerStage.At(52.2, Next()).Replace("xx", "buit-1", StringComparison.Ordinal));
        await stage.Broker.PublishAsync("veilig", "owntracks/veilig/of-nobody", BrokerStage.At(52.2, Next()));
        await stage.Broker.PublishAsync("veilig", device, BrokerStage.At(52.12, Next()));
        await stage.StoredAsync("veilig", 52.12);
        Assert.Equal(3, stage.Counted["liveview.tracking.unreadable"]);
        Assert.Equal(1, stage.Counted["liveview.tracking.refused"]);
    }

    [Fact]
    public async Task A_topic_speaks_for_its_party_alone()
    {
        await using var stage = await BrokerStage.OpenAsync(server);
        // What PAC Stad's phones publish, spoken for by PAC Veilig: the broker's list of rights is not the only bound.
        await stage.ConnectedAsync(options => options.Topics.Add(new BrokerTopicOptions { Filter = "owntracks/stad/#", Organisation = "pac-veilig", Machine = BrokerStage.Machine }));
        await stage.Broker.PublishAsync("stad", Town.PhoneDevice("stad"), BrokerStage.At(52.2, Next()));
        await Patience.UntilAsync("the refusal", Soon, () => stage.Counted["liveview.tracking.refused"] == 1);
        Assert.Null(await stage.LatitudeAsync("stad"));
    }

    [Fact]
    public async Task What_comes_while_the_server_is_away_or_the_broker_is_gone_is_stored_afterwards()
    {
        await using var stage = await BrokerStage.OpenAsync(server);
        await stage.ConnectedAsync();
        var device = Town.PhoneDevice("veilig");
        await stage.Broker.PublishAsync("veilig", device, BrokerStage.At(52.13, Next()));
        await stage.StoredAsync("veilig", 52.13);
        await stage.Broker.GoAwayAsync();
        await stage.Broker.ComeBackAsync();
        // It may come before the server is back: the broker keeps it.
        await stage.Broker.PublishAsync("veilig", device, BrokerStage.At(52.14, Next()));
        await stage.StoredAsync("veilig", 52.14);
    }

    [Fact]
    public async Task What_is_not_stored_is_not_acknowledged_and_comes_again()
    {
        await using var stage = await BrokerStage.OpenAsync(server);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var failing = UnreachableCluster.Grain<ITrackedObjectGrain>(_ =>
        {
            asked.TrySetResult();
            return Task.FromResult(new PositionReceipt([], new Refusal(PositionReceipt.TryAgain, "The store does not answer.")));
        });
        var client = DispatchProxy.Create<IClusterClient, UnreachableCluster.Answers>();
        ((UnreachableCluster.Answers)(object)client).Answer = (method, arguments) =>
            method.ReturnType == typeof(ITrackedObjectGrain) ? failing : method.Invoke(server.Get<IClusterClient>(), arguments);
        stage.Connect(client);
        await stage.Said.WaitAsync("come in", Soon);
        await stage.Broker.PublishAsync("veilig", Town.PhoneDevice("veilig"), BrokerStage.At(52.15, Next()));
        await asked.Task.WaitAsync(Soon);
        Assert.NotEqual(52.15, await stage.LatitudeAsync("veilig"));
        // The other server takes over its session at the broker, and with it what was not acknowledged.
        stage.Connect();
        await stage.StoredAsync("veilig", 52.15);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_broker_of_another_authority_or_that_refuses_the_password_is_told_nothing(bool otherAuthority)
    {
        await using var stage = await BrokerStage.OpenAsync(server);
        stage.Connect(change: options =>
        {
            options.AuthorityFile = otherAuthority ? stage.Broker.OtherAuthorityFile : options.AuthorityFile;
            options.UserName = otherAuthority ? options.UserName : "nobody";
        });
        var line = await stage.Said.WaitAsync("is not there", Soon);
        Assert.Contains(otherAuthority ? "certificate" : "NotAuthorized", line, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("of-server", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("owntracks/a/#", "owntracks/a/b", true)]
    [InlineData("owntracks/a/#", "owntracks/a", true)]
    [InlineData("owntracks/+/x", "owntracks/a/+", true)]
    [InlineData("owntracks/a/#", "owntracks/b/#", false)]
    [InlineData("owntracks/a", "owntracks/a/b", false)]
    [InlineData("+", "a/b", false)]
    public void Two_filters_overlap_when_a_topic_may_be_of_both(string one, string other, bool overlap)
    {
        Assert.Equal(overlap, TopicFilter.Overlap(one, other));
        Assert.Equal(overlap, TopicFilter.Overlap(other, one));
    }

    [Theory, InlineData(""), InlineData("$share/x/owntracks/#"), InlineData("owntracks/#/a"), InlineData("owntracks/a+")]
    public void What_is_no_filter_is_refused(string filter) => Assert.False(TopicFilter.IsValid(filter));

    /// <summary>Later than all before, for the object is the same.</summary>
    private static int Next() => Interlocked.Add(ref s_second, 3600);
}
