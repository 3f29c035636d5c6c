using LiveView.Domain.Parties;

namespace LiveView.Grains.Abstractions.Access;

/// <summary>
/// On whose behalf a grain is called: an actor, or the product's own machinery. It travels with the call and with every call that
/// follows from it, so that each is decided for whoever began it, never for the silo that passes it on (OWASP ASVS 5.0, 8.3.3).
/// </summary>
[GenerateSerializer, Immutable, Alias("liveview.caller")]
public sealed record Caller
{
    private const string Key = "liveview.caller";

    private Caller(Actor? actor, string? machinery) => (Actor, Machinery) = (actor, machinery);

    /// <summary>The person or machine for whom is called; null when the product itself calls.</summary>
    [Id(0)]
    public Actor? Actor { get; private init; }

    /// <summary>Which part of the product calls for itself, such as <c>lease renewal</c>; null when an actor does.</summary>
    [Id(1)]
    public string? Machinery { get; private init; }

    /// <summary>Who calls here and now, or null when nobody has said so.</summary>
    public static Caller? Current => RequestContext.Get(Key) as Caller;

    /// <summary>Calls on behalf of a person or of a machine of an organisation.</summary>
    public static Caller Of(Actor actor) => new(actor, null);

    /// <summary>Calls as the product itself, for nobody: never for what a person or an organisation's machine asks.</summary>
    /// <param name="machinery">Which part of the product, in a few words for whoever looks into a call.</param>
    public static Caller System(string machinery) => new(null, machinery);

    /// <summary>Every call made from here is this caller's, until the answer is disposed; then it is again whoever's it was.</summary>
    public IDisposable Use()
    {
        var before = RequestContext.Get(Key);
        RequestContext.Set(Key, this);
        return new Acting(before);
    }

    private sealed class Acting(object? before) : IDisposable
    {
        public void Dispose()
        {
            if (before is null)
            {
                RequestContext.Remove(Key);
            }
            else
            {
                RequestContext.Set(Key, before);
            }
        }
    }
}
