using LiveView.Api.Accountability;
using LiveView.Api.Alarms;
using LiveView.Api.Connections;
using LiveView.Api.Desks;
using LiveView.Api.Drawings;
using LiveView.Api.Evidence;
using LiveView.Api.Gate;
using LiveView.Api.Gate.Clips;
using LiveView.Api.Gate.Cot;
using LiveView.Api.Gate.Features;
using LiveView.Api.Gate.Follow;
using LiveView.Api.Gate.Hls;
using LiveView.Api.Gate.Overview;
using LiveView.Api.Gate.Pointing;
using LiveView.Api.Gate.Replay;
using LiveView.Api.Gate.Snapshots;
using LiveView.Api.Identity;
using LiveView.Api.Identity.Issuers;
using LiveView.Api.Identity.Local;
using LiveView.Api.Incidents;
using LiveView.Api.Intake;
using LiveView.Api.Json;
using LiveView.Api.Limits;
using LiveView.Api.Machines;
using LiveView.Api.Machines.Enrolling;
using LiveView.Api.Material;
using LiveView.Api.Operations;
using LiveView.Api.Pages;
using LiveView.Api.Pages.Theme;
using LiveView.Api.Problems;
using LiveView.Api.Proxies;
using LiveView.Api.Regions;
using LiveView.Api.Requests;
using LiveView.Api.Tracking;
using LiveView.Api.Tracking.Brokers;
using LiveView.Api.Tracking.Lines;
using LiveView.Protocols.Jurisdiction;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace LiveView.Api;

/// <summary>Composes an edge: every door to the outside. The caller brings the cluster client and the feed relay.</summary>
public static class EdgeServices
{
    /// <summary>Registers what the doors need.</summary>
    public static IServiceCollection AddEdge(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<DemoOptions>(configuration.GetSection("Demo"));
        services.Configure<ConsoleOptions>(configuration.GetSection("Console"));
        services.Configure<PartiesOptions>(configuration.GetSection("Parties"));
        services.AddOptions<IntakeOptions>().Bind(configuration.GetSection("Intake")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(_ => ShippedJurisdiction.Load());
        services.AddHostedService<PartyFileImport>();
        services.AddLocalAccounts(configuration);
        services.AddSingleton<SetUpWatch>().AddRunning<SetUpCode>();
        services.AddSingleton<DemoPeople>();
        services.AddGate().AddReplay().AddClips().AddFollowing().AddOverview().AddPointing().AddCot(configuration).AddFeatures();
        services.AddOptions<TrackingOptions>().Bind(configuration.GetSection("Tracking")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<DeviceBook>().AddSingleton<PositionIntake>().AddSingleton<LineMachine>().AddSingleton<TrackerLine>();
        services.AddSingleton<TrackingFigures>().AddRunning<BrokerLines>().AddRunning<UdpLines>();
        services.AddMaterialDoor();
        services.AddSingleton<RegionBook>();
        services.AddSingleton<ConsoleLines>();
        services.AddSingleton<PersonNames>().AddSingleton<AuditReader>().AddSingleton<DataSubjectReports>().AddSingleton<AuditPacks>();
        services.AddSingleton<SignIns>().AddSingleton<FormerSession>();
        services.AddSingleton<DeskReader>();
        services.AddSingleton<Dc09Receiver>();
        services.AddSingleton<Dc09Line>();
        services.AddRunning<SessionWatch>().AddRunning<DeskEars>().AddRunning<IntakeNotices>().AddRunning<HlsViewings>();
        // Outside development a body that cannot be read would be refused without a word.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(json => ApiJson.Apply(json.SerializerOptions));
        services.AddSignalR(hub =>
            {
                hub.AddFilter<CallAsConsole>();
                hub.MaximumReceiveMessageSize = 4 * 1024;
                // A desk that hears nothing for three of these knows that it is cut off.
                hub.KeepAliveInterval = TimeSpan.FromSeconds(5);
                hub.ClientTimeoutInterval = TimeSpan.FromSeconds(30);
            })
            .AddJsonProtocol(json => ApiJson.Apply(json.PayloadSerializerOptions));
        services.AddProxies();
        services.AddLimits();
        services.AddProblemDetails().AddExceptionHandler<RefuseBadInput>();
        services.AddAuthentication(SignedIn.Scheme).AddCookie(SignedIn.Scheme, SessionCookie.Configure).AddIssuers(configuration);
        services.AddMachines();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return services;
    }

    /// <summary>Opens the doors.</summary>
    public static void MapEdge(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseProxies();
        app.UseMiddleware<RefuseWhileStopping>();
        app.UseMiddleware<SafeHeaders>();
        app.UseMiddleware<ClearFraming>();
        app.MapEnrolmentDoor();
        var console = ConsoleFiles(app.Services);
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = console });
        app.UseMiddleware<CompressedFiles>(console);
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = console,
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache",
        });
        app.UseRouting();
        app.UseMiddleware<SameOriginOnly>();
        app.UseMiddleware<SetUpGate>();
        app.UseMiddleware<LimitBeforeIdentity>();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseMiddleware<CallAsSignedIn>();
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(15), KeepAliveTimeout = TimeSpan.FromSeconds(15) });
        app.UseMiddleware<SocketsPerSession>();
        app.MapSessions();
        app.MapLocalSignIns();
        app.MapEnrolments();
        app.MapAccounts();
        app.MapOwnSignIn();
        app.MapIssuers();
        app.MapMachines();
        app.MapTokens();
        app.MapAlarms();
        app.MapDesks();
        app.MapIncidents();
        app.MapEvidence();
        app.MapExports();
        app.MapLivePictures();
        app.MapReplay();
        app.MapClips();
        app.MapMaterial();
        app.MapMaterialLooks();
        app.MapSnapshots();
        app.MapHls();
        app.MapObjects();
        app.MapWatches();
        app.MapLead();
        app.MapControlRequests();
        app.MapDrawings();
        app.MapInvitations();
        app.MapRegions();
        app.MapPositions();
        app.MapTrackers();
        app.MapFollowing();
        app.MapOverview();
        app.MapPointing();
        app.MapFeatureCatalogue();
        app.MapFeatures();
        app.MapAccountability();
        app.MapFigures();
        app.MapHealth();
    }

    private static IFileProvider ConsoleFiles(IServiceProvider services)
    {
        var own = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "wwwroot"));
        return services.GetRequiredService<IOptions<ConsoleOptions>>().Value.Theme is { Length: > 0 } theme
            ? new CompositeFileProvider(new ThemeFiles(ThemeDirectory.Read(theme), services.GetRequiredService<TimeProvider>().GetUtcNow()), own)
            : own;
    }

    internal static IServiceCollection AddRunning<T>(this IServiceCollection services) where T : class, IHostedService =>
        services.AddSingleton<T>().AddHostedService(provider => provider.GetRequiredService<T>());
}
