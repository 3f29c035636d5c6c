using System.Security.Claims;
using LiveView.Domain.Identity;

namespace LiveView.Api.Identity;

/// <summary>The identity of a request that came in under a session: the session itself, as the cluster confirmed it.</summary>
internal sealed class SessionIdentity(Session session)
    : ClaimsIdentity([new Claim(Person, session.Person.Value)], SignedIn.Scheme, Person, null)
{
    private const string Person = "sub";

    public Session Session { get; } = session;
}
