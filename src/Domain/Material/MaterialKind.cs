namespace LiveView.Domain.Material;

/// <summary>What sort of material it is. The names stand in the log: add, never rename.</summary>
public enum MaterialKind
{
    /// <summary>A photo.</summary>
    Photo,

    /// <summary>A floor plan [plattegrond].</summary>
    Plan,
}
