namespace LiveView.Domain.Incidents.Drawings;

/// <summary>What can be drawn.</summary>
public enum DrawingShape
{
    /// <summary>An arrow that points at its second end.</summary>
    Arrow,

    /// <summary>A rectangle between two corners.</summary>
    Rectangle,

    /// <summary>Words at a place.</summary>
    Text,
}
