using System.Threading.RateLimiting;
using LiveView.Api.Identity.Issuers;
using LiveView.Api.Machines;
using LiveView.Api.Machines.Enrolling;
using Microsoft.Extensions.Options;

namespace LiveView.Api.Limits;

/// <summary>
/// The limit per address of what is answered while it is still being made sure who asks, and so never reaches the limits behind it:
/// requests for tokens, devices that enrol, and the answers of issuers.
/// </summary>
internal sealed class LimitBeforeIdentity(IOptions<LimitsOptions> limits) : IMiddleware, IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> _limiter =
        PartitionedRateLimiter.Create<HttpContext, string>(http => Bucket(http, limits.Value));

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        using var taken = _limiter.AttemptAcquire(context);
        await (taken.IsAcquired ? next(context) : RateLimits.RefuseAsync(context, taken));
    }

    /// <summary>Whether a request asks for a token, however its address is spelled.</summary>
    public static bool AsksToken(HttpContext http) => http.Request.Path.StartsWithSegments(MachineTokens.Path, StringComparison.OrdinalIgnoreCase);

    public void Dispose() => _limiter.Dispose();

    private static RateLimitPartition<string> Bucket(HttpContext http, LimitsOptions limits) =>
        http.Features.Get<EnrolmentConnection>() is not null
            ? RateLimits.Bucket($"enrolments from {RateLimits.Network(http)}", limits.TokensPerSecond, limits.TokensAtOnce)
            : AsksToken(http) ? RateLimits.Bucket($"tokens for {RateLimits.Network(http)}", limits.TokensPerSecond, limits.TokensAtOnce)
            : http.Request.Path.StartsWithSegments(Issuer.AnswerPaths, StringComparison.OrdinalIgnoreCase)
                ? RateLimits.Bucket($"answers to {RateLimits.Network(http)}", limits.SignInsPerSecond, limits.SignInsAtOnce)
                : RateLimitPartition.GetNoLimiter("");
}
