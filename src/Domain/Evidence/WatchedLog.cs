namespace LiveView.Domain.Evidence;

/// <summary>What the checkpoint schedule keeps of one incident's log.</summary>
/// <param name="Lines">Number of lines heard of.</param>
/// <param name="Covered">Number of lines under the last checkpoint.</param>
/// <param name="CoveredAt">When that was made, UTC.</param>
/// <param name="IsOpen">Whether people still work on the incident.</param>
/// <param name="Viewings">Number of viewings under way.</param>
public sealed record WatchedLog(long Lines, long Covered, DateTimeOffset CoveredAt, bool IsOpen, int Viewings)
{
    /// <summary>An incident of which nothing was heard.</summary>
    public static readonly WatchedLog Unknown = new(0, 0, DateTimeOffset.MinValue, false, 0);

    /// <summary>Whether nothing can happen to it that is not a new line.</summary>
    public bool IsAtRest => !IsOpen && Viewings == 0 && Lines == Covered;
}
