using System.Text;
using LiveView.Api.Tests.Hosting;
using LiveView.Simulation.Desks;

namespace LiveView.Api.Tests.Doors;

/// <summary>Every door against every reader: what is not written in the matrix is open to nobody.</summary>
[Collection(ServerCollection.Name)]
public class DenyMatrixTests(LiveServer server)
{
    [Fact]
    public void Every_route_is_in_the_matrix() => Assert.Equal(DenyMatrix.Routes.Order(StringComparer.Ordinal), server.Routes());

    [Theory]
    [InlineData(nameof(Reader.Nobody))]
    [InlineData(nameof(Reader.OtherCentre))]
    [InlineData(nameof(Reader.ThirdRoom))]
    [InlineData(nameof(Reader.NationalOperator))]
    [InlineData(nameof(Reader.RoomWithoutRelease))]
    [InlineData(nameof(Reader.RoomWithRelease))]
    [InlineData(nameof(Reader.RoomAfterWithdrawal))]
    [InlineData(nameof(Reader.RoomAfterClose))]
    [InlineData(nameof(Reader.Sharing))]
    public async Task Every_door_answers_as_written(string name)
    {
        var reader = Enum.Parse<Reader>(name);
        using var incident = await CaseForAsync(reader);
        using var session = await SessionOfAsync(reader);
        var wrong = new StringBuilder();
        foreach (var (route, body, status) in DenyMatrix.Rows)
        {
            var answer = await KnockAsync(session, incident, route, body);
            if (answer != status[(int)reader])
            {
                wrong.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"{route}: {answer}, not {status[(int)reader]}");
            }
        }

        Assert.Equal("", wrong.ToString());
    }

    private static async Task<int> KnockAsync(DeskSession session, CaseAtDoor incident, string route, string? body)
    {
        var (method, pattern) = (route[..route.IndexOf(' ', StringComparison.Ordinal)], route[(route.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        using var request = new HttpRequestMessage(new HttpMethod(method), Filled(pattern, incident));
        if (body is not null)
        {
            request.Content = new StringContent(Filled(body, incident), Encoding.UTF8, "application/json");
        }

        using var answer = await session.Http.SendAsync(request);
        return (int)answer.StatusCode;
    }

    private static string Filled(string text, CaseAtDoor incident) => text
        .Replace("{id}", incident.Id, StringComparison.Ordinal).Replace("{incident}", incident.Id, StringComparison.Ordinal)
        .Replace("{camera}", incident.Camera, StringComparison.Ordinal).Replace("{release}", "r1", StringComparison.Ordinal);

    private async Task<CaseAtDoor> CaseForAsync(Reader reader)
    {
        var incident = await CaseAtDoor.ForwardedAsync(server, released: reader != Reader.RoomWithoutRelease);
        if (reader == Reader.RoomAfterWithdrawal)
        {
            await incident.WithdrawAsync();
        }
        else if (reader == Reader.RoomAfterClose)
        {
            await incident.CloseAsync();
        }

        return incident;
    }

    private Task<DeskSession> SessionOfAsync(Reader reader) => reader switch
    {
        Reader.Nobody => Task.FromResult(DeskSession.Anonymous(server.Http)),
        Reader.OtherCentre => server.SignInAsync(Town.OtherCentre),
        Reader.ThirdRoom => server.SignInAsync(Town.ThirdRoom),
        Reader.NationalOperator => server.SignInAsync(Town.NationalOperator),
        Reader.Sharing => server.SignInAsync(Town.Centre),
        _ => server.SignInAsync(Town.Room),
    };
}
