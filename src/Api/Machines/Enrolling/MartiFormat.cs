using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml.Linq;
using LiveView.Domain.Identifiers;

namespace LiveView.Api.Machines.Enrolling;

/// <summary>
/// Answers as clients of TAK read them: ATAK takes XML, CloudTAK JSON with exactly this content type, and each puts the PEM lines around a
/// certificate itself.
/// </summary>
internal static class MartiFormat
{
    private const string Json = "application/json";
    private const string Xml = "application/xml";
    private const string Text = "text/plain";

    private static readonly XNamespace s_config = "com.bbn.marti.config";
    private static readonly XNamespace s_entries = "http://bbn.com/marti/xml/config";
    // Base64 has '+', which the usual encoder would write as six characters.
    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What a client is to put into the subject it asks for: two parts at least, and none of them empty, or some clients fail.</summary>
    public static IResult Config(OrganisationId organisation) => TypedResults.Bytes(
        Written(new XElement(
            s_config + "certificateConfig", new XAttribute("xmlns", s_entries.NamespaceName), new XAttribute(XNamespace.Xmlns + "ns2", s_config.NamespaceName),
            new XElement(s_entries + "nameEntries", Entry("O", organisation), Entry("OU", organisation)))),
        Xml);

    /// <summary>A certificate, and the authorities that go with it.</summary>
    /// <param name="signed">The device's certificate.</param>
    /// <param name="authorities">Who signed it, and then whom the device is to trust.</param>
    /// <param name="accept">What the client takes (Accept).</param>
    public static IResult Signed(X509Certificate2 signed, IReadOnlyList<X509Certificate2> authorities, string accept)
    {
        var kind = accept.Split(',').Select(each => each.Split(';')[0].Trim()).FirstOrDefault(each => each is Json or Xml or Text or "text/xml");
        if (kind is Xml or "text/xml")
        {
            return TypedResults.Bytes(
                Written(new XElement("enrollment", new XElement("signedCert", Bare(signed)), authorities.Select(each => new XElement("ca", Bare(each))))), kind);
        }

        var members = new Dictionary<string, string> { ["signedCert"] = Bare(signed) };
        for (var i = 0; i < authorities.Count; i++)
        {
            members[FormattableString.Invariant($"ca{i}")] = Bare(authorities[i]);
        }

        return TypedResults.Bytes(JsonSerializer.SerializeToUtf8Bytes(members, s_plain), kind ?? Json);
    }

    private static XElement Entry(string name, OrganisationId organisation) =>
        new(s_entries + "nameEntry", new XAttribute("name", name), new XAttribute("value", organisation.Value));

    private static byte[] Written(XElement root) => Encoding.UTF8.GetBytes(
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{root.ToString(SaveOptions.DisableFormatting)}");

    /// <summary>Base64 in lines of 64 characters: some clients read no longer ones.</summary>
    private static string Bare(X509Certificate2 certificate) =>
        string.Join('\n', certificate.ExportCertificatePem().Split('\n').Where(line => line.Length > 0 && line[0] != '-'));
}
