using System.Text.Json;
using LiveView.Api.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LiveView.Api.Tests.Doors;

/// <summary>What the cluster leaves unanswered is to be asked again, and is told apart from what went wrong inside.</summary>
public class UnansweredTests
{
    [Fact]
    public async Task An_answer_that_does_not_come_in_time_is_said_so_that_a_sender_sends_again() =>
        Assert.Equal((503, "not-answered"), await AnswerAsync(new TimeoutException()));

    [Fact]
    public async Task What_nobody_foresaw_stays_a_fault_that_tells_nothing() =>
        Assert.Equal((500, "internal"), await AnswerAsync(new InvalidOperationException("a secret")));

    private static async Task<(int Status, string? Code)> AnswerAsync(Exception thrown)
    {
        await using var services = new ServiceCollection().AddLogging().AddProblemDetails().BuildServiceProvider();
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = services, Response = { Body = body } };
        Assert.True(await new RefuseBadInput().TryHandleAsync(http, thrown, CancellationToken.None));
        body.Position = 0;
        using var answer = await JsonDocument.ParseAsync(body);
        Assert.DoesNotContain("a secret", answer.RootElement.GetRawText(), StringComparison.Ordinal);
        return (http.Response.StatusCode, answer.RootElement.GetProperty("code").GetString());
    }
}
