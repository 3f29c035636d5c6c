using System.Text;
using LiveView.Protocols.Jurisdiction;
using LiveView.Protocols.PartyFile;
using LiveView.Simulation.Cameras;
using Xunit;

namespace LiveView.EndToEnd.Tests.Cameras;

public sealed class DemoPartiesTests
{
    [Fact]
    public void The_demonstrations_party_file_is_valid_with_the_cameras_where_they_really_are()
    {
        var directory = Directory.CreateTempSubdirectory("live-view-parties-").FullName;
        try
        {
            var file = DemoParties.Write(directory, new CameraPorts(8555, 8556, 8554));
            var text = File.ReadAllText(file);

            var result = PartyFileReader.Read(Encoding.UTF8.GetBytes(text), ShippedJurisdiction.Load());

            if (result is PartyFileResult.Invalid invalid)
                Assert.Fail(string.Join('\n', invalid.Errors));
            Assert.Contains("rtsp://127.0.0.1:8555/overview", text, StringComparison.Ordinal);
            Assert.Contains("rtsp://127.0.0.1:8556/hangs", text, StringComparison.Ordinal);
            Assert.Contains("rtsp://127.0.0.1:8554/refuses", text, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
