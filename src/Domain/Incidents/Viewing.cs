using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;

namespace LiveView.Domain.Incidents;

/// <summary>One person watching one camera, from first to last frame [meekijken].</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Camera">The camera.</param>
/// <param name="By">Who watches.</param>
/// <param name="Since">Since when, UTC.</param>
/// <param name="Action">How: live, or looking back.</param>
public sealed record Viewing(ViewingId Id, CameraId Camera, Actor By, DateTimeOffset Since, GateAction Action = GateAction.Live);
