using LiveView.Domain.Identity;

namespace LiveView.Grains.Identity;

/// <summary>Stored state of a session; cleared when it ends.</summary>
internal sealed class SessionState
{
    public Session? Session { get; set; }

    /// <summary>When it was last used, give or take <see cref="SessionGrain.UseNoted"/>, UTC.</summary>
    public DateTimeOffset LastUsed { get; set; }
}
