using LiveView.Domain.Connections;
using LiveView.Domain.Jurisdiction;

namespace LiveView.Protocols.PartyFile;

/// <summary>Reads the address of a site.</summary>
internal sealed class AddressReader(JurisdictionTable table)
{
    public SiteAddress? Read(Field? field)
    {
        if (field?.Object("street", "number", "postcode", "city", "municipalityCode") is not { } fields)
        {
            return null;
        }

        var street = fields.Required("street")?.Text();
        var number = fields.Required("number")?.Text(20);
        var postcode = Postcode(fields.Required("postcode"));
        var city = fields.Required("city")?.Text();
        var municipality = Municipality(fields.Required("municipalityCode"));
        return street is null || number is null || postcode is null || city is null || municipality is null
            ? null
            : new SiteAddress(street, number, postcode, city, municipality);
    }

    private static string? Postcode(Field? field)
    {
        if (field is not { } given || given.Text() is not { } text)
        {
            return null;
        }

        if (text is [>= '1' and <= '9', _, _, _, ' ', >= 'A' and <= 'Z', >= 'A' and <= 'Z'] && text.AsSpan(1, 3).IndexOfAnyExceptInRange('0', '9') < 0)
        {
            return text;
        }

        given.Refuse($"'{Field.Shown(text)}' is not a postcode: write four digits, a blank and two capitals, like 1234 AB.");
        return null;
    }

    private string? Municipality(Field? field)
    {
        if (field is not { } given || given.Text() is not { } code)
        {
            return null;
        }

        if (table.Find(code) is not null)
        {
            return code;
        }

        given.Refuse($"'{Field.Shown(code)}' is not in the table of municipalities: use the four-digit CBS code, like 0344 for Utrecht.");
        return null;
    }
}
