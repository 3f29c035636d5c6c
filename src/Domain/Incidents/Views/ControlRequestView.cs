using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents.Requests;

namespace LiveView.Domain.Incidents.Views;

/// <summary>A control request as an incident shows it to the party that shares and to the room that asked.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Kind">What is asked.</param>
/// <param name="Camera">The camera it is about; null when it is about none, or about one that the reader does not know.</param>
/// <param name="Area">The rectangle drawn on the picture; null when there is none.</param>
/// <param name="Viewpoint">What another camera is to see; null when words say it.</param>
/// <param name="Text">In words; null when the rest says all.</param>
/// <param name="By">Who asked.</param>
/// <param name="At">When, UTC.</param>
/// <param name="State">How far it is.</param>
/// <param name="Until">When it expires, UTC.</param>
/// <param name="AnsweredBy">Who accepted, refused or did it; null when nobody has.</param>
/// <param name="AcceptedAt">When it was accepted, UTC; null when it was not.</param>
/// <param name="EndedAt">When it was refused, done, expired or withdrawn, UTC; null while it is open.</param>
/// <param name="Reason">Why it was refused; null when it was not.</param>
/// <param name="Object">The tracked object that is about to come past; null when it is about none.</param>
/// <param name="May">Names of what the reader may do with it now.</param>
public sealed record ControlRequestView(
    ControlRequestId Id, ControlWishKind Kind, CameraId? Camera, PictureArea? Area, Viewpoint? Viewpoint, string? Text, ByView By, DateTimeOffset At,
    ControlRequestState State, DateTimeOffset Until, ByView? AnsweredBy, DateTimeOffset? AcceptedAt, DateTimeOffset? EndedAt, string? Reason,
    TrackedObjectId? Object, IReadOnlyList<string> May);
