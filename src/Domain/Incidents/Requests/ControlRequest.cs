using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;

namespace LiveView.Domain.Incidents.Requests;

/// <summary>A control room asks the sharing party for something [verzoek]; it gives nothing, and whether it is done is up to that party.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Wish">What is asked.</param>
/// <param name="By">Who asked.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Until">When it expires as long as nobody answers; once accepted, as long as it is not done, UTC.</param>
/// <param name="Line">The line of the log in which its words stand.</param>
public sealed record ControlRequest(ControlRequestId Id, ControlWish Wish, Actor By, DateTimeOffset At, DateTimeOffset Until, long Line)
{
    /// <summary>How far it is.</summary>
    public ControlRequestState State { get; init; }

    /// <summary>The tracked object that is about to come past the camera asked for; null when it is about none.</summary>
    public TrackedObjectId? Object { get; init; }

    /// <summary>Who accepted, refused or did it; null when nobody has.</summary>
    public Actor? AnsweredBy { get; init; }

    /// <summary>When it was accepted, UTC; null when it was not.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>When it was refused, done, expired or withdrawn, UTC; null while it is open.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it was refused; null when it was not.</summary>
    public string? Reason { get; init; }

    /// <summary>The line of the log in which the reason stands.</summary>
    public long? ReasonLine { get; init; }

    /// <summary>Whether an answer is still due at a moment.</summary>
    public bool IsOpenAt(DateTimeOffset now) => EndedAt is null && now < Until;
}
