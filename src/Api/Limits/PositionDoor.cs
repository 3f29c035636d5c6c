namespace LiveView.Api.Limits;

/// <summary>Marks an endpoint to which trackers report: many small requests, counted by themselves.</summary>
internal sealed class PositionDoor;
