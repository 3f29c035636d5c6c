using LiveView.Api.Gate;
using LiveView.Api.Identity;
using LiveView.Api.Problems;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Material;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Connections;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Grains.Abstractions.Material;

namespace LiveView.Api.Material;

/// <summary>What the sharing party does with photos and floor plans. They leave by another door: the gate.</summary>
internal static class MaterialEndpoints
{
    private static readonly MaterialContent s_notYet = new(new string('0', 64), "image/jpeg", 1, 1, 1);

    public static void MapMaterial(this IEndpointRouteBuilder endpoints)
    {
        var incident = endpoints.MapGroup("/v1/incidents/{id}");
        incident.MapPost("/photos", (string id, HttpContext http, Upload upload, IClusterClient cluster) =>
            AddAsync(id, MaterialKind.Photo, http, upload, cluster));
        incident.MapPost("/plans", (string id, HttpContext http, Upload upload, IClusterClient cluster) =>
            AddAsync(id, MaterialKind.Plan, http, upload, cluster));
        incident.MapPost("/material/{material}/releases", async (string id, string material, ReleaseRequest body, HttpContext http, IClusterClient cluster) =>
            Answer((await Incident(cluster, id).ReleaseMaterial(new(
                http.User.Actor(), new IncidentCommand.ReleaseMaterial(MaterialId.Parse(material), body.To)))).Refusal));
        var connection = endpoints.MapGroup("/v1/connections/{connection}");
        connection.MapGet("/plans", async (string connection, HttpContext http, IClusterClient cluster) =>
            Answer(await Site(cluster, connection).ListPlans(http.User.OrganisationId())));
        connection.MapPost("/plans", AddPlanAsync);
        connection.MapDelete("/plans/{material}", async (string connection, string material, HttpContext http, IClusterClient cluster) =>
            Answer((await Site(cluster, connection).RemovePlan(new(http.User.Actor(), MaterialId.Parse(material)))).Refusal));
    }

    private static async Task<IResult> AddAsync(string id, MaterialKind kind, HttpContext http, Upload upload, IClusterClient cluster)
    {
        var (incident, by, title, material) = (IncidentId.Parse(id), http.User.Actor(), Upload.Title(http), NewId(kind));
        var offer = await Incident(cluster, id).OfferMaterial(new(by, new IncidentCommand.AddMaterial(material, kind, s_notYet, title)));
        if (offer.Refusal is { } refusal)
        {
            return Problem.Of(refusal);
        }

        var (content, bytes, problem) = Upload.Refuses(http) is { } wrong ? (null, [], wrong) : await upload.TakeInAsync(http);
        if (content is null)
        {
            return problem!;
        }

        var result = await cluster.GetGrain<IMaterialGrain>(GrainKeys.Of(material)).Add(new MaterialOrder(by, incident, kind, title, content, bytes));
        return result.Refusal is { } refused
            ? Problem.Of(refused)
            : TypedResults.Created($"/v1/incidents/{incident}/{(kind == MaterialKind.Photo ? "photos" : "plans")}/{material}", new AddedView(material));
    }

    private static async Task<IResult> AddPlanAsync(string connection, HttpContext http, Upload upload, IClusterClient cluster)
    {
        var (by, title, material) = (http.User.Actor(), Upload.Title(http), NewId(MaterialKind.Plan));
        if ((await Site(cluster, connection).OfferPlan(new(by, title))).Refusal is { } refusal)
        {
            return Problem.Of(refusal);
        }

        var (content, bytes, problem) = Upload.Refuses(http) is { } wrong ? (null, [], wrong) : await upload.TakeInAsync(http);
        if (content is null)
        {
            return problem!;
        }

        return Answer(await cluster.GetGrain<IMaterialGrain>(GrainKeys.Of(material))
            .AddPlan(new PlanOrder(by, ConnectionNumber.Parse(connection), title, content, bytes)));
    }

    private static MaterialId NewId(MaterialKind kind) =>
        MaterialId.Parse($"{(kind == MaterialKind.Photo ? "photo" : "plan")}-{Guid.NewGuid():N}");

    private static IResult Answer(PlanResult result) => result.Refusal is { } refusal
        ? Problem.Of(refusal)
        : TypedResults.Ok(result.Plans.Select(each => new PlanView(each.Id, each.Title, each.Content.Width, each.Content.Height)));

    private static IResult Answer(Domain.Decisions.Refusal? refusal) => refusal is null ? TypedResults.NoContent() : Problem.Of(refusal);

    private static IIncidentGrain Incident(IClusterClient cluster, string id) =>
        cluster.GetGrain<IIncidentGrain>(GrainKeys.Of(IncidentId.Parse(id)));

    private static ISiteGrain Site(IClusterClient cluster, string connection) =>
        cluster.GetGrain<ISiteGrain>(GrainKeys.Of(ConnectionNumber.Parse(connection)));

    /// <summary>Release a photo or plan.</summary>
    /// <param name="To">To which party.</param>
    internal sealed record ReleaseRequest(OrganisationId To);

    internal sealed record AddedView(MaterialId Id);

    internal sealed record PlanView(MaterialId Id, string Title, int Width, int Height);
}
