using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;

namespace LiveView.Api.Identity.Local;

/// <summary>The owner of a local account, as ASP.NET Core Identity knows it.</summary>
internal sealed record LocalUser(AccountId Account, LocalCredentials Credentials);
