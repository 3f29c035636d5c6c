using System.Globalization;
using System.Text;

namespace LiveView.Domain.Tests.Evidence.Bundle;

/// <summary>What the outsider's script finds, with nothing but a shell, coreutils, jq and openssl.</summary>
public sealed class VerifyScriptTests : IDisposable
{
    private readonly Outsider _outsider = new();

    public void Dispose() => _outsider.Dispose();

    [Fact]
    public async Task An_untouched_bundle_holds()
    {
        using var bundle = BundleOnDisk.Of(23);

        var (code, said) = await _outsider.VerifyAsync(bundle.Path, bundle.Fingerprint);

        Assert.True(code == 0, said);
        Assert.Contains("chain: 23 lines", said, StringComparison.Ordinal);
        Assert.Contains("texts: 8", said, StringComparison.Ordinal);
        Assert.Contains("2 cosignatures by: mk-midden", said, StringComparison.Ordinal);
        Assert.DoesNotContain("FAULT", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bundle_of_one_line_holds()
    {
        using var bundle = BundleOnDisk.Of(1);
        var (code, said) = await _outsider.VerifyAsync(bundle.Path, bundle.Fingerprint);
        Assert.True(code == 0, said);
    }

    [Fact]
    public async Task Without_a_fingerprint_it_says_which_to_compare()
    {
        using var bundle = BundleOnDisk.Of(3);
        var (code, said) = await _outsider.VerifyAsync(bundle.Path);
        Assert.Equal(0, code);
        Assert.Contains($"NOTE   compare this fingerprint with one you got elsewhere: {bundle.Fingerprint}", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_fingerprint_may_be_written_as_openssl_prints_it()
    {
        using var bundle = BundleOnDisk.Of(3);
        var printed = string.Join(':', bundle.Fingerprint.ToUpperInvariant().Chunk(2).Select(pair => new string(pair)));
        Assert.Equal(0, (await _outsider.VerifyAsync(bundle.Path, printed)).Code);
        Assert.Equal(0, (await _outsider.VerifyAsync(bundle.Path, $"sha256 Fingerprint={printed}")).Code);
    }

    [Fact]
    public async Task Words_without_a_fingerprint_are_none()
    {
        using var bundle = BundleOnDisk.Of(3);
        Assert.Equal(1, (await _outsider.VerifyAsync(bundle.Path, "sha256 Fingerprint=")).Code);
    }

    [Fact]
    public async Task A_bundle_signed_by_somebody_else_is_found_by_the_fingerprint()
    {
        using var bundle = BundleOnDisk.Of(3);
        using var forged = BundleOnDisk.Of(3);
        var (code, said) = await _outsider.VerifyAsync(forged.Path, bundle.Fingerprint);
        Assert.Equal(1, code);
        Assert.Contains("its fingerprint is", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_was_added_is_found()
    {
        using var bundle = BundleOnDisk.Of(3);
        await File.WriteAllTextAsync(bundle.File("recordings/extra.mp4"), "x");
        await FindsAsync(bundle, "files that are not in manifest.sha256: recordings/extra.mp4");
    }

    [Theory, InlineData(1), InlineData(7), InlineData(22)]
    public async Task Whoever_has_the_key_and_changes_a_line_is_found_with_the_number_of_the_next(int line)
    {
        using var bundle = BundleOnDisk.Of(23);
        var lines = await File.ReadAllLinesAsync(bundle.File("incident.jsonl"));
        lines[line - 1] = lines[line - 1].Replace("mk-midden", "mk-anders", StringComparison.Ordinal);
        await WriteAsync(bundle, "incident.jsonl", lines);
        await FindsAsync(bundle, string.Create(CultureInfo.InvariantCulture, $"incident.jsonl: line {line + 1} does not follow"));
    }

    [Fact]
    public async Task Whoever_has_the_key_and_changes_the_last_line_is_found_by_the_checkpoint()
    {
        using var bundle = BundleOnDisk.Of(23);
        var lines = await File.ReadAllLinesAsync(bundle.File("incident.jsonl"));
        lines[22] = lines[22].Replace("mk-midden", "mk-anders", StringComparison.Ordinal);
        await WriteAsync(bundle, "incident.jsonl", lines);
        await FindsAsync(bundle, "line 23 of incident.jsonl is another");
    }

    [Fact]
    public async Task A_line_that_was_taken_out_or_put_elsewhere_is_found()
    {
        using var bundle = BundleOnDisk.Of(23);
        var lines = (await File.ReadAllLinesAsync(bundle.File("incident.jsonl"))).ToList();
        await WriteAsync(bundle, "incident.jsonl", [.. lines[..9], .. lines[10..]]);
        await FindsAsync(bundle, "incident.jsonl: line 10 does not follow");
        await WriteAsync(bundle, "incident.jsonl", [.. lines[..4], lines[5], lines[4], .. lines[6..]]);
        await FindsAsync(bundle, "incident.jsonl: line 5 does not follow");
        await WriteAsync(bundle, "incident.jsonl", [.. lines[..22]]);
        await FindsAsync(bundle, "line 23 of incident.jsonl is another");
        await WriteAsync(bundle, "incident.jsonl", [.. lines, lines[22]]);
        await FindsAsync(bundle, "incident.jsonl: line 24 does not follow");
    }

    [Fact]
    public async Task Lines_beyond_the_last_checkpoint_are_found()
    {
        using var bundle = BundleOnDisk.Of(23);
        File.Delete(bundle.File("checkpoints/000005.txt"));
        File.Delete(bundle.File("checkpoints/000005.sig"));
        var index = await File.ReadAllTextAsync(bundle.File("checkpoints/index.json"));
        await File.WriteAllTextAsync(bundle.File("checkpoints/index.json"), index[..index.LastIndexOf(",\n  {", StringComparison.Ordinal)] + "\n]\n");
        bundle.SignAgain();
        await FindsAsync(bundle, "the last checkpoint covers 20 lines, incident.jsonl has 23");
    }

    [Fact]
    public async Task A_text_that_was_changed_is_found_with_its_line()
    {
        using var bundle = BundleOnDisk.Of(23);
        var values = await File.ReadAllTextAsync(bundle.File("values.json"));
        await File.WriteAllTextAsync(bundle.File("values.json"), values.Replace("Regel 9:", "Regel 8:", StringComparison.Ordinal));
        bundle.SignAgain();
        await FindsAsync(bundle, "values.json: a text of line 10 is not the one");
    }

    [Fact]
    public async Task A_text_that_is_put_at_another_line_is_found()
    {
        using var bundle = BundleOnDisk.Of(23);
        var values = await File.ReadAllTextAsync(bundle.File("values.json"));
        await File.WriteAllTextAsync(bundle.File("values.json"), values.Replace("\"seq\": 10,", "\"seq\": 13,", StringComparison.Ordinal));
        bundle.SignAgain();
        await FindsAsync(bundle, "values.json: a text of line 13 is not the one");
    }

    [Fact]
    public async Task A_text_that_was_erased_is_missing_and_everything_holds()
    {
        using var bundle = BundleOnDisk.Of(23, change: content => content with
        {
            Lines = [.. content.Lines.Select(line => line.Version == 4 ? line with { Values = [] } : line)],
        });
        var (code, said) = await _outsider.VerifyAsync(bundle.Path, bundle.Fingerprint);
        Assert.True(code == 0, said);
        Assert.Contains("texts: 7", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_checkpoint_of_another_incident_is_found()
    {
        using var bundle = BundleOnDisk.Of(23);
        var text = await File.ReadAllTextAsync(bundle.File("checkpoints/000002.txt"));
        await File.WriteAllTextAsync(bundle.File("checkpoints/000002.txt"), text.Replace("abcd", "abce", StringComparison.Ordinal));
        bundle.SignCheckpointAgain("checkpoints/000002");
        bundle.SignAgain();
        await FindsAsync(bundle, "checkpoints/000002.txt: is of ");
    }

    [Fact]
    public async Task A_tree_that_does_not_hold_the_incident_is_found()
    {
        using var bundle = BundleOnDisk.Of(23);
        var proof = await File.ReadAllTextAsync(bundle.File("merkle/inclusion.json"));
        var at = proof.IndexOf("\"path\"", StringComparison.Ordinal) + 20;
        await File.WriteAllTextAsync(bundle.File("merkle/inclusion.json"), proof[..at] + (proof[at] == 'a' ? 'b' : 'a') + proof[(at + 1)..]);
        bundle.SignAgain();
        await FindsAsync(bundle, "merkle/inclusion.json: the last checkpoint is not in the tree");
    }

    [Theory, InlineData("merkle/checkpoint.txt"), InlineData("checkpoints/000003.txt"), InlineData("checkpoints/000003.sig")]
    public async Task A_signature_that_does_not_hold_is_found(string name)
    {
        using var bundle = BundleOnDisk.Of(23);
        var bytes = await File.ReadAllBytesAsync(bundle.File(name));
        bytes[^3] ^= 1;
        await File.WriteAllBytesAsync(bundle.File(name), bytes);
        bundle.SignAgain();
        await FindsAsync(bundle, "not signed by key");
    }

    [Fact]
    public async Task A_cosignature_that_does_not_hold_is_found()
    {
        using var bundle = BundleOnDisk.Of(23);
        var names = bundle.Names().Where(name => name.StartsWith("witness/0", StringComparison.Ordinal)).ToArray();
        File.Copy(bundle.File(names[0]), bundle.File(names[1]), overwrite: true);
        bundle.SignAgain();
        await FindsAsync(bundle, $"{names[1]}: does not hold");
    }

    [Fact]
    public void The_script_stays_short_enough_to_print_and_read() => Assert.InRange(
        Encoding.UTF8.GetString(ShippedFiles.Script).Split('\n').Length, 30, 80);

    private static async Task WriteAsync(BundleOnDisk bundle, string name, string[] lines)
    {
        await File.WriteAllTextAsync(bundle.File(name), string.Concat(lines.Select(line => line + "\n")));
        bundle.SignAgain();
    }

    private async Task FindsAsync(BundleOnDisk bundle, string fault)
    {
        var (code, said) = await _outsider.VerifyAsync(bundle.Path, bundle.Fingerprint);
        Assert.Equal(1, code);
        Assert.Contains(fault, said, StringComparison.Ordinal);
    }
}
