using System.Globalization;
using System.Threading.RateLimiting;
using LiveView.Api.Identity;
using LiveView.Api.Problems;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace LiveView.Api.Limits;

/// <summary>
/// A bucket of requests per session, and one per address for whoever has none, so that nobody takes another's share. What is too much is
/// refused at once, never queued. Alarm lines do not come this way.
/// </summary>
internal static class RateLimits
{
    private const int NetworkBytesOfIPv6 = 8;

    public static IServiceCollection AddLimits(this IServiceCollection services)
    {
        services.AddOptions<LimitsOptions>().BindConfiguration("Limits").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<SocketCount>().AddSingleton<LimitBeforeIdentity>();
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<LimitsOptions>>((limiter, limits) =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => Bucket(http, limits.Value));
            limiter.OnRejected = async (rejected, _) => await RefuseAsync(rejected.HttpContext, rejected.Lease);
        });
        return services;
    }

    private static RateLimitPartition<string> Bucket(HttpContext http, LimitsOptions limits) =>
        http.User.Identity is SessionIdentity { Session: { } session } ? Bucket($"session {session.Id}", limits.RequestsPerSecond, limits.RequestsAtOnce)
            : LimitBeforeIdentity.AsksToken(http) ? RateLimitPartition.GetNoLimiter("counted before")
            : Positions(http) ? Bucket($"positions from {Network(http)}", limits.PositionsPerSecond, limits.PositionsAtOnce)
            : Machine(http) ? Bucket($"machines at {Network(http)}", limits.AnonymousPerSecond, limits.AnonymousAtOnce)
            : SignsIn(http) ? Bucket($"sign-ins from {Network(http)}", limits.SignInsPerSecond, limits.SignInsAtOnce)
            : Bucket($"address {Network(http)}", limits.AnonymousPerSecond, limits.AnonymousAtOnce);

    /// <summary>Machines hand in alarms: what consoles at the same address ask takes nothing from them.</summary>
    private static bool Machine(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<MachineDoor>() is not null;

    /// <summary>Trackers report all the time: alarms at the same address must not wait for them.</summary>
    private static bool Positions(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<PositionDoor>() is not null;

    /// <summary>What costs us or an issuer work before anybody is known.</summary>
    private static bool SignsIn(HttpContext http) =>
        (HttpMethods.IsPost(http.Request.Method) || http.Request.Path.StartsWithSegments("/v1/sign-in/with", StringComparison.OrdinalIgnoreCase))
        && http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    /// <summary>A bucket of one caller: so many at once, filled again at so many per second.</summary>
    public static RateLimitPartition<string> Bucket(string whose, int perSecond, int atOnce) =>
        RateLimitPartition.GetTokenBucketLimiter(whose, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = atOnce,
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            AutoReplenishment = true,
            QueueLimit = 0,
        });

    /// <summary>The caller's address; one household has a whole /64 of IPv6 addresses.</summary>
    public static string Network(HttpContext http) => http.Connection.RemoteIpAddress switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } address => address.MapToIPv4().ToString(),
        { } address when address.GetAddressBytes() is { Length: > NetworkBytesOfIPv6 } bytes => Convert.ToHexString(bytes.AsSpan(0, NetworkBytesOfIPv6)),
        { } address => address.ToString(),
    };

    /// <summary>Answers 429 with the time to wait.</summary>
    public static Task RefuseAsync(HttpContext http, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        http.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return Problem.Of(
            StatusCodes.Status429TooManyRequests, "too-many-requests",
            "You ask more than one caller may at once: wait as long as Retry-After says.").ExecuteAsync(http);
    }
}
