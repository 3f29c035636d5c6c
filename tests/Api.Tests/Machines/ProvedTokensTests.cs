using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LiveView.Api.Machines;
using LiveView.Domain.Machines;
using Microsoft.Extensions.Time.Testing;

namespace LiveView.Api.Tests.Machines;

/// <summary>What proved genuine once is recognised until it ends, and never over another machine's connection.</summary>
public sealed class ProvedTokensTests : IDisposable
{
    private static readonly MachineClientId s_machine = MachineClientId.Find("pac-veilig.m1")!;

    private readonly FakeTimeProvider _time = new();
    private readonly X509Certificate2 _own = Certificate();
    private readonly X509Certificate2 _other = Certificate();
    private readonly ProvedTokens _tokens;

    public ProvedTokensTests() => _tokens = new ProvedTokens(_time);

    public void Dispose()
    {
        _own.Dispose();
        _other.Dispose();
    }

    [Fact]
    public void It_is_recognised_until_it_ends()
    {
        var proved = Proved(minutes: 10);
        _tokens.Keep("token", null, proved);
        _time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        Assert.Same(proved, _tokens.Find("token", null));
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Null(_tokens.Find("token", null));
    }

    [Fact]
    public void One_that_was_touched_is_another()
    {
        _tokens.Keep("token", null, Proved(minutes: 10));
        Assert.Null(_tokens.Find("tokem", null));
    }

    [Fact]
    public void Over_a_connection_with_another_certificate_or_none_it_is_to_be_proved()
    {
        _tokens.Keep("token", _own, Proved(minutes: 10));
        Assert.NotNull(_tokens.Find("token", _own));
        Assert.Null(_tokens.Find("token", _other));
        Assert.Null(_tokens.Find("token", null));
    }

    [Fact]
    public void However_many_there_are_few_are_remembered_and_those_that_ended_go_first()
    {
        _tokens.Keep("short", null, Proved(minutes: 1));
        for (var i = 1; i < ProvedTokens.Most; i++)
        {
            _tokens.Keep(i.ToString(CultureInfo.InvariantCulture), null, Proved(minutes: 10));
        }

        _time.Advance(TimeSpan.FromMinutes(2));
        _tokens.Keep("one more", null, Proved(minutes: 10));
        Assert.NotNull(_tokens.Find("1", null));
        _tokens.Keep("too many", null, Proved(minutes: 10));
        Assert.Null(_tokens.Find("1", null));
        Assert.NotNull(_tokens.Find("too many", null));
    }

    private ProvedToken Proved(int minutes) => new(s_machine, 0, [MachineScope.PositionsWrite], _time.GetUtcNow().AddMinutes(minutes));

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        return new CertificateRequest("CN=machine", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
