namespace LiveView.Persistence.Log;

/// <summary>Where the body stands in a line: just before the closing brace and the line feed.</summary>
internal static class LineLayout
{
    private const int BytesAfterBody = 2;

    public static int BodyStart(int lineLength, int bodyLength) => lineLength - BytesAfterBody - bodyLength;

    public static ReadOnlyMemory<byte> Body(byte[] line, int bodyStart) => line.AsMemory(bodyStart, line.Length - BytesAfterBody - bodyStart);
}
