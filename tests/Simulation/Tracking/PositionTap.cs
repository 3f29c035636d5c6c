using System.Globalization;
using System.Net.ServerSentEvents;
using System.Text.Json;
using LiveView.Simulation.Desks;

namespace LiveView.Simulation.Tracking;

/// <summary>A console that follows one object, and comes back when the line breaks, saying what it had.</summary>
public sealed class PositionTap : IAsyncDisposable
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly List<(long Sequence, double Latitude)> _seen = [];
    private readonly List<string> _begun = [];
    private readonly Task _running;
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public PositionTap(DeskSession desk, string incident, string followed)
    {
        Object = followed;
        _running = RunAsync(desk.Http, $"/v1/incidents/{incident}/objects/{followed}/positions");
    }

    public string Object { get; }

    /// <summary>Completes with the first word of the server.</summary>
    public Task Open => _open.Task;

    /// <summary>The positions that it was told, in the order in which it was.</summary>
    public IReadOnlyList<(long Sequence, double Latitude)> Seen
    {
        get
        {
            lock (_gate)
            {
                return [.. _seen];
            }
        }
    }

    /// <summary>Each time that it was told to begin, or begin anew: at which number, and why. The first is the beginning.</summary>
    public IReadOnlyList<string> Begun
    {
        get
        {
            lock (_gate)
            {
                return [.. _begun];
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private async Task RunAsync(HttpClient http, string address)
    {
        string? last = null;
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                if (last is not null)
                    request.Headers.Add("Last-Event-ID", last);
                using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _stop.Token);
                answer.EnsureSuccessStatusCode();
                var events = SseParser.Create(await answer.Content.ReadAsStreamAsync(_stop.Token), (_, data) => JsonSerializer.Deserialize<JsonElement>(data));
                await foreach (var each in events.EnumerateAsync(_stop.Token))
                {
                    Note(each);
                    last = each.EventId is { Length: > 0 } id ? id : last;
                    _open.TrySetResult();
                }
            }
            catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
            {
                // It tries again, as a browser does.
            }

            await Task.Delay(Between, TimeProvider.System, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Note(SseItem<JsonElement> told)
    {
        lock (_gate)
        {
            switch (told.EventType)
            {
                case "position":
                    _seen.Add((long.Parse(told.EventId!, CultureInfo.InvariantCulture), told.Data.GetProperty("latitude").GetDouble()));
                    break;
                case "snapshot" or "reset":
                    _begun.Add($"{told.EventType} {told.EventId} {told.Data}");
                    break;
            }
        }
    }
}
