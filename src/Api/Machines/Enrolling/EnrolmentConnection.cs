using System.Security.Cryptography.X509Certificates;

namespace LiveView.Api.Machines.Enrolling;

/// <summary>Marks a connection that came in where devices enrol. Such a connection reaches nothing else, and nothing else reaches the enrolment.</summary>
/// <param name="Trusted">What vouches for the certificate that the device is shown here and where it follows: it knows nobody yet.</param>
internal sealed record EnrolmentConnection(Func<IReadOnlyList<X509Certificate2>> Trusted);
