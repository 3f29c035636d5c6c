using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace LiveView.Persistence.Schema;

/// <summary>One step of the schema. Once released it never changes: a correction is a new step.</summary>
/// <param name="Number">Place in the order, from 1.</param>
/// <param name="Name">What it brings, for example <c>event-log</c>.</param>
/// <param name="Sql">Its statements.</param>
internal sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>SHA-256 of the statements, lower-case hexadecimal.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    /// <summary>The migrations shipped for one database, in order.</summary>
    public static IReadOnlyList<Migration> Shipped(string folder)
    {
        var assembly = typeof(Migration).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith($"{folder}/", StringComparison.Ordinal) && char.IsAsciiDigit(name[folder.Length + 1]))
                .Order(StringComparer.Ordinal)
                .Select(name => Read(assembly, name)),
        ];
    }

    /// <summary>A script beside the migrations: it is no step, and runs after each upgrade.</summary>
    public static string Script(string folder, string name)
    {
        using var reader = new StreamReader(typeof(Migration).Assembly.GetManifestResourceStream($"{folder}/{name}.sql")!, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static Migration Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        var file = Path.GetFileNameWithoutExtension(resource);

        // Line feeds only: the hash must not depend on how the sources were checked out.
        var sql = reader.ReadToEnd().ReplaceLineEndings("\n");
        return new Migration(int.Parse(file.AsSpan(0, 4), CultureInfo.InvariantCulture), file[5..], sql);
    }
}
