namespace LiveView.Protocols.PartyFile;

/// <summary>Collects what is wrong, up to a limit, so that a wholly wrong file does not fill the memory.</summary>
internal sealed class ErrorList(int limit)
{
    private readonly List<PartyFileError> _errors = [];

    public int Count => _errors.Count;

    public bool IsFull => _errors.Count >= limit;

    public void Add(int line, string field, string message)
    {
        if (!IsFull)
        {
            _errors.Add(new PartyFileError(line, field, message));
        }
    }

    public IReadOnlyList<PartyFileError> ByLine() => [.. _errors.OrderBy(error => error.Line)];
}
