namespace LiveView.Domain.Jurisdiction.Regions;

/// <summary>The area one control room answers for.</summary>
/// <param name="Room">Name of the control room as in the jurisdiction table, or of the partner abroad.</param>
/// <param name="Country">Two letters, ISO 3166-1.</param>
public sealed record Region(string Room, string Country)
{
    /// <summary>Whether it is a partner abroad, reached as agreed with it.</summary>
    public bool IsAbroad => Country != "NL";
}
