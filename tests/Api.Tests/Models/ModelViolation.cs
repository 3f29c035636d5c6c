namespace LiveView.Api.Tests.Models;

/// <summary>What was promised did not hold in a random history.</summary>
internal sealed class ModelViolation(string promise, string text) : Exception($"{promise}: {text}")
{
    public const string Safety = "safety";
    public const string Liveness = "liveness";

    /// <summary>Which of the two promises.</summary>
    public string Promise => promise;
}
