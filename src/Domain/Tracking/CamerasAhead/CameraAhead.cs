namespace LiveView.Domain.Tracking.CamerasAhead;

/// <summary>A camera along the way of an object.</summary>
/// <param name="Camera">Which.</param>
/// <param name="State">What to do with it.</param>
/// <param name="InView">When the object is expected before it, from now; below zero for how long ago it was there, when it came past.</param>
/// <param name="Metres">From where the object is thought to be, along the ground.</param>
/// <param name="Aside">Degrees between the object's course and the direction to the camera, 0 to 180.</param>
/// <param name="IsDue">Whether it should be opened, or asked for, now: <see cref="Corridor.Due" /> or less to go, or in view.</param>
public sealed record CameraAhead(RoadsideCamera Camera, CameraState State, TimeSpan InView, double Metres, double Aside, bool IsDue);
