using System.Reflection;
using LiveView.Api;
using LiveView.Media.Relay;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LiveView.Architecture.Tests.Doors;

/// <summary>An edge as it is composed, never started: its doors can be counted.</summary>
internal static class Edge
{
    public static IReadOnlyList<Door> Doors()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IClusterClient>(_ => throw new InvalidOperationException("There is no cluster here."));
        builder.Services.AddSingleton<IFeedRelay>(_ => throw new InvalidOperationException("There are no pictures here."));
        builder.Services.AddEdge(builder.Configuration);
        var app = builder.Build();
        app.MapEdge();
        return
        [
            .. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().SelectMany(endpoint =>
                (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"]).Select(method => new Door(
                    method, "/" + endpoint.RoutePattern.RawText!.Trim('/'), endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null,
                    endpoint.Metadata.GetMetadata<MethodInfo>()?.DeclaringType?.FullName ?? ""))),
        ];
    }
}

/// <param name="Method">The HTTP method, or <c>*</c>.</param>
/// <param name="Path">The route.</param>
/// <param name="IsAnonymous">Whether it opens for whoever did not sign in.</param>
/// <param name="Handler">The class that answers, or empty when it is the framework's.</param>
internal sealed record Door(string Method, string Path, bool IsAnonymous, string Handler);
