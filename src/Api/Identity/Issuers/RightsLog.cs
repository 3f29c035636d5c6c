using LiveView.Domain.Identifiers;
using LiveView.Domain.Rights;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Connections;
using LiveView.Grains.Abstractions.Rights;

namespace LiveView.Api.Identity.Issuers;

/// <summary>Tells an organisation, in its own log, that an issuer named it without being allowed to.</summary>
internal sealed class RightsLog(IClusterClient cluster, TimeProvider time)
{
    public async Task IssuerRefusedAsync(OrganisationId organisation, string issuer)
    {
        using var acting = Caller.System("issuers").Use();
        if (await cluster.GetGrain<IPartyRegisterGrain>(GrainKeys.Register).Organisation(organisation) is not null)
        {
            await cluster.GetGrain<IRightsLogGrain>(GrainKeys.Rights(organisation))
                .Append(new RightsChange(RightsChangeKind.IssuerRefused, time.GetUtcNow(), null, issuer));
        }
    }
}
