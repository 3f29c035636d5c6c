using System.Reflection;
using Microsoft.Playwright;

namespace LiveView.Simulation.Browsers;

/// <summary>Debian's own Chromium, driven from outside; pages prove pictures by reading the frame counter from their pixels.</summary>
public sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader", "--autoplay-policy=no-user-gesture-required",
        "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic",
    ];

    // Chromium writes most, not all, of what it blocks on the console itself.
    private const string ReportWhatThePolicyBlocks =
        "addEventListener('securitypolicyviolation', event => console.error(`The content security policy blocks ${event.violatedDirective}: ${event.blockedURI} ${event.sample}`));";

    private const string BeenHereBefore =
        "for (const desk of ['alarmCentre', 'controlRoom', 'privacy', 'rollout']) localStorage.setItem(`live-view.tour.${desk}`, 'seen');";

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        _browser = browser;
    }

    /// <summary>Where Chromium is, or null when this machine has none.</summary>
    public static string? Executable() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .SelectMany(directory => (string[])[Path.Combine(directory, "chromium"), Path.Combine(directory, "chromium-browser"), Path.Combine(directory, "google-chrome")])
        .FirstOrDefault(File.Exists);

    public static async Task<Browser> StartAsync()
    {
        var executable = Executable() ?? throw new FileNotFoundException("No chromium on the PATH: install the package 'chromium'.");
        // How long something takes is a bench's to judge: what a test waits for may take longer where much else runs.
        Assertions.SetDefaultExpectTimeout((float)DeskPage.AtMost.TotalMilliseconds);
        var playwright = await Playwright.CreateAsync();
        try
        {
            return new Browser(playwright, await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = executable, Args = Arguments, Headless = true }));
        }
        catch
        {
            playwright.Dispose();
            throw;
        }
    }

    /// <summary>A page in a context of its own: its own cookies, as another workstation.</summary>
    /// <param name="server">Where the console is.</param>
    /// <param name="width">Of the window, CSS pixels.</param>
    /// <param name="height">Of the window, CSS pixels.</param>
    /// <param name="locale">Of the browser.</param>
    /// <param name="firstTime">Whether nobody saw the tour here yet.</param>
    public async Task<IPage> NewPageAsync(Uri server, int width = 1600, int height = 900, string locale = "nl-NL", bool firstTime = false)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = server.GetLeftPart(UriPartial.Authority),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Locale = locale,
        });
        await context.AddInitScriptAsync(FrameCounterScript());
        await context.AddInitScriptAsync(ReportWhatThePolicyBlocks);
        if (!firstTime)
            await context.AddInitScriptAsync(BeenHereBefore);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        _playwright.Dispose();
    }

    private static string FrameCounterScript()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("frame-counter.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
