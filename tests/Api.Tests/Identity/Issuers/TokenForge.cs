using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace LiveView.Api.Tests.Identity.Issuers;

/// <summary>Takes a token apart and puts it together again, wrongly. Signs by hand: a library would refuse to make most of these.</summary>
internal sealed class TokenForge(RSA key)
{
    /// <summary>The header and content of a token, as they are.</summary>
    public static (JsonObject Header, JsonObject Content) Open(string token)
    {
        var parts = token.Split('.');
        return (Read(parts[0]), Read(parts[1]));
    }

    /// <summary>The token with another header or content, signed with the provider's own key.</summary>
    public string Signed(string token, Action<JsonObject>? header = null, Action<JsonObject>? content = null, RSA? with = null)
    {
        var unsigned = Unsigned(token, header, content);
        return $"{unsigned}.{Base64UrlEncoder.Encode((with ?? key).SignData(Encoding.ASCII.GetBytes(unsigned), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    /// <summary>A token of one's own making, signed with the provider's own key.</summary>
    public string Made(JsonObject header, JsonObject content)
    {
        var unsigned = $"{Base64UrlEncoder.Encode(header.ToJsonString())}.{Base64UrlEncoder.Encode(content.ToJsonString())}";
        return $"{unsigned}.{Base64UrlEncoder.Encode(key.SignData(Encoding.ASCII.GetBytes(unsigned), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    /// <summary>The token signed by another algorithm than RS256.</summary>
    public static string SignedBy(string token, string algorithm, Func<byte[], byte[]> sign)
    {
        var unsigned = Unsigned(token, header => header["alg"] = algorithm, null);
        return $"{unsigned}.{Base64UrlEncoder.Encode(sign(Encoding.ASCII.GetBytes(unsigned)))}";
    }

    public static string Unsigned(string token, Action<JsonObject>? header, Action<JsonObject>? content)
    {
        var (head, body) = Open(token);
        header?.Invoke(head);
        content?.Invoke(body);
        return $"{Base64UrlEncoder.Encode(head.ToJsonString())}.{Base64UrlEncoder.Encode(body.ToJsonString())}";
    }

    private static JsonObject Read(string part) => JsonNode.Parse(Base64UrlEncoder.DecodeBytes(part))!.AsObject();
}
