namespace LiveView.Media.Ingest;

/// <summary>With what the node signs in to a camera. Never written to a log: its text hides the password.</summary>
/// <param name="UserName">User name on the camera.</param>
/// <param name="Password">Password on the camera.</param>
public sealed record CameraCredentials(string UserName, string Password)
{
    /// <inheritdoc />
    public override string ToString() => "CameraCredentials { hidden }";
}
