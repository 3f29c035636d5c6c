using System.Text;

namespace LiveView.Protocols.Tests.Ais;

/// <summary>Writes AIS sentences as a receiver does, from bits that are put down one after another.</summary>
internal sealed class AisWriter
{
    private readonly StringBuilder _bits = new();

    public AisWriter Put(long value, int length)
    {
        for (var at = length - 1; at >= 0; at--)
        {
            _bits.Append((value >> at & 1) == 0 ? '0' : '1');
        }

        return this;
    }

    /// <summary>Message 1: longitude and latitude in ten-thousandths of a minute, speed in tenths of a knot, course in tenths of a degree.</summary>
    public static AisWriter Ship(uint mmsi, int longitude, int latitude, int speed = 100, int course = 900, int second = 30, int status = 0, int accuracy = 0) =>
        new AisWriter().Put(1, 6).Put(0, 2).Put(mmsi, 30).Put(status, 4).Put(-128, 8).Put(speed, 10).Put(accuracy, 1).Put(longitude, 28).Put(latitude, 27)
            .Put(course, 12).Put(511, 9).Put(second, 6).Put(0, 25);

    /// <summary>Message 4 or 11 of a station, 9 of an aircraft, 21 of a buoy.</summary>
    public static AisWriter Other(int type, uint mmsi, int longitude, int latitude) => type switch
    {
        9 => new AisWriter().Put(9, 6).Put(0, 2).Put(mmsi, 30).Put(303, 12).Put(42, 10).Put(0, 1).Put(longitude, 28).Put(latitude, 27).Put(1545, 12).Put(30, 6).Put(0, 34),
        21 => new AisWriter().Put(21, 6).Put(0, 2).Put(mmsi, 30).Put(1, 5).Put(0, 60).Put(0, 60).Put(1, 1).Put(longitude, 28).Put(latitude, 27).Put(0, 34).Put(30, 6).Put(0, 13),
        _ => new AisWriter().Put(type, 6).Put(0, 2).Put(mmsi, 30).Put(2025, 14).Put(12, 4).Put(24, 5).Put(23, 5).Put(59, 6).Put(58, 6).Put(0, 1)
            .Put(longitude, 28).Put(latitude, 27).Put(0, 34),
    };

    /// <summary>Message 18 or 19 of a small craft.</summary>
    public static AisWriter Craft(int type, uint mmsi, int longitude, int latitude, int second = 30) =>
        new AisWriter().Put(type, 6).Put(0, 2).Put(mmsi, 30).Put(0, 8).Put(55, 10).Put(1, 1).Put(longitude, 28).Put(latitude, 27).Put(1800, 12).Put(511, 9)
            .Put(second, 6).Put(0, type == 18 ? 29 : 173);

    /// <summary>The same under another number.</summary>
    public AisWriter As(int type)
    {
        _bits.Remove(0, 6).Insert(0, Convert.ToString(type, 2).PadLeft(6, '0'));
        return this;
    }

    public string Sentence(string talker = "AIVDM") => Parts(1, talker)[0];

    public string[] Parts(int count, string talker = "AIVDM")
    {
        var fill = (6 - (_bits.Length % 6)) % 6;
        var bits = _bits + new string('0', fill);
        var characters = new StringBuilder();
        for (var at = 0; at < bits.Length; at += 6)
        {
            var value = Convert.ToInt32(bits.Substring(at, 6), 2);
            characters.Append((char)(value < 40 ? value + 48 : value + 56));
        }

        var each = (characters.Length + count - 1) / count;
        return [.. Enumerable.Range(0, count).Select(part => Closed(
            $"{talker},{count},{part + 1},{(count == 1 ? "" : "3")},A,{characters.ToString(part * each, Math.Min(each, characters.Length - (part * each)))},{(part == count - 1 ? fill : 0)}"))];
    }

    public static string Closed(string content) => $"!{content}*{content.Aggregate(0, (sum, each) => sum ^ each):X2}\r\n";
}
