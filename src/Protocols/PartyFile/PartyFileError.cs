namespace LiveView.Protocols.PartyFile;

/// <summary>One thing that is wrong in a party file.</summary>
/// <param name="Line">Line of the value, counted from 1; for a missing field, the line on which its object begins.</param>
/// <param name="Field">Path of the field, such as <c>connections[2].cameras[0].address</c>; empty for the file as a whole.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record PartyFileError(int Line, string Field, string Message)
{
    /// <summary>The error as one line of text: <c>line 12, connections[2].number: …</c></summary>
    public override string ToString() => Field.Length == 0 ? $"line {Line}: {Message}" : $"line {Line}, {Field}: {Message}";
}
