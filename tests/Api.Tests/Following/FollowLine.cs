using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;
using LiveView.Simulation.Desks;

namespace LiveView.Api.Tests.Following;

/// <summary>A console that follows one object.</summary>
internal sealed class FollowLine : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly HttpResponseMessage _answer;
    private readonly IAsyncEnumerator<SseItem<JsonElement>> _events;

    private FollowLine(HttpResponseMessage answer, IAsyncEnumerator<SseItem<JsonElement>> events) => (_answer, _events) = (answer, events);

    public static Uri Address(string incident, string followed) => new($"/v1/incidents/{incident}/objects/{followed}/positions", UriKind.Relative);

    public static async Task<FollowLine> OpenAsync(DeskSession desk, string incident, string followed, long? last = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address(incident, followed));
        if (last is { } known)
        {
            request.Headers.Add("Last-Event-ID", $"{known}");
        }

        var answer = await desk.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal((HttpStatusCode.OK, "text/event-stream"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.True(answer.Headers.CacheControl?.NoStore);
        var events = SseParser.Create(await answer.Content.ReadAsStreamAsync(), (_, data) => JsonSerializer.Deserialize<JsonElement>(data));
        return new FollowLine(answer, events.EnumerateAsync().GetAsyncEnumerator());
    }

    /// <summary>The next event of the track; null when the line ended. Between them comes, as time goes on, where the object is thought to be.</summary>
    public async Task<SseItem<JsonElement>?> NextAsync()
    {
        SseItem<JsonElement>? next;
        do
        {
            next = await AnyAsync();
        }
        while (next?.EventType is "estimate" or "cameras");
        return next;
    }

    /// <summary>The next that is told of where the object is thought to be.</summary>
    public Task<JsonElement> ThoughtAsync() => UntilAsync("estimate", _ => true);

    /// <summary>The first that is told of the cameras ahead of which this holds.</summary>
    public Task<JsonElement> CamerasAsync(Func<JsonElement, bool> holds) => UntilAsync("cameras", holds);

    /// <summary>The next event, which must be of this type.</summary>
    public async Task<SseItem<JsonElement>> NextAsync(string type)
    {
        var next = await NextAsync() ?? throw new InvalidOperationException($"The line ended instead of telling '{type}'.");
        Assert.Equal(type, next.EventType);
        return next;
    }

    /// <summary>All that comes until the line ends: the last one says why.</summary>
    public async Task<IReadOnlyList<SseItem<JsonElement>>> RestAsync()
    {
        var rest = new List<SseItem<JsonElement>>();
        while (await AnyAsync() is { } next)
        {
            rest.Add(next);
        }

        return rest;
    }

    private async Task<JsonElement> UntilAsync(string type, Func<JsonElement, bool> holds)
    {
        while (await AnyAsync() is { } next)
        {
            if (next.EventType == type && holds(next.Data))
            {
                return next.Data;
            }
        }

        throw new InvalidOperationException($"The line ended before it told such '{type}'.");
    }

    private async Task<SseItem<JsonElement>?> AnyAsync() =>
        await _events.MoveNextAsync().AsTask().WaitAsync(Patience, TimeProvider.System) ? _events.Current : null;

    public void Dispose() => _answer.Dispose();
}
