using CsCheck;
using LiveView.Domain.Identity;

namespace LiveView.Domain.Tests.Identity;

public class EnrolmentCodeTests
{
    private static readonly Gen<byte[]> s_random = Gen.Byte.Array[EnrolmentCode.Bytes];

    [Fact]
    public void It_has_160_bits_in_groups_of_four() =>
        Assert.Matches("^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$", EnrolmentCode.Of(new byte[EnrolmentCode.Bytes]).ToString());

    [Fact]
    public void Every_bit_of_chance_is_in_it() => Gen.Select(s_random, s_random).Sample((one, other) =>
        one.SequenceEqual(other) == (EnrolmentCode.Of(one).ToString() == EnrolmentCode.Of(other).ToString()));

    [Fact]
    public void It_is_read_as_it_was_written_however_it_is_typed() => s_random.Sample(random =>
    {
        var code = EnrolmentCode.Of(random);
        var typed = $" {code.ToString().ToLowerInvariant().Replace('-', ' ').Replace('0', 'o').Replace('1', 'l')} ";
        return EnrolmentCode.Read(typed) == code && EnrolmentCode.Read(code.ToString())?.Hash == code.Hash;
    });

    [Fact]
    public void What_is_no_code_is_not_read() => Gen.String[0, 200].Sample(text => EnrolmentCode.Read(text) is null);
}
