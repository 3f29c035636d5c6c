using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Media.Relay;
using Microsoft.Extensions.Time.Testing;

namespace LiveView.Media.Tests.Relay;

/// <summary>An edge gets the feed it was let in to, with the ticket it was given, for ten seconds.</summary>
public class RelayAdmissionTests
{
    private static readonly CameraId s_till = CameraId.Parse("lv-0001-till");
    private static readonly FeedId s_small = new(s_till, CameraStream.Sub);
    private static readonly CameraId s_vault = CameraId.Parse("lv-0001-vault");
    private readonly FakeTimeProvider _time = new();
    private readonly RelayAdmissions _admissions;

    public RelayAdmissionTests()
    {
        _admissions = new RelayAdmissions(_time);
        _admissions.Admit(s_till, "edge", "ticket");
    }

    [Fact]
    public void The_ticket_opens_that_feed_for_that_edge_and_no_other()
    {
        Assert.True(_admissions.Knows(s_till, "edge", "ticket"));
        Assert.False(_admissions.Knows(s_till, "edge", "other"));
        Assert.False(_admissions.Knows(s_till, "edge", ""));
        Assert.False(_admissions.Knows(s_till, "other", "ticket"));
        Assert.False(_admissions.Knows(s_small, "edge", "ticket"));
        Assert.False(_admissions.Knows(s_vault, "edge", "ticket"));
    }

    [Fact]
    public void It_ends_by_itself_unless_it_is_renewed()
    {
        _time.Advance(TimeSpan.FromSeconds(9));
        _admissions.Admit(s_till, "edge", "ticket");
        _time.Advance(TimeSpan.FromSeconds(9));
        Assert.True(_admissions.Holds(s_till, "edge"));
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.False(_admissions.Holds(s_till, "edge"));
        Assert.False(_admissions.Knows(s_till, "edge", "ticket"));
    }

    [Theory]
    [InlineData("/relay/lv-0001-till/12", true)]
    [InlineData("/relay/lv-0001-till/0", false)]
    [InlineData("/relay/lv-0001-till/4294967296", false)]
    [InlineData("/relay/lv-0001-till/-1", false)]
    [InlineData("/relay/lv-0001-till", false)]
    [InlineData("/relay/lv-0001-till/sub/12", true)]
    [InlineData("/relay/lv-0001-till/main/12", false)]
    [InlineData("/relay//1", false)]
    [InlineData("/relay/%2e%2e%2f/1", false)]
    [InlineData("/other/lv-0001-till/12", false)]
    public void Only_the_address_of_a_feed_is_one(string path, bool isOne)
    {
        var read = RelayAddress.Read(path);
        Assert.Equal(isOne, read is not null);
        if (read is var (feed, epoch))
        {
            Assert.Equal(path, RelayAddress.Of(new Uri("https://node:30001"), feed, epoch).AbsolutePath);
        }
    }
}
