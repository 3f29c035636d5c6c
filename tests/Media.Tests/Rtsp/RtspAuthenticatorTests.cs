using LiveView.Media.Rtsp;

namespace LiveView.Media.Tests.Rtsp;

/// <summary>RFC 7616, 3.9.1, gives the numbers.</summary>
public class RtspAuthenticatorTests
{
    private const string Given = "realm=\"http-auth@example.org\", qop=\"auth, auth-int\", "
        + "nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";

    private readonly RtspAuthenticator _authenticator = new(() => "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ");

    public RtspAuthenticatorTests() => _authenticator.Start("Mufasa", "Circle of Life");

    [Theory]
    [InlineData("MD5", "8ca523f5e9506fed4657c9700eebdbec")]
    [InlineData("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1")]
    public void The_example_of_the_standard_comes_out(string algorithm, string response)
    {
        Assert.True(_authenticator.Take(Asks($"Digest {Given}, algorithm={algorithm}")));

        var header = _authenticator.HeaderFor("GET", "/dir/index.html");

        Assert.Contains($"response=\"{response}\"", header, StringComparison.Ordinal);
        Assert.Contains("qop=auth, nc=00000001, cnonce=\"f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ\"", header, StringComparison.Ordinal);
        Assert.DoesNotContain("Circle", header, StringComparison.Ordinal);
    }

    /// <summary>RFC 2069, 2.4, as corrected by its errata.</summary>
    [Fact]
    public void A_camera_of_the_older_kind_gets_the_older_proof()
    {
        _authenticator.Start("Mufasa", "CircleOfLife");
        Assert.True(_authenticator.Take(Asks("Digest realm=\"testrealm@host.com\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\"")));

        Assert.Contains("response=\"1949323746fe6a43ef61f9606e7febea\"", _authenticator.HeaderFor("GET", "/dir/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_strongest_proof_that_is_asked_for_is_given()
    {
        Assert.True(_authenticator.Take(Asks("Basic realm=\"x\"", $"Digest {Given}, algorithm=MD5", $"Digest {Given}, algorithm=SHA-256")));

        Assert.Contains("algorithm=SHA-256", _authenticator.HeaderFor("GET", "/"), StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_asked_for_a_digest_before_is_never_given_the_password_itself()
    {
        Assert.True(_authenticator.Take(Asks($"Digest {Given}")));
        _authenticator.Start("Mufasa", "Circle of Life");

        Assert.False(_authenticator.Take(Asks("Basic realm=\"x\"")));
        Assert.Null(_authenticator.HeaderFor("GET", "/"));
    }

    [Fact]
    public void A_proof_that_was_refused_is_not_given_again_but_a_nonce_that_grew_old_is_replaced()
    {
        _authenticator.Take(Asks($"Digest {Given}"));
        _authenticator.HeaderFor("DESCRIBE", "rtsp://camera/");

        Assert.True(_authenticator.Take(Asks("Digest realm=\"x\", nonce=\"new\", stale=TRUE")));
        _authenticator.HeaderFor("DESCRIBE", "rtsp://camera/");
        Assert.False(_authenticator.Take(Asks("Digest realm=\"x\", nonce=\"new\"")));
    }

    [Theory]
    [InlineData("Negotiate")]
    [InlineData("Digest realm=\"x\"")]
    [InlineData("Digest realm=\"x\", nonce=\"n\", algorithm=SHA-512-256")]
    [InlineData("Digest realm=\"x\", nonce=\"n\", qop=\"auth-int\"")]
    public void What_nobody_here_can_answer_is_not_answered(string challenge) => Assert.False(_authenticator.Take(Asks(challenge)));

    [Fact]
    public void Nothing_is_given_to_a_camera_that_did_not_ask() => Assert.Null(_authenticator.HeaderFor("DESCRIBE", "rtsp://camera/"));

    private static RtspAnswer Asks(params string[] challenges) =>
        new(401, ["RTSP/1.0 401 Unauthorized", .. challenges.Select(each => "WWW-Authenticate: " + each)], []);
}
