namespace LiveView.Protocols.PartyFile;

/// <summary>Where partners push to: two that push to one place would be taken for each other.</summary>
internal sealed class PushPlaces
{
    private readonly Dictionary<string, int> _lines = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes the place of an address, or says who has it.</summary>
    public void Declare(Field? field, Uri? address)
    {
        if (field is { } given && address is not null && PushAddress.Place(address) is { } place && !_lines.TryAdd(place, given.Node.Line))
        {
            given.Refuse($"Somebody pushes to {place} already, on line {_lines[place]}: give each camera a place of its own.");
        }
    }
}
