using LiveView.Domain.Connections;

namespace LiveView.Protocols.PartyFile;

/// <summary>What reading a party file gave: one of two.</summary>
public abstract record PartyFileResult
{
    private PartyFileResult()
    {
    }

    /// <summary>The file is right.</summary>
    /// <param name="Register">All that it says.</param>
    public sealed record Valid(PartyRegister Register) : PartyFileResult;

    /// <summary>The file is not right, and nothing of it is used.</summary>
    /// <param name="Errors">All errors by line, at least one, at most <see cref="PartyFileReader.MaxErrors"/>.</param>
    public sealed record Invalid(IReadOnlyList<PartyFileError> Errors) : PartyFileResult;
}
