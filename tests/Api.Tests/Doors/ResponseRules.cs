using System.Net.Http.Headers;

namespace LiveView.Api.Tests.Doors;

/// <summary>
/// OWASP's rules for the headers and cookies of an answer: Secure Headers Project (headers to add and to remove), ASVS 5.0 sections 3.3 and
/// 3.4, 14.2.1 and 14.3.2.
/// </summary>
internal static class ResponseRules
{
    private static readonly (string Header, string Value)[] s_exact =
    [
        ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"), ("Referrer-Policy", "no-referrer"),
        ("X-Permitted-Cross-Domain-Policies", "none"), ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"), ("Cross-Origin-Embedder-Policy", "require-corp"),
    ];

    private static readonly string[] s_telling =
        ["Server", "X-Powered-By", "X-AspNet-Version", "X-AspNetMvc-Version", "X-SourceFiles", "X-Generator", "Via", "Public-Key-Pins", "Expect-CT"];

    private static readonly string[] s_directives =
        ["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "img-src 'self' data:", "base-uri 'none'", "frame-ancestors 'none'"];

    private static readonly string[] s_looseWords =
        ["unsafe-inline", "unsafe-eval", "wasm-unsafe-eval", "unsafe-hashes", "*", "http:", "https:", "ws:", "wss:"];

    private static readonly string[] s_words = ["token", "session", "password", "secret", "code=", "key=", "sid=", "ticket", "jwt", "auth="];

    /// <summary>What is wrong with an answer; nothing when it keeps the rules.</summary>
    public static IEnumerable<string> Broken(HttpResponseMessage answer)
    {
        foreach (var (header, value) in s_exact)
        {
            if (Value(answer, header) != value)
            {
                yield return $"{header} is '{Value(answer, header)}', not '{value}'";
            }
        }

        foreach (var header in s_telling.Where(header => Value(answer, header).Length > 0))
        {
            yield return $"{header} tells too much";
        }

        var policy = Value(answer, "Content-Security-Policy").Split(';', StringSplitOptions.TrimEntries);
        foreach (var directive in s_directives.Where(directive => !policy.Contains(directive)))
        {
            yield return $"the content security policy lacks {directive}";
        }

        foreach (var word in s_looseWords.Where(word => policy.Any(directive => directive.Split(' ').Contains(word.Contains("unsafe", StringComparison.Ordinal) ? $"'{word}'" : word))))
        {
            yield return $"the content security policy permits {word}";
        }

        foreach (var directive in policy.Where(directive => directive.Contains("data:", StringComparison.Ordinal) && !directive.StartsWith("img-src ", StringComparison.Ordinal)))
        {
            yield return $"the content security policy permits data: in {directive}";
        }

        if (!Value(answer, "Permissions-Policy").Contains("camera=()", StringComparison.Ordinal))
        {
            yield return "the page may use the visitor's camera";
        }

        foreach (var broken in Caching(answer).Concat(Origins(answer)).Concat(Cookies(answer)).Concat(Addresses(answer)))
        {
            yield return broken;
        }
    }

    public static string Value(HttpResponseMessage answer, string header) =>
        string.Join(", ", (answer.Headers.TryGetValues(header, out var found) ? found : [])
            .Concat(answer.Content.Headers.TryGetValues(header, out var more) ? more : []));

    private static IEnumerable<string> Caching(HttpResponseMessage answer)
    {
        var path = answer.RequestMessage!.RequestUri!.AbsolutePath;
        var isFile = path == "/" || path.EndsWith(".html", StringComparison.Ordinal) || path.StartsWith("/app/", StringComparison.Ordinal)
            || path.StartsWith("/lib/", StringComparison.Ordinal) || path.StartsWith("/i18n/", StringComparison.Ordinal);
        if (answer.Headers.CacheControl is not { NoStore: true } && !(isFile && answer.Headers.CacheControl is CacheControlHeaderValue { NoCache: true }))
        {
            yield return $"a cache may keep it: '{answer.Headers.CacheControl}'";
        }
    }

    private static IEnumerable<string> Origins(HttpResponseMessage answer)
    {
        if (Value(answer, "Access-Control-Allow-Origin").Length > 0)
        {
            yield return "another site may read it";
        }

        if (answer.Content.Headers.ContentType is { MediaType: var type, CharSet: null } && type?.StartsWith("text/html", StringComparison.Ordinal) == true
            && answer.Content.Headers.ContentLength > 0 && answer.RequestMessage!.RequestUri!.AbsolutePath.StartsWith("/v1", StringComparison.Ordinal))
        {
            yield return "a page without a character set";
        }
    }

    private static IEnumerable<string> Cookies(HttpResponseMessage answer)
    {
        var secure = answer.RequestMessage!.RequestUri!.Scheme == Uri.UriSchemeHttps;
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [])
        {
            var parts = cookie.Split(';', StringSplitOptions.TrimEntries);
            if (!parts.Contains("httponly", StringComparer.OrdinalIgnoreCase))
            {
                yield return $"a script may read the cookie {parts[0].Split('=')[0]}";
            }

            if (!parts.Any(part => part.StartsWith("samesite=strict", StringComparison.OrdinalIgnoreCase) || part.StartsWith("samesite=lax", StringComparison.OrdinalIgnoreCase)))
            {
                yield return $"other sites may send the cookie {parts[0].Split('=')[0]}";
            }

            if (parts.Any(part => part.StartsWith("domain=", StringComparison.OrdinalIgnoreCase)))
            {
                yield return $"other hosts get the cookie {parts[0].Split('=')[0]}";
            }

            if (secure && (!parts.Contains("secure", StringComparer.OrdinalIgnoreCase) || !parts[0].StartsWith("__Host-", StringComparison.Ordinal)))
            {
                yield return $"the cookie {parts[0].Split('=')[0]} is not bound to this host and to TLS";
            }
        }
    }

    private static IEnumerable<string> Addresses(HttpResponseMessage answer)
    {
        foreach (var address in new[] { answer.RequestMessage!.RequestUri!.PathAndQuery, answer.Headers.Location?.OriginalString ?? "" })
        {
            var query = address.Contains('?', StringComparison.Ordinal) ? address[address.IndexOf('?', StringComparison.Ordinal)..] : "";
            if (s_words.Any(word => query.Contains(word, StringComparison.OrdinalIgnoreCase)))
            {
                yield return $"an address holds what looks like a secret: {address}";
            }
        }
    }
}
