namespace LiveView.Benchmarks.Latency;

/// <summary>A frame as it stood on a page.</summary>
/// <param name="Camera">Camera number, from the pixels.</param>
/// <param name="Frame">Frame number, from the pixels.</param>
/// <param name="At">When it was first seen on the page, Unix ms.</param>
/// <param name="ArrivedAt">When the server had its fragment ready, Unix ms; not a number where the player does not know.</param>
internal readonly record struct Shown(int Camera, int Frame, double At, double ArrivedAt);
