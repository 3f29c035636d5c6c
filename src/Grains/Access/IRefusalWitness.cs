using LiveView.Domain.Parties;

namespace LiveView.Grains.Access;

/// <summary>A grain that wants to know whom the guard refused before it was asked.</summary>
internal interface IRefusalWitness
{
    /// <summary>Called in the grain's own turn; must not wait.</summary>
    /// <param name="by">Who was refused.</param>
    /// <param name="action">The wire name of the method, such as <c>forward</c>.</param>
    /// <param name="code">Why: the code of the refusal.</param>
    void Refused(Actor by, string action, string code);
}
