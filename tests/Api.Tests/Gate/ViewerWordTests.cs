using System.Text;
using LiveView.Api.Gate;
using LiveView.Domain.Connections;

namespace LiveView.Api.Tests.Gate;

/// <summary>What a viewer says while it looks changes the stream, or nothing.</summary>
public class ViewerWordTests
{
    [Theory]
    [InlineData("""{"type":"stream","stream":"sub"}""", CameraStream.Sub)]
    [InlineData("""{"stream":"main","type":"stream","more":1}""", CameraStream.Main)]
    public void A_stream_is_asked_for_by_its_name(string message, CameraStream stream) => Assert.Equal(stream, Read(message));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"stream\"")]
    [InlineData("""{"type":"stream"}""")]
    [InlineData("""{"type":"stream","stream":1}""")]
    [InlineData("""{"type":"stream","stream":"third"}""")]
    [InlineData("""{"type":"stream","stream":"\ud800"}""")]
    [InlineData("""{"type":"lag","seconds":0.1,"decoded":4,"dropped":0}""")]
    [InlineData("""{"type":"stream","stream":"sub"}}""")]
    public void Whatever_else_it_says_changes_nothing(string message) => Assert.Null(Read(message));

    [Fact]
    public void Bytes_that_are_no_text_change_nothing() =>
        Assert.Null(ViewerWord.Read((byte[])[.. "{\"type\":\"stream\",\"stream\":\""u8, 0xFF, 0xC0, .. "\"}"u8]));

    private static CameraStream? Read(string message) => ViewerWord.Read(Encoding.UTF8.GetBytes(message));
}
