using System.Globalization;
using System.Security.Cryptography;
using Xunit.Abstractions;

namespace LiveView.Domain.Tests.Evidence.Bundle;

/// <summary>
/// A thousand changes by chance, over every file of a bundle: its lines, texts, signatures, certificates, proofs, manifest, and the script
/// in it. The outsider runs a script of his own, as the read-me tells him to.
/// </summary>
[Trait("takes", "long")]
public sealed class ThousandChangesTests(ITestOutputHelper output)
{
    private const int Changes = 1_000;

    private enum Kind
    {
        Flip,
        Cut,
        Delete,
    }

    [Fact]
    public async Task A_thousand_changed_bytes_cut_and_deleted_files_are_all_found()
    {
        var seed = RandomNumberGenerator.GetInt32(int.MaxValue);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}"));
        using var outsider = new Outsider();
        var missed = await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(worker =>
            Task.Run(() => TryAsync(outsider, seed, worker, Environment.ProcessorCount))));

        Assert.True(missed.All(each => each.Count == 0), $"seed {seed}: not found: {string.Join("; ", missed.SelectMany(each => each))}");
        output.WriteLine($"{Changes} changes, {Changes - missed.Sum(each => each.Count)} found");
    }

    private static async Task<List<string>> TryAsync(Outsider outsider, int seed, int worker, int workers)
    {
        using var bundle = BundleOnDisk.Of(31);
        var before = await outsider.VerifyAsync(bundle.Path, bundle.Fingerprint);
        Assert.True(before.Code == 0, before.Said);
        var missed = new List<string>();
        for (var number = worker; number < Changes; number += workers)
        {
            var change = Change.Of(seed, number, bundle.Names());
            var file = bundle.File(change.File);
            var original = await File.ReadAllBytesAsync(file);
            await change.ApplyAsync(file, original);
            if ((await outsider.VerifyAsync(bundle.Path, bundle.Fingerprint)).Code != 1)
            {
                missed.Add(change.ToString());
            }

            await File.WriteAllBytesAsync(file, original);
        }

        Assert.Equal(0, (await outsider.VerifyAsync(bundle.Path, bundle.Fingerprint)).Code);
        return missed;
    }

    /// <summary>One change; the same for the same seed and number.</summary>
    private sealed record Change(Kind Kind, string File, uint At, byte Mask)
    {
        public static Change Of(int seed, int number, string[] names)
        {
            var chance = SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}/{number}")));
            var kind = chance[0] switch { < 180 => Kind.Flip, < 230 => Kind.Cut, _ => Kind.Delete };
            return new Change(kind, names[BitConverter.ToUInt32(chance, 1) % (uint)names.Length], BitConverter.ToUInt32(chance, 5), (byte)(1 + (chance[9] % 255)));
        }

        public async Task ApplyAsync(string file, byte[] original)
        {
            switch (Kind)
            {
                case Kind.Flip:
                    var changed = original.ToArray();
                    changed[At % (uint)changed.Length] ^= Mask;
                    await System.IO.File.WriteAllBytesAsync(file, changed);
                    break;
                case Kind.Cut:
                    await System.IO.File.WriteAllBytesAsync(file, original[..(int)(At % (uint)original.Length)]);
                    break;
                default:
                    System.IO.File.Delete(file);
                    break;
            }
        }
    }
}
