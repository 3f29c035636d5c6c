namespace LiveView.Grains.Abstractions.Access;

/// <summary>A grain was not called, because the caller may not; the message says why and what to do, and names nobody.</summary>
[GenerateSerializer, Alias("liveview.call-refused")]
public sealed class CallRefusedException : Exception
{
    /// <summary>An exception without details; use another constructor.</summary>
    public CallRefusedException() : this("call-refused", "The call is refused.")
    {
    }

    /// <summary>An exception with its message; use the constructor with a code.</summary>
    public CallRefusedException(string message) : this("call-refused", message)
    {
    }

    /// <summary>An exception with its message and cause; use the constructor with a code.</summary>
    public CallRefusedException(string message, Exception? innerException) : base(message, innerException) => Code = "call-refused";

    /// <summary>A refusal.</summary>
    /// <param name="code">Stable code: <c>no-caller</c>, <c>system-only</c>, <c>role-missing</c>, <c>not-the-caller</c> or <c>not-yours</c>.</param>
    /// <param name="message">Why, and what to do.</param>
    public CallRefusedException(string code, string message) : base(message) => Code = code;

    /// <summary>Stable code of the refusal.</summary>
    [Id(0)]
    public string Code { get; private set; }
}
