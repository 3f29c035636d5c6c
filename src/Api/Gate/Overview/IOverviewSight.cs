namespace LiveView.Api.Gate.Overview;

/// <summary>What one console may see on its map.</summary>
internal interface IOverviewSight
{
    /// <summary>Completes as soon as something may be seen no more; asked for anew after each look.</summary>
    Task Narrowed { get; }

    /// <summary>Why nothing can be seen any more: a stable code; null while something may.</summary>
    string? Over { get; }

    /// <summary>
    /// Where all is that may be seen, good until it is asked for again. Whether each may be seen is found out after its place was: what came in since
    /// then may be under newer rights, and is not in it.
    /// </summary>
    /// <param name="now">Now, UTC.</param>
    ValueTask<IReadOnlyList<Place>> LookAsync(DateTimeOffset now);

    /// <summary>A place goes out by itself.</summary>
    void Shown(Place place);
}
