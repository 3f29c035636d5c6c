namespace LiveView.Grains.Abstractions.Connections;

/// <summary>What an import did to one thing.</summary>
[GenerateSerializer, Alias("liveview.import-change")]
public enum ImportChange
{
    /// <summary>It was as it is.</summary>
    Unchanged,

    /// <summary>It is new.</summary>
    Added,

    /// <summary>It was otherwise.</summary>
    Changed,
}
