using System.Reflection;
using System.Text;
using System.Text.Json;
using LiveView.Api.Gate.Features;
using LiveView.Api.Json;
using LiveView.Api.Machines.Enrolling;
using LiveView.Domain.Identifiers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace LiveView.Fuzzing.Targets;

/// <summary>What comes in requests: every body that an endpoint reads, the first message of a picture's socket, and every identifier.</summary>
internal static class RequestTargets
{
    private static readonly string[] s_seeds =
    [
        """{"verdict":"verified","level":4,"evidence":["picture"],"note":"x"}""", """{"rooms":["mk-a"],"cameras":["till-1"],"note":null}""",
        """{"camera":"till-1","to":"mk-a"}""", """{"text":"hello"}""", """{"reason":"klaar"}""", """{"person":"op"}""",
        """{"incident":"00000000000000000000000000000001","camera":"till-1"}""", "{}",
    ];

    private const string SigningRequestOfP256 =
        "MIHUMH0CAQAwGzENMAsGA1UECgwEbWstYTEKMAgGA1UEAwwBeDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNxwSpIcOeGgcYjk0aAvuvLcbLS4Zhpmtj8aoQmVH2zgtB" +
        "QMibPf1J26MFhC54e8YZ2D/UQ52tLJyiVfhft9kMagADAKBggqhkjOPQQDAgNHADBEAiBymJwuvDjt5J/BNJEjFRh3RzvTIV7yquDfQImoGGefpgIgKL7M3CTvU1LQjlP2" +
        "Jb88R0a9MuuA3wC8vE6ULXwmMjg=";

    private static readonly string[] s_words =
    [
        "{", "}", "[", "]", ",", ":", "null", "true", "\"\\u0000\"", "\"\\ud800\"", "\"__proto__\"", "\"constructor\"", "\"camera\"", "\"incident\"", "\"verdict\"",
        "\"$type\"", "\"$ref\"", "1e400", "-0", "//", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    ];

    public static IEnumerable<FuzzTarget> All =>
    [
        new FuzzTarget
        {
            Name = "request bodies", Seeds = [.. s_seeds.Select(Encoding.UTF8.GetBytes)], Words = s_words, Throws = [typeof(JsonException)],
            Covers = [.. Bodies.Select(each => $"{each.Name}")], MostBytes = 1024, Read = ReadBodies,
        },
        new FuzzTarget
        {
            Name = "identifiers", Words = ["-", ".", "..", "/", "\\", "\0", "__proto__", "%2f", "é", "\u202E", "A", "0"],
            Seeds = [.. new[] { "lv-0001-till", "00000000000000000000000000000001", "LV-0001", "r1" }.Select(Encoding.UTF8.GetBytes)],
            Covers = [.. Identifiers.Select(each => $"{each.DeclaringType!.Name}.Parse")], Throws = [typeof(FormatException)], MostBytes = 300, Read = ReadIdentifiers,
        },
        new FuzzTarget
        {
            Name = "features query", Words = ["&", "=", ",", "/", "..", "NaN", "1e400", "-0", "limit=", "after=", "bbox=", "datetime=", "crs=", "+14:00", "9999-12-31T23:59:59Z"],
            Seeds = [Encoding.UTF8.GetBytes("limit=2&after=3&bbox=5,52,6,53&datetime=2026-01-31T12:00:00Z/..&crs=http://www.opengis.net/def/crs/EPSG/0/28992")],
            Covers = ["FeatureQuery.Read", "FeatureBox.Read", "FeaturePeriod.Read"], MostBytes = 1024, Read = ReadFeaturesQuery,
        },
        new FuzzTarget
        {
            Name = "enrolment", Words = ["Basic ", ":", "=", "\n", "-----BEGIN CERTIFICATE REQUEST-----", "-----END CERTIFICATE REQUEST-----", "MII", "////"],
            Seeds = [Encoding.UTF8.GetBytes($"Basic bWstYS5tMTphdGFrYXRhaw==\n{SigningRequestOfP256}")],
            Covers = ["BasicCredentials.Read", "SigningRequest.Read"], MostBytes = 1024, Read = ReadEnrolment,
        },
    ];

    /// <summary>Records that handlers of endpoints take, and what sockets are asked with; found, so that a new one is fuzzed too.</summary>
    public static IReadOnlyList<Type> Bodies { get; } =
    [
        .. typeof(ApiJson).Assembly.GetTypes().Where(type => type.Name is "PictureAsk" || type.Name.EndsWith("Request", StringComparison.Ordinal)
                || type.Name.EndsWith("SignIn", StringComparison.Ordinal))
            .Where(type => type.IsNested && type.GetMethod("<Clone>$") is not null),
    ];

    public static IReadOnlyList<MethodInfo> Identifiers { get; } =
    [
        .. typeof(CameraId).Assembly.GetTypes().Where(type => type.IsValueType && type.Namespace == typeof(CameraId).Namespace)
            .Select(type => type.GetMethod("Parse", [typeof(string)])).OfType<MethodInfo>(),
    ];

    private static readonly Func<string, object>[] s_parsers = [.. Identifiers.Select(Parser)];

    private static int ReadFeaturesQuery(byte[] bytes)
    {
        var (query, wrong) = FeatureQuery.Read(new QueryCollection(QueryHelpers.ParseQuery(Encoding.Latin1.GetString(bytes))));
        return wrong?.Length ?? (query!.Limit + (int)(query.After % 1000) + (query.Box is null ? 0 : 5_000) + (query.Period is null ? 0 : 10_000));
    }

    /// <summary>The first line is who asks, the rest what it wants certified.</summary>
    private static int ReadEnrolment(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var shown = BasicCredentials.Read(end < 0 ? text : text[..end]);
        var (request, fault) = SigningRequest.Read(text[(end + 1)..]);
        return (shown is null ? 0 : 1 + (shown.Password.Length == 0 ? 1 : 0)) + (request is null ? 10 * (fault.Length % 50) : 1_000);
    }

    /// <summary>One body per input, chosen by the input itself, so that time and memory are those of one reader.</summary>
    private static int ReadBodies(byte[] bytes)
    {
        var chosen = bytes.Aggregate(0, (sum, each) => ((sum * 31) + each) & int.MaxValue) % Bodies.Count;
        try
        {
            return (chosen * 3) + (JsonSerializer.Deserialize(bytes, Bodies[chosen], ApiJson.Options) is null ? 0 : 1);
        }
        catch (JsonException)
        {
            return (chosen * 3) + 2;
        }
    }

    private static int ReadIdentifiers(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var outcome = 17;
        foreach (var parse in s_parsers)
        {
            try
            {
                outcome = (outcome * 31) + (parse(text).ToString()!.Length == 0 ? 1 : 2);
            }
            catch (FormatException)
            {
                outcome *= 31;
            }
        }

        return outcome;
    }

    private static Func<string, object> Parser(MethodInfo method) => (Func<string, object>)typeof(RequestTargets)
        .GetMethod(nameof(Boxed), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(method.ReturnType).Invoke(null, [method])!;

    private static Func<string, object> Boxed<T>(MethodInfo method) where T : struct
    {
        var parse = method.CreateDelegate<Func<string, T>>();
        return text => parse(text);
    }
}
