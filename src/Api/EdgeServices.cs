using LiveView.Api.Connections;
using LiveView.Api.Desks;
using LiveView.Api.Gate;
using LiveView.Api.Identity;
using LiveView.Api.Incidents;
using LiveView.Api.Intake;
using LiveView.Api.Json;
using LiveView.Api.Operations;
using LiveView.Api.Problems;
using LiveView.Protocols.Jurisdiction;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.FileProviders;

namespace LiveView.Api;

/// <summary>Composes an edge: every door to the outside. The caller brings the cluster client and the feed relay.</summary>
public static class EdgeServices
{
    /// <summary>Registers what the doors need.</summary>
    public static IServiceCollection AddEdge(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<DemoOptions>(configuration.GetSection("Demo"));
        services.Configure<PartiesOptions>(configuration.GetSection("Parties"));
        services.AddOptions<IntakeOptions>().Bind(configuration.GetSection("Intake")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(_ => ShippedJurisdiction.Load());
        services.AddHostedService<PartyFileImport>();
        services.AddSingleton<DemoPeople>();
        services.AddSingleton<LivePictureDoor>();
        services.AddSingleton<ConsoleLines>();
        services.AddSingleton<SignedOutSessions>();
        services.AddSingleton<DeskReader>();
        services.AddSingleton<Dc09Receiver>();
        services.AddSingleton<Dc09Line>();
        services.AddRunning<LeaseBook>().AddRunning<DeskEars>().AddRunning<IntakeNotices>();
        // Outside development a body that cannot be read would be refused without a word.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(json => ApiJson.Apply(json.SerializerOptions));
        services.AddSignalR(hub =>
            {
                hub.MaximumReceiveMessageSize = 4 * 1024;
                // A desk that hears nothing for three of these knows that it is cut off.
                hub.KeepAliveInterval = TimeSpan.FromSeconds(5);
                hub.ClientTimeoutInterval = TimeSpan.FromSeconds(30);
            })
            .AddJsonProtocol(json => ApiJson.Apply(json.PayloadSerializerOptions));
        services.AddProblemDetails().AddExceptionHandler<RefuseBadInput>();
        services.AddAuthentication(SignedIn.Scheme).AddCookie(SignedIn.Scheme, Cookie);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return services;
    }

    /// <summary>Opens the doors.</summary>
    public static void MapEdge(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseMiddleware<RefuseWhileStopping>();
        app.UseMiddleware<SafeHeaders>();
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = Console() });
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = Console(),
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache",
        });
        app.UseMiddleware<SameOriginOnly>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(15), KeepAliveTimeout = TimeSpan.FromSeconds(15) });
        app.MapSessions();
        app.MapDesks();
        app.MapIncidents();
        app.MapLivePictures();
        app.MapFigures();
        app.MapHealth();
    }

    private static PhysicalFileProvider Console() => new(Path.Combine(AppContext.BaseDirectory, "wwwroot"));

    private static IServiceCollection AddRunning<T>(this IServiceCollection services) where T : class, IHostedService =>
        services.AddSingleton<T>().AddHostedService(provider => provider.GetRequiredService<T>());

    private static void Cookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "liveview";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = SignedOutSessions.SessionTime;
        options.Events.OnValidatePrincipal = RejectSignedOut;
        options.Events.OnRedirectToLogin = context => Refuse(context, StatusCodes.Status401Unauthorized, "not-signed-in", "Sign in first.");
        options.Events.OnRedirectToAccessDenied = context => Refuse(context, StatusCodes.Status403Forbidden, "not-yours", "This is not yours to use.");
    }

    /// <summary>A cookie that was kept after signing out opens nothing.</summary>
    private static Task RejectSignedOut(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        if (context.Principal is { } user
            && (services.GetRequiredService<SignedOutSessions>().Contains(user.Session())
                || !services.GetRequiredService<DemoPeople>().Admits(user)))
        {
            context.RejectPrincipal();
        }

        return Task.CompletedTask;
    }

    private static Task Refuse(RedirectContext<CookieAuthenticationOptions> context, int status, string code, string text) =>
        Problem.Of(status, code, text).ExecuteAsync(context.HttpContext);
}
