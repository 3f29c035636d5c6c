using LiveView.Api.Tests.Hosting;
using LiveView.Domain.Parties;

namespace LiveView.Api.Tests.Following.Cot;

/// <summary>Whoever tries codes is held up by address, whatever devices it names.</summary>
public sealed class EnrolmentLimitTests : IAsyncLifetime
{
    private readonly CotStage _stage = new(("Limits:TokensPerSecond", "1"), ("Limits:TokensAtOnce", "5"));

    public Task InitializeAsync() => _stage.InitializeAsync();

    public Task DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task Many_tries_from_one_address_are_cut()
    {
        using var device = await EnrollingDevice.MakeAsync(_stage);
        var heard = await Task.WhenAll(Enumerable.Range(0, 200).Select(each => device.AskAsync(
            HttpMethod.Get, "/Marti/api/tls/config", EnrollingDevice.Basic($"{Town.RoomOrganisation}.m{each}", new string('0', 32)))));
        Assert.Contains(heard, each => each.Status == 401);
        Assert.Contains(heard, each => each.Status == 429);
    }

    [Fact]
    public async Task After_ten_wrong_codes_for_a_device_its_own_is_worth_nothing()
    {
        var (registered, code) = await _stage.RegisterToEnrolAsync(Town.RoomOrganisation, OrganisationKind.ControlRoom);
        using var device = await EnrollingDevice.MakeAsync(_stage);
        for (var tries = 0; tries < 10;)
        {
            // One that was cut for coming too often was not looked at.
            tries += (await device.SignAsync(EnrollingDevice.Basic(registered, new string('0', 32)))).Status == 401 ? 1 : 0;
        }

        var status = 429;
        while (status == 429)
        {
            status = (await device.SignAsync(EnrollingDevice.Basic(registered, code))).Status;
        }

        Assert.Equal(401, status);
    }
}
