using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LiveView.Simulation.Pictures;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace LiveView.Simulation.Desks;

/// <summary>A console without a screen: follows the desk over SignalR and sends commands over HTTP, as the real console does.</summary>
public sealed class DeskClient : IAsyncDisposable
{
    private readonly HubConnection _hub;
    private readonly ConcurrentDictionary<string, JsonElement> _incidents = new();
    private readonly SemaphoreSlim _joining = new(1, 1);
    private readonly Lock _gate = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _run;
    private long _position = -1;
    private Task _rejoin = Task.CompletedTask;

    private DeskClient(DeskSession session)
    {
        Session = session;
        _hub = new HubConnectionBuilder().WithUrl(new Uri(session.Server, "/v1/desk/live"), options =>
        {
            options.SkipNegotiation = true;
            options.Transports = HttpTransportType.WebSockets;
            options.Cookies = session.Cookies;
            options.Headers["Origin"] = session.Origin;
        }).WithAutomaticReconnect(new OftenEnough()).Build();
        _hub.On<JsonElement>("announce", Announced);
        _hub.Reconnected += _ => RejoinAsync();
    }

    public DeskSession Session { get; }

    /// <summary>Announcements after which the position did not follow on the one before; each made the desk join again.</summary>
    public int Gaps { get; private set; }

    /// <summary>The newest view per incident id.</summary>
    public IReadOnlyDictionary<string, JsonElement> Incidents => _incidents;

    public static async Task<DeskClient> ConnectAsync(Uri server, string person, CancellationToken cancellation = default)
    {
        var desk = new DeskClient(await DeskSession.SignInAsync(server, person, cancellation));
        await desk._hub.StartAsync(cancellation);
        await desk.JoinAsync();
        return desk;
    }

    public async Task JoinAsync()
    {
        await _joining.WaitAsync();
        try
        {
            var snapshot = await _hub.InvokeAsync<JsonElement>("Join");
            lock (_gate)
            {
                _run = snapshot.GetProperty("run").GetString();
                _position = snapshot.GetProperty("position").GetInt64();
                _incidents.Clear();
                foreach (var incident in snapshot.GetProperty("incidents").EnumerateArray())
                    _incidents[Id(incident)] = incident.Clone();
            }
        }
        finally
        {
            _joining.Release();
        }
        Changed();
    }

