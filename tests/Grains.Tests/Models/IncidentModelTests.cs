using CsCheck;
using LiveView.Grains.Tests.Cluster;

namespace LiveView.Grains.Tests.Models;

[Collection(ClusterCollection.Name)]
public class IncidentModelTests(TestCluster cluster)
{
    [Fact]
    public Task Whatever_is_lost_in_whatever_order_every_desk_ends_with_what_the_log_says() =>
        IncidentModel.Histories.SampleAsync(acts => IncidentModel.ReplayAsync(cluster, acts), iter: 80, threads: 1, print: acts => string.Join(' ', acts));
}
