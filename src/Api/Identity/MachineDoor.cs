namespace LiveView.Api.Identity;

/// <summary>
/// Marks an endpoint that machines call and browsers do not: it never looks at a cookie, so that no page of another site can misuse one, and
/// it expects no <c>Origin</c>.
/// </summary>
internal sealed class MachineDoor;