    /// <summary>Waits until an incident looks as wanted.</summary>
    /// <exception cref="TimeoutException">It never did; says what was last known.</exception>
    public async Task<JsonElement> WaitForAsync(Func<JsonElement, bool> wanted, TimeSpan atMost, CancellationToken cancellation = default)
    {
        using var patience = new CancellationTokenSource(atMost, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        while (true)
        {
            Task next;
            lock (_gate)
                next = _changed.Task;
            foreach (var incident in _incidents.Values)
            {
                if (wanted(incident))
                    return incident;
            }
            try
            {
                await next.WaitAsync(either.Token);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                var known = string.Join(", ", _incidents.Values.Select(i => $"{Id(i)} {Status(i)}"));
                throw new TimeoutException($"{Session.Person}: no incident as wanted within {atMost.TotalSeconds:0.#} s; known: {(known.Length > 0 ? known : "none")}.");
            }
        }
    }

    /// <summary>POSTs a command; throws with the problem's text unless it succeeded.</summary>
    public async Task CommandAsync(string incident, string command, object body, CancellationToken cancellation = default)
    {
        using var answer = await TryCommandAsync(incident, command, body, cancellation);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{Session.Person}: {command} of {incident} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellation)}");
    }

    public Task<HttpResponseMessage> TryCommandAsync(string incident, string command, object body, CancellationToken cancellation = default) =>
        Session.Http.PostAsJsonAsync($"/v1/incidents/{incident}/{command}", body, cancellation);

    public Task AcknowledgeAsync(string incident) => CommandAsync(incident, "acknowledgement", new { });

    /// <summary>Does what is on the checklist, says so, and judges.</summary>
    public async Task VerifyAsync(string incident, string verdict = "verified", int level = 4)
    {
        var seen = await Session.Http.GetFromJsonAsync<JsonElement>($"/v1/incidents/{incident}");
        foreach (var check in seen.GetProperty("checks").EnumerateArray())
            await CommandAsync(incident, "checks", new { number = check.GetProperty("number").GetInt32(), done = true });
        await CommandAsync(incident, "verification", new { verdict, level, evidence = (string[])["picture"], note = (string?)null });
    }

    public Task ForwardAsync(string incident, IEnumerable<string> rooms, IEnumerable<string> cameras, string? note = null) =>
        CommandAsync(incident, "forward", new { rooms, cameras, note });

    public Task ReleaseAsync(string incident, string camera, string to) => CommandAsync(incident, "releases", new { camera, to });

    public async Task WithdrawAsync(string incident, string release, CancellationToken cancellation = default)
    {
        using var answer = await Session.Http.DeleteAsync($"/v1/incidents/{incident}/releases/{release}", cancellation);
        answer.EnsureSuccessStatusCode();
    }

    public Task AcceptAsync(string incident) => CommandAsync(incident, "acceptance", new { });

    public Task SeenAsync(string incident) => CommandAsync(incident, "seen", new { });

    public Task NoteAsync(string incident, string text) => CommandAsync(incident, "notes", new { text });

    public Task DismissAsync(string incident, string reason = "Nodeloos") => CommandAsync(incident, "dismissal", new { reason });

    public Task CloseAsync(string incident, string reason = "Afgehandeld") => CommandAsync(incident, "closure", new { reason });

    /// <summary>Ends an incident in whatever way its state allows.</summary>
    public async Task CloseOrDismissAsync(string incident)
    {
        using var closed = await TryCommandAsync(incident, "closure", new { reason = "Afgehandeld" });
        if (!closed.IsSuccessStatusCode)
            await DismissAsync(incident);
    }

    /// <summary>The incident as this reader sees it, or null when it takes no part.</summary>
    public async Task<JsonElement?> ReadAsync(string incident, CancellationToken cancellation = default)
    {
        using var answer = await Session.Http.GetAsync($"/v1/incidents/{incident}", cancellation);
        if (answer.StatusCode == HttpStatusCode.NotFound)
            return null;
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation);
    }

    /// <summary>Watches a camera as this person.</summary>
    public PictureTap Tap(string incident, string camera) => PictureTap.Open(Session, incident, camera);

    public static string Id(JsonElement incident) => incident.GetProperty("id").GetString()!;

    public static string Status(JsonElement incident) => incident.GetProperty("status").GetString()!;

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        Session.Dispose();
        _joining.Dispose();
    }

    /// <summary>A lost connection has its own way back; a refused Join is asked again.</summary>
    private async Task RejoinAsync()
    {
        while (_hub.State == HubConnectionState.Connected)
        {
            try
            {
                await JoinAsync();
                return;
            }
            catch (HubException) when (_hub.State == HubConnectionState.Connected)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
            }
        }
    }

    private void Announced(JsonElement announcement)
    {
        bool gap;
        lock (_gate)
        {
            var at = announcement.GetProperty("position").GetInt64();
            gap = announcement.GetProperty("run").GetString() != _run || at > _position + 1
                || (at > _position && announcement.GetProperty("event").GetString() == "resynchronise");
            if (!gap && at == _position + 1)
            {
                _position = at;
                if (announcement.TryGetProperty("incident", out var incident) && incident.ValueKind == JsonValueKind.Object)
                    _incidents[Id(incident)] = incident.Clone();
            }
        }
        if (gap)
        {
            Gaps++;
            // Not awaited inside the hub's own dispatch: Join is answered by that same dispatch.
            _rejoin = RejoinAsync();
            return;
        }
        Changed();
    }

    private void Changed()
    {
        TaskCompletionSource before;
        lock (_gate)
        {
            before = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        before.SetResult();
    }

    private sealed class OftenEnough : IRetryPolicy
    {
        public TimeSpan? NextRetryDelay(RetryContext retryContext) => TimeSpan.FromMilliseconds(200);
    }
}
