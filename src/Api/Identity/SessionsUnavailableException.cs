namespace LiveView.Api.Identity;

/// <summary>The cluster does not say whether a session holds, so it is not used.</summary>
internal sealed class SessionsUnavailableException(Exception inner)
    : Exception("The cluster does not answer, so nobody can tell who is signed in.", inner);
