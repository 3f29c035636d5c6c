using System.Globalization;
using LiveView.Domain.Connections;
using LiveView.Domain.Jurisdiction;

namespace LiveView.Protocols.PartyFile;

/// <summary>
/// Reads a party file: JSON in UTF-8, version 1, with the organisations and their connections. Strict: a field it does not know is
/// an error. It finds all errors in one go, each with its line, its field and what to do.
/// </summary>
public static class PartyFileReader
{
    /// <summary>Greatest size of a file, in bytes: 16 MiB.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>Most errors that are reported at once.</summary>
    public const int MaxErrors = 1000;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a file. Pure; never throws for what stands in it.</summary>
    /// <param name="utf8Json">The bytes of the file; a byte order mark is skipped.</param>
    /// <param name="table">Control rooms and municipalities that the file may name.</param>
    public static PartyFileResult Read(ReadOnlySpan<byte> utf8Json, JurisdictionTable table)
    {
        var errors = new ErrorList(MaxErrors);
        if (utf8Json.Length > MaxBytes)
        {
            errors.Add(1, "", string.Create(CultureInfo.InvariantCulture,
                $"The file has {utf8Json.Length:N0} bytes: the most is {MaxBytes:N0}. Split it."));
            return new PartyFileResult.Invalid(errors.ByLine());
        }

        var json = utf8Json.StartsWith(ByteOrderMark) ? utf8Json[3..] : utf8Json;
        if (JsonTree.Read(json, errors) is not { } root)
        {
            return new PartyFileResult.Invalid(errors.ByLine());
        }

        var register = ReadRoot(new Field(root, "", errors), table);
        return register is null || errors.Count > 0 ? new PartyFileResult.Invalid(errors.ByLine()) : new PartyFileResult.Valid(register);
    }

    private static PartyRegister? ReadRoot(Field root, JurisdictionTable table)
    {
        if (root.Object("version", "organisations", "connections") is not { } fields)
        {
            return null;
        }

        if (fields.Required("version") is { } version && version.Node is not { Kind: JsonKind.Number, Text: "1" })
        {
            version.Refuse("This program reads version 1: write 1, or use the program that belongs to the file.");
        }

        var organisations = new OrganisationsReader(table);
        var connections = new ConnectionsReader(organisations, table);
        var parties = organisations.Read(fields.Required("organisations"));
        var sites = connections.Read(fields.Required("connections"));
        organisations.CheckObjects(sites);
        return new PartyRegister(parties, sites) { Objects = organisations.Objects };
    }
}
